import Domain
import Foundation
import Testing

@testable import Registers

/// Invented schools in the form of the live Flemish register; the counts are those of an independent reading
/// with Python's csv module. Fixtures/make-live.py writes the file.
@Suite("The form of the live Flemish register")
struct LiveFixtureTests {
    private let delivery: Delivery
    private let schools: [String: School]

    init() throws {
        let folder = try #require(Bundle.module.resourceURL)
        let file = RegisterFile(at: folder.appending(path: "Fixtures/live.csv"))
        delivery = try readDelivery(of: [file], for: Flanders.programme)
        schools = Dictionary(uniqueKeysWithValues: delivery.schools.map { ($0.number, $0) })
    }

    @Test("the counts")
    func counts() {
        #expect(delivery.rows == 181 && delivery.schools.count == 89)
        #expect(delivery.covers == [.primary, .secondary, .arts])
        #expect(
            delivery.unusable.map(\.description) == [
                "live.csv, row 27: there is no school number in “schoolnummer”; fill it in"
            ])
        let regions = Dictionary(grouping: delivery.schools) { $0.region ?? "" }.mapValues(\.count)
        #expect(regions == ["BE-VAN": 18, "BE-VOV": 17, "BE-VWV": 18, "BE-VBR": 18, "BE-VLI": 9, "BE-BRU": 9])
        let networks = Dictionary(grouping: delivery.schools) { $0.network ?? "" }.mapValues(\.count)
        #expect(networks == ["go": 22, "ogo": 23, "vgo": 38, "other": 6])
        #expect(count { $0.levels.contains(.primary) } == 45)
        #expect(count { $0.levels.contains(.secondary) } == 34)
        #expect(count { $0.levels.contains(.arts) } == 11)
        #expect(count { $0.kind == .special } == 21)
        #expect(count { $0.email != nil } == 71 && count { $0.website != nil } == 87)
        #expect(count { $0.group != nil } == 67 && count { $0.closed != nil } == 1)
        #expect(delivery.schools.map(\.sites.count).reduce(0, +) == 180)
    }

    @Test("one school, whole")
    func whole() {
        let address = Address(street: "Oude Sluis 10 2", postcode: "1080", place: "Sint-Jans-Molenbeek")
        let expected = School(
            number: "003334", name: "Lagere school Vlindertuin", address: address, region: "BE-BRU",
            levels: [.primary], kind: .ordinary, network: "ogo", group: Group(number: "121001", name: "121001"),
            email: "info@school10.example", website: nil, opened: "1959-09-01", closed: nil,
            sites: [SchoolSite(name: "Lagere school Vlindertuin", address: address)])
        #expect(schools["003334"] == expected)
    }

    @Test("what is particular in some of them")
    func particular() {
        #expect(schools["003075"]?.name == "Atheneum \"De Wijze Uil\"")
        #expect(schools["003149"]?.email == "secretariaat@school5.example")
        #expect(schools["003223"]?.name == "Académie Sint-Cæcilia 's-Gravenbrücke")
        #expect(schools["003223"]?.address.place == "Liège-aan-Zee")
        #expect(schools["003260"]?.name == "<b>Kleuterschool</b> De Bij & Co")
        #expect(schools["003297"]?.levels == [.primary, .secondary])
        #expect(schools["003371"]?.sites.first?.name == schools["003371"]?.name)
        #expect(schools["003408"]?.name == "Technisch instituut De Twee Regels")
        #expect(schools["003556"]?.closed == "2021-08-31")
        #expect(schools["003001"]?.group == nil)
    }

    @Test("persons named in “beheerder(s)” never leave the file")
    func noPersons() throws {
        let said = String(decoding: try JSONEncoder().encode(delivery.schools), as: UTF8.self)
        #expect(!said.contains("Verzonnen"))
    }

    private func count(_ isCounted: (School) -> Bool) -> Int {
        delivery.schools.count(where: isCounted)
    }
}
