import Domain
import Foundation
import Registers
import Store
import TestKit
import Testing

/// The ministry's answers of 2016 and 2018 and those that it could not give, cell by cell, as a program of its own has
/// worked them out from the same files: see Tests/Golden/work_out.py.
@Suite struct GoldenStatisticsTests {
    private struct Answer: Decodable {
        let arguments: [String]
        let measure: String
        let cells: [String: Value]

        enum Value: Decodable, Equatable {
            case number(Int)
            case tenths(String)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                self = try (try? container.decode(Int.self)).map(Value.number) ?? .tenths(container.decode(String.self))
            }
        }
    }

    private static let folder = projectFolder.appendingPathComponent("Tests/Golden")

    private func file(_ name: String) -> RegisterFile { RegisterFile(at: Self.folder.appendingPathComponent(name)) }

    private func filled(_ engine: Engine) async throws -> Store {
        let store = Store(database: try await engine.database(), clock: { FixedClock.start })
        try await store.migrate()
        for (id, register) in [("be-vl", "register-be-vl.csv"), ("nl", "register-nl.geojson")] {
            let programme = try #require(projectContent.programme(Programme.ID(id)))
            let rules = try #require(projectContent.edition(programme.version)).version.label
            let delivery = try readDelivery(of: [file(register)], for: programme)
            #expect(delivery.unusable.isEmpty)
            _ = try await store.importDelivery(delivery, files: [register], into: programme)
            let history = try readHistory(
                of: file("history-\(id).csv"), levels: rules.levels.map(\.id),
                today: CalendarDay(of: FixedClock.start, in: programme.timeZone))
            #expect(history.unusable.isEmpty)
            let report = try await store.importHistory(
                history.lines.map { HistoryLine(row: $0.row, school: $0.school, told: $0.told) }, into: programme,
                rules: rules)
            #expect(report.refused.isEmpty && report.new == history.rows)
        }
        return store
    }

    private func merge(in store: Store) async throws {
        let programme = try #require(projectContent.programme("be-vl"))
        let text = try String(contentsOf: Self.folder.appendingPathComponent("mergers-be-vl.csv"), encoding: .utf8)
        for line in text.split(separator: "\n").dropFirst() {
            let words = line.split(separator: ",").map(String.init)
            #expect(try await store.merge(words[0], into: words[1], on: words[2], in: programme))
        }
    }

    @Test(arguments: Engine.allCases, [false, true])
    func everyCellIsTheOneWorkedOut(engine: Engine, folded: Bool) async throws {
        let store = try await filled(engine)
        if folded { try await store.foldAllStatistics() }
        try await merge(in: store)
        let data = try Data(contentsOf: Self.folder.appendingPathComponent("expected.json"))
        let answers = try JSONDecoder().decode([Answer].self, from: data)
        #expect(answers.count > 200)
        for answer in answers {
            let told = try await cells(of: answer.arguments, store)
            #expect(told == answer.cells, "\(answer.arguments.joined(separator: " "))")
        }
        #expect(try await store.recountStatistics().differences == [])
    }

    /// The cells that are not zero, by their keys.
    private func cells(of arguments: [String], _ store: Store) async throws -> [String: Answer.Value] {
        var options: [String: String] = [:]
        for (name, value) in zip(arguments, arguments.dropFirst()) where name.hasPrefix("--") { options[name] = value }
        let ids = (options["--programme"] ?? "").split(separator: ",").map(String.init)
        let programmes = ids.compactMap { projectContent.programme(Programme.ID($0)) }
        let first = try #require(programmes.first)
        let version = try #require(projectContent.edition(first.version)).version
        var typed = TypedStatistic(measures: [options["--measure"] ?? ""])
        typed.breakdowns = options["--by"]?.split(separator: ",").map(String.init) ?? []
        (typed.asOf, typed.from, typed.to, typed.per) = (
            options["--as-of"], options["--from"], options["--to"], options["--per"]
        )
        typed.inPeriod = arguments.contains("--in-period")
        let words = StatisticWords(programmes: programmes, rules: version.label, version: version)
        let request = try typed.request(
            of: programmes.map(\.id), words: words, began: CalendarDay(number: 2010_01_01),
            today: CalendarDay(of: FixedClock.start, in: .gmt))
        let table = try #require(try await store.statistics(request, words: words).first)
        let isTenths = table.breakdowns.contains(.figure)
        return table.cells.reduce(into: [:]) { cells, cell in
            guard let value = cell.value, value != 0 || isTenths else { return }
            cells[cell.keys.joined(separator: "|")] = isTenths ? .tenths("\(value / 10).\(value % 10)") : .number(value)
        }
    }
}
