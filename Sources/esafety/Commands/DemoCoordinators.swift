import ArgumentParser
import Domain
import Foundation
import Secrets
import Store

extension DemoCommand {
    struct Coordinators: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives schools that have no team an invented coordinator, to try many at once with.",
            discussion: """
                Prints their addresses, one a line. They share the demo's password, which is known to everybody: \
                never on a site that others can reach.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions

        @Option(help: "The programme, such as be-vl.")
        var programme: String

        @Option(help: "How many schools at most, up to 100000.")
        var schools: Int

        func run() async throws {
            guard (1...100_000).contains(schools) else {
                throw BadInput("\(schools) coordinators can't be invented. Give a number from 1 to 100000.")
            }
            let catalogue = try content.read()
            let programme = try content.programme(programme, in: catalogue)
            guard let community = catalogue.demo else { throw BadInput("There is no demo in \(content.folder.path).") }
            let store = try await data.open()
            let addresses = try await store.inventCoordinators(
                schools, of: programme.id, language: programme.languages.first?.language ?? "en",
                passwordHash: try await passwords().hash(community.password))
            for address in addresses { print(address) }
        }
    }
}
