import ArgumentParser
import ContentReader
import Domain
import Foundation

struct DrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw", abstract: "Prints the questions of a draw. The same seed gives the same draw.")

    @OptionGroup var content: ContentOptions

    @Option(help: "The scheme, such as esafety-label.")
    var scheme: String

    @Option(help: "The version, such as 2026.1.")
    var version: String

    @Option(help: "The level of education: primary, secondary, adult, arts or higher.")
    var level: String

    @Option(help: "The seed, a whole number from 0.")
    var seed: UInt64

    @Flag(help: "Print as JSON.")
    var json = false

    private struct Drawn: Encodable {
        let scheme: String
        let version: String
        let level: EducationLevel
        let seed: UInt64
        let questions: [Question.ID]
    }

    func run() async throws {
        let edition = try content.edition(scheme, version, in: try content.read(for: .working))
        let level = try content.level(level)
        let questions = draw(from: edition.version, at: level, seed: seed)
        guard json else {
            for question in questions { print(question) }
            return
        }
        print(
            try jsonText(Drawn(scheme: scheme, version: version, level: level, seed: seed, questions: questions)))
    }
}

/// The value as JSON for people and programs, with sorted keys.
func jsonText(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
