import ArgumentParser
import ContentReader
import Domain
import Store

struct ResultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "result", abstract: "The frozen results.", subcommands: [Explain.self, Verify.self])

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tells how a result follows from its answers. For the operator: it shows a school's answers.")

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions

        @Option(help: "The language of the text. Default the version's first.")
        var language: String?

        @Argument(help: "The result, as in its address.")
        var id: String

        func run() async throws {
            let catalogue = try content.read(for: .working)
            guard let key = AssessmentResult.ID(id) else { throw BadInput("\(id) is not the id of a result.") }
            guard let result = try await data.open().resultForOperator(key) else {
                throw BadInput("There is no result \(id).")
            }
            let version = result.sheet.assessment.version
            let chosen = language.map { Language($0) } ?? (catalogue.edition(version.name)?.languages.first ?? "en")
            guard let text = catalogue.edition(version.name)?.texts[chosen], let words = catalogue.words[chosen] else {
                throw BadInput("The content has no \(chosen) text of \(version.name).")
            }
            let shown = result.texts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            print("\(version.name), \(result.sheet.assessment.level.rawValue), texts \(shown.joined(separator: ", "))")
            for question in result.sheet.assessment.questions {
                guard let answer = result.sheet.answers[question] else { continue }
                let points = points(of: answer.response, to: version.question(question))
                print("\(question)  \(answer.response)  \(points)  \(text.questions[question]?.ask ?? "")")
            }
            print("\n" + explanation(of: result.judgement, text, words))
        }

        private func points(of response: Response, to question: Question?) -> String {
            guard response != .notApplicable else { return "-" }
            guard case .choice(let id) = response else { return "0" }
            return "\(question?.choice(id)?.points ?? 0)"
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Judges every result again from its answers and its version, and compares.")

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions

        func run() async throws {
            let catalogue = try content.read(for: .working)
            let verification = try await data.open().verifyResults { catalogue.programme($0)?.timeZone }
            for difference in verification.differences { print(difference) }
            guard verification.differences.isEmpty else {
                throw NotSo("\(verification.differences.count) difference(s) in \(verification.results) results.")
            }
            print("\(verification.results) results, no difference.")
        }
    }
}
