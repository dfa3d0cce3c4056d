public import Domain

/// The written answers of a programme, and the form for a new one: for its manager.
public struct AnswersPage: Page {
    public struct Row: Sendable {
        public let number: Int
        public let day: String
        public let comparedTo: String?
        public let language: Language
        public let madeAt: Moment
        public let corrects: Int?

        public init(number: Int, day: String, comparedTo: String?, language: Language, madeAt: Moment, corrects: Int?) {
            self.number = number
            self.day = day
            self.comparedTo = comparedTo
            self.language = language
            self.madeAt = madeAt
            self.corrects = corrects
        }
    }

    /// What the manager typed so far.
    public struct Typed: Sendable, Equatable {
        public var day: String
        public var comparedTo: String
        public var language: String
        /// The number of the answer that this one corrects; empty for none.
        public var corrects: String

        public init(day: String = "", comparedTo: String = "", language: String = "", corrects: String = "") {
            self.day = day
            self.comparedTo = comparedTo
            self.language = language
            self.corrects = corrects
        }
    }

    public let name = "answers"
    private let programme: (id: Programme.ID, name: String)
    private let rows: [Row]
    private let typed: Typed
    private let complaints: Complaints

    public init(
        programme: (id: Programme.ID, name: String), rows: [Row], typed: Typed, complaints: Complaints = Complaints()
    ) {
        self.programme = programme
        self.rows = rows
        self.typed = typed
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String { voice("release.answers") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            \(complaints.summary(voice))
            <p class="eyebrow"><a href="\(Link.programme(programme.id))">\(programme.name)</a></p>
            <h1>\(title(voice))</h1><p class="lead">\(voice("release.answers-lead"))</p>
            <h2>\(voice(typed.corrects.isEmpty ? "release.new" : "release.correction", ["number": typed.corrects]))</h2>
            \(form(shell))
            <h2>\(voice("release.earlier"))</h2>\(list(shell))
            """
    }

    private func form(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let day = dayField(
            "day", voice("release.day"), hint: voice("release.day-hint"), typed.day, complaints.on("day"), voice)
        let compared = dayField(
            "compared-to", voice("release.compared"), hint: voice("release.compared-hint"), typed.comparedTo,
            complaints.on("compared-to"), voice)
        let chosen = typed.language.isEmpty ? voice.language.rawValue : typed.language
        let options = shell.languages.html { language, name in
            """
            <option value="\(language.rawValue)" lang="\(language.rawValue)"\
            \(if: language.rawValue == chosen, " selected")>\(name)</option>
            """
        }
        return shell.form(
            .answers(of: programme.id), name: "write-answer",
            """
            <input type="hidden" name="corrects" value="\(typed.corrects)">\(day.html(voice))\(compared.html(voice))
            <div class="field"><label for="in-language">\(voice("release.language"))</label>\
            <select id="in-language" name="in-language">\(options)</select></div>
            <p class="prose">\(voice("release.frozen-hint"))</p>
            <button class="btn">\(voice("release.write"))</button>
            """)
    }

    private func list(_ shell: Shell) -> HTML {
        let voice = shell.voice
        guard !rows.isEmpty else { return "<p class=\"quiet\">\(voice("release.none"))</p>" }
        let items = rows.html { row in
            let link = Link.answer(row.number, of: programme.id)
            let name = voice("release.answer-title", ["number": "\(row.number)"])
            let spoken = shell.languages.first { $0.0 == row.language }?.1 ?? row.language.rawValue
            let corrects = row.corrects.map { voice("release.corrects", ["number": "\($0)"]) } ?? ""
            return """
                <tr data-answer="\(row.number)"><th scope="row"><a href="\(link)">\(name)</a></th>\
                <td>\(voice.date(day: row.day))</td><td>\(row.comparedTo.map { voice.date(day: $0) } ?? "")</td>\
                <td>\(spoken)</td><td>\(voice.date(row.madeAt))</td><td>\(corrects)</td></tr>
                """ as HTML
        }
        let heads = ["answer", "day", "compared", "language", "made", "corrects"].html {
            "<th scope=\"col\">\(voice("release.list-\($0)"))</th>"
        }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(voice("release.earlier"))"><table>\
            <thead><tr>\(heads)</tr></thead><tbody>\(items)</tbody></table></div>
            """
    }
}

/// A written answer, as it was frozen.
public struct AnswerPage: Page {
    public let name = "answer"
    private let programme: (id: Programme.ID, name: String)
    private let number: Int
    private let paper: Paper
    private let spoken: Voice
    private let correctedBy: Int?
    private let checksum: String

    /// - Parameter spoken: how the answer speaks, whoever reads it.
    public init(
        programme: (id: Programme.ID, name: String), number: Int, paper: Paper, spoken: Voice, correctedBy: Int?,
        checksum: String
    ) {
        self.programme = programme
        self.number = number
        self.paper = paper
        self.spoken = spoken
        self.correctedBy = correctedBy
        self.checksum = checksum
    }

    public func title(_ voice: Voice) -> String { voice("release.answer-title", ["number": "\(number)"]) }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            <p class="eyebrow"><a href="\(Link.answers(of: programme.id))">\(voice("release.answers"))</a></p>
            <h1>\(title(voice))</h1>
            <div class="buttons" data-checksum="\(checksum)"><a class="btn" href="\(Link.answerPDF(number, of: programme.id))">\(voice("release.pdf"))</a>\
            <a class="btn second" href="\(Link.answerODT(number, of: programme.id))">\(voice("release.odt"))</a>\
            \(correction(voice))</div>
            <article lang="\(paper.language.rawValue)">\(paperView(paper, spoken))</article>
            """
    }

    private func correction(_ voice: Voice) -> HTML {
        guard let correctedBy else {
            return """
                <a class="btn second" href="\(Link.answers(of: programme.id, correcting: number))">\
                \(voice("release.correct"))</a>
                """
        }
        return """
            </div><p class="notice" data-corrected-by="\(correctedBy)">\
            <a href="\(Link.answer(correctedBy, of: programme.id))">\
            \(voice("release.corrected-by", ["number": "\(correctedBy)"]))</a></p><div class="buttons">
            """
    }
}
