public import Domain
import SQL

/// Somebody says that they act for a school.
public struct Claim: Sendable, Equatable {
    public typealias ID = Key<Claim>
    public let id: ID
    public let school: KnownSchool
    public let email: String
    public let name: String
    public let language: Language
    public let madeAt: Moment
    /// The hash against which the claimant's password is checked: of their account, or of this claim.
    public let passwordHash: String?
    public let hasAccount: Bool
    /// Where the school's own link went; nil before, or where the register has no address.
    public let schoolEmail: String?
}

/// What a claim says, before it is kept.
public struct NewClaim: Sendable {
    public let school: School.ID
    public let email: EmailAddress
    public let name: String
    public let language: Language
    /// Nil for somebody with an account.
    public let passwordHash: String?
    public let source: ClaimSource

    public init(
        school: School.ID, email: EmailAddress, name: String, language: Language, passwordHash: String?,
        source: ClaimSource
    ) {
        self.school = school
        self.email = email
        self.name = name
        self.language = language
        self.passwordHash = passwordHash
        self.source = source
    }
}

/// A link and the letter that carries it.
public struct MailedLink: Sendable {
    public let tokenHash: [UInt8]
    public let letter: LetterText

    public init(tokenHash: [UInt8], letter: LetterText) {
        self.tokenHash = tokenHash
        self.letter = letter
    }
}

/// How somebody came to claim their school.
public enum ClaimSource: Sendable, Equatable {
    /// As they said themselves.
    case said(String)
    /// By the link of a campaign.
    case campaign(Campaign.ID)

    var word: String {
        switch self {
        case .said(let word): word
        case .campaign: "campaign"
        }
    }

    var campaign: Campaign.ID? {
        switch self {
        case .said: nil
        case .campaign(let id): id
        }
    }
}

let ownAddressDays: Int64 = 3
let schoolAddressDays: Int64 = 30
/// After so many days without the school's own answer the programme manager sees the claim.
public let managerWaitDays: Int64 = 7

extension Store {
    /// Keeps a claim and mails a link to the claimant's own address.
    /// - Throws: `Refusal.notFound`, `.schoolClosed`.
    public func makeClaim(_ claim: NewClaim, link: MailedLink) async throws {
        let now = clock()
        try await database.write { connection in
            try checkClaimable(claim.school, on: connection)
            let key = try insert(claim, at: now, on: connection)
            try mail(link, purpose: "own-address", claim: key, days: ownAddressDays, on: connection)
        }
    }

    /// Keeps a claim of somebody who is signed in: their own address is confirmed already.
    public func makeClaim(
        of school: School.ID, by person: Person, source: ClaimSource, schoolLink: MailedLink?
    ) async throws {
        guard let email = EmailAddress(person.email) else { throw Refusal.notFound }
        let claim = NewClaim(
            school: school, email: email, name: person.name, language: person.language, passwordHash: nil,
            source: source)
        let now = clock()
        try await database.write { connection in
            try checkClaimable(school, on: connection)
            try checkFree(school, on: connection)
            guard try !hasWaitingClaim(person.id, of: school, on: connection) else { return }
            let key = try insert(claim, at: now, on: connection)
            try confirmOwn(key, by: person.id, schoolLink: schoolLink, on: connection)
        }
    }

    /// The claim behind a link that still works; nil otherwise.
    public func claim(behind tokenHash: [UInt8], for purpose: LinkPurpose) async throws -> Claim? {
        let now = clock()
        return try await database.read { connection in
            try liveClaim(tokenHash, purpose.rawValue, at: now, on: connection)
                .flatMap { try readClaim($0, on: connection) }
        }
    }

    /// Confirms the claimant's own address, makes their account where there is none, opens their session and
    /// mails the school's link. The caller has checked the password.
    /// - Throws: `Refusal.linkGone`, `.schoolTaken`.
    public func confirmOwnAddress(
        link tokenHash: [UInt8], session: [UInt8], schoolLink: MailedLink?
    ) async throws {
        let now = clock()
        try await database.write { connection in
            guard let key = try liveClaim(tokenHash, LinkPurpose.ownAddress.rawValue, at: now, on: connection),
                let claim = try readClaim(key, on: connection)
            else { throw Refusal.linkGone }
            try checkFree(claim.school.id, on: connection)
            let person = try account(of: claim, on: connection)
            try useLink(tokenHash, at: now, on: connection)
            if try !hasWaitingClaim(person, of: claim.school.id, on: connection) {
                try confirmOwn(key, by: person, schoolLink: schoolLink, on: connection)
            }
            try insertSession(of: person, token: session, on: connection)
        }
    }
}

