import Domain
import Foundation
import TestKit
import Testing

@testable import Uploads

/// Files as people and others send them: opened within limits, images made anew.
@Suite struct FileChecksTests {
    private let checks = FileChecks()

    @Test(
        arguments: ([
            (SampleFile.docx, .docx), (SampleFile.xlsx, .xlsx), (SampleFile.odt, .odt), (SampleFile.ods, .ods),
            (SampleFile.pdf, .pdf), (Array("Wij deden dit.".utf8), .text),
        ] as [([UInt8], FileKind)]).map { (SampleBytes($0.0), $0.1) })
    func isKeptAsItIs(sample: SampleBytes, kind: FileKind) async throws {
        let file = try await checks.check(sample.bytes)
        #expect(file.kind == kind && file.bytes == sample.bytes)
    }

    @Test(
        arguments: ([(SampleFile.jpeg, .jpeg), (SampleFile.png, .png), (SampleFile.webp, .webp)]
            as [([UInt8], FileKind)]).map { (SampleBytes($0.0), $0.1) })
    func imagesAreMadeAnew(sample: SampleBytes, kind: FileKind) async throws {
        let hidden = Array("hidden-place".utf8)
        #expect(sample.bytes.firstIndex(of: hidden) != nil)
        // With an archive behind it, which an image takes no notice of.
        let file = try await checks.check(sample.bytes + SampleFile.docx)
        #expect(file.kind == kind)
        #expect(file.bytes.firstIndex(of: hidden) == nil)
        for trace in ["Exif", "EXIF", "eXIf", "GPS", "XMP ", "http", "tEXt", "word/"] {
            #expect(file.bytes.firstIndex(of: trace.utf8) == nil, "\(trace)")
        }
        #expect(try seemingKind(of: file.bytes) == .image(kind))
        try checkImageSize(file.bytes, as: kind)
        #expect(try await checks.check(sample.bytes).bytes == file.bytes, "the same twice")
        if kind == .jpeg { #expect(isUpright(file.bytes), "turned as the camera was held") }
    }

    /// 16 wide and 24 high.
    private func isUpright(_ jpeg: [UInt8]) -> Bool {
        jpeg.firstIndex(of: [0, 24, 0, 16] as [UInt8]) != nil
    }

    @Test(
        arguments: ([
            (Array(SampleFile.jpeg.prefix(300)), .damaged), (Array(SampleFile.png.prefix(200)), .damaged),
            (Array(SampleFile.jpeg.prefix(SampleFile.jpeg.count - 20)), .damaged),
            (SampleFile.zip([("a.txt", [65])]), .unknownKind), (SampleFile.zip([]), .unknownKind),
            (SampleFile.docx(types: "application/vnd.ms-word.document.macroEnabled.main+xml"), .active),
            (SampleFile.docx(and: [("word/vbaProject.bin", [1])]), .active),
            (SampleFile.docx(and: [("word/embeddings/oleObject1.bin", [1])]), .active),
            (SampleFile.docx(and: [("../../x", [1])]), .damaged), (SampleFile.docx(and: [("/etc/x", [1])]), .damaged),
            (SampleFile.docx(and: [("word/document.xml", [1])]), .damaged),
            (SampleFile.docx(and: [("xl/workbook.xml", [1])]), .mixed),
            (SampleFile.openDocument("text", and: [("Basic/Standard/x.xml", [1])]), .active),
            (
                SampleFile.openDocument("text", and: [("META-INF/manifest.xml", Array("<encryption-data>".utf8))]),
                .locked
            ),
            (SampleFile.openDocument("presentation"), .unknownKind),
            (SampleFile.docx(and: (0..<4001).map { ("\($0)", []) }), .unpacksTooLarge),
            (SampleFile.archive([SampleFile.bomb("word/document.xml", zeros: 80 << 20)]), .unpacksTooLarge),
            // It says to hold one byte.
            (SampleFile.archive([small(SampleFile.bomb("word/document.xml", zeros: 80 << 20))]), .unpacksTooLarge),
            (Array("%PDF-1.7\n".utf8) + Array(repeating: 0x20, count: 10 << 20), .tooLarge),
        ] as [([UInt8], FileFault)]).map { (SampleBytes($0.0), $0.1) })
    func isRefused(sample: SampleBytes, fault: FileFault) async {
        await #expect(throws: fault) { _ = try await checks.check(sample.bytes) }
    }

    private static func small(_ bomb: SampleFile.ArchiveEntry) -> SampleFile.ArchiveEntry {
        SampleFile.ArchiveEntry(name: bomb.name, packed: bomb.packed, size: 1, method: 8)
    }

    @Test func tenMegabytesAreTaken() async throws {
        let frame = SampleFile.pdf(holding: "<<>>", stream: []).count + 10
        let full = SampleFile.pdf(
            holding: "<<>>", stream: Array(repeating: 0x20, count: ProofLimits.fileBytes - frame))
        let exact = full + Array(repeating: 0x0A, count: ProofLimits.fileBytes - full.count)
        #expect(try await checks.check(exact).bytes.count == ProofLimits.fileBytes)
        await #expect(throws: FileFault.tooLarge) { _ = try await checks.check(exact + [0x0A]) }
    }

    @Test func withoutTheProgramImagesWaitAndNothingElse() async throws {
        let checks = FileChecks(cleaner: ImageCleaner(program: "/nowhere/vipsthumbnail"))
        await #expect(throws: ImageCleaner.Unavailable.self) { _ = try await checks.check(SampleFile.png) }
        #expect(try await checks.check(SampleFile.pdf).kind == .pdf)
    }

    @Test func pastTheQueueItIsBusy() async throws {
        let checks = FileChecks(longestQueue: 2)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<12 { group.addTask { (try? await checks.check(SampleFile.jpeg)) != nil } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.contains(true) && outcomes.contains(false))
        #expect(try await checks.check(SampleFile.jpeg).kind == .jpeg, "afterwards there is room again")
    }

    @Test func ofAWebPOnlyThePictureStays() throws {
        let chunk = { (name: String, bytes: [UInt8]) in Array(name.utf8) + [UInt8(bytes.count), 0, 0, 0] + bytes }
        let head: [UInt8] = [0x3E, 0, 0, 0, 23, 0, 0, 15, 0, 0]
        let kept = chunk("VP8X", [0x10] + head.dropFirst()) + chunk("ALPH", [1, 2]) + chunk("VP8 ", [3, 4, 5]) + [0]
        let all =
            chunk("VP8X", head) + chunk("ICCP", [9, 9]) + chunk("ALPH", [1, 2]) + chunk("VP8 ", [3, 4, 5]) + [0]
            + chunk("EXIF", [9]) + [0] + chunk("XMP ", [9, 9]) + chunk("ABCD", [])
        let riff = { (chunks: [UInt8]) in chunk("RIFF", Array("WEBP".utf8) + chunks) }
        #expect(try pictureOnly(webp: riff(all)) == riff(kept))
        for end in 0..<riff(all).count { _ = try? pictureOnly(webp: Array(riff(all).prefix(end))) }
        #expect(throws: FileFault.damaged) { _ = try pictureOnly(webp: Array(riff(kept).dropLast(3))) }
    }

    /// A photo of pupils must not lie about when the program is gone.
    @Test func nothingIsLeftInTheTemporaryFolder() async throws {
        _ = try await checks.check(SampleFile.jpeg)
        let left = try FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)
            .filter { $0.hasPrefix("esafety-image") }
        #expect(left.isEmpty)
    }
}
