import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    /// What anybody may see of a school. Not there until its coordinator wants it, and while no label is valid.
    @Sendable func showLabel(_ request: Request, _ context: PageContext) async throws -> Response {
        let (school, statement) = try await publicStatement(context)
        return show(LabelPage(school: school.id, statement: statement), context, programme: school.programme)
    }

    @Sendable func labelPDF(_ request: Request, _ context: PageContext) async throws -> Response {
        let (school, statement) = try await publicStatement(context)
        let voice = voice(context.language, of: catalogue.programme(school.programme))
        let document = Document(
            paper: statement.paper(at: address.absolute(.label(school.id)), voice), name: "esafety-label.pdf",
            link: .labelPaper(school.id), back: .label(school.id))
        return await pdf(document, request, context)
    }

    @Sendable func showStatement(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let desk = try await statementDesk(context)
        let page = StatementPage(
            school: (desk.school.id, desk.school.school.name), address: address.absolute(.label(desk.school.id)),
            decision: desk.decision.map { .init(isPublic: $0.isPublic, by: $0.by, at: $0.at) },
            statement: try desk.label.map { try statement($0, of: desk.school, in: context.language) },
            isCoordinator: desk.role == .coordinator)
        return show(page, context, programme: desk.school.programme)
    }

    /// Turns the statement on, which needs a label, or off.
    @Sendable func setStatement(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let desk = try await statementDesk(context)
        let isPublic = form["public"] == "yes"
        // Without a label the page says so, and there is nothing to turn on.
        if desk.label != nil || !isPublic {
            try await store.setStatement(public: isPublic, of: desk.school.id, by: context.person.id)
        }
        return go(.statement(desk.school.id))
    }

    private func statementDesk(_ context: SignedInContext) async throws -> StatementDesk {
        let id: School.ID = try context.parameter("school")
        guard let school = try await store.school(id),
            let desk = try await store.statementDesk(
                of: id, for: context.person.id, levels: labelLevels(of: try programme(school.programme)))
        else { throw Refusal.notFound }
        return desk
    }

    private func publicStatement(_ context: PageContext) async throws -> (KnownSchool, Statement) {
        let id: School.ID = try context.parameter("school")
        guard let school = try await store.school(id),
            let label = try await store.publicStatement(
                of: id, levels: labelLevels(of: try programme(school.programme)))
        else { throw Refusal.notFound }
        return (school, try statement(label, of: school, in: context.language))
    }

    private func statement(
        _ stated: StatedLabel, of school: KnownSchool, in language: Language
    ) throws -> Statement {
        Statement(
            school: school.school.name, place: school.school.address.place, label: stated.label,
            version: stated.version,
            text: try text(of: stated.version.name, in: language, programme: school.programme))
    }
}
