import Domain
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func showSchool(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let isShared = request.uri.queryParameters["done"] == "sharing"
        return try await school(context.parameter("school"), context, isShared: isShared)
    }

    /// The school's own page, for a member of its team.
    func school(
        _ id: School.ID, _ context: SignedInContext, complaints: Complaints = Complaints(), isShared: Bool = false
    ) async throws -> Response {
        guard let known = try await store.school(id) else { throw Refusal.notFound }
        let programme = try self.programme(known.programme)
        guard
            let desk = try await store.desk(
                of: id, for: context.person.id, levels: labelLevels(of: programme))
        else { throw Refusal.notFound }
        let page = SchoolPage(
            id: id, school: desk.school.school, next: next(desk, programme), past: desk.results.map(past),
            label: desk.label, text: try text(of: programme.version, in: context.language, programme: programme.id),
            regionAndNetwork: names(of: desk.school.school, programme, in: context.language),
            complaints: complaints, group: try await groupSection(of: id, desk.role, isSaved: isShared, context))
        return show(page, context, status: complaints.isEmpty ? .ok : .unprocessableContent, programme: programme.id)
    }

    func programme(_ id: Programme.ID) throws -> Programme {
        guard let programme = catalogue.programme(id) else { throw Refusal.versionMissing }
        return programme
    }

    private func next(_ desk: SchoolDesk, _ programme: Programme) -> SchoolPage.Next {
        if let sheet = desk.open {
            let asked = sheet.assessment.questions.count
            let last = sheet.answers.values.max { $0.at < $1.at }
            return .goOn(
                SchoolPage.Open(
                    assessment: sheet.assessment.id, answered: asked - sheet.open.count, asked: asked,
                    last: last.map { (by: $0.by, at: $0.at) }))
        }
        guard desk.role == .coordinator else { return .askCoordinator }
        if let last = desk.results.first, let rules = catalogue.edition(programme.version)?.version.label {
            let opens = reassessmentOpens(
                months: rules.reassessmentMonths, after: last.submittedAt, in: programme.timeZone)
            if store.clock() < opens { return .waitUntil(opens) }
        }
        return .begin(levels: desk.school.school.levels.sorted())
    }

    private func past(_ result: SchoolDesk.PastResult) -> SchoolPage.Past {
        SchoolPage.Past(
            id: result.id, submittedAt: result.submittedAt, points: result.points, level: result.level)
    }

    private func names(
        of school: School, _ programme: Programme, in language: Language
    ) -> (region: String?, network: String?) {
        let region = programme.regions.first { $0.id == school.region }
        let network = programme.networks.first { $0.id == school.network }
        return (region?.names[language] ?? school.region, network?.names[language] ?? school.network)
    }
}
