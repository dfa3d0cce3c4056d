/// A task of a school with what orders it on the board.
public struct PlacedTask: Sendable, Equatable {
    public let task: SchoolTask
    /// Nil for the school's own.
    public let action: Action?
    /// Nil for the school's own.
    public let place: ActionPlace?
    /// Its plan is an earlier one, and the latest plan does not call for it any more.
    public let isOfEarlierPlan: Bool

    public init(task: SchoolTask, action: Action?, place: ActionPlace?, isOfEarlierPlan: Bool) {
        self.task = task
        self.action = action
        self.place = place
        self.isOfEarlierPlan = isOfEarlierPlan
    }
}

/// Where in a questionnaire an action belongs: with the first question that brings it.
public struct ActionPlace: Sendable, Equatable {
    public let area: Area.ID
    public let topic: Topic.ID
    /// The place of the topic in the questionnaire.
    public let position: Int

    public init(area: Area.ID, topic: Topic.ID, position: Int) {
        self.area = area
        self.topic = topic
        self.position = position
    }
}

extension Version {
    /// The place of each action that an answer can bring.
    public var places: [Action.ID: ActionPlace] {
        var places: [Action.ID: ActionPlace] = [:]
        let topics = areas.flatMap { area in area.topics.map { (area.id, $0) } }
        for (position, (area, topic)) in topics.enumerated() {
            for advice in topic.questions.flatMap({ $0.choices.flatMap(\.actions) + ($0.unknown ?? []) }) {
                if places[advice.action] == nil {
                    places[advice.action] = ActionPlace(area: area, topic: topic.id, position: position)
                }
            }
        }
        return places
    }
}

/// In which order a board shows its tasks.
public enum TaskOrder: String, Sendable, CaseIterable {
    /// The most effect for the effort first; the school's own last.
    case effect
    /// As the questionnaire has them; the school's own last.
    case topic
    /// The earliest first; those without a date last.
    case date
    /// By name; those without an owner last.
    case owner

    public func sorted(_ tasks: [PlacedTask]) -> [PlacedTask] {
        tasks.sorted(by: comesFirst)
    }

    private func comesFirst(_ one: PlacedTask, _ other: PlacedTask) -> Bool {
        switch self {
        case .effect: byEffect(one, other)
        case .topic: differs(one, other, in: \.place?.position) ?? byEffect(one, other)
        case .date: differs(one, other, in: \.task.dueOn) ?? byEffect(one, other)
        case .owner:
            differs(one, other, in: \.task.owner?.name) ?? differs(one, other, in: \.task.owner?.id)
                ?? differs(one, other, in: \.task.dueOn) ?? byEffect(one, other)
        }
    }

    /// Which comes first by this; nil where it tells nothing. What is not there comes last.
    private func differs<Value: Comparable>(
        _ one: PlacedTask, _ other: PlacedTask, in value: (PlacedTask) -> Value?
    ) -> Bool? {
        switch (value(one), value(other)) {
        case (nil, nil): nil
        case (nil, _): false
        case (_, nil): true
        case (let left?, let right?): left == right ? nil : left < right
        }
    }

    private func byEffect(_ one: PlacedTask, _ other: PlacedTask) -> Bool {
        differs(one, other) { placed in
            placed.action.map { EffectForEffort(effect: $0.effect, effort: $0.hours, action: $0.id) }
        } ?? (one.task.id < other.task.id)
    }
}
