import ArgumentParser
import Domain
import Store

extension StatisticsCommand {
    struct Recount: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Computes everything again from the facts by another way, and compares.",
            discussion: """
                At every month's end and today. Without --check the journal is then brought up to the facts, the \
                tallies are made anew, and all is compared once more.
                """)

        @OptionGroup var data: DataOptions

        @Flag(help: "Only compare; change nothing.")
        var check = false

        func run() async throws {
            let store = try await data.open()
            if !check { try await store.rebuildStatistics() }
            let progress = ProgressLine("schools recounted")
            let recount = try await store.recountStatistics { progress.show($0) }
            progress.finish()
            for difference in recount.differences.prefix(100) { print(difference) }
            guard recount.differences.isEmpty else {
                throw NotSo("\(recount.differences.count) difference(s) in \(recount.figures) figures.")
            }
            print("\(recount.schools) schools on \(recount.days) days: \(recount.figures) figures, no difference.")
        }
    }
}
