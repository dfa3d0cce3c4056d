import ArgumentParser
import Domain
import Foundation
import Store

extension SchoolsCommand {
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
