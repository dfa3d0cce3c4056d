public import Domain

/// A written answer as a document: the questions that parliament asks, each answered with sentences and tables, and
/// at the foot of the page what the words mean. Made of what was frozen alone.
public struct AnswerPaper: Sendable {
    private let number: Int
    private let answer: WrittenAnswer
    private let names: PublishedNames
    private let madeAt: Moment
    private let checksum: String
    private let corrects: Int?

    public init(
        number: Int, answer: WrittenAnswer, names: PublishedNames, madeAt: Moment, checksum: String, corrects: Int?
    ) {
        self.number = number
        self.answer = answer
        self.names = names
        self.madeAt = madeAt
        self.checksum = checksum
        self.corrects = corrects
    }

    public func paper(_ voice: Voice) -> Paper {
        let title = voice("release.answer-title", ["number": "\(number)"])
        let questions = AnswerQuestions(answer: answer, names: names, madeAt: madeAt, voice: voice).pieces
        return voice.paper(
            title: title, school: names.programme, date: voice.date(madeAt), mark: "",
            [
                .title(
                    Paper.Title(
                        eyebrow: voice("release.answer-eyebrow", ["programme": names.programme]), title: title)),
                day(voice),
            ] + (corrects.map { [.notice(voice("release.corrects", ["number": "\($0)"]))] } ?? [])
                + [withheld(voice)] + questions + [
                    .quiet(
                        voice(
                            "release.frozen",
                            [
                                "date": voice.date(madeAt), "number": "\(number)",
                                "checksum": String(checksum.prefix(16)),
                            ]
                        ))
                ])
    }

    private func day(_ voice: Voice) -> Paper.Piece {
        .said(
            Paper.Said(
                [
                    Paper.Sentence(
                        voice("release.answer-lead", ["date": voice.date(day: answer.now.day)]),
                        note: voice("release.note-date", ["made": voice.date(madeAt)]))
                ], isLead: true))
    }

    private func withheld(_ voice: Voice) -> Paper.Piece {
        .said(
            Paper.Said([
                Paper.Sentence(
                    voice("release.dash", ["mark": PublishedSheets.withheld]),
                    note: voice("release.note-withheld", ["fewest": voice.number(answer.now.limit)]))
            ]))
    }
}
