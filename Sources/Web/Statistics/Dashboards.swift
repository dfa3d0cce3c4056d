import Domain
import Hummingbird
import Pages
import Store

extension Site {
    /// A programme's figures on a day, for its manager.
    @Sendable func showStatistics(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let programme = try managed(context)
        let asked = try await asked(request, of: programme, context)
        guard let day = asked.day else { return try wrongDay(asked, of: programme, context) }
        let dashboard = try await dashboard(of: programme, on: day, context)
        let page = DashboardPage(
            subject: try statisticSubject(programme, context), dashboard: dashboard, typed: day.text)
        return show(page, context, programme: programme.id)
    }

    /// One of its tables, as a file.
    @Sendable func statisticsCSV(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let programme = try managed(context)
        let file: String = try context.parameter("table")
        guard file.hasSuffix(".csv"), let kind = DashboardSheet.Kind(rawValue: String(file.dropLast(4))) else {
            throw Refusal.notFound
        }
        let asked = try await asked(request, of: programme, context)
        guard let day = asked.day else { return try wrongDay(asked, of: programme, context) }
        let dashboard = try await dashboard(of: programme, on: day, context)
        let sheet = dashboard.sheet(kind, levels: labelLevels(of: programme))
        return download(csv(sheet.records), as: "statistics-\(programme.id)-\(kind.rawValue)-\(day).csv")
    }

    /// How figures are counted, for everybody.
    @Sendable func showMethod(_ request: Request, _ context: PageContext) async throws -> Response {
        show(MethodPage(), context)
    }

    /// The day in the address, or what is wrong with it.
    private func asked(
        _ request: Request, of programme: Programme, _ context: SignedInContext
    ) async throws -> (day: CalendarDay?, typed: String, complaints: Complaints) {
        let typed = String(Form(urlEncoded: (request.uri.query ?? "").utf8)["on"].prefix(40)).trimmingSpace()
        let began = try await store.statisticsBegan(of: [programme.id])
        do throws(AskedDayFault) {
            let today = CalendarDay(of: store.clock(), in: programme.timeZone)
            return (try askedDay(typed: typed, today: today, began: began), typed, Complaints())
        } catch {
            return (nil, typed, Complaints("on", words(of: error, voice(context.language, of: programme))))
        }
    }

    private func words(of fault: AskedDayFault, _ voice: Voice) -> String {
        switch fault {
        case .noDay: voice("statistics.error-day")
        case .inFuture(let last): voice("statistics.error-future", ["last": voice.date(day: last.text)])
        case .beforeBeginning(let first): voice("statistics.error-before", ["first": voice.date(day: first.text)])
        }
    }

    private func wrongDay(
        _ asked: (day: CalendarDay?, typed: String, complaints: Complaints), of programme: Programme,
        _ context: SignedInContext
    ) throws -> Response {
        let page = DashboardPage(
            subject: try statisticSubject(programme, context), dashboard: nil, typed: asked.typed,
            complaints: asked.complaints)
        return show(page, context, status: .unprocessableContent, programme: programme.id)
    }

    private func dashboard(
        of programme: Programme, on day: CalendarDay, _ context: SignedInContext
    ) async throws -> Dashboard {
        guard let version = catalogue.edition(programme.version)?.version else { throw Refusal.versionMissing }
        return try await store.dashboard(of: programme, on: day, by: version, for: context.signedIn)
    }

    /// The names of what a programme's figures tell of.
    func statisticSubject(_ programme: Programme, _ context: SignedInContext) throws -> DashboardPage.Subject {
        guard let version = catalogue.edition(programme.version)?.version else { throw Refusal.versionMissing }
        let names = catalogue.programmes.map { ($0.id.rawValue, $0.name(in: context.language)) }
        return DashboardPage.Subject(
            programme: programme, programmeNames: Dictionary(names) { first, _ in first }, version: version,
            text: try text(of: programme.version, in: context.language, programme: programme.id),
            map: catalogue.maps[programme.id])
    }
}
