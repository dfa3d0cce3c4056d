import ContentReader
import Domain
import Foundation
import Testing

/// The project's content, read once.
let projectContent = readContent(
    at: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Content"))

func programme(_ id: Programme.ID) throws -> Programme {
    let catalogue = try #require(projectContent.catalogue, "\(projectContent.faults)")
    return try #require(catalogue.programme(id))
}

enum Flanders {
    static var programme: Programme {
        get throws { try RegistersTests.programme("be-vl") }
    }
}

@Suite("The programmes of the project's content")
struct ProgrammeTests {
    @Test("they are read without faults, the demo's last")
    func order() throws {
        #expect(projectContent.faults == [])
        let catalogue = try #require(projectContent.catalogue)
        #expect(catalogue.programmes.map(\.id) == ["be-vl", "nl", "demo"])
        #expect(catalogue.demo?.programme == "demo")
    }

    @Test("the Netherlands")
    func netherlands() throws {
        let netherlands = try programme("nl")
        #expect(netherlands.timeZone.identifier == "Europe/Amsterdam")
        #expect(netherlands.languages.map(\.locale) == ["nl-NL", "en-NL", "fr-NL", "de-NL"])
        #expect(netherlands.regions.count == 12 && netherlands.regions.allSatisfy { $0.id.hasPrefix("NL-") })
        let form = try #require(netherlands.registerForms.first)
        #expect(form.headOffice == .init(column: "vestigingscode", last: 2, values: ["00"]))
        #expect(Set((form.network?.values ?? [:]).values.joined()) == Set(netherlands.networks.map(\.id)))
        #expect(Set((form.region.values ?? [:]).values.joined()) == Set(netherlands.regions.map(\.id)))
        #expect(form.email == nil && form.covers == [.primary, .secondary])
    }
}
