public import Domain

/// A result held against the school's earlier one, on paper: the label then and now, and the points per area.
public struct DifferencePaper: Sendable {
    private let school: String
    private let before: AssessmentResult
    private let after: AssessmentResult
    private let text: VersionText
    private let earlier: EarlierResult

    /// - Parameter earlier: the earlier result, compared with the later one.
    public init(
        school: String, before: AssessmentResult, after: AssessmentResult, text: VersionText, earlier: EarlierResult
    ) {
        self.school = school
        self.before = before
        self.after = after
        self.text = text
        self.earlier = earlier
    }

    public func paper(_ voice: Voice) -> Paper {
        let (then, now) = (voice.date(before.submittedAt), voice.date(after.submittedAt))
        let title = voice("document.difference")
        let eyebrow = voice("document.then-and-now", ["school": school, "then": then, "now": now])
        return voice.paper(
            title: title, school: school, date: now, mark: voice("document.confidential"),
            [.title(Paper.Title(eyebrow: eyebrow, title: title))] + levels(then, now, voice) + points(voice))
    }

    private func levels(_ then: String, _ now: String, _ voice: Voice) -> [Paper.Piece] {
        let rows = [(then, before), (now, after)].map { date, result in
            let words = ResultWords(result: result, text: text, voice: voice)
            return [date, words.level.caption, result.judgement.score.total.words(voice)]
        }
        let heads = ["submitted", "label", "score"].map { voice("school.\($0)") }
        return [
            .table(Paper.Table(caption: voice("document.label-then"), heads: heads, rows: rows, isOfFigures: true))
        ]
    }

    private func points(_ voice: Voice) -> [Paper.Piece] {
        let heading = Paper.Piece.heading(voice("compare.caption"))
        let other =
            earlier.hasOtherVersion
            ? [Paper.Piece.text(voice("compare.other-version", ["version": earlier.version]))] : []
        guard let comparison = earlier.comparison, comparison.questions > 0 else {
            return [heading, .text(voice("compare.none"))] + other
        }
        let rows = comparison.areas.map { area in
            [
                text.name(of: area.area), voice.number(area.questions), area.before.words(voice),
                area.after.words(voice),
            ]
        }
        let heads = ["area", "questions", "before", "after"].map { voice("compare.\($0)") }
        return [heading, .text(earlier.lead(comparison, voice))] + other + [
            .table(Paper.Table(caption: voice("compare.caption"), heads: heads, rows: rows, isOfFigures: true)),
            .quiet(earlier.left(comparison, voice)),
        ]
    }
}
