import Domain
import Foundation
import SQL
import Secrets
import Store
import TestKit
import Testing

/// The same history of verbs leaves the same rows in every engine, and gives the same answers and refusals.
@Suite struct SameHistoryTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func enginesAgree(seed: UInt64) async throws {
        var told: [[String]] = []
        for engine in [Engine.memory, .postgresql] {
            let community = try await Community(on: engine, clock: FixedClock())
            var history = History(community: community, chance: Chance(seed: seed))
            var lines: [String] = []
            for _ in 0..<120 { lines.append(await history.step()) }
            told.append(lines + (try await dump(community.store.database)))
        }
        let (one, other) = (try #require(told.first), try #require(told.last))
        #expect(Set(one.prefix(120).map { $0.prefix(6) }).count > 5, "the history is a varied one")
        // The community's own links are of chance.
        for (line, counterpart) in zip(one, other)
        where !line.hasPrefix("session") && !line.hasPrefix("link") && !line.contains("Body http") {
            #expect(line == counterpart)
        }
        #expect(one.count == other.count)
    }
}

private struct History {
    let community: Community
    var chance: Chance
    var assessments: [Assessment.ID] = []

    private var store: Store { community.store }

    /// Does one thing by chance, and says what came of it.
    mutating func step() async -> String {
        community.clock.advance(seconds: Int64.random(in: 0...3600, using: &chance))
        do {
            switch Int.random(in: 0..<20, using: &chance) {
            case 0: return try await open()
            case 1: return try await giveUp()
            case 2: return try await submit()
            case 3: return try await deliver()
            case 4: return try await claim()
            case 5: return try await changeTeam()
            case 6:
                community.clock.advance(days: Int64.random(in: 1...400, using: &chance))
                return "later"
            case 7: return "found \(try await store.findSchools("atheneum gent").schools.map(\.number))"
            default: return try await save()
            }
        } catch {
            return "refused: \(type(of: error)) \(error is Incomplete ? "" : "\(error)")"
        }
    }

    private mutating func someone() -> Person.ID {
        [community.nele, community.nele, community.joris, community.lotte].randomElement(using: &chance)
            ?? community.nele
    }

    private mutating func open() async throws -> String {
        let assessment = try await community.open(seed: chance.next(), by: someone())
        if !assessments.contains(assessment) { assessments.append(assessment) }
        return "opened \(assessments.count)"
    }

    private mutating func some() throws -> Assessment.ID {
        try require(assessments.suffix(2).randomElement(using: &chance), "an assessment")
    }

    private mutating func giveUp() async throws -> String {
        try await store.giveUp(some(), by: someone())
        return "given up"
    }

    private mutating func submit() async throws -> String {
        let assessment = try some()
        if Bool.random(using: &chance) { try await community.answerAll(assessment, fromBest: 0) }
        _ = try await community.submit(assessment, by: someone())
        return "submitted"
    }

    private mutating func save() async throws -> String {
        let question = try require(community.edition.version.questions.randomElement(using: &chance), "a question")
        let choice = try require(question.choices.randomElement(using: &chance), "a choice")
        let note = ["", "Één noot", "'; --", "𝄞 $1"].randomElement(using: &chance) ?? ""
        let saved = try await store.save(
            Answer(question: question.id, response: .choice(choice.id), note: note), in: some(), by: someone())
        return "saved \(saved)"
    }

    private mutating func deliver() async throws -> String {
        let schools = Community.delivery.schools.filter { _ in Int.random(in: 0..<5, using: &chance) > 0 }.map {
            school in
            Community.school(
                school.number, school.name, ["Gent", "Aalst"].randomElement(using: &chance) ?? "Gent",
                school.levels.sorted().map(\.rawValue), email: school.email)
        }
        let delivery = Delivery(schools: schools, covers: [.secondary, .arts], unusable: [], rows: schools.count)
        let report = try await store.importDelivery(
            delivery, files: ["x.csv"], into: community.programme, allowsClosing: true)
        return "delivered \(report)"
    }

    private mutating func claim() async throws -> String {
        let (own, link) = (bytes(), bytes())
        let email = "p\(Int.random(in: 0..<4, using: &chance))@third.example"
        let address = try require(EmailAddress(email), email)
        let letter = LetterText(recipient: email, subject: "s", body: "b")
        try await store.makeClaim(
            NewClaim(
                school: community.third, email: address, name: "Somebody", language: "nl", passwordHash: "hash",
                source: .said("search")), link: MailedLink(tokenHash: own, letter: letter))
        try await store.confirmOwnAddress(
            link: own, session: bytes(), schoolLink: MailedLink(tokenHash: link, letter: letter))
        guard Int.random(in: 0..<3, using: &chance) == 0 else { return "claimed" }
        try await store.confirmBySchool(link: link, letter: letter)
        return "confirmed"
    }

    private mutating func changeTeam() async throws -> String {
        let members = try await store.team(of: community.first, for: community.nele)?.members ?? []
        let member = members.randomElement(using: &chance)?.person ?? community.nele
        if Bool.random(using: &chance) {
            try await store.setRole(of: member, to: .contributor, at: community.first, by: someone())
        } else {
            try await store.remove(member, from: community.first, by: someone())
        }
        return "team of \(members.count)"
    }

    private mutating func bytes() -> [UInt8] {
        (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
    }
}

/// The same numbers for the same seed.
private struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
