import ContentReader
public import Domain
public import Foundation
public import SQL
public import Secrets
public import Store

/// The project's own folder.
public let projectFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

/// The project's content, read once.
public let projectContent: Catalogue = {
    let reading = readContent(at: projectFolder.appendingPathComponent("Content"))
    return reading.catalogue ?? Catalogue(editions: [:], programmes: [], words: [:], demo: nil)
}()

/// The content of another folder, which must be without faults.
public func content(at folder: URL) throws -> Catalogue {
    let reading = readContent(at: folder)
    return try require(reading.catalogue, reading.faults.map(\.description).joined(separator: "\n"))
}

/// A small community in a new database: two schools of Flanders with a coordinator each, a third without an
/// address and without anybody, and a manager.
public struct Community: Sendable {
    public let store: Store
    public let clock: FixedClock
    public let programme: Programme
    public let edition: Edition
    public let first: School.ID
    public let second: School.ID
    public let third: School.ID
    public let nele: Person.ID
    public let joris: Person.ID
    public let lotte: Person.ID

    public static let password = "a sentence of twelve"

    public init(on engine: Engine = .memory, clock: FixedClock = FixedClock(), passwordHash: String = "none")
        async throws
    {
        try await self.init(in: try await engine.database(), clock: clock, passwordHash: passwordHash)
    }

    /// In this database, which is empty.
    public init(in database: any Database, clock: FixedClock = FixedClock(), passwordHash: String = "none")
        async throws
    {
        self.clock = clock
        store = Store(database: database, clock: { clock.now })
        try await store.migrate()
        let programme = try require(projectContent.programme("be-vl"), "the programme be-vl")
        self.programme = programme
        edition = try require(projectContent.edition(programme.version), "its edition")
        _ = try await store.importDelivery(Self.delivery, files: ["test.csv"], into: programme)
        first = try await store.id(of: "000101")
        second = try await store.id(of: "000102")
        third = try await store.id(of: "000103")
        nele = try await store.coordinator("nele@one.example", "Nele Verbeke", of: first, passwordHash)
        joris = try await store.coordinator("joris@two.example", "Joris Claes", of: second, passwordHash)
        lotte = try await store.manager("lotte@programme.example", "Lotte Peeters", of: programme, passwordHash)
    }

    public static let delivery = Delivery(
        schools: [
            school("000101", "Sint-Jozefschool Één", "Gent", ["secondary"], email: "info@one.example"),
            school("000102", "Atheneum \"De Kaai\"", "Antwerpen", ["secondary", "adult"], email: "info@two.example"),
            school("000103", "Academie <b>Vier</b>", "Brugge", ["arts"], email: nil),
        ],
        covers: [.secondary, .arts], unusable: [], rows: 3)

    public static func school(
        _ number: String, _ name: String, _ place: String, _ levels: [String], email: String?
    ) -> School {
        School(
            number: number, name: name, address: Address(street: "Kerkstraat 1", postcode: "9000", place: place),
            region: "BE-VOV", levels: Set(levels.compactMap { EducationLevel(rawValue: $0) }), kind: .ordinary,
            email: email)
    }

    /// The assessment of the first school, opened with this seed.
    public func open(seed: UInt64 = 1, by person: Person.ID? = nil) async throws -> Assessment.ID {
        try await store.openAssessment(
            of: first, at: .secondary, on: edition, seed: seed, in: programme.timeZone, by: person ?? nele)
    }

    /// Every question answered with the choice at this place from the end: 0 is the best.
    public func answerAll(
        _ assessment: Assessment.ID, fromBest: Int = 0, except left: Set<Question.ID> = []
    ) async throws {
        let sheet = try require(try await store.sheet(assessment, for: nele), "the sheet")
        for id in sheet.assessment.questions where !left.contains(id) {
            let choices = edition.version.question(id)?.choices ?? []
            let choice = choices[max(choices.count - 1 - fromBest, 0)]
            _ = try await store.save(
                Answer(question: id, response: .choice(choice.id), note: ""), in: assessment, by: nele,
                seen: sheet.answers[id]?.at)
        }
    }

    public func submit(_ assessment: Assessment.ID, by person: Person.ID? = nil) async throws -> AssessmentResult.ID {
        try await store.submit(assessment, texts: ["nl": "r1"], in: programme.timeZone, by: person ?? nele)
    }
}

public struct Missing: Error {
    let what: String
}

/// The value, or an error that says what is missing.
public func require<Value>(_ value: Value?, _ what: String) throws -> Value {
    guard let value else { throw Missing(what: what) }
    return value
}

extension Store {
    public func id(of number: String) async throws -> School.ID {
        try require(try await findSchools(number).schools.first?.id, "school \(number)")
    }

    /// A coordinator, through a claim that the school confirms.
    func coordinator(
        _ email: String, _ name: String, of school: School.ID, _ passwordHash: String
    ) async throws -> Person.ID {
        let address = try require(EmailAddress(email), email)
        let (own, link) = (Token(), Token())
        let claim = NewClaim(
            school: school, email: address, name: name, language: "nl", passwordHash: passwordHash,
            source: .said("search"))
        try await makeClaim(claim, link: mailed(own, to: email))
        try await confirmOwnAddress(
            link: own.hash, session: Token().hash, schoolLink: mailed(link, to: "school@example.org"))
        try await confirmBySchool(link: link.hash, letter: LetterText(recipient: email, subject: "s", body: "b"))
        return try require(try await credentials(of: address), email).person
    }

    func manager(
        _ email: String, _ name: String, of programme: Programme, _ passwordHash: String
    ) async throws -> Person.ID {
        let address = try require(EmailAddress(email), email)
        let token = Token()
        try await inviteManager(address, of: programme.id, link: mailed(token, to: email))
        try await acceptInvitation(
            link: token.hash, name: name, passwordHash: passwordHash, language: "nl", session: Token().hash)
        return try require(try await credentials(of: address), email).person
    }
}

/// A link with a letter that says nothing.
public func mailed(_ token: Token, to recipient: String) -> MailedLink {
    MailedLink(
        tokenHash: token.hash,
        letter: LetterText(recipient: recipient, subject: "Subject", body: "Body http://x/\(token.text)"))
}
