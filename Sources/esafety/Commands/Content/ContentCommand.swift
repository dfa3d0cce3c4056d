import ArgumentParser
import ContentReader
import Domain
import Foundation

struct ContentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "content", abstract: "The questionnaires, programmes and words.",
        subcommands: [
            CheckContent.self, DiffVersions.self, NewVersion.self, PublishVersion.self, PreviewVersion.self,
            ExportTexts.self, ImportTexts.self, TranslationStats.self, SimulateDraws.self,
        ])
}

struct CheckContent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Names each fault of the content: file, line, id, what is wrong and how to mend it.",
        discussion: "With --due it lists the offers and resources that have to be looked at, and changes nothing else.")

    @OptionGroup var content: ContentOptions

    @Flag(help: "List the offers and resources whose review date has come.")
    var due = false

    @Option(help: "The day for --due, such as 2027-03-01. Default today.")
    var on: String?

    func run() async throws {
        let day = try dayOrToday(on)
        let reading = readContent(at: content.folder)
        for fault in reading.faults { print(fault) }
        guard let catalogue = reading.catalogue else { throw NotSo("\(reading.faults.count) fault(s).") }
        due ? printDue(catalogue, day) : printSummary(catalogue)
    }

    private func printSummary(_ catalogue: Catalogue) {
        for edition in catalogue.editions.values.sorted(by: { "\($0.version.name)" < "\($1.version.name)" }) {
            let version = edition.version
            print(
                "\(version.name) (\(edition.isPublished ? "published" : "draft")): "
                    + "\(version.questions.count) questions, \(version.actions.count) actions, "
                    + "languages \(edition.languages.map(\.rawValue).joined(separator: " "))")
        }
        print("Programmes: \(catalogue.programmes.map(\.id.rawValue).joined(separator: " ")). No faults.")
    }

    private func printDue(_ catalogue: Catalogue, _ day: String) {
        let offers =
            catalogue.offers.map { ($0.key.rawValue, $0.value) } + catalogue.resources.map { ($0.key, $0.value) }
        let due = offers.flatMap { place, offers in offers.filter { $0.isDue(on: day) }.map { (place, $0) } }
        for (place, offer) in due.sorted(by: { ($0.1.review, $0.0, $0.1.id) < ($1.1.review, $1.0, $1.1.id) }) {
            print("\(offer.review)  \(place)  \(offer.id)  \(offer.owner)  \(offer.url)")
        }
        print("\(due.count) of \(offers.map(\.1.count).reduce(0, +)) to be looked at on \(day).")
    }
}

/// The day that was given, or today by the clock of this machine.
func dayOrToday(_ given: String?) throws -> String {
    guard let given else { return calendarDay(of: Moment(Date()), in: .current) }
    guard isCalendarDay(given) else { throw BadInput("\(given) is not a day. Write it as 2027-03-01.") }
    return given
}
