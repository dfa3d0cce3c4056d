import ArgumentParser
import Domain
import Store

extension SchoolsCommand {
    struct Merge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Notes that a school went on in another.",
            discussion: """
                The school is closed on the day and keeps its history; a delivery that still names it does not \
                open it again. The same command again changes nothing.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions

        @Option(help: "The programme, such as be-vl.")
        var programme: String

        @Argument(help: "The number of the school that goes on in another.")
        var school: String

        @Option(help: "The number of the school in which it goes on.")
        var into: String

        @Option(help: "The first day on which it is closed, as 2026-09-01; not after today.")
        var on: String

        func run() async throws {
            let programme = try content.programme(programme, in: try content.read())
            let store = try await data.open()
            do {
                let isNew = try await store.merge(school, into: into, on: on, in: programme)
                print(
                    isNew
                        ? "School \(school) is closed on \(on) and goes on in \(into)."
                        : "School \(school) went on in \(into) on \(on) already; nothing is changed.")
            } catch let refusal as MergeRefusal {
                throw BadInput(words(for: refusal))
            }
        }

        private func words(for refusal: MergeRefusal) -> String {
            switch refusal {
            case .unknown(let number):
                "There is no school \(number) in \(programme). Give numbers as the register has them, zeros included."
            case .same: "A school can't go on in itself: \(school) is named twice."
            case .noSuchDay(let day): "\(day) is no day. Give one from 1900 on as --on 2026-09-01."
            case .future(let today):
                "\(on) is to come; today is \(today). A school is closed from the moment it is noted: do it on the day."
            case .alreadyMerged(let other, let day): "School \(school) went on in \(other) on \(day) already."
            case .successorClosed(let day): "School \(into) itself was closed on \(day). Name the one that goes on."
            case .tookOver(let other, let day):
                "School \(school) took over \(other) on \(day), so it can't have ended on \(on). Check the day."
            }
        }
    }
}
