import ArgumentParser
import Domain
import Foundation

/// For the attacker of the tests, who thinks up the schools: publishes what comes in, day after day.
struct PublicationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publication", abstract: "Publishes invented facts, given as JSON on standard input.",
        shouldDisplay: false)

    /// In the order in which they are published.
    private struct Given: Decodable {
        let levels: [LabelLevel.ID]
        let limit: Int
        let facts: [PublicationFacts]
    }

    func run() throws {
        let given: [Given]
        do {
            given = try JSONDecoder().decode([Given].self, from: FileHandle.standardInput.readDataToEndOfFile())
        } catch {
            throw BadInput("These are no facts to publish: \(error)")
        }
        let published = given.map { programme in
            programme.facts.reduce(into: [Publication]()) { earlier, facts in
                earlier.append(
                    Publication(of: facts, levels: programme.levels, limit: programme.limit, after: earlier))
            }
        }
        print(String(decoding: try JSONEncoder().encode(published), as: UTF8.self))
    }
}
