import Domain
import Foundation
import HTTPTypes
import Pages
import Secrets
import Store
import TestKit
import Testing
import Uploads

@testable import Web

/// Proof at a task over HTTP: a file, a link, a statement, and what people and others send in their place.
@Suite struct ProofTests {
    private struct AtTask {
        let community: Community
        let visitor: Visitor
        let task: SchoolTask.ID
        var path: String { "/tasks/\(task)/proof" }

        func proofs() async throws -> [Proof] {
            try await community.store.proofs(of: task, for: community.nele).proofs
        }
    }

    private func atTask(files: FileChecks = FileChecks(), on engine: Engine = .memory) async throws -> AtTask {
        let community = try await Community.withPasswords(on: engine)
        let site = Site(
            store: community.store, catalogue: projectContent, passwords: Passwords(costExponent: 4),
            signer: Signer(key: try await community.store.formKey()),
            address: SiteAddress(base: "http://localhost:8080"),
            files: files)
        let at = AtTask(
            community: community, visitor: Visitor(to: site), task: try await community.task("Own <b>task</b>"))
        _ = try await at.visitor.signIn("nele@one.example")
        try await at.visitor.get(at.path)
        return at
    }

    @Test(arguments: Engine.allCases)
    func aFileIsKeptAndComesBackAsADownload(_ engine: Engine) async throws {
        let at = try await atTask(on: engine)
        let empty = try await at.visitor.get(at.path)
        #expect(
            empty.page == "proof" && empty.body.contains("data-count=\"0\"") && empty.body.contains("Own &lt;b&gt;"))
        let pdf = SampleFile.pdf(holding: "<<>>", stream: Array(repeating: 9, count: 700_000))
        let sent = try await at.visitor.post(
            at.path, ["file-note": "Ons <i>plan</i>"], file: ("../Één plan \u{202E}\".PDF", pdf))
        #expect(sent.status == 303 && sent.location == "\(at.path)?done=added")
        let page = try await at.visitor.get(sent.location)
        #expect(page.body.contains("notice success") && page.body.contains("Ons &lt;i&gt;plan&lt;/i&gt;"))
        #expect(page.body.contains("Één plan -.pdf") && page.body.contains("684 kB"))
        let file = try await at.visitor.get(try #require(page.attribute("href", after: "data-proof")))
        #expect(file.status == 200 && file.bytes == pdf)
        #expect(
            file.headers[.contentDisposition]
                == "attachment; filename=\"__n plan -.pdf\"; filename*=UTF-8''%C3%89%C3%A9n%20plan%20-.pdf")
        #expect(file.headers[.contentType] == "application/pdf" && file.headers[.xContentTypeOptions] == "nosniff")
        #expect(file.headers[.cacheControl] == "private, no-cache")
        #expect(file.headers[values: .contentSecurityPolicy].contains { $0.hasPrefix("sandbox") })
        let again = try await at.visitor.post(at.path, file: ("other name.pdf", pdf))
        #expect(again.location == "\(at.path)?done=same")
        #expect(try await at.proofs().count == 1)
    }

    @Test func ofAPhotoOnlyThePictureIsKept() async throws {
        let at = try await atTask()
        #expect(try await at.visitor.post(at.path, file: ("IMG_1.HEIC", SampleFile.jpeg)).status == 303)
        let page = try await at.visitor.get(at.path)
        #expect(page.body.contains("IMG_1.HEIC.jpg"))
        let file = try await at.visitor.get(try #require(page.attribute("href", after: "data-proof")))
        #expect(file.headers[.contentType] == "image/jpeg" && file.bytes != SampleFile.jpeg)
        #expect(file.bytes.firstIndex(of: "hidden-place".utf8) == nil)
    }

    @Test(
        arguments: ([
            ("plan.pdf", SampleFile.png, "plan.png"), ("plan.pdf", SampleFile.docx, "plan.docx"),
            ("plan", SampleFile.ods, "plan.ods"), ("plan.exe", Array("Just text.".utf8), "plan.exe.txt"),
            ("a\0b.txt", Array("Text".utf8), "ab.txt"), (String(repeating: "ß", count: 300), SampleFile.pdf, nil),
            ("..\\..\\boot.ini", Array("Text".utf8), "boot.ini.txt"),
        ] as [(String, [UInt8], String?)]).map { ($0.0, SampleBytes($0.1), $0.2) })
    func aNameSaysNothing(told: String, sample: SampleBytes, name: String?) async throws {
        let at = try await atTask()
        #expect(try await at.visitor.post(at.path, file: (told, sample.bytes)).status == 303)
        guard case .file(let file) = try await at.proofs().first?.content else { return #expect(Bool(false)) }
        #expect(name == nil || file.name == name)
        #expect(file.name.count <= 100)
    }

    @Test(
        arguments: [
            ("plan.pdf", Array("MZ\u{0}\u{1}".utf8)), ("drawing.png", Array("<svg onload='x'/>".utf8)), ("a.txt", []),
            ("plan.pdf", SampleFile.pdf + SampleFile.docx),
            ("plan.docx", SampleFile.docx + Array("%PDF-1.7\n%%EOF".utf8)),
            ("plan.docx", SampleFile.archive([SampleFile.bomb("word/document.xml", zeros: 80 << 20)])),
            ("plan.pdf", SampleFile.pdf(holding: "<<>>", stream: Array(repeating: 9, count: 10 << 20))),
        ].map { ($0.0, SampleBytes($0.1)) })
    func whatIsWrongIsSaidAndTheNoteStays(name: String, sample: SampleBytes) async throws {
        let at = try await atTask()
        let reply = try await at.visitor.post(at.path, ["file-note": "typed \"note\""], file: (name, sample.bytes))
        #expect(reply.status == 422 && reply.page == "proof")
        #expect(reply.body.contains("href=\"#file\"") && reply.body.contains("aria-invalid=\"true\""))
        #expect(reply.attribute("value", after: "id=\"file-note\"") == "typed &quot;note&quot;")
        #expect(try await at.proofs().isEmpty)
    }

    @Test func noFileOrATooLongNote() async throws {
        let at = try await atTask()
        #expect(try await at.visitor.post(at.path, file: nil).body.contains("href=\"#file\""))
        let note = String(repeating: "n", count: ProofLimits.noteLength + 1)
        let long = try await at.visitor.post(at.path, ["file-note": note], file: ("a.pdf", SampleFile.pdf))
        #expect(long.status == 422 && long.body.contains("href=\"#file-note\"") && long.body.contains("href=\"#file\""))
        #expect(long.attribute("value", after: "id=\"file-note\"") == note)
    }

    /// Broken off half-way nothing is kept; sent again it is there, once.
    @Test func anUploadThatBreaksOffIsTakenUpAgain() async throws {
        let at = try await atTask()
        let pdf = SampleFile.pdf(holding: "<<>>", stream: Array(repeating: 9, count: 300_000))
        for most in [0, 10, 150, 16_001, 200_000, 300_300] {
            let broken = try await at.visitor.post(at.path, file: ("plan.pdf", pdf), breaksOffAfter: most)
            #expect(broken.status == 400)
            #expect(try await at.proofs().isEmpty)
        }
        try await at.visitor.get(at.path)
        #expect(try await at.visitor.post(at.path, file: ("plan.pdf", pdf)).status == 303)
        #expect(try await at.proofs().count == 1)
    }

    @Test func aFormThatIsNotOursIsRefused() async throws {
        let at = try await atTask()
        #expect(try await at.visitor.post(at.path, file: ("a.pdf", SampleFile.pdf), token: "wrong").status == 403)
        #expect(try await at.visitor.post(at.path, ["file": "x"]).status == 400, "no form with files")
        try await at.visitor.get(at.path)
        let huge = Array(repeating: UInt8(9), count: Upload.mostBytes)
        #expect(try await at.visitor.post(at.path, file: ("a.pdf", huge)).status == 413)
        try await at.visitor.get(at.path)
        let fields = ["file-note": String(repeating: "n", count: Upload.mostFieldBytes)]
        #expect(try await at.visitor.post(at.path, fields, file: ("a.pdf", SampleFile.pdf)).status == 413)
        #expect(try await at.proofs().isEmpty)
    }

    @Test func whereTooManyComeThePageStays() async throws {
        let at = try await atTask(files: FileChecks(longestQueue: 0))
        let busy = try await at.visitor.post(at.path, ["file-note": "typed"], file: ("a.pdf", SampleFile.pdf))
        #expect(busy.status == 503 && busy.page == "proof")
        #expect(busy.attribute("value", after: "id=\"file-note\"") == "typed")
        let other = try await atTask(files: FileChecks(cleaner: ImageCleaner(program: "/nowhere/vips")))
        #expect(try await other.visitor.post(other.path, file: ("a.png", SampleFile.png)).status == 503)
        #expect(try await other.visitor.post(other.path, file: ("a.pdf", SampleFile.pdf)).status == 303)
    }

    @Test func nobodyTakesAllPlaces() {
        let places = UploadPlaces()
        #expect(places.enter(Key(1)) && places.enter(Key(1)) && !places.enter(Key(1)))
        #expect((2...8).allSatisfy { places.enter(Key($0)) && places.enter(Key($0)) })
        #expect(!places.enter(Key(9)))
        places.leave(Key(1))
        #expect(places.enter(Key(9)) && !places.enter(Key(1)))
    }

    @Test(arguments: ["javascript:alert(1)", "", "https://localhost", "https://a:b@c.be", "data:text/html,x"])
    func linksThatLeadNowhere(address: String) async throws {
        let at = try await atTask()
        let reply = try await at.visitor.post("\(at.path)/links", ["address": address, "link-note": "typed"])
        #expect(reply.status == 422 && reply.body.contains("href=\"#address\""))
        #expect(reply.attribute("value", after: "id=\"address\"") == address)
        #expect(reply.attribute("value", after: "id=\"link-note\"") == "typed")
        #expect(!reply.body.contains("href=\"javascript"))
        #expect(try await at.proofs().isEmpty)
    }

    @Test func aLinkAndAStatement() async throws {
        let at = try await atTask()
        let link = try await at.visitor.post(
            "\(at.path)/links", ["address": "www.school.be/beleid", "link-note": "Beleid"])
        #expect(link.status == 303)
        try await at.visitor.get(at.path)
        let words = "Op 3 mei bespraken we\nhet beleid."
        #expect(try await at.visitor.post("\(at.path)/statements", ["statement": words]).status == 303)
        let page = try await at.visitor.get(at.path)
        #expect(page.body.contains("<a href=\"https://www.school.be/beleid\" rel=\"noreferrer\">"))
        #expect(page.body.contains(words) && page.body.contains("data-count=\"2\""))
        for statement in ["", " \n ", String(repeating: "é", count: 4001)] {
            let reply = try await at.visitor.post("\(at.path)/statements", ["statement": statement])
            #expect(reply.status == 422 && reply.body.contains("href=\"#statement\""))
        }
        let nul = try await at.visitor.post("\(at.path)/statements", ["statement": "a\0b"])
        #expect(nul.status == 422 && nul.body.contains("ab</textarea>"))
    }

    @Test func whoAddedItOrCoordinatesTakesItAway() async throws {
        let at = try await atTask()
        try await at.visitor.post("\(at.path)/statements", ["statement": "One"])
        let page = try await at.visitor.get(at.path)
        let id = try #require(page.attribute("data-proof"))
        let joris = Visitor(to: try await at.community.site())
        _ = try await joris.signIn("joris@two.example")
        try await joris.get("/schools")
        #expect(try await joris.post("\(at.path)/\(id)/removal").status == 404)
        #expect(try await joris.post(at.path, file: ("a.pdf", SampleFile.pdf)).status == 404)
        #expect(try await joris.get("/proofs/\(id)").status == 404)
        let stranger = Visitor(to: try await at.community.site())
        try await stranger.get("/")
        #expect(try await stranger.post(at.path, file: ("a.pdf", SampleFile.pdf)).status == 401)
        #expect(try await stranger.get("/proofs/\(id)").status == 401)
        #expect(try await at.visitor.get("/proofs/\(id)").status == 404, "a statement is no file")
        #expect(try await at.visitor.post("\(at.path)/\(id)/removal").location == "\(at.path)?done=removed")
        #expect(try await at.proofs().isEmpty)
    }

    /// At an action of the plan the page says what would show it.
    @Test func theContentSaysWhatShowsIt() async throws {
        let at = try await atTask()
        let assessment = try await at.community.open()
        try await at.community.answerAll(assessment, fromBest: 9)
        let result = try await at.community.submit(assessment)
        let plan = try #require(try await at.community.store.result(result, for: at.community.nele)).judgement.plan
        let action = try #require(plan.first?.action)
        let task = try await at.community.task(of: action, in: result)
        let words = try #require(
            projectContent.texts(of: at.community.edition.version.name, for: "be-vl")["nl"]?.actions[action])
        let page = try await at.visitor.get("/tasks/\(task)/proof")
        #expect(page.body.contains(words.proof.replacing("'", with: "&#39;").replacing("\"", with: "&quot;")))
    }
}
