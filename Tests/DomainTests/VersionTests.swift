import Domain
import Foundation
import Testing

@Suite("A version and the words")
struct VersionTests {
    @Test func theCanonicalFormIsStableAndReadsBack() throws {
        let data = try DefaultScheme.version.canonicalForm()
        let version = try Version(canonicalForm: data)
        #expect(version == DefaultScheme.version)
        #expect(try version.canonicalForm() == data)
    }

    @Test func theCanonicalFormHoldsConditionsAndReservedResponses() throws {
        let condition = Condition(
            levels: [.adult], answered: .init(question: "q/1", responses: [.unknown, .notApplicable, .choice("q1\"é")]))
        let question = Question(
            id: "q1", isAnchor: true, isEssential: true, levels: [.arts],
            choices: [Choice(id: "q1a", points: 1, meets: true, actions: [Advice(action: "a1", when: condition)])],
            unknown: nil, notApplicable: .meets)
        let version = Version(
            name: Version.Name(scheme: "s", version: "2"), draw: DrawRule(perTopic: 1),
            label: DefaultScheme.rules, areas: [Area(id: "a", topics: [Topic(id: "t", questions: [question])])],
            actions: [Action(id: "a1", effect: 1, hours: 1, who: [.board], cost: .purchase)])
        #expect(try Version(canonicalForm: version.canonicalForm()) == version)
    }

    @Test("a form of the time when languages were part of it is read as before")
    func anOlderFormIsRead() throws {
        let form = String(decoding: try DefaultScheme.version.canonicalForm(), as: UTF8.self)
        let older = form.replacing("\"label\":{", with: "\"languages\":[\"nl\",\"en\"],\"label\":{", maxReplacements: 1)
        #expect(older != form)
        #expect(try Version(canonicalForm: Data(older.utf8)) == DefaultScheme.version)
    }

    @Test(arguments: ["", "{}", "[]", "null", "{\"name\":{}}", "\u{0}"])
    func rubbishIsNoVersion(text: String) {
        #expect(throws: (any Error).self) { try Version(canonicalForm: Data(text.utf8)) }
    }

    @Test func theCanonicalFormChangesWithTheStructure() throws {
        let version = DefaultScheme.version
        let other = Version(
            name: version.name, draw: DrawRule(perTopic: 3), label: version.label,
            areas: version.areas, actions: version.actions)
        #expect(try other.canonicalForm() != version.canonicalForm())
    }

    @Test func aJudgementReadsBack() throws {
        let judgement = try FilledForm(points: [11, 10, 13]).answering("q131", .unknown).judged()
        let data = try JSONEncoder().encode(judgement)
        #expect(try JSONDecoder().decode(Judgement.self, from: data) == judgement)
    }

    @Test func aQuestionHasItsPlace() {
        let place = DefaultScheme.version.place(of: "q231")
        #expect(place.area == "policy")
        #expect(place.topic == "t23")
    }

    @Test func idsSortByTheirBytes() {
        let ids: [Question.ID] = ["q10", "Q2", "é", "q-1", "q2", "z"]
        #expect(ids.sorted() == ["Q2", "q-1", "q10", "q2", "z", "é"])
    }
}
