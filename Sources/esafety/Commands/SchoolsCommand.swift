import ArgumentParser
import Domain
import Foundation
import Registers
import Store

struct SchoolsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schools", abstract: "The register of schools.", subcommands: [Import.self, Count.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes a delivery of the official register: all its files in one command.",
            discussion: """
                Schools of the levels that the delivery covers and that it does not name are closed; nothing is \
                deleted; the same delivery again changes nothing. Rows that can't be used are named and do not \
                stop the rest.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions

        @Option(help: "The programme, such as be-vl.")
        var programme: String

        @Flag(help: "Only say what would change.")
        var dryRun = false

        @Argument(help: "The files of the delivery.")
        var files: [String]

        func run() async throws {
            let catalogue = try content.read()
            let programme = try content.programme(programme, in: catalogue)
            let delivery = try read(programme)
            for row in delivery.unusable { complain("\(row)") }
            guard !delivery.schools.isEmpty else {
                throw BadInput("No row of \(files.joined(separator: ", ")) could be used; nothing is changed.")
            }
            let store = try await data.open()
            let report = try await store.importDelivery(
                delivery, files: files.map { URL(fileURLWithPath: $0).lastPathComponent }, into: programme,
                isTrial: dryRun)
            tell(delivery, report)
        }

        private func read(_ programme: Programme) throws -> Delivery {
            do throws(RegisterFault) {
                return try readDelivery(of: files.map { RegisterFile(at: URL(fileURLWithPath: $0)) }, for: programme)
            } catch {
                throw BadInput("\(error)")
            }
        }

        private func tell(_ delivery: Delivery, _ report: ImportReport) {
            print(
                "\(delivery.rows) rows: \(delivery.schools.count) schools, \(delivery.unusable.count) rows not usable.")
            print(
                "\(dryRun ? "Would be new" : "New") \(report.new.count), changed \(report.changed.count), "
                    + "unchanged \(report.same), closed \(report.closed.count), reopened \(report.reopened.count).")
            if !report.closed.isEmpty {
                print(
                    "Closed: \(report.closed.prefix(20).joined(separator: " "))\(report.closed.count > 20 ? " …" : "")")
            }
        }
    }

    struct Count: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Counts the open schools. A school counts in each of its levels.")

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions

        @Option(help: "The programme, such as be-vl.")
        var programme: String

        @Option(help: "Break-downs, with commas between them: region, level, kind, network.")
        var by = "region,level"

        @Option(help: "table, csv or json.")
        var format = OutputFormat.table

        func run() async throws {
            let programme = try content.programme(programme, in: try content.read())
            let breakdowns = try breakdowns()
            let counts = try await data.open().countSchools(of: programme.id, by: breakdowns)
            try Table(
                header: breakdowns.map(\.rawValue) + ["schools"],
                rows: counts.map { $0.cell + ["\($0.schools)"] }, numbers: ["schools"]
            ).print(as: format)
        }

        private func breakdowns() throws -> [SchoolBreakdown] {
            let names = by.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            let known = SchoolBreakdown.allCases.map(\.rawValue).joined(separator: ", ")
            let breakdowns = try names.map { name in
                guard let breakdown = SchoolBreakdown(rawValue: name) else {
                    throw BadInput("There is no break-down \(name). There are: \(known).")
                }
                return breakdown
            }
            guard Set(breakdowns).count == breakdowns.count else {
                throw BadInput("A break-down is named twice in \(by).")
            }
            return breakdowns
        }
    }
}
