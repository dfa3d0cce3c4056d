import Domain

/// The kinds of things in a version that have an id.
enum Kind: String, CaseIterable {
    case area, topic
    case level = "label level"
    case question, choice, action
}

/// The ids of a version and what refers to them, gathered while its files are read.
final class VersionIndex {
    /// False where an id of structure.yaml could not be read: then what looks unknown may be there.
    var isStructureWhole = true
    var areActionsWhole = true
    /// The actions that answers bring, with where they stand.
    private(set) var advised: [Sited<String>] = []
    private var order: [Kind: [String]] = [:]
    private var sites: [Kind: [String: Cursor]] = [:]
    private var questions: [String: OfQuestion] = [:]
    private var askedBy: [String: String] = [:]
    private var conditions: [(question: Sited<String>, responses: [Sited<String>])] = []
    /// The question whose choices are being read.
    var reading = ""
    /// The questions on whose answers the advice of a question depends, with where that is said.
    private var dependencies: [String: [Sited<String>]] = [:]

    private struct OfQuestion {
        var choices: [String] = []
        var offersUnknown = false
        var offersNotApplicable = false
    }

    func ids(_ kind: Kind) -> [String] {
        order[kind] ?? []
    }

    func choices(of question: String) -> [String] {
        questions[question]?.choices ?? []
    }

    func isWhole(_ kind: Kind) -> Bool {
        kind == .action ? areActionsWhole : isStructureWhole
    }

    /// Takes an id up; refuses it where another thing of its kind has it. The id that should have stood
    /// there is then not known, so nothing can be called unknown.
    func declare(_ kind: Kind, _ id: String, at place: Cursor) {
        if let first = sites[kind]?[id] {
            let line = first.line.map { " (line \($0))" } ?? ""
            place.refuse("the \(kind.rawValue) \(id.quoted) is there twice\(line)", "give one of the two another id")
            isStructureWhole = isStructureWhole && kind == .action
            areActionsWhole = areActionsWhole && kind != .action
            return
        }
        sites[kind, default: [:]][id] = place
        order[kind, default: []].append(id)
    }

    /// Takes up what a question offers; the first of its name, and each choice with the first that has it.
    func declareQuestion(_ id: String, choices: [String], offersUnknown: Bool, offersNotApplicable: Bool) {
        guard questions[id] == nil else { return }
        for choice in choices where askedBy[choice] == nil {
            askedBy[choice] = id
        }
        questions[id] = OfQuestion(
            choices: choices.filter { askedBy[$0] == id }, offersUnknown: offersUnknown,
            offersNotApplicable: offersNotApplicable)
    }

    func advise(_ action: String, at place: Cursor) {
        advised.append(Sited(value: action, at: place))
    }

    func depend(on question: Sited<String>, responses: [Sited<String>]) {
        conditions.append((question, responses))
        dependencies[reading, default: []].append(question)
    }

    /// Refuses references to what is not there, and actions that no answer brings.
    func checkReferences() {
        if areActionsWhole {
            for reference in advised where sites[.action]?[reference.value] == nil {
                reference.at.refuseUnknown("action", reference.value, among: ids(.action), in: "actions.yaml")
            }
        }
        if isStructureWhole {
            conditions.forEach(check)
            ids(.question).forEach(refuseCircle)
            let used = Set(advised.map(\.value))
            for id in ids(.action) where !used.contains(id) {
                sites[.action]?[id]?.refuse(
                    "no answer uses the action", "name it in `actions` of a choice in structure.yaml, or take it out")
            }
        }
    }

    /// Refuses a condition that leads back to its own question, at the first question of the circle.
    private func refuseCircle(from start: String) {
        var path = [start]
        var seen: Set<String> = []
        var next = dependencies[start] ?? []
        while let step = next.popLast() {
            if step.value == start {
                guard path.allSatisfy({ order(of: $0) >= order(of: start) }) else { return }
                step.at.refuse(
                    "the conditions go round in a circle: the advice on \(start.quoted) depends on itself",
                    "let a condition name a question whose own advice does not depend on this one")
                return
            }
            guard seen.insert(step.value).inserted else { continue }
            path.append(step.value)
            next += dependencies[step.value] ?? []
        }
    }

    private func order(of question: String) -> Int {
        ids(.question).firstIndex(of: question) ?? 0
    }

    private func check(_ question: Sited<String>, _ responses: [Sited<String>]) {
        guard let known = questions[question.value] else {
            question.at.refuseUnknown("question", question.value, among: ids(.question), in: "structure.yaml")
            return
        }
        let offered =
            known.choices + (known.offersUnknown ? ["unknown"] : [])
            + (known.offersNotApplicable ? ["not-applicable"] : [])
        for response in responses where !offered.contains(response.value) {
            response.at.refuse(
                "\(question.value.quoted) has no answer \(response.value.quoted)",
                suggestion(for: response.value, among: offered) ?? "use one of \(offered.listed)")
        }
    }
}

extension Cursor {
    /// The fault of a reference to what is not there.
    func refuseUnknown(_ kind: String, _ id: String, among known: some Sequence<String>, in place: String) {
        refuse(
            "the \(kind) \(id.quoted) is unknown",
            suggestion(for: id, among: known) ?? "write one that is in \(place), or add it there")
    }
}
