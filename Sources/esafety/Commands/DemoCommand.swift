import ArgumentParser
import Domain
import Foundation
import Secrets
import Store

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "The invented community, to try the program with.",
        subcommands: [Load.self, Register.self, Coordinators.self])

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Loads invented schools, people and assessments.",
            discussion: """
                Their password is known to everybody: never on a site that others can reach. With --schools a whole \
                continent goes into an empty database; the same numbers and seed give the same one everywhere.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var content: ContentOptions
        @OptionGroup var continent: ContinentOptions

        func run() async throws {
            let catalogue = try content.read()
            if let schools = continent.schools { return try await loadContinent(of: schools, catalogue) }
            let store = try await data.open()
            guard let community = catalogue.demo else { throw BadInput("There is no demo in \(content.folder.path).") }
            guard try await !store.programmesInUse().contains(community.programme) else {
                print("The demo is loaded already.")
                return
            }
            try await loadDemo(store, catalogue)
            print(demoSignIns(community))
        }
    }
}

/// Loads the invented community of the content, where it has one.
func loadDemo(_ store: Store, _ catalogue: Catalogue) async throws {
    guard let community = catalogue.demo, let programme = catalogue.programme(community.programme),
        let edition = catalogue.edition(programme.version)
    else { return }
    let hash = try await passwords().hash(community.password)
    try await store.loadDemo(community, of: programme, on: edition, passwordHash: hash)
}

/// Who can sign in to the demo, and with what.
func demoSignIns(_ community: DemoCommunity) -> String {
    let names = Dictionary(community.schools.map { ($0.number, $0.name) }) { first, _ in first }
    let people = community.people.map { person in
        let role = person.coordinates.map { "coordinator of \(names[$0] ?? $0)" } ?? "programme manager"
        return "  \(person.email)  (\(role))"
    }
    return "Demo sign-ins, all with the password \(community.password):\n" + people.joined(separator: "\n")
}
