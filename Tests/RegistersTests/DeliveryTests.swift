import Domain
import Foundation
import Testing

@testable import Registers

@Suite("Rows become schools")
struct DeliveryTests {
    @Test("several rows of one number are one school, told by its head office")
    func headOffice() throws {
        let delivery = try read(
            """
            1;A - annexe;False;Dorp;9000;Gent;211;annexe@a.example;01/09/2001;
            000001;A;True;Markt 1;2000;Antwerpen;311;a@a.example;01/09/1999;
            1;A;False;Markt 1;2000;Antwerpen;221;;;
            2;B;False;Plein;3500;Hasselt;321;b@b.example;;
            2;B;False;Laan;3500;Hasselt;321;other@b.example;;
            """)
        let first = try #require(delivery.schools.first)
        #expect(delivery.schools.map(\.number) == ["000001", "000002"])
        #expect(first.name == "A" && first.region == "BE-VAN" && first.email == "a@a.example")
        #expect(first.levels == [.primary, .secondary] && first.kind == .ordinary)
        #expect(first.sites.map(\.name) == ["A", "A - annexe"])
        #expect(first.opened == "1999-09-01")
        #expect(delivery.schools[1].email == "b@b.example" && delivery.schools[1].kind == .special)
        #expect(delivery.schools[1].sites.count == 2)
        #expect(delivery.covers == [.primary, .secondary] && delivery.rows == 5)
    }

    @Test("closed is a school whose rows all are; a head office that was given up does not count")
    func closing() throws {
        let delivery = try read(
            """
            1;Old;True;Markt;2000;Antwerpen;211;;;31/08/2019
            1;New;True;Dorp;9000;Gent;211;;;
            2;B;False;Plein;3500;Hasselt;211;;;31/08/2021
            2;B;False;Laan;3500;Hasselt;211;;;30/06/2020
            """)
        #expect(delivery.schools.map(\.closed) == [nil, "2021-08-31"])
        #expect(delivery.schools.map(\.name) == ["New", "B"])
    }

    @Test(
        "a row that can't be used says why and does not stop the rest",
        arguments: [
            (";A;True;Markt;2000;Antwerpen;211;;;", "no school number in “schoolnummer”"),
            ("12A;A;True;Markt;2000;Antwerpen;211;;;", "“12A” is not made of digits"),
            ("1234567;A;True;Markt;2000;Antwerpen;211;;;", "more than 6 digits"),
            ("0;A;True;Markt;2000;Antwerpen;211;;;", "no school number"),
            ("1; ;True;Markt;2000;Antwerpen;211;;;", "no name in “naam”"),
            ("1;A;True;Markt;2000;Antwerpen;999;;;", "“999” in “ingerichte hoofdstructuren” is no level"),
            ("1;A;True;Markt;2000;Antwerpen;;;;", "no level of education in"),
            ("1;A;True;Markt;2000", "5 cells where the header has 10"),
            ("1;A;True;Markt;2000;Antwerpen;211;;;;x", "11 cells where the header has 10"),
            ("1;\"A;True;Markt;2000;Antwerpen;211;;;", "never closed"),
            ("1;\"A\"B;True;Markt;2000;Antwerpen;211;;;", "double the marks"),
        ])
    func unusable(row: String, reason: String) throws {
        let delivery = try read("8;X;True;Markt;2000;Antwerpen;211;;;\n\(row)\n9;Y;True;Markt;2000;Antwerpen;211;;;")
        #expect(delivery.schools.map(\.number) == ["000008", "000009"])
        #expect(delivery.rows == 3)
        let found = try #require(delivery.unusable.first)
        #expect(delivery.unusable.count == 1 && found.file == "test.csv" && found.row == 3)
        #expect(found.reason.contains(reason), "\(found)")
    }

    @Test("a last row that is cut off, in the middle of a letter too")
    func truncated() throws {
        let rows = Self.header + "8;X;True;Markt;2000;Antwerpen;211;;;\n9;Caf"
        for tail in [[], [0xC3]] as [[UInt8]] {
            let delivery = try read(bytes: rows.utf8 + tail)
            #expect(delivery.schools.map(\.number) == ["000008"])
            #expect(delivery.unusable.map(\.row) == [3])
        }
        let damaged = try read(bytes: (Self.header + "9;é").utf8 + [0xC3] + ";True;;;;211;;;".utf8)
        #expect(damaged.unusable.map(\.row) == [2])
    }

