import ArgumentParser
import Domain
import Foundation
import Registers
import Store

struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Assessments from before this platform.", subcommands: [Import.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Brings in what is known of earlier assessments, so that the trend begins with them.",
            discussion: """
                CSV with the columns school, registered, completed, label, valid_from, valid_until, infrastructure, \
                policy, practice, scheme: days as 2015-03-02, valid_until the last day, points of twenty. Several \
                rows of a school are several assessments. Rows that can't be used are named and do not stop the \
                rest; the same file again changes nothing.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions

        @Option(help: "The programme, such as be-vl.")
        var programme: String

        @Flag(help: "Only say what would change.")
        var dryRun = false

        @Flag(help: "Take away first what was brought in before of the schools that the file names.")
        var replace = false

        @Argument(help: "The file.")
        var file: String

        func run() async throws {
            let catalogue = try content.read()
            let programme = try content.programme(programme, in: catalogue)
            let rules = try content.edition(programme.version.scheme, programme.version.version, in: catalogue)
                .version.label
            let store = try await data.open()
            let history = try read(rules, today: CalendarDay(of: store.clock(), in: programme.timeZone))
            let progress = ProgressLine("schools counted")
            let report = try await store.importHistory(
                history.lines.map { HistoryLine(row: $0.row, school: $0.school, told: $0.told) }, into: programme,
                rules: rules, replaces: replace, isTrial: dryRun
            ) { progress.show($0) }
            progress.finish()
            let name = URL(fileURLWithPath: file).lastPathComponent
            let refused = report.refused.map { UnusableRow(file: name, row: $0.row, reason: $0.reason) }
            let unusable = (history.unusable + refused).sorted { $0.row < $1.row }
            for row in unusable { complain("\(row)") }
            guard unusable.count < history.rows else {
                throw BadInput("No row of \(name) could be used; nothing is changed.")
            }
            if !dryRun { try await store.foldAllStatistics() }
            print("\(history.rows) rows of \(report.schools) schools, \(unusable.count) rows not usable.")
            let taken = report.removed > 0 ? " Taken away \(report.removed)." : ""
            print("\(dryRun ? "Would be new" : "New") \(report.new), there already \(report.same).\(taken)")
        }

        private func read(_ rules: LabelRules, today: CalendarDay) throws -> HistoryFile {
            do throws(RegisterFault) {
                return try readHistory(
                    of: RegisterFile(at: URL(fileURLWithPath: file)), levels: rules.levels.map(\.id), today: today)
            } catch {
                throw BadInput("\(error)")
            }
        }
    }
}
