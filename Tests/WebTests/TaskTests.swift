import Domain
import Foundation
import HTTPTypes
import Pages
import Secrets
import Store
import TestKit
import Testing
import Web

/// A plan becomes work: decisions at each action, a board, a task's page, days over the year.
@Suite struct TaskTests {
    private struct AtPlan {
        let community: Community
        let site: Site
        let nele: Visitor
        let result: AssessmentResult.ID
        let actions: [Action.ID]

        var plan: String { Link.plan(result).path }
        var board: String { Link.tasks(of: community.first).path }

        func tasks() async throws -> [SchoolTask] {
            try await community.store.tasks(of: community.first, for: community.nele) ?? []
        }

        /// The first action of the plan, taken on; its page.
        func first() async throws -> (id: SchoolTask.ID, path: String) {
            _ = try await nele.post("/results/\(result)/tasks", ["action": "\(actions[0])", "state": "accepted"])
            let id = try require(try await tasks().first, "a task").id
            try await nele.get("/tasks/\(id)")
            return (id, "/tasks/\(id)")
        }
    }

    private func atPlan() async throws -> AtPlan {
        let community = try await Community.withPasswords()
        let assessment = try await community.open()
        try await community.answerAll(assessment, fromBest: 9)
        let result = try await community.submit(assessment)
        let plan = try require(try await community.store.result(result, for: community.nele), "the result")
        let site = try await community.site()
        let nele = Visitor(to: site)
        _ = try await nele.signIn("nele@one.example")
        try await nele.get(Link.plan(result).path)
        return AtPlan(
            community: community, site: site, nele: nele, result: result,
            actions: plan.judgement.plan.map(\.action))
    }

    private func values(_ name: String, in body: String) -> [String] {
        body.components(separatedBy: "\(name)=\"").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
    }

    @Test func anActionIsTakenOnOrDeclinedFromThePlan() async throws {
        let at = try await atPlan()
        let path = "/results/\(at.result)/tasks"
        let before = try await at.nele.get(at.plan)
        #expect(values("data-form", in: before.body).count { $0 == "undertake" } == at.actions.count)
        let taken = try await at.nele.post(path, ["action": "\(at.actions[0])", "state": "accepted"])
        #expect(taken.status == 303 && taken.location == "\(at.plan)#\(at.actions[0])")
        let wrong = try await at.nele.post(path, ["action": "\(at.actions[1])", "state": "declined", "reason": " "])
        #expect(wrong.status == 422 && wrong.page == "plan")
        #expect(wrong.body.contains("href=\"#reason-\(at.actions[1])\""))
        let long = String(repeating: "r", count: 1_001)
        let tooLong = try await at.nele.post(path, ["action": "\(at.actions[1])", "state": "declined", "reason": long])
        #expect(tooLong.status == 422 && tooLong.body.contains("value=\"\(long)\""), "what was typed stays")
        let declined = try await at.nele.post(
            path, ["action": "\(at.actions[1])", "state": "declined", "reason": "<b>no</b>"])
        #expect(declined.status == 303)
        let after = try await at.nele.get(at.plan)
        #expect(values("data-state", in: after.body) == ["accepted", "declined"])
        #expect(after.body.contains("&lt;b&gt;no&lt;/b&gt;"))
        #expect(values("data-form", in: after.body).count { $0 == "undertake" } == at.actions.count - 2)
        #expect(try await at.nele.post(path, ["action": "a0", "state": "accepted"]).status == 404)
        #expect(try await at.nele.post(path, ["action": "\(at.actions[2])", "state": "x"]).status == 422)
        #expect(try await at.tasks().count == 2)
    }

    @Test func aReasonTypedTooLateIsShownBesideWhatAColleagueDecided() async throws {
        let at = try await atPlan()
        let (id, _) = try await at.first()
        try await at.community.store.change(
            id, to: .init(state: .busy, owner: at.community.nele, notes: "Begun"), seen: 1, by: at.community.nele)
        let late = try await at.nele.post(
            "/results/\(at.result)/tasks", ["action": "\(at.actions[0])", "state": "declined", "reason": "too dear"])
        #expect(late.status == 409 && late.page == "task-conflict")
        #expect(late.body.contains("too dear") && late.body.contains("Begun"))
    }

    @Test func aTaskIsChangedAndTellsItsHistory() async throws {
        let at = try await atPlan()
        let (_, path) = try await at.first()
        let page = try await at.nele.get(path)
        #expect(page.page == "task" && page.attribute("data-revision") == "1")
        let saved = try await at.nele.post(
            path,
            [
                "seen": "1", "state": "busy", "owner": "\(at.community.nele)", "due": "1/3/2027",
                "notes": "Begun with <b>two</b>", "reason": "",
            ])
        #expect(saved.location == "\(path)?saved")
        let after = try await at.nele.get(saved.location)
        #expect(after.attribute("data-saved") == "2" && after.attribute("data-state") == "busy")
        #expect(values("data-revision", in: after.body) == ["2", "1"])
        #expect(after.body.contains("Begun with &lt;b&gt;two") && !after.body.contains("<b>two"))
        #expect(after.body.contains("value=\"2027-03-01\"") && after.body.contains("1 maart 2027"))
        let board = try await at.nele.get(at.board)
        #expect(board.page == "tasks" && board.attribute("data-count") == "1")
        #expect(board.body.contains("Nele Verbeke") && board.body.contains("1 maart 2027"))
    }

