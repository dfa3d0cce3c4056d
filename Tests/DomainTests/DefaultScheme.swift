import Domain

/// The rules of the default scheme on a questionnaire in code: three areas of five topics of three questions.
///
/// A question is called after its place: `q231` is the first of topic 3 of area 2. The first of a topic is its
/// anchor; those of topics 1 and 2 are essential. Each has the choices `-a` and `-b` (0 points), `-c` (1) and
/// `-d` (2, which meets). What differs:
/// - `q121` is met by "does not apply"; every other essential question is not;
/// - `q211` is met by its choice of 1 point as well;
/// - `q112` does not offer "does not apply", `q113` not "I don't know";
/// - `q153` is asked in secondary education only.
enum DefaultScheme {
    static let areas: [Area.ID] = ["infrastructure", "policy", "practice"]

    static let rules = LabelRules(
        totalScale: 60, areaScale: 20, applicablePerArea: 7, validityMonths: 18, reassessmentMonths: 12,
        levels: [
            LabelLevel(id: "bronze", total: .atLeast(22), areaAtLeast: 5),
            LabelLevel(
                id: "silver", total: .atLeast(40), areaAtLeast: 12, needsEssentials: true, needsEvidence: true),
            LabelLevel(
                id: "gold", total: .above(55), areaAtLeast: 12, needsEssentials: true, needsEvidence: true,
                contributions: 1),
        ])

    static let version = Version(
        name: Version.Name(scheme: "default", version: "1.0"), draw: DrawRule(perTopic: 2), label: rules,
        areas: areas.enumerated().map { area(number: $0.offset + 1, $0.element) }, actions: actions)

    static func question(_ area: Int, _ topic: Int, _ number: Int) -> Question.ID {
        Question.ID("q\(area)\(topic)\(number)")
    }

    static func choice(_ letter: String, of question: Question.ID) -> Response {
        .choice(Choice.ID("\(question)-\(letter)"))
    }

    private static func area(number: Int, _ id: Area.ID) -> Area {
        Area(
            id: id,
            topics: (1...5).map { topic in
                Topic(
                    id: Topic.ID("t\(number)\(topic)"),
                    questions: (1...3).map { makeQuestion(question(number, topic, $0), topic: topic, number: $0) })
            })
    }

    private static func makeQuestion(_ id: Question.ID, topic: Int, number: Int) -> Question {
        let notApplicable: [Question.ID: Question.NotApplicable] = ["q121": .meets, "q112": .notOffered]
        return Question(
            id: id, isAnchor: number == 1, isEssential: number == 1 && topic <= 2,
            levels: id == "q153" ? [.secondary] : [],
            choices: [
                makeChoice("a", of: id, points: 0, action: "\(id)-from-a"),
                makeChoice("b", of: id, points: 0, action: "\(id)-from-b"),
                makeChoice("c", of: id, points: 1, meets: id == "q211", action: "\(id)-from-c"),
                makeChoice("d", of: id, points: 2, meets: true),
            ],
            unknown: id == "q113" ? nil : [Advice(action: Action.ID("\(id)-find-out"))],
            notApplicable: notApplicable[id] ?? .doesNotMeet)
    }

    private static func makeChoice(
        _ letter: String, of id: Question.ID, points: Int, meets: Bool = false, action: String? = nil
    ) -> Choice {
        Choice(
            id: Choice.ID("\(id)-\(letter)"), points: points, meets: meets,
            actions: action.map { [Advice(action: Action.ID($0))] } ?? [])
    }

    private static var actions: [Action] {
        let kinds = [("from-a", 3, 16), ("from-b", 3, 8), ("from-c", 2, 4), ("find-out", 1, 1)]
        return (1...3).flatMap { area in
            (1...5).flatMap { topic in
                (1...3).flatMap { number in
                    kinds.map { kind, effect, hours in
                        Action(
                            id: Action.ID("\(question(area, topic, number))-\(kind)"), effect: effect, hours: hours,
                            who: [.ict], cost: .none)
                    }
                }
            }
        }
    }
}
