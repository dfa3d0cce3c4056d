import Foundation
import Testing

@testable import Registers

@Suite("GeoJSON, taken apart byte by byte")
struct FeatureScannerTests {
    /// The features as texts, or the fault as one.
    static func features(_ bytes: [UInt8], chunk size: Int) -> [String] {
        var scanner = FeatureScanner()
        var cuts: [FeatureScanner.Cut] = []
        do throws(FeatureScanner.Fault) {
            for start in stride(from: 0, to: bytes.count, by: size) {
                cuts += try scanner.read(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            try scanner.finish()
        } catch {
            return ["\(error.reason)"]
        }
        return cuts.map { "\($0.number):" + ($0.isTooLong ? "TOO LONG" : String(decoding: $0.bytes, as: UTF8.self)) }
    }

    static func collection(_ features: String) -> String {
        "{\"type\": \"FeatureCollection\", \"features\": [\(features)]}"
    }

    @Test(
        "features, whatever is in them and around them",
        arguments: [
            (collection(""), []),
            (collection(" \n "), []),
            (collection("{}"), ["1:{}"]),
            (collection(" {\"a\": 1} ,\r\n\t{\"b\": 2}\n"), ["1:{\"a\": 1} ", "2:{\"b\": 2}\n"]),
            (collection("{\"a\": {\"b\": [{}, [1, 2]]}},{}"), ["1:{\"a\": {\"b\": [{}, [1, 2]]}}", "2:{}"]),
            (collection(#"{"a": "}]{[,:"},{}"#), [#"1:{"a": "}]{[,:"}"#, "2:{}"]),
            (collection(#"{"a": "\"},{\\"},{}"#), [#"1:{"a": "\"},{\\"}"#, "2:{}"]),
            (collection(#"{"a": "\\\""},{}"#), [#"1:{"a": "\\\""}"#, "2:{}"]),
            (collection(#"{"features": [{}], "type": "x"}"#), [#"1:{"features": [{}], "type": "x"}"#]),
            (collection("{\"a\": \"é😀\"}"), ["1:{\"a\": \"é😀\"}"]),
            (collection("1,[2,[3]],\"a,b\",null"), ["1:1", "2:[2,[3]]", "3:\"a,b\"", "4:null"]),
            (collection("{},,{},"), ["1:{}", "2:", "3:{}", "4:"]),
            ("\n {\"features\": [{}], \"crs\": {\"type\": \"name\"}, \"type\": \"FeatureCollection\"}\n ", ["1:{}"]),
            ("{\"x\": [\"features\", {}], \"type\":\"FeatureCollection\",\"features\":[{}]}", ["1:{}"]),
        ])
    func table(text: String, expected: [String]) {
        for size in 1...text.utf8.count {
            #expect(Self.features(Array(text.utf8), chunk: size) == expected, "chunks of \(size)")
        }
    }

    @Test(
        "what is no FeatureCollection",
        arguments: [
            "{}", "{\"a\": 1}", "{\"type\": \"Feature\", \"properties\": {\"a\": 1}}",
            "{\"type\": \"FeatureCollection\"}", "{\"type\": \"FeatureCollection\", \"features\": {}}",
            "{\"features\": [{}]}", "{\"type\": \"Topology\", \"features\": [{}]}",
            "{\"type\": \"FeatureCollection and more\", \"features\": []}",
            "{\"x\": {\"type\": \"FeatureCollection\", \"features\": []}}",
            "{\"type\": [\"FeatureCollection\"], \"features\": []}",
        ])
    func noCollection(text: String) {
        for size in 1...text.utf8.count {
            #expect(Self.features(Array(text.utf8), chunk: size) == ["noFeatureCollection"], "chunks of \(size)")
        }
    }

    @Test("cut off after any byte, it is refused")
    func truncated() {
        let whole = Array(Self.collection(#"{"a": "}\""}, {"b": [1]}, {}"#).utf8)
        for length in 1..<whole.count {
            let found = Self.features(Array(whole.prefix(length)), chunk: 5)
            #expect(found.count == 1 && found.first?.contains("the file ends too early") == true, "\(length) bytes")
        }
        let afterTwo = Self.features(Array(whole.dropLast(4)), chunk: 5)
        #expect(afterTwo.first?.hasPrefix("brokenJSON(after: 2,") == true)
    }

    @Test(
        "brackets that do not fit, and what follows the end",
        arguments: [
            (collection("{\"a\": [1}"), 0), (collection("{},{\"a\": 1]}"), 1), (collection("{}}"), 0),
            (collection("{}") + "]", 1), (collection("{}") + "{}", 1), (collection("{}") + " x", 1),
            (collection("{}") + "\"", 1), (collection(String(repeating: "[", count: 600)), 0),
        ])
    func broken(text: String, after: Int) {
        for size in [1, 7, 10_000] {
            let found = Self.features(Array(text.utf8), chunk: size)
            #expect(found.first?.hasPrefix("brokenJSON(after: \(after),") == true, "\(found)")
        }
    }

    @Test("a feature longer than a mebibyte costs itself only")
    func tooLong() {
        let shape = "{\"a\": \"" + String(repeating: "x,}", count: 400_000) + "\"}"
        let found = Self.features(Array(Self.collection("{},\(shape),{\"b\": 1}").utf8), chunk: 4096)
        #expect(found == ["1:{}", "2:TOO LONG", "3:{\"b\": 1}"])
    }
}
