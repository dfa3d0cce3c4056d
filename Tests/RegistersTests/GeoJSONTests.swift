import Domain
import Foundation
import Testing

@testable import Registers

@Suite("Features become rows, and rows schools")
struct GeoJSONTests {
    @Test(
        "a property as a text",
        arguments: [
            (#""a""#, "a"), (#""""#, ""), ("null", ""), ("68", "68"), ("-3", "-3"), ("68.0", "68"), ("0.5", "0.5"),
            ("52.066957459650574", "52.066957459650574"), ("12345678901234567890", "12345678901234567890"),
            ("true", "true"), ("false", "false"), (#""\u00e9\n\"\\\/""#, "é\n\"\\/"), (#""\ud83d\ude00""#, "😀"),
            (#""}]{[""#, "}]{["), ("{}", nil), (#"{"a": "b"}"#, nil), ("[]", nil), ("[\"a\"]", nil),
        ] as [(String, String?)])
    func values(json: String, expected: String?) {
        let found = properties(of: cut("{\"properties\": {\"x\": \(json)}}"), by: JSONDecoder())
        #expect(found == .success(["x": expected.map(Property.text) ?? .nested]))
    }

    @Test(
        "features without properties, and what is no feature",
        arguments: [
            ("{}", .noProperties), ("{\"properties\": null}", .noProperties), ("{\"properties\": {}}", .noProperties),
            ("{\"properties\": [1]}", .noProperties), ("{\"properties\": \"x\"}", .noProperties),
            ("", .noFeature), ("null", .noFeature), ("[{}]", .noFeature), ("\"{}\"", .noFeature),
            ("{\"properties\": {\"a\": }}", .brokenFeature), ("{\"properties\": {\"a\" 1}}", .brokenFeature),
            ("{\"properties\": {\"a\": 1} {\"b\": 2}}", .brokenFeature), ("{} {}", .brokenFeature),
            ("{\"properties\": {\"a\": \"\\x\"}}", .brokenFeature),
            ("{\"properties\": {\"a\": \"line\nbreak\"}}", .brokenFeature),
        ] as [(String, RowFault)])
    func noRow(json: String, fault: RowFault) {
        #expect(properties(of: cut(json), by: JSONDecoder()) == .failure(fault))
    }

    @Test("bytes that are no characters")
    func unreadable() {
        var torn = cut("")
        torn.bytes = Array("{\"properties\": {\"a\": \"".utf8) + [0xC3] + Array("\"}}".utf8)
        #expect(properties(of: torn, by: JSONDecoder()) == .failure(.brokenFeature))
    }

    static let sample = Sample.collection([
        Sample.feature(["vestigingscode": "\"01AA02\"", "naam": "\"De {Uil}\"", "provincie": "\"Zeeland\""]),
        Sample.feature([
            "vestigingscode": "\"01AA00\"", "naam": #""Café \"De Bij\", [1]""#, "huisletter": "\"b\"",
            "internetadres": "\"www.bij.example\"",
        ]),
        Sample.feature(["vestigingscode": "\"01AA03\"", "naam": "\"\"", "brin_nummer": "\"01AB\""]),
        "null",
        Sample.feature(["brin_nummer": "\"01AC\"", "type": "\"(V)SO\"", "geo_point_2d": "{\"lon\": 4.3}"]),
        Sample.feature(["brin_nummer": "\"01AD\"", "plaats": "[\"Goes\"]"]),
    ])

    @Test("a small register, in chunks of every size")
    func sample() throws {
        let whole = try Sample.read(Self.sample, chunk: 1 << 16)
        #expect(whole.rows == 6 && whole.covers == [.primary, .secondary])
        #expect(whole.unusable.map(\.row) == [3, 4, 6])
        #expect(
            whole.unusable.map(\.reason) == [
                "there is no name in “naam”; fill it in", RowFault.noFeature.text,
                "“plaats” holds neither a text nor a number; deliver it as a text",
            ])
        let address = Address(street: "Dam 68", postcode: "1012AB", place: "Amsterdam")
        let office = Address(street: "Dam 68 b", postcode: "1012AB", place: "Amsterdam")
        let first = School(
            number: "01AA", name: "Café \"De Bij\", [1]", address: office, region: "NL-NH", levels: [.primary],
            kind: .ordinary, network: "openbaar", website: "http://www.bij.example",
            sites: [
                SchoolSite(name: "Café \"De Bij\", [1]", address: office),
                SchoolSite(name: "De {Uil}", address: address),
            ])
        #expect(whole.schools.first == first)
        #expect(whole.schools.last?.levels == [.primary, .secondary] && whole.schools.last?.kind == .special)
        for size in 1...Self.sample.utf8.count {
            #expect(try Sample.read(Self.sample, chunk: size) == whole, "chunks of \(size)")
        }
    }

    @Test("every encoding", arguments: Encoded.allCases)
    func encodings(encoded: Encoded) throws {
        let whole = try Sample.read(Self.sample, chunk: 1 << 16)
        let bytes = try encoded.bytes(of: "\n " + Self.sample)
        #expect(try Sample.read(bytes: bytes, chunk: 3) == whole)
    }

    @Test("properties that a feature lacks are empty; case does not matter, the spelling of the form comes first")
    func names() throws {
        let lacking = Sample.feature(["naam": "\"A\"", "huisletter": nil, "internetadres": nil])
        let shouting = lacking.replacing("\"naam\": \"A\"", with: "\"NAAM\": \"B\"")
        let both = lacking.replacing("\"naam\": \"A\"", with: "\"NAAM\": \"B\", \"naam\": \"C\"")
        for (feature, name) in [(lacking, "A"), (shouting, "B"), (both, "C")] {
            #expect(try Sample.read(Sample.collection([feature]), chunk: 64).schools.first?.name == name)
        }
    }

    @Test("collections that can't be used at all")
    func faults() throws {
        let good = Sample.feature([:])
        #expect(try Sample.fault(Sample.collection([])) == .noRows)
        #expect(try Sample.fault("{\"type\": \"Feature\"}") == .noFeatureCollection)
        #expect(try Sample.fault(Sample.collection(["1", "{}"])) == .noUsableRow(RowFault.noFeature.text))
        let nameless = good.replacing("\"naam\"", with: "\"name\"")
        #expect(
            try Sample.fault(Sample.collection([nameless])) == .unknownHeader(nearest: "duo", missing: ["naam"]))
        let cutOff = try Sample.fault(String(Sample.collection([good, good]).dropLast(20)))
        guard case .brokenJSON(after: 1, what: _) = cutOff else {
            Issue.record("\(String(describing: cutOff))")
            return
        }
    }

    @Test("what is broken in one feature costs that one")
    func broken() throws {
        let good = Sample.feature([:])
        let bad = good.replacing("\"naam\":", with: "\"naam\"")
        for (features, row) in [([bad, good], 1), ([good, bad], 2)] {
            let delivery = try Sample.read(Sample.collection(features), chunk: 64)
            #expect(delivery.rows == 2 && delivery.schools.count == 1)
            #expect(delivery.unusable.map(\.reason) == [RowFault.brokenFeature.text])
            #expect(delivery.unusable.map(\.row) == [row])
        }
    }

    private func cut(_ json: String) -> FeatureScanner.Cut {
        FeatureScanner.Cut(number: 1, bytes: Array(json.utf8))
    }
}

/// Small registers in the form of the Dutch one.
private enum Sample {
    private static let usual: KeyValuePairs = [
        "naam": "\"De Uil\"", "type": "\"basisschool\"", "denominatie": "\"Openbaar\"", "internetadres": "\" \"",
        "straat": "\"Dam\"", "huisnummer": "68", "huisletter": "null", "postcode": "\"1012AB\"",
        "plaats": "\"Amsterdam\"", "provincie": "\"Noord-Holland\"", "brin_nummer": "\"01AA\"",
        "vestigingscode": "\"01AA00\"",
    ]