    @Test(arguments: [
        (["due": "1900-01-01"], "due"), (["due": "9999-12-31"], "due"), (["due": "tomorrow"], "due"),
        (["due": "2027-02-30"], "due"), (["state": ""], "state"), (["state": "declined"], "reason"),
        (["reason": "because"], "reason"), (["owner": "x"], "owner"), (["owner": "0000000000001"], "owner"),
        (["notes": String(repeating: "n", count: 4_001)], "notes"), (["notes": "a\0b"], "notes"),
    ])
    func whatCanNotBeIsSaidAtItsField(_ change: [String: String], _ field: String) async throws {
        let at = try await atPlan()
        let (_, path) = try await at.first()
        let fields = ["seen": "1", "state": "planned", "due": "2027-03-01", "notes": "Kept & typed", "owner": ""]
        let reply = try await at.nele.post(path, fields.merging(change) { $1 })
        #expect(reply.status == 422 && reply.page == "task" && reply.attribute("data-errors") == "1")
        #expect(reply.body.contains("href=\"#\(field)\"") && reply.body.contains("id=\"\(field)\""))
        if change["notes"] == nil { #expect(reply.body.contains("Kept &amp; typed</textarea>")) }
        if let due = change["due"] { #expect(reply.attribute("value", after: "id=\"due\"") == due) }
        #expect(try await at.tasks().map(\.revision) == [1])
    }

    @Test func anOwnerWhoLeftIsSaidAndMayStay() async throws {
        let at = try await atPlan()
        let (id, path) = try await at.first()
        let (email, token) = ("sam@one.example", Token())
        let address = try require(EmailAddress(email), email)
        try await at.community.store.inviteColleague(
            address, as: .contributor, to: at.community.first, by: at.community.nele, link: mailed(token, to: email))
        try await at.community.store.acceptInvitation(
            link: token.hash, name: "Sam", passwordHash: "h", language: "nl", session: Token().hash)
        let sam = try require(try await at.community.store.credentials(of: address), email).person
        try await at.community.store.change(
            id, to: .init(state: .busy, owner: sam), seen: 1, by: at.community.nele)
        try await at.community.store.remove(sam, from: at.community.first, by: at.community.nele)
        let page = try await at.nele.get(path)
        #expect(page.body.contains("<option value=\"\(sam)\" selected>Sam ("))
        #expect(try await at.nele.get("\(at.board)?show=free").body.contains("data-task=\"\(id)\""))
        let kept = ["seen": "2", "state": "done", "owner": "\(sam)"]
        #expect(try await at.nele.post(path, kept).status == 303)
        let freed = ["seen": "3", "state": "busy", "owner": ""]
        #expect(try await at.nele.post(path, freed).status == 303)
        let again = try await at.nele.post(path, ["seen": "4", "state": "busy", "owner": "\(sam)"])
        #expect(again.status == 422 && again.body.contains("href=\"#owner\""))
    }

    @Test func theSecondOfTwoSeesBothAndChooses() async throws {
        let at = try await atPlan()
        let (id, path) = try await at.first()
        try await at.community.store.change(
            id, to: .init(state: .busy, notes: "Theirs"), seen: 1, by: at.community.nele)
        let conflict = try await at.nele.post(
            path, ["seen": "1", "state": "done", "notes": "Mine </textarea><b>", "due": "1/3/2027"])
        #expect((conflict.status, conflict.page) == (409, "task-conflict"))
        #expect(conflict.body.contains("Theirs") && conflict.body.contains("Mine &lt;/textarea&gt;"))
        #expect(conflict.attribute("value", after: "name=\"seen\"") == "2")
        #expect(conflict.attribute("value", after: "name=\"due\"") == "2027-03-01")
        #expect(try await at.tasks().map(\.notes) == ["Theirs"], "nothing is overwritten")
        let kept = try await at.nele.post(path, ["seen": "2", "state": "done", "notes": "Mine", "due": "2027-03-01"])
        #expect(kept.status == 303)
        #expect(try await at.tasks().map(\.notes) == ["Mine"])
    }

    @Test func whatIsTickedGoesOntoTheBoardWithDays() async throws {
        let at = try await atPlan()
        let way = try await at.nele.get(Link.way(at.result).path)
        let first = try #require(values("href", in: way.body).first { $0.contains("/way?do=") })
        let ticked = try await at.nele.get(
            first.replacing("&amp;", with: "&").replacing("#outcome", with: ""))
        let count = Int(ticked.attribute("data-dated") ?? "") ?? 0
        let section = try #require(ticked.body.components(separatedBy: "id=\"put\"").last)
        let asked = values("name=\"do\" value", in: section)
        #expect(count > 1 && asked.count == count)
        let token = await at.nele.token()
        let body = "form-token=\(token)&" + (asked + ["strange", asked[0]]).map { "do=\($0)" }.joined(separator: "&")
        for _ in 1...2 {
            let put = try await at.nele.post("/results/\(at.result)/schedule", raw: body)
            #expect(put.location == "\(at.board)?order=date")
        }
        let tasks = try await at.tasks()
        #expect(tasks.count == count && Set(tasks.compactMap { $0.action?.rawValue }) == Set(asked))
        #expect(tasks.allSatisfy { $0.state == .planned && $0.dueOn != nil && $0.revision == 1 })
        #expect(tasks.compactMap(\.dueOn).max() == "2027-11-12")
        for task in tasks { #expect(try await at.nele.get("/tasks/\(task.id)").body.contains("<q>")) }
        let none = try await at.nele.post("/results/\(at.result)/schedule", ["do": "strange"])
        #expect(none.location == Link.way(at.result).path)
    }

    @Test func ordersFiltersAndOwnTasks() async throws {
        let at = try await atPlan()
        for action in at.actions.prefix(5) {
            _ = try await at.nele.post("/results/\(at.result)/tasks", ["action": "\(action)", "state": "accepted"])
        }
        let byEffect = values("data-task", in: try await at.nele.get(at.board).body)
        #expect(try await at.tasks().map { "\($0.id)" } == byEffect, "as in the plan")
        let key = try #require(try await at.nele.get(at.board).attribute("value", after: "name=\"task\""))
        let wrong = try await at.nele.post(at.board, ["task": key, "title": " ", "due": "1900-01-01", "owner": ""])
        #expect(wrong.status == 422 && wrong.page == "tasks" && wrong.attribute("data-errors") == "2")
        #expect(wrong.attribute("value", after: "id=\"due\"") == "1900-01-01")
        let own = ["task": key, "title": "=Wi-Fi, \"new\"", "due": "2026-12-01", "owner": "\(at.community.nele)"]
        for _ in 1...2 { #expect(try await at.nele.post(at.board, own).location == "\(at.board)#lane-planned") }
        let tasks = try await at.tasks()
        #expect(tasks.count == 6 && tasks.last?.state == .planned)
        #expect(values("data-task", in: try await at.nele.get("\(at.board)?show=mine").body) == [key])
        for order in TaskOrder.allCases {
            let body = try await at.nele.get("\(at.board)?order=\(order)").body
            #expect(values("data-task", in: body).count == 6)
        }
        let strange = try await at.nele.get("\(at.board)?order=%27%3B--&show=%00")
        #expect(strange.status == 200 && values("data-task", in: strange.body) == byEffect + [key])
        at.community.clock.advance(days: 60)
        _ = try await at.nele.signIn("nele@one.example")
        let late = try await at.nele.get("\(at.board)?show=overdue").body
        #expect(values("data-task", in: late) == [key] && late.contains("data-overdue"))
        let csv = try await at.nele.get("\(Link.tasksCSV(of: at.community.first, order: .date).path)")
        #expect(csv.headers[.contentDisposition]?.contains("attachment") == true)
        let lines = csv.body.components(separatedBy: "\r\n")
        #expect(lines.count == 8 && lines[1].hasPrefix("\"'=Wi-Fi, \"\"new\"\"\","))
        #expect(lines[1].contains(",Nele Verbeke,2026-12-01,"))
    }

    @Test func aTaskIsItsSchoolsOnly() async throws {
        let at = try await atPlan()
        let (_, path) = try await at.first()
        for email in ["joris@two.example", "lotte@programme.example"] {
            let stranger = Visitor(to: at.site)
            _ = try await stranger.signIn(email)
            try await stranger.get("/schools")
            for page in [path, at.board, at.board + ".csv"] {
                #expect(try await stranger.get(page).status == 404, "\(page)")
            }
            for page in [path, at.board, "/results/\(at.result)/tasks", "/results/\(at.result)/schedule"] {
                let fields = ["action": "\(at.actions[1])", "state": "done", "title": "t", "do": "\(at.actions[1])"]
                #expect(try await stranger.post(page, fields).status == 404, "\(page)")
            }
        }
        let nobody = Visitor(to: at.site)
        try await nobody.get("/")
        for page in [path, at.board, at.board + ".csv"] { #expect(try await nobody.get(page).status == 401) }
        #expect(try await at.nele.get("/tasks/0000000000001").status == 404)
        #expect(try await at.nele.get("/tasks/x").status == 404)
        #expect(try await at.tasks().count == 1)
    }

    @Test func theBoardIsFoundFromWhereASchoolIs() async throws {
        let at = try await atPlan()
        _ = try await at.first()
        for page in [at.plan, Link.school(at.community.first).path] {
            #expect(try await at.nele.get(page).body.contains("href=\"\(at.board)\""), "\(page)")
        }
        let school = try await at.nele.get(Link.school(at.community.first).path)
        #expect(school.attribute("data-open-tasks") == "1")
    }
}
