public import Domain

/// How a team shares the work on one question: what stands above and below the question's own form.
public struct QuestionHands: Sendable {
    /// What was typed into one of its forms.
    public struct Typed: Sendable, Equatable {
        public var colleague = ""
        public var wholeTopic = false
        public var due = ""
        public var name = ""
        public var email = ""
        public var message = ""
        public var days = "14"
        /// Why the coordinator settles, and on whose answer.
        public var reason = ""
        public var author = ""
        /// Why an enquiry's answer is refused.
        public var refusal = ""
        public var enquiry: Enquiry.ID?

        public init() {}
    }

    let assessment: Assessment.ID
    let question: Question.ID
    /// How many questions of its topic were drawn.
    let topicCount: Int
    let work: Teamwork
    let given: GivenAnswer?
    /// The next question that is the reader's own and open.
    let nextOfMine: Question.ID?
    /// YYYY-MM-DD.
    let today: String
    let typed: Typed
    let text: VersionText

    public init(
        assessment: Assessment.ID, question: Question.ID, topicCount: Int, work: Teamwork, given: GivenAnswer?,
        nextOfMine: Question.ID?, today: String, typed: Typed = Typed(), text: VersionText
    ) {
        self.assessment = assessment
        self.question = question
        self.topicCount = topicCount
        self.work = work
        self.given = given
        self.nextOfMine = nextOfMine
        self.today = today
        self.typed = typed
        self.text = text
    }

    var disagreement: Disagreement? { work.openDisagreement(on: question) }
    var enquiries: [Enquiry] { work.enquiries.filter { $0.question == question } }

    /// What the question's form shows first: the answer that is there, or of several the reader's own.
    public var draft: Answer.Draft {
        guard let disagreement else {
            return Answer.Draft(response: given?.response.description, note: given?.note ?? "")
        }
        let mine = disagreement.opinions.first { $0.person == work.me }
        return Answer.Draft(response: mine?.response.description, note: mine?.note ?? "")
    }

    /// Whether the answer that is there was given by somebody else of the team.
    var isAnsweredByOther: Bool {
        given != nil && work.answeredBy[question].map { $0 != work.me } ?? false
    }

    /// What the reader should know before they answer.
    func above(_ shell: Shell, _ complaints: Complaints) -> HTML {
        let replies = enquiries.filter(\.awaitsDecision)
        return """
            \(holder(shell))\
            \(replies.html { ReplyCard(hands: self, enquiry: $0, complaints: complaints).html(shell) })\
            \(disagreement.map { DisagreementCard(hands: self, disagreement: $0, complaints: complaints).html(shell) } ?? .none)
            """
    }

    /// What can be done about the question besides answering it.
    func below(_ shell: Shell, _ complaints: Complaints) -> HTML {
        let voice = shell.voice
        let forms = HandForms(hands: self, complaints: complaints)
        return """
            <section class="hands" aria-labelledby="hands"><h2 id="hands">\(voice("hand.together"))</h2>\
            \(origin(voice))\(forms.colleague(shell))\(forms.enquiry(shell))\
            \(sent(shell))\(settled(voice))</section>
            """
    }

    private func holder(_ shell: Shell) -> HTML {
        guard let handed = work.handed[question] else { return .none }
        let voice = shell.voice
        let isMine = handed.person == work.me
        let values = ["name": handed.name, "date": handed.dueOn.map { voice.date(day: $0) } ?? ""]
        let words = voice("hand.\(isMine ? "yours" : "theirs")\(handed.dueOn == nil ? "" : "-until")", values)
        let late = given == nil && handed.isOverdue(on: today)
        let removal = shell.form(
            .hands(.takingBack(question, of: assessment)), name: "take-back",
            "<button class=\"quiet-btn\">\(voice(isMine ? "hand.give-back" : "hand.take-back"))</button>")
        return """
            <div class="notice \(late ? "warn" : "info")" data-handed="\(isMine ? "me" : "other")"><p>\(words)\
            \(if: late, " <strong>\(voice("hand.late"))</strong>")</p>\(if: work.mayHand(question), removal)</div>
            """
    }

    /// From whom the answer came that is there now.
    private func origin(_ voice: Voice) -> HTML {
        guard let given, let source = enquiries.first(where: { $0.isSource(of: given) }) else { return .none }
        return "<p data-from>\(voice("hand.from", ["name": source.name]))</p>"
    }

    private func sent(_ shell: Shell) -> HTML {
        let others = enquiries.filter { !$0.awaitsDecision }
        guard !others.isEmpty else { return .none }
        let rows = others.html { SentEnquiry(hands: self, enquiry: $0).html(shell) }
        return "<h3>\(shell.voice("hand.sent"))</h3><ul class=\"results\">\(rows)</ul>"
    }

    private func settled(_ voice: Voice) -> HTML {
        let past = work.disagreements.filter { $0.question == question && $0.settlement != nil }
        return HTML.joined(
            past.html { disagreement in
                """
                <details data-settled><summary>\(disagreement.settledWords(voice))</summary>\
                \(disagreement.opinions.html { $0.html(on: question, text, voice) })</details>
                """
            })
    }
}

extension HTML {
    static func joined(_ parts: [HTML]) -> HTML { "\(parts)" }
}

extension Disagreement {
    /// Who settled it, and why.
    func settledWords(_ voice: Voice) -> String {
        guard let settlement else { return "" }
        return voice(
            "hand.settled",
            ["name": settlement.by, "date": voice.date(settlement.at), "reason": settlement.reason])
    }
}

extension Disagreement.Opinion {
    /// Who answered what.
    func html(on question: Question.ID, _ text: VersionText, _ voice: Voice) -> HTML {
        """
        <p><strong>\(name)</strong>\(if: role != nil, "<span class=\"quiet\"> · \(voice("role.\(role?.rawValue ?? "contributor")"))</span>"): \
        \(text.words(of: response, to: question, voice))</p>\
        \(if: !note.isEmpty, "<p class=\"quiet\">\(voice("review.note", ["note": note]))</p>")
        """
    }
}