    @Test(
        "main structures, however they are separated",
        arguments: [
            ("111,211", [.primary]), ("311;312", [.secondary]), ("121 | 221", [.primary]),
            ("316/311", [.arts, .secondary]), ("211 311", [.primary, .secondary]), ("999, 211", [.primary]),
        ] as [(String, Set<EducationLevel>)])
    func structures(text: String, levels: Set<EducationLevel>) throws {
        let school = try #require(try read("1;A;True;Markt;2000;Antwerpen;\"\(text)\";;;").schools.first)
        #expect(school.levels == levels && school.kind == (text.hasPrefix("121") ? .special : .ordinary))
    }

    @Test("the files of a delivery are one; levels that the programme has not are left out")
    func severalFiles() throws {
        let one = file("1;A;True;Markt;2000;Antwerpen;311;;;", "one.csv")
        let two = file("1;A;True;Markt;2000;Antwerpen;211;;;\n2;B;True;Laan;2000;Antwerpen;316;;;\nx", "two.csv")
        let delivery = try readDelivery(of: [one, two], for: Flanders.programme)
        #expect(delivery.schools.map(\.levels) == [[.primary, .secondary], [.arts]])
        #expect(delivery.unusable.map(\.file) == ["two.csv"] && delivery.rows == 4)
        let narrow = try readDelivery(of: [one, two], for: Flanders.programme(with: [.secondary]))
        #expect(narrow.schools.map(\.levels) == [[.secondary]] && narrow.covers == [.secondary])
    }

    @Test("files that can't be used at all")
    func faults() throws {
        #expect(try fault(of: []) == .empty)
        #expect(try fault(of: Array("\r\n \r\n".utf8)) == .empty)
        #expect(try fault(of: [0xEF, 0xBB, 0xBF]) == .empty)
        #expect(try fault(of: Array(Self.header.utf8)) == .noRows)
        #expect(try fault(of: [0x50, 0x4B, 3, 4, 0, 0, 8]) == .binary)
        #expect(try fault(of: Array("{\"a\": 1}".utf8)) == .noFeatureCollection)
        let header = Self.header.replacingOccurrences(of: "naam", with: "name") + "1;A;True;;;;211;;;\n"
        #expect(try fault(of: Array(header.utf8)) == .unknownHeader(nearest: "live", missing: ["naam"]))
        for path in ["/tmp/there/is/no/such.csv", "/tmp", "/dev/null"] {
            let file = RegisterFile(at: URL(filePath: path))
            #expect(throws: RegisterFault.self) { try readDelivery(of: [file], for: Flanders.programme) }
        }
    }

    static let header =
        "schoolnummer;naam;hoofdzetel;straat;postcode;gemeente;ingerichte hoofdstructuren;e-mail;begindatum;einddatum\n"

    private func file(_ rows: String, _ name: String = "test.csv") -> RegisterFile {
        RegisterFile(name: name, source: .bytes(Data((Self.header + rows).utf8)))
    }

    private func read(_ rows: String) throws -> Delivery {
        try readDelivery(of: [file(rows)], for: Flanders.programme)
    }

    private func read(bytes: some Sequence<UInt8>) throws -> Delivery {
        let file = RegisterFile(name: "test.csv", source: .bytes(Data(bytes)))
        return try readDelivery(of: [file], for: Flanders.programme)
    }

    private func fault(of bytes: [UInt8]) throws -> RegisterFault.Reason? {
        let file = RegisterFile(name: "test.csv", source: .bytes(Data(bytes)))
        let programme = try Flanders.programme
        do throws(RegisterFault) {
            _ = try readDelivery(of: [file], for: programme)
            return nil
        } catch {
            return error.reason
        }
    }
}

extension Flanders {
    static func programme(with levels: [EducationLevel]) throws -> Programme {
        let programme = try programme
        return Programme(
            id: programme.id, names: programme.names, timeZone: programme.timeZone, languages: programme.languages,
            version: programme.version, contact: programme.contact, levels: levels, regions: programme.regions,
            networks: programme.networks, registerForms: programme.registerForms)
    }
}