    /// A feature with these properties, written as JSON, in place of the usual ones; nil leaves one out.
    static func feature(_ own: [String: String?]) -> String {
        let changed = usual.compactMap { name, value in (own[name] ?? value).map { "\"\(name)\": \($0)" } }
        let more = own.filter { name, _ in !usual.contains { $0.key == name } }
            .compactMap { name, value in value.map { "\"\(name)\": \($0)" } }
        let properties = (changed + more).joined(separator: ", ")
        return "{ \"type\": \"Feature\", \"properties\": { \(properties) }, \"geometry\": { \"at\": [ 4.3 ] } }"
    }

    static func collection(_ features: [String]) -> String {
        "{ \"type\": \"FeatureCollection\", \"features\": [\n\(features.joined(separator: ",\n"))\n] }\n"
    }

    static func read(_ text: String, chunk: Int) throws -> Delivery {
        try read(bytes: Array(text.utf8), chunk: chunk)
    }

    static func read(bytes: [UInt8], chunk: Int) throws -> Delivery {
        let file = RegisterFile(name: "test.json", source: .bytes(Data(bytes)))
        return try readDelivery(of: [file], for: programme("nl"), chunkSize: chunk)
    }

    static func fault(_ text: String) throws -> RegisterFault.Reason? {
        do {
            _ = try read(text, chunk: 64)
            return nil
        } catch let fault as RegisterFault {
            return fault.reason
        }
    }
}
