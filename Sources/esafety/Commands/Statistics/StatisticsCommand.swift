import ArgumentParser
import Domain
import Foundation
import Store

struct StatisticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics", abstract: "Figures about the schools of a programme, as of any date.",
        subcommands: [Show.self, Recount.self, Release.self], defaultSubcommand: Show.self)

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints figures: true and internal ones, unless --public is given.",
            discussion: """
                Measures: registered, started, completed, labelled, label, outcome, expired, renewed, improved, \
                area-score, topic-score, choices, time-to-complete, actions-done, time-to-next-level. \
                docs/statistics-method.md defines each. Break-downs: programme, region, level, kind, network, size, \
                label, group, source, version, area, topic, question, choice, figure, points.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions

        @Option(help: "The programme, such as be-vl; several with commas; or all.")
        var programme: String

        @Option(help: "As it was at the end of this day, as 2018-10-01. Default today.")
        var asOf: String?

        @Option(help: "The measures, with commas between them.")
        var measure: String

        @Option(help: "Break-downs, with commas between them.")
        var by: String?

        @Option(help: "The first day of a range.")
        var from: String?

        @Option(help: "Its last day.")
        var to: String?

        @Option(help: "A column of periods: day, month, school-year or year. Each as it was at its end.")
        var per: String?

        @Flag(help: "With --per: what came about in each period, and not what was at its end.")
        var inPeriod = false

        @Option(help: "Only schools with this label (measure label) or outcome (measure outcome).")
        var label: String?

        @Option(help: "Only what has this value, as region=BE-VAN or level=primary,secondary. May be repeated.")
        var only: [String] = []

        @Option(help: "What was known at this time, as 2018-10-01 or 2018-10-01T14:30:00Z.")
        var knownAt: String?

        @Flag(
            name: .customLong("public"),
            help: "Only what is published; figures of a day of which nothing is are published by asking, and kept.")
        var isPublic = false

        @Option(help: "table, csv or json.")
        var format = OutputFormat.table

        @Option(help: ArgumentHelp("Read the figures so often, and say how long that took.", visibility: .hidden))
        var times = 0

        func run() async throws {
            let catalogue = try content.read()
            let store = try await data.open()
            let programmes = try await programmes(in: catalogue, store)
            guard let first = programmes.first, let edition = catalogue.edition(first.version) else {
                throw BadInput("No programme is in use yet. Import a register first.")
            }
            let words = StatisticWords(programmes: programmes, rules: edition.version.label, version: edition.version)
            do {
                let request = try await request(of: programmes, words, store)
                guard !isPublic else {
                    return try print(try await published(request, of: programmes, in: catalogue, words, store))
                }
                if !request.rare.isEmpty {
                    complain("By \(request.rare.map(\.rawValue).joined(separator: ", ")) each school is looked at.")
                }
                let tables = try await store.statistics(request, words: words)
                if times > 0 {
                    complain(try await timing(times) { _ = try await store.statistics(request, words: words) })
                }
                try print(tables)
            } catch let fault as StatisticFault {
                throw BadInput("\(fault)")
            }
        }

        private func programmes(in catalogue: Catalogue, _ store: Store) async throws -> [Programme] {
            guard programme != "all" else {
                let used = try await store.programmesInUse()
                return used.compactMap { catalogue.programme($0) }
            }
            let names = list(programme)
            guard Set(names).count == names.count else { throw BadInput("A programme is named twice in \(programme).") }
            return try names.map { try content.programme($0, in: catalogue) }
        }

        private func request(
            of programmes: [Programme], _ words: StatisticWords, _ store: Store
        ) async throws -> StatisticRequest {
            var typed = TypedStatistic(measures: list(measure))
            typed.breakdowns = by.map(list) ?? []
            (typed.asOf, typed.from, typed.to, typed.per, typed.inPeriod) = (asOf, from, to, per, inPeriod)
            typed.only = only + (label.map { ["label=\($0)"] } ?? [])
            typed.knownAt = knownAt
            if isPublic, let knownAt { throw StatisticFault.publicKnownAt(typed: knownAt) }
            // Where programmes have other clocks, the day is the one on which all of them have begun it.
            let today = programmes.map { CalendarDay(of: store.clock(), in: $0.timeZone) }.min()
            let ids = programmes.map(\.id)
            let began = try await store.statisticsBegan(of: ids)
            let last = today ?? CalendarDay(of: store.clock(), in: .gmt)
            return try typed.request(of: ids, words: words, began: min(began ?? last, last), today: last)
        }

        private func list(_ names: String) -> [String] {
            names.split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }

        private func print(_ tables: [StatisticTable]) throws {
            let lines = records(of: tables)
            try Table(header: lines.first ?? [], rows: Array(lines.dropFirst()), numbers: ["value"]).print(as: format)
        }
    }
}
