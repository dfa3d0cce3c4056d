import ArgumentParser
import Domain
import Foundation
import SQL
import Store
import Web

extension StatisticsCommand {
    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publishes the figures of a day for everybody, frozen.",
            discussion: """
                Told as finely as the size rule allows, also beside all that was published before. serve does the \
                same on the first day of each quarter. A day that has its release keeps it.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions

        @Option(help: "The programme, such as be-vl.")
        var programme: String

        @Option(
            help: "The figures are those of the end of this day, as 2026-09-30. Default the end of the last quarter.")
        var date: String?

        @Option(name: .customLong("files"), help: "A folder to write the files of open data to as well.")
        var folder: String?

        func run() async throws {
            let catalogue = try content.read()
            let programme = try content.programme(programme, in: catalogue)
            let store = try await data.open()
            let site = try await makeSite(store, catalogue, base: "http://localhost")
            guard try await store.programmesInUse().contains(programme.id) else {
                throw BadInput("The programme \(programme.id) is not in use yet. Import a register first.")
            }
            let day = try await day(programme, store)
            let isThere = try await store.releaseDays()[programme.id]?.contains(day.text) == true
            let release = try await site.release(programme, on: day)
            if isThere { say("It was made before, and stays as it is.") }
            say("Release \(release.number) of \(programme.id), \(release.day), checksum \(release.checksum)")
            for subject in PublishedSubject.allCases {
                say("  \(subject.rawValue): \(release.publication.detail(of: subject).rawValue)")
            }
            if let folder { try await write(release, to: URL(fileURLWithPath: folder, isDirectory: true), store) }
            try await store.database.close()
        }

        private func day(_ programme: Programme, _ store: Store) async throws -> CalendarDay {
            guard let date else { return lastQuarterEnd(at: store.clock(), of: programme) }
            guard let day = CalendarDay(date) else {
                throw BadInput("There is no day \(date). Write it as 2026-09-30.")
            }
            let today = CalendarDay(of: store.clock(), in: programme.timeZone)
            guard day < today else {
                throw BadInput("The day \(date) is not over. The last day that is, is \(today.previous).")
            }
            if let first = try await store.statisticsBegan(of: [programme.id]), day < first {
                throw BadInput("There are no figures of \(date). The first day with figures is \(first).")
            }
            return day
        }

        private func write(_ release: Domain.Release, to folder: URL, _ store: Store) async throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in try await store.openFiles(of: release.programme, on: release.day) {
                try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name))
            }
        }
    }
}
