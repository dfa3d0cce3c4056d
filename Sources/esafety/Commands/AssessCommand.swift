import ArgumentParser
import ContentReader
import Domain
import Foundation

struct AssessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess", abstract: "Judges answers from a file, without any database.",
        discussion: """
            The file is JSON: {"level": "secondary", "answers": {"question-id": "choice-id"}}; a choice may also be \
            "unknown" or "not-applicable". The questions in it are the form, and thresholds scale to it.
            """)

    @OptionGroup var content: ContentOptions

    @Option(help: "The scheme, such as esafety-label.")
    var scheme: String

    @Option(help: "The version, such as 2026.1.")
    var version: String

    @Option(help: "The file of answers.")
    var answers: String

    @Option(help: "The language of the text. Default the version's first.")
    var language: String?

    @Flag(help: "Print as JSON.")
    var json = false

    private struct AnswerFile: Decodable {
        let level: EducationLevel
        let answers: [String: Response]
    }

    func run() async throws {
        let catalogue = try content.read(for: .working)
        let edition = try content.edition(scheme, version, in: catalogue)
        let file = try readAnswers()
        let responses = Dictionary(file.answers.map { (Question.ID($0.key), $0.value) }) { first, _ in first }
        let judgement = try judge(responses, at: file.level, by: edition.version)
        if json {
            print(try jsonText(JudgementReport(judgement)))
            return
        }
        let language = language.map { Language($0) } ?? (edition.languages.first ?? "en")
        guard let text = edition.texts[language], let words = catalogue.words[language] else {
            throw BadInput("The version is not in the language \(language).")
        }
        print(explanation(of: judgement, text, words))
    }

    private func readAnswers() throws -> AnswerFile {
        guard let data = FileManager.default.contents(atPath: answers) else {
            throw BadInput("\(answers) can't be read.")
        }
        do {
            return try JSONDecoder().decode(AnswerFile.self, from: data)
        } catch DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
            throw BadInput("\(answers) is not JSON: \(context.debugDescription)")
        } catch {
            throw BadInput(
                "\(answers) has not the form {\"level\": \"secondary\", \"answers\": {\"question\": \"choice\"}}: \(error)"
            )
        }
    }

    private func judge(
        _ responses: [Question.ID: Response], at level: EducationLevel, by version: Version
    ) throws -> Judgement {
        do throws(AssessmentFault) {
            return try assess(responses, at: level, by: version)
        } catch {
            switch error {
            case .unknownQuestion(let id): throw BadInput("\(version.name) has no question \(id).")
            case .notAskedAt(let id, let level): throw BadInput("The question \(id) is not asked at \(level.rawValue).")
            case .notOffered(let id, let response): throw BadInput("The question \(id) has no choice \(response).")
            }
        }
    }
}
