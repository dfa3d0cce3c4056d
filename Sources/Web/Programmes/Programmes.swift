import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    /// A programme's funnel, for its manager.
    @Sendable func showProgramme(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let programme = try managed(context)
        let text = try text(of: programme.version, in: context.language, programme: programme.id)
        let levels = labelLevels(of: programme)
        let funnel = try await store.funnel(of: programme.id, for: context.signedIn, levels: levels)
        let labelled = funnel.labels.values.reduce(0, +)
        let steps = [
            ("registered", funnel.registered), ("started", funnel.started), ("submitted", funnel.submitted),
            ("labelled", labelled),
        ]
        let page = ProgrammePage(
            id: programme.id, programmeName: programme.name(in: context.language),
            schools: funnel.schools, steps: steps.map { ProgrammePage.Step(id: $0.0, schools: $0.1) },
            labels: levels.map { ($0, funnel.labels[$0] ?? 0) },
            sources: funnel.sources.map { ($0.word, $0.campaign, $0.registered) }, text: text)
        return show(page, context, programme: programme.id)
    }

    /// The list of schools, filtered and paged.
    @Sendable func showProgrammeSchools(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let programme = try managed(context)
        let asked = Form(urlEncoded: (request.uri.query ?? "").utf8)
        let (filter, shown) = filters(asked, programme, context.language)
        let number = min(max(Int(asked["page"]) ?? 1, 1), 100_000)
        let size = 50
        let found = try await store.listSchools(
            of: programme.id, for: context.signedIn, fitting: filter, levels: labelLevels(of: programme),
            limit: size + 1, offset: (number - 1) * size)
        let text = try text(of: programme.version, in: context.language, programme: programme.id)
        let page = ProgrammeSchoolsPage(
            id: programme.id, programmeName: programme.name(in: context.language),
            filter: shown, rows: found.prefix(size).map { row($0, programme, text, context.language) },
            page: number, hasMore: found.count > size)
        return show(page, context, programme: programme.id)
    }

    /// The same list as CSV, whole.
    @Sendable func programmeSchoolsCSV(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let programme = try managed(context)
        let (filter, _) = filters(Form(urlEncoded: (request.uri.query ?? "").utf8), programme, context.language)
        let found = try await store.listSchools(
            of: programme.id, for: context.signedIn, fitting: filter, levels: labelLevels(of: programme),
            limit: 300_000, offset: 0)
        let header = [
            "number", "name", "place", "region", "state", "label", "registered", "source", "campaign", "submitted",
        ]
        let rows = found.map { school in
            [
                school.number, school.name, school.place, school.region ?? "", school.state.rawValue,
                school.label?.rawValue ?? "", day(school.registeredAt, programme), school.source ?? "",
                school.campaign ?? "", day(school.submittedAt, programme),
            ]
        }
        return download(csv([header] + rows), as: "schools-\(programme.id).csv")
    }

    /// A CSV file that the browser saves.
    func download(_ csv: String, as name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: csv)))
    }

    /// The programme in the address, where the person manages it.
    func managed(_ context: SignedInContext) throws -> Programme {
        let id = Programme.ID(try context.parameter("programme", as: String.self))
        guard context.signedIn.manages.contains(id) else { throw Refusal.notFound }
        return try programme(id)
    }

    /// The levels of the programme's label, from low to high.
    func labelLevels(of programme: Programme) -> [LabelLevel.ID] {
        catalogue.edition(programme.version)?.version.label.levels.map(\.id) ?? []
    }

    private func filters(
        _ asked: Form, _ programme: Programme, _ language: Language
    ) -> (SchoolFilter, ProgrammeSchoolsPage.Filter) {
        let states = SchoolState.allCases.filter { $0 != .none }
        var shown = ProgrammeSchoolsPage.Filter(
            regions: programme.regions.map { ($0.id, $0.name(in: language)) }, levels: programme.levels,
            states: states.map(\.rawValue))
        shown.words = String(asked["q"].prefix(200))
        let region = programme.regions.first { $0.id == asked["region"] }?.id
        let level = EducationLevel(rawValue: asked["level"])
        let state = states.first { $0.rawValue == asked["state"] }
        shown.region = region ?? ""
        shown.level = level?.rawValue ?? ""
        shown.state = state?.rawValue ?? ""
        let campaign = Campaign.ID(asked["campaign"])
        shown.campaign = campaign.map { "\($0)" } ?? ""
        let filter = SchoolFilter(words: shown.words, region: region, level: level, state: state, campaign: campaign)
        return (filter, shown)
    }

    private func row(
        _ school: ListedSchool, _ programme: Programme, _ text: VersionText, _ language: Language
    ) -> ProgrammeSchoolsPage.Row {
        let region = programme.regions.first { $0.id == school.region }
        return ProgrammeSchoolsPage.Row(
            number: school.number, name: school.name, place: school.place,
            region: region?.names[language] ?? school.region ?? "", state: school.state.rawValue,
            label: school.label.map { text.levels[$0]?.name ?? $0.rawValue } ?? "",
            registeredAt: school.registeredAt, submittedAt: school.submittedAt)
    }

    private func day(_ moment: Moment?, _ programme: Programme) -> String {
        moment.map { calendarDay(of: $0, in: programme.timeZone) } ?? ""
    }
}
