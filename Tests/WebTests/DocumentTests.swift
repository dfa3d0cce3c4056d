import Documents
import Domain
import Foundation
import HTTPTypes
import Pages
import Store
import TestKit
import Testing
import Web

/// Documents and the public statement, at the door.
@Suite struct DocumentTests {
    /// A press whose process writes what it has read behind a PDF's first bytes.
    private func press(_ lines: String = "printf %%PDF; cat", limits: PressLimits = PressLimits()) throws -> Press {
        let file = temporaryFolder().appending(path: "python")
        try "#!/bin/bash\n\(lines)\n".write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return Press(python: file.path, limits: limits)
    }

    /// The first school with a result, and its coordinator at the door.
    private func visitor(
        of community: Community, press: Press?, note: String = ""
    ) async throws -> (Visitor, AssessmentResult.ID) {
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        if !note.isEmpty {
            let answer = Answer(question: "q101", response: .unknown, note: note)
            _ = try await community.store.save(answer, in: assessment, by: community.nele)
        }
        let visitor = Visitor(to: try await community.site(press: press))
        _ = try await visitor.signIn("nele@one.example")
        _ = try await visitor.get(Link.review(assessment).path)
        let location = try await visitor.post(Link.submission(of: assessment).path, ["agreed": "yes"]).location
        return (visitor, try #require(AssessmentResult.ID(String(location.dropFirst("/results/".count)))))
    }

    @Test func theReportIsAFileForTheTeamOnly() async throws {
        let community = try await Community.withPasswords()
        let (visitor, result) = try await visitor(of: community, press: try press(), note: "Een nota")
        let reply = try await visitor.get(Link.report(result).path)
        #expect(reply.status == 200 && reply.headers[.contentType] == "application/pdf")
        #expect(reply.headers[.contentDisposition] == "attachment; filename=\"esafety-report-2026-11-12.pdf\"")
        #expect(reply.headers[.cacheControl] == "private, no-store")
        #expect(reply.body.hasPrefix("%PDF") && reply.body.contains("Vertrouwelijk") && reply.body.contains("Een nota"))
        #expect(reply.body.contains("Sint-Jozefschool Één") && reply.body.contains("\"language\":\"nl\""))
        #expect(try await visitor.get(Link.result(result).path).body.contains(Link.report(result).path))
        let stranger = Visitor(to: try await community.site(press: try press()))
        for link in [Link.report(result), .planPaper(result), .differencePaper(result)] {
            #expect(try await stranger.get(link.path).status == 401)
        }
        _ = try await stranger.signIn("joris@two.example")
        for link in [Link.report(result), .planPaper(result), .differencePaper(result)] {
            #expect(try await stranger.get(link.path).status == 404)
        }
    }

    @Test func theDocumentsSpeakTheVisitorsLanguage() async throws {
        let community = try await Community.withPasswords()
        let (visitor, result) = try await visitor(of: community, press: try press())
        for (language, mark) in [("fr", "Confidentiel"), ("de", "Vertraulich"), ("en", "Confidential")] {
            _ = try await visitor.get("/schools")
            _ = try await visitor.post("/language", ["language": language, "next": "/"])
            let reply = try await visitor.get(Link.report(result).path)
            #expect(reply.body.contains("\"language\":\"\(language)\"") && reply.body.contains(mark))
        }
    }

    @Test func thePlanHasOwnersAndDates() async throws {
        let community = try await Community.withPasswords()
        let (visitor, result) = try await visitor(of: community, press: try press())
        let reply = try await visitor.get(Link.planPaper(result).path)
        #expect(reply.status == 200 && reply.body.contains("Je actieplan"))
        #expect(reply.headers[.contentDisposition] == "attachment; filename=\"esafety-plan-2026-11-12.pdf\"")
    }

    @Test func theDifferenceNeedsAnEarlierResult() async throws {
        let community = try await Community.withPasswords()
        let (visitor, first) = try await visitor(of: community, press: try press())
        #expect(try await visitor.get(Link.differencePaper(first).path).status == 404)
        community.clock.advance(days: 400)
        let assessment = try await community.open(seed: 3)
        try await community.answerAll(assessment)
        let second = try await community.submit(assessment)
        _ = try await visitor.signIn("nele@one.example")
        let reply = try await visitor.get(Link.differencePaper(second).path)
        #expect(reply.status == 200 && reply.body.contains("Toen en nu"))
        #expect(try await visitor.get(Link.result(second).path).body.contains(Link.differencePaper(second).path))
    }

    @Test func theReportIsInTheWordsOfItsSubmission() async throws {
        let community = try await Community.withPasswords()
        let (visitor, result) = try await visitor(of: community, press: try press())
        let now = try #require(projectContent.texts(of: community.edition.version.name, for: "be-vl")["nl"])
        #expect(try await community.store.wording(now.revision, in: "nl") == now, "kept by the submission")
        #expect(try await visitor.get(Link.report(result).path).body.contains("herziening \(now.revision)"))
        // A result that names words which are gone is printed in those of today, and says so.
        let other = try await community.store.result(result, for: community.nele)
        let then = try #require(other)
        let lost = AssessmentResult(
            id: then.id, sheet: then.sheet, submittedAt: then.submittedAt, submittedBy: then.submittedBy,
            judgement: then.judgement, texts: ["nl": "gone"], label: then.label)
        let voice = Voice(words: try #require(projectContent.words["nl"]), locale: "nl-BE", zone: .gmt)
        let printed = ReportPaper(school: "S", result: lost, text: now).paper(voice)
        #expect("\(printed.pieces)".contains("niet bewaard"))
    }

    @Test func whoWaitsSeesHowFarItIs() async throws {
        let community = try await Community.withPasswords()
        var limits = PressLimits()
        limits.processes = 1
        let slow = try press("sleep 1.6; printf %%PDF; cat", limits: limits)
        let (visitor, result) = try await visitor(of: community, press: slow)
        let reply = try await visitor.get(Link.report(result).path)
        #expect(reply.status == 202 && reply.page == "document-waiting")
        #expect(reply.attribute("data-ahead") == "0")
        let link = try #require(reply.attribute("href", after: "class=\"btn\" "))
        #expect(link == Link.report(result).path + "?wait=1")
        let fetched = try await visitor.get(link)
        #expect(fetched.status == 200 && fetched.body.hasPrefix("%PDF"))
    }

    @Test func withoutAPressOrWithAFullOneThereIsADecentPage() async throws {
        let community = try await Community.withPasswords()
        let (visitor, result) = try await visitor(of: community, press: nil)
        let reply = try await visitor.get(Link.report(result).path)
        #expect(reply.status == 503 && reply.page == "document-missing")
        var limits = PressLimits()
        limits.waiting = 0
        for press in [try press(limits: limits), Press(python: "/nowhere"), try press("exit 1")] {
            let other = Visitor(to: try await community.site(press: press))
            _ = try await other.signIn("nele@one.example")
            let reply = try await other.get(Link.report(result).path)
            #expect(reply.status == 503 && reply.page == "document-missing")
            #expect(!reply.body.contains("nowhere"), "what is wrong inside is the operator's")
        }
    }
}

// MARK: - The statement

extension DocumentTests {
    @Test func theStatementIsPublicWhenTheCoordinatorSaysSo() async throws {
        let community = try await Community.withPasswords()
        let (visitor, _) = try await visitor(of: community, press: try press(), note: "Geheime nota")
        let anybody = Visitor(to: try await community.site(press: try press()))
        let (page, paper, desk) = (
            Link.label(community.first).path, Link.labelPaper(community.first).path,
            Link.statement(community.first).path
        )
        for path in [page, paper] { #expect(try await anybody.get(path).status == 404) }
        let before = try await visitor.get(desk)
        #expect(before.page == "statement" && before.attribute("data-statement") == "off")
        #expect(try await visitor.post(desk, ["public": "yes"]).location == desk)
        let after = try await visitor.get(desk)
        #expect(after.attribute("data-statement") == "on" && after.body.contains("Nele Verbeke"))
        let reply = try await anybody.get(page)
        #expect(reply.status == 200 && reply.page == "label" && reply.attribute("data-label") == "bronze")
        let printed = try await anybody.get(paper)
        #expect(printed.status == 200 && printed.body.contains("http://localhost:8080\(page)"))
        for told in [reply.body, printed.body] {
            #expect(told.contains("Sint-Jozefschool Één") && told.contains("Technische beveiliging"))
            for secret in ["Nele", "Geheime nota", " punten op ", "van 60", "Wat zwak is"] {
                #expect(!told.contains(secret), "\(secret)")
            }
        }
        _ = try await visitor.get(desk)
        _ = try await visitor.post(desk, ["public": "no"])
        for path in [page, paper] { #expect(try await anybody.get(path).status == 404) }
    }

    @Test func withoutALabelThereIsNothingToTurnOn() async throws {
        let community = try await Community.withPasswords()
        let visitor = Visitor(to: try await community.site())
        _ = try await visitor.signIn("joris@two.example")
        let desk = Link.statement(community.second).path
        #expect(!(try await visitor.get(desk).body.contains("data-form=\"statement\"")))
        _ = try await visitor.post(desk, ["public": "yes"])
        #expect(try await visitor.get(desk).attribute("data-statement") == "off")
        #expect(try await visitor.get(Link.statement(community.first).path).status == 404, "another school's")
        #expect(try await visitor.post(Link.statement(community.first).path, ["public": "yes"]).status == 404)
        for wrong in ["/schools/x/label", "/schools/0000000000001/label", "/schools/0000000000001/label.pdf"] {
            #expect(try await visitor.get(wrong).status == 404)
        }
    }
}
