public import Domain

/// What changed between two results of a school, on paper: all that the page of it says.
public struct DifferencePaper: Sendable {
    private let school: String
    private let report: DifferenceReport
    private let then: VersionText
    private let now: VersionText

    /// - Parameter then: the words of the earlier result's version.
    public init(school: String, report: DifferenceReport, then: VersionText, now: VersionText) {
        self.school = school
        self.report = report
        self.then = then
        self.now = now
    }

    public func paper(_ voice: Voice) -> Paper {
        let days = (voice.date(report.then.submittedAt), voice.date(report.now.submittedAt))
        let title = voice("document.difference")
        let eyebrow = voice("document.then-and-now", ["school": school, "then": days.0, "now": days.1])
        let questions = DifferencePaperQuestions(report: report, then: then, now: now, voice: voice)
        return voice.paper(
            title: title, school: school, date: days.1, mark: voice("document.confidential"),
            [
                .title(Paper.Title(eyebrow: eyebrow, title: title)), .lead(report.inPlainWords(now, voice)),
                .notice(voice("document.confidential-text")),
            ] + labels(voice) + areas(voice) + questions.pieces + promises(voice))
    }

    private func labels(_ voice: Voice) -> [Paper.Piece] {
        let rows = [report.then, report.now].map { side in
            [
                voice.date(side.submittedAt), side.outcome.map { now.name(of: $0) } ?? voice("result.none"),
                side.points.words(voice),
            ]
        }
        let heads = ["submitted", "label", "score"].map { voice("school.\($0)") }
        return [
            .table(Paper.Table(caption: voice("document.label-then"), heads: heads, rows: rows, isOfFigures: true)),
            .quiet(voice("again.whole-form")),
        ]
    }

    private func areas(_ voice: Voice) -> [Paper.Piece] {
        [.heading(voice("again.areas")), .text(voice("again.areas-lead"))] + report.areas.map { area($0, voice) }
    }

    private func area(_ area: DifferenceReport.OfArea, _ voice: Voice) -> Paper.Piece {
        let name = now.name(of: area.area)
        guard let change = area.change else { return .text("\(name): \(voice("again.area-none"))") }
        let heads = [voice("result.topic"), voice("result.picture"), voice("document.then-now")]
        let rows = area.topics.map { topic in
            Paper.OfArea.Row(
                name: now.name(of: topic.topic), part: topic.change?.after.points ?? 0,
                whole: topic.change?.after.possible ?? 0,
                words: topic.change.map { $0.thenAndNow(voice) } ?? voice("again.topic-none"))
        }
        return .area(
            Paper.OfArea(
                title: name, state: change.words(voice), scale: change.scale(of: name, voice), heads: heads, rows: rows)
        )
    }

    private func promises(_ voice: Voice) -> [Paper.Piece] {
        let heading = Paper.Piece.heading(voice("again.promises"))
        guard !report.undertakings.isEmpty else {
            return [heading, .text(voice("again.promised-none"))] + notTakenUp(voice)
        }
        let words = UndertakingWords(then: then, voice: voice)
        let rows = report.undertakings.map { [words.name(of: $0), words.state(of: $0), words.effect(of: $0)] }
        let heads = ["action", "state", "effect"].map { voice("again.task-\($0)") }
        let table = Paper.Table(caption: voice("again.promises"), heads: heads, rows: rows, isOfFigures: false)
        return [heading, .text(voice("again.promises-lead")), .table(table)] + notTakenUp(voice)
    }

    private func notTakenUp(_ voice: Voice) -> [Paper.Piece] {
        guard !report.notTakenUp.isEmpty else { return [] }
        return [
            .subheading(voice.count("again.not-taken-up", report.notTakenUp.count)),
            .list(Paper.List(.plain, report.notTakenUp.map { then.actions[$0]?.name ?? $0.rawValue })),
        ]
    }
}

extension DifferenceReport.Change {
    /// Both scores in a few characters, and how many points that is.
    fileprivate func thenAndNow(_ voice: Voice) -> String {
        "\(before.words(voice)) → \(after.words(voice)) · \(words(voice))"
    }

    /// The points now, with a mark where they were; without it where then other points could be won.
    fileprivate func scale(of name: String, _ voice: Voice) -> Paper.Scale {
        let mark = Paper.Scale.Tick(at: before.points, word: voice("compare.before"))
        return Paper.Scale(
            part: after.points, whole: after.possible, ticks: before.possible == after.possible ? [mark] : [],
            alt: "\(name): \(thenAndNow(voice))")
    }
}
