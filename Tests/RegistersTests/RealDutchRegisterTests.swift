import Domain
import Foundation
import Registers
import Testing

@Suite("The real Dutch register", .withRealRegisters)
struct RealDutchRegisterTests {
    private let delivery: Delivery
    private let schools: [String: School]

    init() throws {
        delivery = try readDelivery(of: [realRegister("nl/scholen_nl_20241122.geo.json")], for: programme("nl"))
        schools = Dictionary(delivery.schools.map { ($0.number, $0) }) { first, _ in first }
    }

    /// Counted independently with Python's json module.
    @Test("its counts")
    func counts() {
        #expect(delivery.rows == 8717 && delivery.unusable.isEmpty)
        #expect(delivery.schools.count == 7161 && schools.count == 7161)
        #expect(delivery.covers == [.primary, .secondary])
        #expect(count { $0.levels.contains(.primary) } == 6496 && count { $0.levels.contains(.secondary) } == 861)
        #expect(count { $0.levels == [.primary, .secondary] } == 196 && count { $0.kind == .special } == 519)
        #expect(delivery.schools.map(\.sites.count).reduce(0, +) == 8653)
        #expect(count { $0.website != nil } == 6464)
        #expect(count { $0.email != nil || $0.group != nil || $0.closed != nil } == 0)
    }

    @Test("its counts by province and by network")
    func breakdowns() {
        let regions = Dictionary(grouping: delivery.schools) { $0.region ?? "" }.mapValues(\.count)
        #expect(
            regions == [
                "NL-DR": 276, "NL-FL": 200, "NL-FR": 397, "NL-GE": 975, "NL-GR": 286, "NL-LI": 403, "NL-NB": 952,
                "NL-NH": 1005, "NL-OV": 562, "NL-UT": 556, "NL-ZE": 214, "NL-ZH": 1335,
            ])
        let networks = Dictionary(grouping: delivery.schools) { $0.network ?? "" }.mapValues(\.count)
        #expect(
            networks == [
                "openbaar": 2167, "rooms-katholiek": 1939, "protestants-christelijk": 1581, "bijzonder": 474,
                "algemeen-bijzonder": 463, "reformatorisch": 173, "gereformeerd-vrijgemaakt": 107,
                "antroposofisch": 72, "islamitisch": 68, "samenwerking-protestants-katholiek": 58,
                "interconfessioneel": 22, "evangelisch": 8, "samenwerking-openbaar-protestants": 8,
                "hindoeistisch": 5, "samenwerking-openbaar-katholiek": 5, "overige": 4, "joods": 2,
                "gereformeerd": 1, "gereformeerd-vrijgemaakt-evangelisch": 1, "evangelische-broedergemeenschap": 1,
                "samenwerking-openbaar-bijzonder": 1, "samenwerking-protestants-katholiek-bijzonder": 1,
            ])
    }

    @Test("one school, whole: its second row is the head office")
    func whole() {
        let office = SchoolSite(
            name: "Basisschool Aquamarijn",
            address: Address(street: "Biezendwarsstraat 33", postcode: "6541ZE", place: "Nijmegen"))
        let other = SchoolSite(
            name: "De Meiboom", address: Address(street: "Meijhorst 2958", postcode: "6537HD", place: "Nijmegen"))
        let expected = School(
            number: "07DB", name: office.name, address: office.address, region: "NL-GE", levels: [.primary],
            kind: .ordinary, network: "rooms-katholiek", website: "https://www.aquamarijn-bs.nl/",
            sites: [office, other])
        #expect(schools["07DB"] == expected)
    }

    @Test("what is particular in some of them")
    func particular() {
        #expect(schools["16YX"]?.address.street == "Langevelderweg 27 A 2")
        #expect(schools["32DD"]?.address.place == "'s-Gravenhage" && schools["32DD"]?.website == nil)
        #expect(schools["17VN"]?.address.street == "Vlierstraat 75" && schools["17VN"]?.levels == [.secondary])
    }

    private func count(_ isCounted: (School) -> Bool) -> Int {
        delivery.schools.count(where: isCounted)
    }
}