public enum LinkPurpose: String, Sendable {
    case ownAddress = "own-address"
    case schoolAddress = "school-address"
    case invitation
    case password
}

extension Store {
    private func checkClaimable(_ school: School.ID, on connection: any Connection) throws {
        guard let row = try connection.row("SELECT closed_on FROM school WHERE key = \(school)") else {
            throw Refusal.notFound
        }
        let closed: String? = try row["closed_on"]
        guard closed == nil else { throw Refusal.schoolClosed }
    }

    /// Told only to somebody whose address is confirmed: that a school takes part is not public.
    private func checkFree(_ school: School.ID, on connection: any Connection) throws {
        let taken = try connection.row("SELECT person FROM membership WHERE school = \(school) LIMIT 1")
        guard taken == nil else { throw Refusal.schoolTaken }
    }

    private func insert(_ claim: NewClaim, at now: Moment, on connection: any Connection) throws -> Claim.ID {
        let key = newKey(Claim.self)
        try connection.run(
            """
            INSERT INTO claim (key, school, source, campaign, made_at, email, name, language, password)
            VALUES (\(key), \(claim.school), \(claim.source.word), \(claim.source.campaign), \(now),
                \(claim.email.description), \(claim.name), \(claim.language), \(claim.passwordHash))
            """)
        return key
    }

    private func confirmOwn(
        _ claim: Claim.ID, by person: Person.ID, schoolLink: MailedLink?, on connection: any Connection
    ) throws {
        let now = clock()
        try connection.run(
            """
            UPDATE claim SET person = \(person), own_confirmed_at = \(now), password = NULL,
                school_email = \(schoolLink?.letter.recipient) WHERE key = \(claim)
            """)
        if let schoolLink {
            try mail(schoolLink, purpose: "school-address", claim: claim, days: schoolAddressDays, on: connection)
        }
    }

    private func account(of claim: Claim, on connection: any Connection) throws -> Person.ID {
        if let row = try connection.row("SELECT key FROM person WHERE email = \(claim.email)") {
            return try row["key"]
        }
        guard let hash = claim.passwordHash else { throw Refusal.linkGone }
        return try insertPerson(
            email: claim.email, name: claim.name, passwordHash: hash, language: claim.language, on: connection)
    }

    func insertPerson(
        email: String, name: String, passwordHash: String, language: Language, on connection: any Connection
    ) throws -> Person.ID {
        let key = newKey(Person.self)
        try connection.run(
            """
            INSERT INTO person (key, email, name, password, language, confirmed_at)
            VALUES (\(key), \(email), \(name), \(passwordHash), \(language), \(clock()))
            """)
        return key
    }

    private func mail(
        _ link: MailedLink, purpose: String, claim: Claim.ID, days: Int64, on connection: any Connection
    ) throws {
        try connection.run(
            """
            INSERT INTO link (token, purpose, claim, expires_at)
            VALUES (\(link.tokenHash), \(purpose), \(claim), \(clock().adding(days: days)))
            """)
        try post(link.letter, on: connection)
    }
}

private func hasWaitingClaim(
    _ person: Person.ID, of school: School.ID, on connection: any Connection
) throws -> Bool {
    try connection.row(
        """
        SELECT key FROM claim WHERE person = \(person) AND school = \(school)
            AND own_confirmed_at IS NOT NULL AND school_confirmed_at IS NULL AND refused_at IS NULL
        """) != nil
}

func useLink(_ tokenHash: [UInt8], at now: Moment, on connection: any Connection) throws {
    try connection.run("UPDATE link SET used_at = \(now) WHERE token = \(tokenHash)")
}

func liveClaim(
    _ tokenHash: [UInt8], _ purpose: String, at now: Moment, on connection: any Connection
) throws -> Claim.ID? {
    try connection.row(
        """
        SELECT claim FROM link WHERE token = \(tokenHash) AND purpose = \(purpose)
            AND used_at IS NULL AND expires_at > \(now)
        """
    ).map { try $0["claim"] }
}

func readClaim(_ id: Claim.ID, on connection: any Connection) throws -> Claim? {
    guard
        let row = try connection.row(
            """
            SELECT claim.school, claim.email, claim.name, claim.language, claim.made_at, claim.school_email,
                person.key AS account, COALESCE(person.password, claim.password) AS password
            FROM claim LEFT JOIN person ON person.email = claim.email WHERE claim.key = \(id)
            """),
        let school = try knownSchool(row["school"], on: connection)
    else { return nil }
    let account: Int64? = try row["account"]
    return try Claim(
        id: id, school: school, email: row["email"], name: row["name"], language: row["language"],
        madeAt: row["made_at"], passwordHash: row["password"], hasAccount: account != nil,
        schoolEmail: row["school_email"])
}
