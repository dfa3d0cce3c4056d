import Domain
import TestKit
import Testing

/// What may be kept as a proof: told by its content, never by its name.
@Suite struct EvidenceTests {
    private func fault(_ work: () throws(FileFault) -> Void) -> FileFault? {
        do throws(FileFault) {
            try work()
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: ([
            (SampleFile.pdf, .pdf), (SampleFile.png, .image(.png)), (SampleFile.jpeg, .image(.jpeg)),
            (SampleFile.webp, .image(.webp)), (SampleFile.docx, .archive),
            (Array("Één zin.\r\n\tEn nog één.".utf8), .text),
            ([0xEF, 0xBB, 0xBF] + Array("a".utf8), .text), ([0x45, 0xE9, 0x6E, 0x20, 0x80], .text),
            (Array("a < b".utf8), .text),
        ] as [([UInt8], SeemingKind)]).map { (SampleBytes($0.0), $0.1) })
    func whatAFileSeemsToBe(sample: SampleBytes, kind: SeemingKind) throws {
        #expect(try seemingKind(of: sample.bytes) == kind)
    }

    @Test(
        arguments: ([
            ([], .empty), (Array(" \n\t ".utf8), .empty), ([0xEF, 0xBB, 0xBF], .empty),
            (Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), .markup),
            (Array("\n <!DOCTYPE html>".utf8), .markup),
            ([0xEF, 0xBB, 0xBF] + Array("<?xml version='1.0'?>".utf8), .markup),
            (Array("MZ\u{0}\u{3}".utf8), .unknownKind),
            (Array("#!/bin/sh\n".utf8), .unknownKind), (Array("{\\rtf1".utf8), .unknownKind),
            (Array("%!PS".utf8), .unknownKind),
            (Array("a\u{1B}[31m".utf8), .unknownKind), (Array("GIF89a\u{1}".utf8), .unknownKind),
            ([0x61, 0x81], .unknownKind),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .unknownKind),
            (Array("RIFF\u{1}\u{0}\u{0}\u{0}WAVE".utf8), .unknownKind),
            ([0xFF, 0xFE, 0x61, 0x00], .unknownKind), (Array("a\u{0}b".utf8), .unknownKind),
        ] as [([UInt8], FileFault)]).map { (SampleBytes($0.0), $0.1) })
    func whatIsNotTaken(sample: SampleBytes, expected: FileFault) {
        #expect(fault { () throws(FileFault) in _ = try seemingKind(of: sample.bytes) } == expected)
    }

    @Test(
        arguments: ([
            (SampleFile.pdf, nil), (SampleFile.pdf + Array("\r\n\0\n".utf8), nil),
            (Array(SampleFile.pdf.dropLast(4)), .damaged),
            (Array("%PDF-7.0\n%%EOF".utf8), .damaged), (Array("%PDF-1.4".utf8), .damaged),
            (SampleFile.pdf + Array("<script>x</script>".utf8), .damaged),
            (SampleFile.pdf + SampleFile.docx + Array("%%EOF".utf8), .mixed),
            (SampleFile.pdf(holding: "<< /S /JavaScript /JS (app.alert(1)) >>"), .active),
            (SampleFile.pdf(holding: "<< /S /J#61vaScript >>"), .active),
            (SampleFile.pdf(holding: "<< /S/Launch/F(x)>>"), .active),
            (SampleFile.pdf(holding: "<< /Type /EmbeddedFile >>"), .active),
            (SampleFile.pdf(holding: "<< /Title (Livestream on /J S and /JSON) >>"), nil),
            (
                Array(String(decoding: SampleFile.pdf, as: UTF8.self).replacing("endstream", with: "endstreem").utf8),
                .damaged
            ),
        ] as [([UInt8], FileFault?)]).map { (SampleBytes($0.0), $0.1) })
    func aPDFIsOneAndNothingElse(sample: SampleBytes, expected: FileFault?) {
        #expect(fault { () throws(FileFault) in try checkPDF(sample.bytes) } == expected)
    }

    @Test(
        arguments: ([
            (SampleFile.docx, nil), (SampleFile.docx + [0], .mixed), (Array(SampleFile.docx.dropLast(30)), .damaged),
            (Array(SampleFile.docx.dropFirst()), .damaged), ([0x50, 0x4B, 0x03, 0x04], .damaged),
            (SampleFile.docx(and: [("a", SampleFile.pdf)]), .mixed), (SampleFile.docx + SampleFile.docx, .mixed),
        ] as [([UInt8], FileFault?)]).map { (SampleBytes($0.0), $0.1) })
    func anArchiveIsOneAndNothingElse(sample: SampleBytes, expected: FileFault?) {
        #expect(fault { () throws(FileFault) in try checkArchiveFrame(sample.bytes) } == expected)
    }

    @Test(
        arguments: ([
            (SampleFile.png, .png, nil), (SampleFile.jpeg, .jpeg, nil), (SampleFile.webp, .webp, nil),
            (Array(SampleFile.png.prefix(20)), .png, .damaged), ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg, .damaged),
            (Array("RIFF\u{1}\u{1}\u{1}\u{1}WEBPVP8X".utf8) + Array(repeating: 0xFF, count: 20), .webp, .tooManyPixels),
            (Array(SampleFile.png.prefix(16)) + [0, 0, 0x20, 0, 0, 0, 0x20, 0], .png, .tooManyPixels),
            (
                Array(SampleFile.png.prefix(16)) + [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF], .png,
                .tooManyPixels
            ),
            (Array(SampleFile.png.prefix(16)) + [0, 0, 0, 0, 0, 0, 0, 1], .png, .damaged),
            // The picture of a small image within the head is not the picture.
            (
                [0xFF, 0xD8, 0xFF, 0xE1, 0, 8, 0xFF, 0xC0, 0, 9, 8, 0, 0xFF, 0xC2, 0, 9, 8, 0x40, 0, 0x40, 0, 1, 1],
                .jpeg, .tooManyPixels
            ),
        ] as [([UInt8], FileKind, FileFault?)]).map { (SampleBytes($0.0), $0.1, $0.2) })
    func imagesSayHowLargeTheyAre(sample: SampleBytes, kind: FileKind, expected: FileFault?) {
        #expect(fault { () throws(FileFault) in try checkImageSize(sample.bytes, as: kind) } == expected)
    }

    /// Cut anywhere and changed anywhere, a file is judged and nothing traps.
    @Test(
        arguments: [SampleFile.pdf, SampleFile.png, SampleFile.jpeg, SampleFile.webp, SampleFile.docx].map {
            SampleBytes($0)
        })
    func whateverIsSent(file: SampleBytes) {
        for end in 0..<file.bytes.count {
            var bytes = Array(file.bytes.prefix(end))
            if end > 20 { bytes[end * 7 % end] ^= UInt8(end % 255 + 1) }
            _ = try? seemingKind(of: bytes)
            _ = try? checkPDF(bytes)
            _ = try? checkArchiveFrame(bytes)
            for kind in FileKind.allCases { _ = try? checkImageSize(bytes, as: kind) }
        }
    }

    @Test(
        arguments: [
            ("policy.pdf", .pdf, "policy.pdf"), ("policy.pdf .", .pdf, "policy.pdf"),
            ("Foto's van de klas.JPG", .jpeg, "Foto's van de klas.jpg"),
            ("../../etc/passwd", .text, "passwd.txt"), ("C:\\Users\\An\\plan.docx", .docx, "plan.docx"),
            ("", .png, "file.png"),
            (".htaccess", .text, "htaccess.txt"), ("a\u{0}b\n.pdf", .pdf, "ab.pdf"),
            ("x\u{202E}fdp.exe", .png, "xfdp.exe.png"),
            ("report.pdf", .png, "report.png"), ("evil.html", .text, "evil.html.txt"), ("con.txt", .text, "_con.txt"),
            ("a<b>:\"c|?*%.pdf", .pdf, "a-b---c----.pdf"), ("e\u{301}t\u{200B}é.odt", .odt, "été.odt"),
            ("..", .pdf, "file.pdf"),
            ("name. . .pdf", .pdf, "name.pdf"), ("\u{FEFF} \u{2028}.pdf", .pdf, "file.pdf"),
            ("a\u{A0}b.pdf", .pdf, "a b.pdf"),
            (String(repeating: "n", count: 300) + ".pdf", .pdf, String(repeating: "n", count: 94) + ".pdf"),
            (String(repeating: "🏫", count: 300) + ".pdf", .pdf, String(repeating: "🏫", count: 47) + ".pdf"),
        ] as [(String, FileKind, String)])
    func namesAreSafe(told: String, kind: FileKind, name: String) {
        #expect(safeFileName(told, for: kind) == name)
        #expect(safeFileName(name, for: kind) == name, "a safe name stays")
    }

    @Test(arguments: [
        ("https://www.school.example/beleid?a=1#x", "https://www.school.example/beleid?a=1#x"),
        ("  http://School.EXAMPLE ", "http://school.example"), ("www.school.be/ict", "https://www.school.be/ict"),
        ("school.be:8443/x", "https://school.be:8443/x"),
        ("HTTPS://a.be/é b\"<x>", "https://a.be/%C3%A9%20b%22%3Cx%3E"),
        ("https://a.be/100%25", "https://a.be/100%25"), ("https://a.be/x:y@z", "https://a.be/x:y@z"),
    ])
    func linksThatLeadSomewhere(typed: String, address: String) throws {
        #expect(try WebLink(typed).address == address)
        #expect(try WebLink(address).address == address)
    }

    @Test(
        arguments: [
            ("", .missing), (" \n ", .missing), ("javascript:alert(1)", .otherScheme),
            ("JaVaScRiPt://x.be/%0aalert(1)", .otherScheme),
            ("data:text/html,x", .otherScheme), ("file:///etc/passwd", .otherScheme), ("mailto:a@b.be", .otherScheme),
            ("java\nscript:alert(1)", .noAddress), ("ftp://a.be/x", .otherScheme), ("https://a@b.be", .signIn),
            ("https://a:b@c.be/x", .signIn), ("https://", .noAddress), ("https:///x", .noAddress),
            ("https://localhost/x", .noAddress),
            ("https://127.0.0.1", .noAddress), ("https://[::1]/", .noAddress), ("https://a.be:0/", .noAddress),
            ("https://a.be:99999/", .noAddress), ("https://a.be\\@evil.example", .signIn),
            ("https://a.be\\evil.example", .noAddress), ("not an address", .noAddress),
            ("//a.be", .noAddress), ("https://a.be/" + String(repeating: "x", count: 2000), .tooLong),
            ("https://é.be", .noAddress),
        ] as [(String, WebLink.Fault)])
    func linksThatDoNot(typed: String, fault: WebLink.Fault) {
        #expect(throws: fault) { _ = try WebLink(typed) }
    }

    @Test func whoMayTakeAway() {
        let proof = Proof(
            id: Key(1), content: .statement, words: "x", addedAt: Moment(milliseconds: 0), addedBy: Key(7),
            addedByName: "An")
        #expect(proof.canBeRemoved(by: Key(7), as: .contributor) && proof.canBeRemoved(by: Key(8), as: .coordinator))
        #expect(!proof.canBeRemoved(by: Key(8), as: .contributor))
    }
}
