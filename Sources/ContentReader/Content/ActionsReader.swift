import Domain

/// Reads actions.yaml of a version.
struct ActionsReader {
    let index: VersionIndex

    private enum Keys: String, ClosedKeys {
        case actions
    }

    private enum ActionKeys: String, ClosedKeys {
        case id, effect, hours, who, cost
    }

    func read(_ root: Cursor) -> [Action] {
        guard let list = root.fields(Keys.self)?[.actions]?.filledList() else {
            index.areActionsWhole = false
            return []
        }
        return list.compactMap(readAction)
    }

    private func readAction(_ cursor: Cursor) -> Action? {
        guard let fields = cursor.fields(ActionKeys.self), let place = fields[.id], let id = place.identifier() else {
            index.areActionsWhole = false
            return nil
        }
        index.declare(.action, id, at: place)
        let effect = fields[.effect]?.number(1...3)
        let hours = fields[.hours]?.number(1...100_000)
        let who = fields[.who]?.distinct { $0.word(of: Action.Role.self, called: "role") }
        let cost = fields[.cost]?.word(of: Action.Cost.self, called: "cost")
        guard let effect, let hours, let who, let cost else { return nil }
        return Action(id: Action.ID(id), effect: effect, hours: hours, who: who, cost: cost)
    }
}
