import Domain
import Foundation
import Testing

@testable import Pages

@Suite("Keys of the interface")
struct KeyTests {
    private static let languages: [Language] = ["nl", "en", "fr", "de"]

    /// The Swift files of the rooms that speak.
    private func sources() throws -> [(name: String, text: String)] {
        try ["Pages", "Web"].flatMap { room in
            let folder = Project.folder.appending(path: "Sources/\(room)").resolvingSymlinksInPath()
            let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map {
                ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
            }
        }
    }

    @Test("every key that is written out is there", arguments: languages)
    func literalKeys(language: Language) throws {
        let words = try Project.words(language)
        var found = 0
        for (name, text) in try sources() {
            for call in text.matches(of: /(?:voice|words|\))\("([a-z0-9.-]+)"/) where call.output.1.contains(".") {
                found += 1
                #expect(words.has(String(call.output.1)), "\(name): \(call.output.1)")
            }
            for call in text.matches(of: /\.count\(\s*"([a-z0-9.-]+)"/) {
                found += 1
                let forms = ["one", "other"].map { "\(call.output.1).\($0)" }
                #expect(forms.allSatisfy(words.has), "\(name): \(call.output.1)")
            }
        }
        #expect(found > 150, "the pattern finds too little to be right")
    }

    @Test("every text that looks like a key is one", arguments: languages)
    func keysInTables(language: Language) throws {
        let words = try Project.words(language)
        let spaces = try Project.keySpaces(language)
        for (name, text) in try sources() {
            for literal in text.matches(of: /"([a-z-]+)\.([a-z0-9-]+)"/).map(\.output)
            where spaces.contains(String(literal.1)) {
                let key = "\(literal.1).\(literal.2)"
                #expect(words.has(key) || words.has("\(key).one"), "\(name): \(key)")
            }
        }
    }

    @Test("keys that are put together", arguments: languages)
    func composedKeys(language: Language) throws {
        let words = try Project.words(language)
        var keys = EducationLevel.allCases.map { "level.\($0.rawValue)" }
        keys += SchoolRole.allCases.map { "role.\($0.rawValue)" }
        keys += ["rose", "fell", "stayed"].flatMap { way in ["registered", "label"].map { "release.\(way)-\($0)" } }
        keys += PublishedSample.publication(9).tables.map { "release.table-\($0.measure)" }
        keys += ["registered", "started", "completed", "label", "listed", "improved"].flatMap { id in
            ["said-none-\(id)", "said-withheld-\(id)", "said-\(id).one"].map { "release.\($0)" }
        }
        keys += ["registered", "label"].flatMap { id in ["region", "level"].map { "release.caption-years-\(id)-\($0)" }
        }
        keys += FileKind.allCases.map { "proof.kind-\($0.rawValue)" }
        keys += FileFault.allCases.map { "proof.fault-\($0.rawValue)" }
        keys += ["missing", "again", "busy", "no-images"].map { "proof.fault-\($0)" }
        keys += ["added", "same", "removed"].map { "proof.done-\($0)" }
        keys += Action.Role.allCases.map { "plan.who-\($0.rawValue)" }
        keys += Action.Cost.allCases.map { "plan.cost-\($0.rawValue)" }
        keys += (1...3).map { "plan.effect-\($0)" }
        keys += SchoolTask.State.allCases.map { "task.state-\($0.rawValue)" }
        keys += TaskOrder.allCases.map { "task.order-\($0.rawValue)" }
        keys += TaskFilter.allCases.map { "task.show-\($0.rawValue)" }
        keys += Offer.Kind.allCases.map { "offer.kind-\($0.rawValue)" }
        keys += ReminderWish.allCases.map { "reminder.wish-\($0.rawValue)" }
        keys += ["account.done-saved", "account.done-password", "account.done-reminders"]
        keys += ["area", "questions", "before", "after"].map { "compare.\($0)" }
        keys += ["action", "who", "until", "state"].map { "document.\($0)" }
        keys += SchoolTask.State.allCases.map { "document.state-\($0.rawValue)" }
        keys += ["waiting", "busy", "failed"].flatMap { ["document.\($0)-title", "document.\($0)-text"] }
        keys += ["action", "state", "effect"].map { "again.task-\($0)" }
        keys += SchoolTask.State.allCases.map { "again.state-\($0.rawValue)" }
        keys += DifferenceReport.Why.allCases.map { "again.why-\($0.rawValue)" }
        keys += DifferenceReport.Movement.allCases.map { "again.questions-\($0.rawValue).one" }
        keys += (["first"] + DifferenceReport.LabelChange.allCases.map(\.rawValue)).map { "again.label-\($0)" }
        keys += ["again.topics-up", "again.topics-down"]
        keys += ClaimPage.sources.map { "claim.source-\($0)" }
        keys += ["total", "area", "contribution", "applicable"].map { "missing.\($0).one" }
        keys += ["missing.essential", "missing.evidence"]
        keys += ["total", "area", "essential", "evidence", "contribution"].map { "reason.\($0)" }
        keys += SharedMatter.allCases.map { "group.share-\($0.rawValue)" }
        keys += SchoolTask.State.allCases.filter { $0 != .declined }.map { "group.task-\($0.rawValue)" }
        keys += ["invited", "withdrawn", "removed"].map { "group.done-\($0)" }
        keys += ["group.answer-saved", "group.answer-withdrawn"]
        keys += ["own", "own-account", "school", "confirmed", "refused", "manager", "group"].flatMap {
            ["mail.\($0).subject", "mail.\($0).body"]
        }
        keys += Measure.allCases.flatMap { ["statistics.measure-\($0.rawValue)", "statistics.define-\($0.rawValue)"] }
        keys += DashboardSheet.Kind.allCases.map { "statistics.table-\($0.rawValue)" }
        keys += DashboardSheet.Key.allCases.map { "statistics.key-\($0.rawValue)" }
        keys += ["now", "before", "schools", "results", "mean", "lower", "median", "upper", "given", "answers", "own"]
            .map { "statistics.column-\($0)" }
        keys += Benchmark.Step.allCases.map { "statistics.widened-\($0.rawValue)" }
        keys += Benchmark.Band.allCases.map { "statistics.band-\($0.rawValue)" }
        keys += ["small", "medium", "large"].map { "statistics.size-\($0)" }
        #expect(keys.filter { !words.has($0) } == [])
    }

    @Test("a message without values has no places", arguments: languages)
    func messagesWithoutValues(language: Language) throws {
        let words = try Project.words(language)
        let calls = try sources().flatMap { $0.text.matches(of: /\bmessage\(\s*"([a-z-]+)",([^()]*)\)/).map(\.output) }
        #expect(calls.count >= 3, "the pattern finds too little to be right")
        for call in calls where !call.2.contains("values:") {
            for part in ["title", "text"] {
                #expect(places(words("message.\(call.1).\(part)")) == [], "\(call.1).\(part)")
            }
        }
    }

    @Test func allLanguagesHaveTheSameKeysAndPlaces() throws {
        let nl = try Project.words("nl")
        for language in Self.languages {
            let other = try Project.words(language)
            #expect(nl.keys.symmetricDifference(other.keys) == [])
            for key in nl.keys {
                #expect(places(nl(key)) == places(other(key)), "\(language): \(key)")
            }
        }
    }

    private func places(_ phrase: String) -> Set<String> {
        Set(phrase.matches(of: /\{([a-z-]+)\}/).map { String($0.output.1) })
    }
}
