import ArgumentParser
import Domain
import Store

struct LabelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label", abstract: "Labels that schools were given.", subcommands: [Withdraw.self])

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes back the label of a school: from now on it is not valid. Its result stays.",
            discussion: "Exit status 1 where the school has no valid label.")

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions

        @Option(help: "The programme, such as be-vl.")
        var programme: String

        @Option(help: "Who decided it: a name or an office.")
        var by: String

        @Option(help: "Why. It is kept.")
        var reason: String

        @Argument(help: "The school's number in the register.")
        var school: String

        func run() async throws {
            let programme = try content.programme(programme, in: try content.read())
            guard !by.trimmingSpace().isEmpty else { throw BadInput("--by is empty. Say who decided it.") }
            guard !reason.trimmingSpace().isEmpty else { throw BadInput("--reason is empty. Say why; it is kept.") }
            do {
                let withdrawn = try await data.open().withdrawLabel(
                    ofSchool: school, in: programme.id, by: by.trimmingSpace(), because: reason.trimmingSpace())
                guard !withdrawn.isEmpty else { throw NotSo("School \(school) has no valid label.") }
                print("Withdrawn from school \(school): \(withdrawn.map(\.level.rawValue).joined(separator: ", ")).")
            } catch Refusal.notFound {
                throw BadInput(
                    "There is no school \(school) in \(programme.id). Give the number as the register has it.")
            }
        }
    }
}
