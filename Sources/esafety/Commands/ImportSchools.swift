import ArgumentParser
import Domain
import Foundation
import Registers
import Store

extension SchoolsCommand {
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes a delivery of the official register: all its files in one command.",
            discussion: """
                Schools of the levels that the delivery covers and that it does not name are closed; nothing is \
                deleted; the same delivery again changes nothing. Rows that can't be used are named and do not \
                stop the rest. A delivery that would close more than a tenth of the open schools of its levels \
                looks incomplete and is refused.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions

        @Option(help: "The programme, such as be-vl.")
        var programme: String

        @Flag(help: "Only say what would change.")
        var dryRun = false

        @Flag(help: "Also when the delivery closes more than a tenth of the schools of its levels.")
        var allowClosing = false

        @Option(help: "Write what changes, school by school, to this file as CSV.")
        var report: String?

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
            let outcome = try await take(delivery, into: programme)
            try report.map { try write(outcome, to: $0) }
            print(
                "\(delivery.rows) rows: \(delivery.schools.count) schools, \(delivery.unusable.count) rows not usable.")
            print(outcome.text(isTrial: dryRun))
            if let suspicion = outcome.suspicion, dryRun, !allowClosing { print(Self.words(for: suspicion)) }
        }

        private func read(_ programme: Programme) throws -> Delivery {
            let progress = ProgressLine("rows read")
            defer { progress.finish() }
            do throws(RegisterFault) {
                return try readDelivery(
                    of: files.map { RegisterFile(at: URL(fileURLWithPath: $0)) }, for: programme,
                    progress: { progress.show($0) })
            } catch {
                throw BadInput("\(error)")
            }
        }

        private func take(_ delivery: Delivery, into programme: Programme) async throws -> ImportReport {
            let store = try await data.open()
            let progress = ProgressLine("schools written")
            defer { progress.finish() }
            do {
                return try await store.importDelivery(
                    delivery, files: files.map { URL(fileURLWithPath: $0).lastPathComponent }, into: programme,
                    isTrial: dryRun, allowsClosing: allowClosing, progress: { progress.show($0) })
            } catch let suspicion as TooManyClosings {
                throw BadInput(Self.words(for: suspicion))
            }
        }

        private func write(_ outcome: ImportReport, to file: String) throws {
            do {
                try Data(outcome.csv.utf8).write(to: URL(fileURLWithPath: file))
            } catch {
                throw BadInput("The report can't be written to \(file): \(error.localizedDescription)")
            }
        }

        private static func words(for suspicion: TooManyClosings) -> String {
            """
            The delivery would close \(suspicion.closings) of \(suspicion.open) open schools of its levels, more than \
            a tenth: a file may be missing. Look at it with --dry-run, and if it is right, add --allow-closing.
            """
        }
    }
}
