import Domain
import Hummingbird
import Pages
import Store

extension Site {
    /// A table that the manager puts together; where nothing is asked yet, the registered schools by region.
    @Sendable func showTable(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let programme = try managed(context)
        let asked = askedTable(request)
        let subject = try statisticSubject(programme, context)
        do {
            let found = try await find(asked, of: programme)
            return show(TablePage(subject: subject, asked: asked, found: found), context, programme: programme.id)
        } catch let fault as StatisticFault {
            let page = TablePage(
                subject: subject, asked: asked, found: nil,
                complaints: Complaints(fault.field(in: asked), words(of: fault, subject, context)))
            return show(page, context, status: .unprocessableContent, programme: programme.id)
        }
    }

    /// The same as a file.
    @Sendable func tableCSV(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let programme = try managed(context)
        let asked = askedTable(request)
        do {
            let found = try await find(asked, of: programme)
            return download(
                csv(records(of: [found.table])), as: "table-\(programme.id)-\(found.table.measure.rawValue).csv")
        } catch is StatisticFault {
            return try await showTable(request, context)
        }
    }

    private func askedTable(_ request: Request) -> AskedTable {
        let form = Form(urlEncoded: (request.uri.query ?? "").utf8)
        let typed = { (name: String) in String(form[name].prefix(80)).trimmingSpace() }
        guard form.optional("measure") != nil else {
            return AskedTable(measure: Measure.registered.rawValue, rows: Breakdown.region.rawValue)
        }
        return AskedTable(
            measure: typed("measure"), rows: typed("rows"), columns: typed("columns"), from: typed("from"),
            to: typed("to"),
            only: Dictionary(uniqueKeysWithValues: AskedTable.limits.map { ($0, typed($0.rawValue)) }))
    }

    /// By programme, those of the whole installation stand beside each other, as on the page of figures.
    private func find(_ asked: AskedTable, of programme: Programme) async throws -> FoundTable {
        let isCompared = [asked.rows, asked.columns].contains(Breakdown.programme.rawValue)
        let used = isCompared ? try await store.programmesInUse() : [programme.id]
        let programmes = used.compactMap(catalogue.programme)
        let version = try version(of: programme)
        let words = StatisticWords(programmes: programmes, rules: version.label, version: version)
        let today = CalendarDay(of: store.clock(), in: programme.timeZone)
        let began = try await store.statisticsBegan(of: programmes.map(\.id)) ?? today
        let request = try asked.request(
            of: programmes.map(\.id), words: words, began: min(began, today), today: today)
        let tables = try await store.statistics(request, words: words)
        guard let table = tables.first else { throw StatisticFault.nothingAsked }
        return FoundTable(table: table, request: request, total: try await total(request, words))
    }

    private func total(_ request: StatisticRequest, _ words: StatisticWords) async throws -> Int? {
        guard request.measures.allSatisfy(\.countsSchools), let whole = request.whole else { return nil }
        return try await store.statistics(whole, words: words).first?.cells.first?.value
    }

    private func words(
        of fault: StatisticFault, _ subject: DashboardPage.Subject, _ context: SignedInContext
    ) -> String {
        let voice = voice(context.language, of: subject.programme)
        let measure = { (measure: Measure) in voice("statistics.measure-\(measure.rawValue)") }
        return switch fault {
        case .noDay: voice("statistics.error-day")
        case .inFuture(_, _, let today): voice("statistics.error-future", ["last": voice.date(day: today.text)])
        case .beforeBeginning(_, _, let began): voice("statistics.error-before", ["first": voice.date(day: began.text)])
        case .upsideDown: voice("table.error-upside-down")
        case .unsuited(let wrong, let breakdown):
            voice("table.error-unsuited", ["measure": measure(wrong), "by": voice("table.by-\(breakdown.rawValue)")])
        case .notInPeriod(let wrong): voice("table.error-range", ["measure": measure(wrong)])
        case .twice: voice("table.error-twice")
        case .twoTimes: voice("table.error-two-times")
        case .tooManyPeriods(let most): voice("table.error-periods", ["most": voice.number(most)])
        case .tooManyCells(let count):
            voice(
                "table.error-cells",
                ["count": voice.number(count), "most": voice.number(StatisticRequest.mostCells)])
        case .noSuch, .nothingAsked, .noFilter, .noMoment, .knownAtUnsuited, .publicKnownAt, .perWithoutRange,
            .rangeAndDay,
            .halfRange:
            voice("table.error-choice")
        }
    }
}
