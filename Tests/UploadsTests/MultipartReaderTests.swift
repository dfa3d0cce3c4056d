import Testing

@testable import Domain
@testable import Uploads

/// A form with a file is read the same however the line cuts it, and rubbish is refused, never a trap.
@Suite struct MultipartReaderTests {
    private struct Field: Equatable {
        let name: String
        let fileName: String?
        var bytes: [UInt8] = []
    }

    private static let type = "multipart/form-data; boundary=----Form7MA4YWxk"

    private func body(_ fields: [Field], boundary: String = "----Form7MA4YWxk") -> [UInt8] {
        fields.flatMap { field in
            let file = field.fileName.map { "; filename=\"\($0)\"\r\nContent-Type: application/pdf" } ?? ""
            let head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field.name)\"\(file)\r\n\r\n"
            return Array(head.utf8) + field.bytes + Array("\r\n".utf8)
        } + Array("--\(boundary)--\r\n".utf8)
    }

    private func fields(_ pieces: [ArraySlice<UInt8>], type: String = type) throws -> [Field] {
        var reader = try #require(MultipartReader(contentType: type))
        var (fields, isOpen): ([Field], Bool) = ([], false)
        for event in try pieces.flatMap({ try reader.read($0) }) {
            switch event {
            case .field(let name, let fileName):
                #expect(!isOpen)
                (isOpen, fields) = (true, fields + [Field(name: name, fileName: fileName)])
            case .bytes(let bytes):
                #expect(isOpen && !bytes.isEmpty)
                fields[fields.count - 1].bytes += bytes
            case .end: isOpen = false
            }
        }
        try reader.finish()
        return fields
    }

    /// Cut at random places, single bytes and empty pieces among them.
    private func cut(_ bytes: [UInt8], _ random: inout SplitMix64) -> [ArraySlice<UInt8>] {
        var (pieces, rest): ([ArraySlice<UInt8>], ArraySlice<UInt8>) = ([], bytes[...])
        while !rest.isEmpty {
            let size = Int(random.next() % (random.next() % 3 == 0 ? 3 : 90))
            pieces.append(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        return pieces
    }

    /// Bytes that look like parts of marks more often than chance would have it.
    private func bytes(_ count: Int, _ random: inout SplitMix64) -> [UInt8] {
        let tricky = Array("\r\n------Form7MA4YWx\r\n--".utf8)
        return (0..<count).map { _ in
            let number = random.next()
            return number % 3 == 0 ? UInt8(truncatingIfNeeded: number >> 8) : tricky[Int(number >> 8) % tricky.count]
        }
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func howeverItIsCut(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let sent = (0..<Int(random.next() % 5)).map { index in
            let count = Int(random.next() % 300)
            return Field(
                name: "field-\(index)", fileName: index.isMultiple(of: 2) ? nil : "a\(index) ; é.pdf",
                bytes: bytes(count, &random))
        }
        // No fields are no form: browsers send one at least.
        let all = sent.isEmpty ? [Field(name: "only", fileName: nil)] : sent
        #expect(try fields(cut(body(all), &random)) == all)
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func brokenFormsAreRefused(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var whole = body([
            Field(name: "form-token", fileName: nil, bytes: Array("t".utf8)),
            Field(name: "file", fileName: "a.pdf", bytes: bytes(200, &random)),
        ])
        let cutOff = Array(whole.prefix(Int(random.next() % UInt64(whole.count - 3))))
        #expect(throws: MultipartFault.self) { _ = try fields(cut(cutOff, &random)) }
        // Some bytes changed: whatever comes out, it ends.
        for _ in 0..<5 { whole[Int(random.next() % UInt64(whole.count))] = UInt8(truncatingIfNeeded: random.next()) }
        _ = try? fields(cut(whole, &random))
        _ = try? fields(cut((0..<500).map { _ in UInt8(truncatingIfNeeded: random.next()) }, &random))
    }

    @Test(arguments: [
        ("multipart/form-data; boundary=x", true), ("multipart/form-data;boundary=\"x y\"", false),
        ("Multipart/Form-Data; charset=utf-8; Boundary=\"x\"", true), ("multipart/form-data", false),
        ("multipart/form-data; boundary=", false), ("multipart/mixed; boundary=x", false), ("", false),
        ("application/x-www-form-urlencoded", false),
        ("multipart/form-data; boundary=" + String(repeating: "x", count: 71), false),
    ])
    func theContentTypeNamesTheMark(type: String, isForm: Bool) {
        #expect((MultipartReader(contentType: type) != nil) == isForm)
    }

    @Test(arguments: [
        ("form-data; name=\"a\"; filename=\"x%22y.pdf\"", "a", "x\"y.pdf"),
        ("form-data; name=\"a\"; filename=\"x\\\"y.pdf\"", "a", "x\"y.pdf"),
        ("form-data; filename=\"C:\\dir\\x.pdf\"; name=\"a\"", "a", "C:\\dir\\x.pdf"),
        ("form-data; name=a; filename=x.pdf", "a", "x.pdf"), ("form-data; name=\"a\"; filename=\"\"", "a", ""),
        ("form-data; name=\"a;b=\\\"c\"; filename=\"..;/x\"", "a;b=\"c", "..;/x"),
    ])
    func namesAsBrowsersWriteThem(disposition: String, name: String, fileName: String) throws {
        let body = "--x\r\ncontent-disposition: \(disposition)\r\n\r\nB\r\n--x--"
        let read = try fields([Array(body.utf8)[...]], type: "multipart/form-data; boundary=x")
        #expect(read == [Field(name: name, fileName: fileName, bytes: [66])])
    }

    @Test(arguments: [
        "", "--", "--y\r\n", "\r\n--x\r\n", "--x\r\n\r\n\r\nB\r\n--x--",
        "--x\r\nContent-Disposition: form-data\r\n\r\nB\r\n--x--",
        "--x\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nB\r\n--x--", "--xy\r\n", "preamble\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n" + String(repeating: "X: y\r\n", count: 2000)
            + "\r\nB\r\n--x--",
    ])
    func notAsBrowsersWriteIt(body: String) {
        #expect(throws: MultipartFault.self) {
            _ = try fields([Array(body.utf8)[...]], type: "multipart/form-data; boundary=x")
        }
    }

    @Test func tooManyFields() {
        let all = (0...MultipartReader.mostFields).map { Field(name: "\($0)", fileName: nil) }
        #expect(throws: MultipartFault.tooManyFields) { _ = try fields([body(all)[...]]) }
    }
}
