public import Domain

/// The full report of a result on paper: the outcome as its page has it, and every answer with its explanation.
/// For the school's team only.
public struct ReportPaper: Sendable {
    private let school: String
    private let result: AssessmentResult
    private let text: VersionText

    /// - Parameter text: the words that were valid at the submission; where they are gone, those of today.
    public init(school: String, result: AssessmentResult, text: VersionText) {
        self.school = school
        self.result = result
        self.text = text
    }

    private var judgement: Judgement { result.judgement }
    private var version: Version { result.sheet.assessment.version }

    public func paper(_ voice: Voice) -> Paper {
        let words = ResultWords(result: result, text: text, voice: voice)
        return voice.paper(
            title: voice("document.report"), school: school, date: voice.date(result.submittedAt),
            mark: voice("document.confidential"),
            [verdict(words)] + why(words) + areas(words) + strengths(words) + answers(voice) + foot(words))
    }

    private func verdict(_ words: ResultWords) -> Paper.Piece {
        let voice = words.voice
        let level = words.level
        return .verdict(
            Paper.Verdict(
                level: level.kind, rank: level.rank, caption: level.caption,
                eyebrow: voice("result.submitted", ["school": school, "date": voice.date(result.submittedAt)]),
                title: words.title, lead: words.lead, points: words.points,
                scale: Paper.Scale(
                    judgement.score.total, words.ticks, alt: words.described(words.points, words.ticks))))
    }

    private func why(_ words: ResultWords) -> [Paper.Piece] {
        let pending = words.pending.map { [Paper.Piece.notice($0)] } ?? []
        return [.notice(words.voice("document.confidential-text"))] + pending + list(words.missing, .missing)
            + list(words.reasons, .good)
    }

    private func list(_ said: (title: String, items: [String])?, _ style: Paper.List.Style) -> [Paper.Piece] {
        said.map { [.heading($0.title), .list(Paper.List(style, $0.items))] } ?? []
    }

    private func areas(_ words: ResultWords) -> [Paper.Piece] {
        let voice = words.voice
        let heads = ["topic", "picture", "points-head"].map { voice("result.\($0)") }
        return [.heading(voice("result.areas"))]
            + judgement.score.areas.map { area in
                let (title, ticks) = (words.title(of: area), words.ticks(of: area))
                let rows = area.topics.map { topic in
                    Paper.OfArea.Row(
                        name: text.name(of: topic.topic), part: topic.points.points, whole: topic.points.possible,
                        words: words.points(of: topic))
                }
                return .area(
                    Paper.OfArea(
                        title: title, state: words.state(of: area).words,
                        scale: Paper.Scale(area.points, ticks, alt: words.described(title, ticks)), heads: heads,
                        rows: rows))
            }
    }

    private func strengths(_ words: ResultWords) -> [Paper.Piece] {
        let (strong, weak) = (judgement.score.strengths, judgement.score.weaknesses)
        return [
            .heading(words.voice("result.strengths")),
            strong.isEmpty
                ? .text(words.voice("result.no-strengths")) : .list(Paper.List(.good, words.lines(strong))),
            .heading(words.voice("result.weaknesses")),
            weak.isEmpty ? .text(words.voice("result.no-weaknesses")) : .list(Paper.List(.weak, words.lines(weak))),
        ]
    }

    /// Which version and which words these are.
    private func foot(_ words: ResultWords) -> [Paper.Piece] {
        let voice = words.voice
        let then = result.texts[voice.language.rawValue]
        let isOther = then != nil && then != text.revision
        let revision = voice("document.revision", ["revision": text.revision])
        let sentences = [words.frozen, revision] + (isOther ? [voice("document.other-words")] : [])
        return [.quiet(sentences.joined(separator: " "))]
    }
}

// MARK: - The answers

extension ReportPaper {
    private func answers(_ voice: Voice) -> [Paper.Piece] {
        let asked = Set(result.sheet.assessment.questions)
        let topics = version.areas.flatMap { area in area.topics.map { (area.id, $0) } }
        let parts = topics.flatMap { area, topic -> [Paper.Piece] in
            let questions = topic.questions.filter { asked.contains($0.id) }
            guard !questions.isEmpty else { return [] }
            let head = Paper.Piece.subheading("\(text.name(of: area)) · \(text.name(of: topic.id))")
            return [head] + questions.map { .question(answered($0, voice)) }
        }
        return [.heading(voice("document.answers")), .text(voice("document.answers-lead"))] + parts
    }

    private func answered(_ question: Question, _ voice: Voice) -> Paper.OfQuestion {
        let answer = result.sheet.answers[question.id]
        let points = answer.map { question.points(for: $0.response) } ?? Points()
        return Paper.OfQuestion(
            ask: text.ask(question.id),
            answer: answer.map { text.words(of: $0.response, to: question.id, voice) } ?? "",
            part: points.points, whole: points.possible,
            points: points.possible == 0 ? voice("result.not-applicable") : points.words(voice),
            parts: explanation(of: question, answer, points, voice))
    }

    private func explanation(
        of question: Question, _ answer: GivenAnswer?, _ points: Points, _ voice: Voice
    ) -> [Paper.Fact] {
        let words = text.questions[question.id]
        let actions = judgement.plan.filter { $0.because.question == question.id }.map { $0.action }
        let isBest = points.possible > 0 && points.points == points.possible
        let facts = [
            Paper.Fact(voice("document.note"), answer?.note ?? ""),
            Paper.Fact(voice("document.why"), words?.why ?? ""),
            Paper.Fact(voice("document.keep"), isBest ? words?.keep ?? "" : ""),
            Paper.Fact(
                voice("document.in-plan"),
                actions.map { text.actions[$0]?.name ?? $0.rawValue }.joined(separator: " · ")),
        ]
        return facts.filter { !$0.value.isEmpty }
    }
}

extension Question {
    /// What a response gives of what can be had; nothing of nothing where it does not apply.
    fileprivate func points(for response: Response) -> Points {
        switch response {
        case .notApplicable: Points()
        case .unknown: Points(points: 0, possible: mostPoints)
        case .choice(let id): Points(points: choice(id)?.points ?? 0, possible: mostPoints)
        }
    }
}
