import Foundation
import Testing

@testable import Registers

@Suite("CSV, taken apart byte by byte")
struct CSVReaderTests {
    /// Rows as lists of texts; a faulty row is its fault alone. Read in chunks of the given size.
    static func rows(_ bytes: [UInt8], chunk size: Int = 7, _ encoding: TextEncoding = .utf8(skipping: 0)) -> [[String]]
    {
        var decoder = TextDecoder(encoding)
        var reader = CSVReader()
        var rows: [Row] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            rows += reader.read(decoder.decode(Array(bytes[start..<min(start + size, bytes.count)])))
        }
        rows += reader.read(decoder.finish()) + reader.finish()
        return rows.map { row in
            row.fault.map { ["\($0)"] } ?? (0..<row.count).map { row.text($0) ?? "UNREADABLE" }
        }
    }

    @Test(
        "quotes, delimiters and line ends",
        arguments: [
            ("a;b\nc;d\n", [["a", "b"], ["c", "d"]]),
            ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
            ("a\tb\rc\td", [["a", "b"], ["c", "d"]]),
            ("a;b\n\n\nc;\n;;\n", [["a", "b"], ["c", ""]]),
            ("a;b\n;", [["a", "b"]]),
            ("a;b\n\"c;c\";\"d\"\"d\"\n", [["a", "b"], ["c;c", "d\"d"]]),
            ("a;b\r\"c\rc\";\"d\r\nd\"\r", [["a", "b"], ["c\rc", "d\r\nd"]]),
            ("a;b\nc\"c;d \"x\"\n", [["a", "b"], ["c\"c", "d \"x\""]]),
            ("\"a;,,,\";\"b,,\"\nc;d\n", [["a;,,,", "b,,"], ["c", "d"]]),
            ("a;b\n\"\";\"\"\"\"\n", [["a", "b"], ["", "\""]]),
            ("a;b\n\"c\" ;\"d\" \n", [["a", "b"], ["c", "d"]]),
            ("alone\nc\n", [["alone"], ["c"]]),
            ("", []),
            (" \r\n\t\r\n", []),
        ])
    func table(text: String, expected: [[String]]) {
        for size in 1...max(1, text.utf8.count) {
            #expect(Self.rows(Array(text.utf8), chunk: size) == expected, "chunks of \(size)")
        }
    }

    @Test(
        "a broken quote costs its own line",
        arguments: [
            ("a;b\nc;\"d\n", [["a", "b"], ["openQuote"]]),
            ("a;b\n1;\"d\n2;e\n3;f\n", [["a", "b"], ["openQuote"], ["2", "e"], ["3", "f"]]),
            ("a;b\r\n1;\"d\r\n2;e", [["a", "b"], ["openQuote"], ["2", "e"]]),
            ("a;b\n1;\"d\"x;y\n2;e\n", [["a", "b"], ["textAfterQuote"], ["2", "e"]]),
            ("a;b\n1;\"d\n\"2\";\"e\"\n", [["a", "b"], ["textAfterQuote"], ["2", "e"]]),
        ])
    func brokenQuotes(text: String, expected: [[String]]) {
        for size in 1...text.utf8.count {
            #expect(Self.rows(Array(text.utf8), chunk: size) == expected, "chunks of \(size)")
        }
    }

    @Test("a quote that would swallow a large file is given up after 64 KiB")
    func runaway() {
        let lines = (1...9000).map { "\($0);some text\n" }.joined()
        let rows = Self.rows(Array(("a;b\n0;\"\n" + lines).utf8), chunk: 4096)
        #expect(rows.count == 9002)
        #expect(rows[1] == ["openQuote"])
        #expect(rows[9001] == ["9000", "some text"])
        let long = Self.rows(Array(("a;b\n" + String(repeating: "x", count: 70000) + "\nc;d\n").utf8), chunk: 4096)
        #expect(long == [["a", "b"], ["tooLong"], ["c", "d"]])
    }

    @Test("rows are numbered as a spreadsheet numbers them")
    func numbers() {
        var reader = CSVReader()
        let rows = reader.read(Array("a;b\r\n\"1\r\n1\";x\r\n\r\n2;y\r\n".utf8)) + reader.finish()
        #expect(rows.map(\.number) == [1, 2, 4])
    }

    static let sample = "naam;plaats\r\"Sint-Cæcilia \"\"€\"\"\";Liège\rÅ;“Œ”\r"
    static let expected = [["naam", "plaats"], ["Sint-Cæcilia \"€\"", "Liège"], ["Å", "“Œ”"]]

    @Test("every encoding, at every size of chunk", arguments: Encoded.allCases)
    func encodings(encoded: Encoded) throws {
        let bytes = try encoded.bytes(of: Self.sample)
        var survey = EncodingSurvey()
        for byte in bytes { survey.look(at: [byte]) }
        let encoding = try #require(survey.encoding)
        for size in 1...bytes.count {
            #expect(Self.rows(bytes, chunk: size, encoding) == Self.expected, "chunks of \(size)")
        }
    }

    @Test("what is no character is found in its own row")
    func unreadable() {
        let torn = Array("a;b\nx;".utf8) + [0xC3, 0x0A] + Array("é;é\n".utf8)
        #expect(Self.rows(torn) == [["a", "b"], ["x", "UNREADABLE"], ["é", "é"]])
        let loneSurrogate: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x3D, 0xD8, 0x62, 0]
        #expect(Self.rows(loneSurrogate, .utf16(bigEndian: false)) == [["a"], ["UNREADABLE"]])
        let pair: [UInt8] = [0xFE, 0xFF, 0xD8, 0x3D, 0xDE, 0x00]
        #expect(Self.rows(pair, .utf16(bigEndian: true)) == [["😀"]])
        #expect(Self.rows(pair.dropLast(), .utf16(bigEndian: true)) == [["UNREADABLE"]])
    }

    @Test("damaged or cut UTF-8 stays UTF-8")
    func damagedUTF8() {
        var survey = EncodingSurvey()
        survey.look(at: Array("é;è;ç\n".utf8) + [0xE9, 0x0A, 0xC3])
        #expect(survey.encoding == .utf8(skipping: 0))
    }
}

enum Encoded: CaseIterable {
    case utf8, utf8WithMark, utf8WithTwoMarks, utf16LittleEndian, utf16BigEndian, windows1252

    func bytes(of text: String) throws -> [UInt8] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        switch self {
        case .utf8: return Array(text.utf8)
        case .utf8WithMark: return mark + text.utf8
        case .utf8WithTwoMarks: return mark + mark + text.utf8
        case .utf16LittleEndian: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .windows1252: return Array(try #require(text.data(using: .windowsCP1252)))
        }
    }
}
