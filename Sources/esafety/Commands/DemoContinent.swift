import ArgumentParser
import Domain
import Foundation
import SQL
import Secrets
import Store

/// An invented continent in place of the community.
struct ContinentOptions: ParsableArguments {
    @Option(help: "Invent so many schools in place of the community, with their assessments of years; up to 1000000.")
    var schools: Int?

    @Option(help: "Over so many years, up to 25.")
    var years = 10

    @Option(help: "In so many programmes, up to 40, of ten schools or more on the average.")
    var programmes = 27

    @Option(help: "Another seed gives another continent.")
    var seed: UInt64 = 1

    @Option(
        help: "A folder to make: the content with the invented programmes. Default content in the data folder.")
    var contentOut: String?

    /// - Throws: `BadInput` for numbers that make no continent.
    func continent(of schools: Int, on edition: Edition) throws -> InventedContinent {
        guard (1...InventedContinent.mostYears).contains(years) else {
            throw BadInput("\(years) years can't be invented. Give 1 to \(InventedContinent.mostYears).")
        }
        guard (1...InventedContinent.mostProgrammes).contains(programmes) else {
            throw BadInput("\(programmes) programmes can't be invented. Give 1 to \(InventedContinent.mostProgrammes).")
        }
        let fewest = programmes * InventedContinent.fewestSchoolsOfAProgramme
        guard (fewest...InventedContinent.mostSchools).contains(schools) else {
            throw BadInput(
                "\(schools) schools can't be invented in \(programmes) programmes. Give \(fewest) to "
                    + "\(InventedContinent.mostSchools).")
        }
        return InventedContinent(
            schools: schools, years: years, programmes: programmes, seed: seed, until: InventedContinent.end,
            version: edition.version, languages: edition.languages)
    }
}

extension DemoCommand.Load {
    func loadContinent(of schools: Int, _ catalogue: Catalogue) async throws {
        guard let community = catalogue.demo, let programme = catalogue.programme(community.programme),
            let edition = catalogue.edition(programme.version)
        else { throw BadInput("There is no demo in \(content.folder.path): its questionnaire and password are used.") }
        let continent = try self.continent.continent(of: schools, on: edition)
        let folder = try writeContent(continent)
        let store = try await data.openToFill()
        let progress = ProgressLine("schools")
        let begin = ContinuousClock.now
        let hash = try await passwords().hash(community.password)
        let report: ContinentReport
        do {
            report = try await store.load(continent, on: edition, passwordHash: hash) { schools, results in
                progress.show(schools, of: continent.schools, beside: results, "results", since: begin)
            }
        } catch LoadFault.notEmpty {
            throw BadInput("There are schools in this database already. A continent goes into an empty one.")
        }
        progress.finish()
        let duration = ContinuousClock.now - begin
        try await store.database.close()
        // Opened as ever, so that it is left as others expect it.
        try await data.open().database.close()
        print(continentText(report, duration, file: data.databaseFile))
        print(
            """
            Managers: manager@xx-01.example and so on, password \(community.password).
            The content with these programmes: esafety serve --content \(folder.path)
            """)
    }

    /// A copy of the content with the invented programmes.
    private func writeContent(_ continent: InventedContinent) throws -> URL {
        let files = FileManager.default
        let folder =
            self.continent.contentOut.map { URL(fileURLWithPath: $0, isDirectory: true) }
            ?? data.folder.appendingPathComponent("content", isDirectory: true)
        guard !files.fileExists(atPath: folder.path) else {
            throw BadInput("\(folder.path) is there already. Name a new folder with --content-out.")
        }
        do {
            try files.createDirectory(at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
            try files.copyItem(at: content.folder, to: folder)
            for invented in continent.programmes {
                let file = folder.appendingPathComponent("programmes/\(invented.programme.id).yaml")
                try Data(programmeText(invented.programme).utf8).write(to: file)
            }
        } catch {
            throw BadInput("The content can't be written to \(folder.path): \(error.localizedDescription)")
        }
        return folder
    }
}

private func continentText(_ report: ContinentReport, _ duration: Duration, file: String?) -> String {
    let seconds = max(Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18, 0.001)
    let size = file.flatMap { try? FileManager.default.attributesOfItem(atPath: $0)[.size] as? Int }
    let rate = Int(Double(report.results) / seconds)
    return """
        \(report.programmes) programmes, \(report.schools) schools, \(report.registered) of them registered.
        \(report.assessments) assessments, \(report.results) results, \(report.labels) labels, \(report.answers) answers, \
        \(report.journalRows) rows of the journal.
        In \(Int(seconds.rounded())) s: \(rate) results a second.
        """ + (size.map { "\nThe database has \($0 / 1_000_000) MB." } ?? "")
}
