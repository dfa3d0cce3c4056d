import Domain
import Pages

extension Gallery {
    func documentPages() throws -> [any Page] {
        let link = Link.report(AssessmentResult.ID(99))
        let kinds: [DocumentPage.Kind] = [
            .waiting(ahead: 0, .waiting(for: link)), .waiting(ahead: 1, .waiting(for: link)),
            .waiting(ahead: 7, .waiting(for: link)), .busy(link), .failed,
        ]
        let label = Label(level: "silver", validFrom: .afternoon, validUntil: .afternoon.adding(days: 9))
        let statement = Statement(
            school: typed, place: typed, label: label, version: try Project.edition().version, text: text)
        let decisions = [
            nil, StatementPage.Decision(isPublic: true, by: typed, at: .afternoon),
            StatementPage.Decision(isPublic: false, by: typed, at: .afternoon),
        ]
        let desks: [any Page] = decisions.flatMap { decision in
            [statement, nil].flatMap { statement in
                [true, false].map {
                    StatementPage(
                        school: (Sample.found.id, typed), address: "https://label.test/schools/5/label",
                        decision: decision, statement: statement, isCoordinator: $0)
                }
            }
        }
        return kinds.map { DocumentPage($0, back: .result(AssessmentResult.ID(99))) } + desks
            + [LabelPage(school: Sample.found.id, statement: statement)]
    }
}
