import ArgumentParser
import Domain
import Store

extension SchoolsCommand {
    struct Leave: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Notes that a school no longer takes part.",
            discussion: "Statistics count it until the day before. Its data stay. Another day corrects the first.")

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions

        @Option(help: "The programme, such as be-vl.")
        var programme: String

        @Argument(help: "The number of the school.")
        var school: String

        @Option(help: "The first day on which it no longer takes part, as 2026-09-01; not after today.")
        var on: String

        func run() async throws {
            let programme = try content.programme(programme, in: try content.read())
            do {
                let isNew = try await data.open().leave(school, of: programme, on: on)
                print(
                    isNew
                        ? "School \(school) no longer takes part from \(on) on."
                        : "School \(school) left on \(on) already; nothing is changed.")
            } catch LeaveRefusal.unknown {
                throw BadInput(
                    "There is no school \(school) in \(programme.id). Give the number as the register has it.")
            } catch LeaveRefusal.noSuchDay {
                throw BadInput("\(on) is no day. Give one from 1990 on as --on 2026-09-01.")
            } catch LeaveRefusal.future(let today) {
                throw BadInput("\(on) is to come; today is \(today). Note it on the day.")
            }
        }
    }
}
