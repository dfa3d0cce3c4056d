public import Domain

/// Claims that wait for the programme manager, oldest first.
public struct ClaimsPage: Page {
    public struct Waiting: Sendable {
        public let id: String
        public let school: String
        public let number: String
        public let address: Address
        public let claimant: (name: String, email: String)
        public let since: Moment
        /// The school's address that did not answer; nil where the register has none.
        public let schoolEmail: String?

        public init(
            id: String, school: String, number: String, address: Address, claimant: (name: String, email: String),
            since: Moment, schoolEmail: String?
        ) {
            self.id = id
            self.school = school
            self.number = number
            self.address = address
            self.claimant = claimant
            self.since = since
            self.schoolEmail = schoolEmail
        }
    }

    public let name = "claims"
    private let claims: [Waiting]
    private let notice: (key: String, school: String)?
    private let complaint: (claim: String, words: String, typed: String)?

    public init(
        claims: [Waiting], notice: (key: String, school: String)? = nil,
        complaint: (claim: String, words: String, typed: String)? = nil
    ) {
        self.claims = claims
        self.notice = notice
        self.complaint = complaint
    }

    public func title(_ voice: Voice) -> String { voice("claims.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let words = notice.map { voice($0.key, ["school": $0.school]) } ?? ""
        let complaints = complaint.map { Complaints("reason-\($0.claim)", $0.words) } ?? Complaints()
        return """
            \(complaints.summary(voice))<h1>\(title(voice))</h1>
            <p class="lead" data-count="\(claims.count)">\(claims.isEmpty ? voice("claims.none") : voice.count("claims.waiting", claims.count))</p>
            \(if: notice != nil, "<div class=\"notice success\" role=\"status\"><p>\(words)</p></div>")
            \(if: !claims.isEmpty, table(shell))
            """
    }

    private func table(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let heads = ["claims.school", "claims.claimant", "claims.since", "claims.decision"].html {
            "<th scope=\"col\">\(voice($0))</th>"
        }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(voice("claims.title"))">\
            <table class="roomy"><caption class="sr">\(voice("claims.title"))</caption><thead><tr>\(heads)</tr></thead>\
            <tbody>\(claims.html { row($0, shell) })</tbody></table></div>
            """
    }

    private func row(_ claim: Waiting, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let why = claim.schoolEmail.map { voice("claims.silent", ["email": $0]) } ?? voice("claims.no-address")
        return """
            <tr data-claim="\(claim.number)"><th scope="row"><strong>\(claim.school)</strong><br>\(claim.address.line)<br>\
            <span class="quiet num">\(claim.number)</span></th>\
            <td>\(claim.claimant.name)<br>\(claim.claimant.email)</td>\
            <td>\(voice.date(claim.since))<br><span class="quiet">\(why)</span></td><td>\(decision(claim, shell))</td></tr>
            """
    }

    private func decision(_ claim: Waiting, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let mine = complaint.flatMap { $0.claim == claim.id ? $0 : nil }
        let reason = TextArea(
            name: "reason-\(claim.id)", label: voice("claims.reason"), value: mine?.typed ?? "",
            complaint: mine?.words)
        let refusal: HTML = "\(reason.html(voice))<button class=\"second\">\(voice("claims.refuse-button"))</button>"
        let suffix: HTML = "<span class=\"sr\">: \(claim.school)</span>"
        return """
            \(shell.form(.approval(claim: claim.id), name: "approve", "<button>\(voice("claims.approve"))\(suffix)</button>"))
            <details\(if: mine != nil, " open")><summary>\(voice("claims.refuse"))\(suffix)</summary>\
            \(shell.form(.refusal(claim: claim.id), name: "refuse", refusal))</details>
            """
    }
}
