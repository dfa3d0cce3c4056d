public import Domain

/// A written answer as a document: the questions that parliament asks, each answered with sentences and a table, and
/// what the words mean under it. Made of the frozen figures alone.
public struct AnswerPaper: Sendable {
    private let number: Int
    private let answer: WrittenAnswer
    private let names: PublishedNames
    private let madeAt: Moment
    private let checksum: String
    private let corrects: Int?
    private let others: [(id: Programme.ID, name: String)]

    /// - Parameter others: the names of the other programmes.
    public init(
        number: Int, answer: WrittenAnswer, names: PublishedNames, madeAt: Moment, checksum: String, corrects: Int?,
        others: [(id: Programme.ID, name: String)]
    ) {
        self.number = number
        self.answer = answer
        self.names = names
        self.madeAt = madeAt
        self.checksum = checksum
        self.corrects = corrects
        self.others = others
    }

    public func paper(_ voice: Voice) -> Paper {
        let title = voice("release.answer-title", ["number": "\(number)"])
        return voice.paper(
            title: title, school: names.programme(voice), date: voice.date(madeAt), mark: "",
            [
                .title(
                    Paper.Title(
                        eyebrow: voice("release.answer-eyebrow", ["programme": names.programme(voice)]), title: title)),
                .lead(voice("release.answer-lead", ["date": voice.date(day: answer.now.day)])),
            ] + (corrects.map { [.notice(voice("release.corrects", ["number": "\($0)"]))] } ?? [])
                + regions(voice) + years(voice) + educations(voice) + labels(voice) + areas(voice) + programmes(voice)
                + [.heading(voice("release.q-after")), .text(voice("release.after"))] + notes(voice))
    }

    private func sheets(_ publication: Publication, _ voice: Voice) -> PublishedSheets {
        PublishedSheets(publication: publication, names: names, voice: voice)
    }
}

// MARK: - The questions

extension AnswerPaper {
    private func regions(_ voice: Voice) -> [Paper.Piece] {
        let now = sheets(answer.now, voice)
        let counted: [(String, Int?)] = [
            ("registered", answer.now.value("registered")), ("completed", answer.now.value("completed")),
            ("label", now.labelled()), ("listed", answer.now.sum("listed", [.label])),
        ]
        return [.heading(voice("release.q-schools"))]
            + [.text(counted.map { said($0, $1, voice) }.joined(separator: " "))] + change(voice)
            + [now.grounds(.region).paper]
    }

    private func said(_ id: String, _ value: Int?, _ voice: Voice) -> String {
        value.map { voice.count("release.said-\(id)", $0) } ?? voice("release.said-withheld-\(id)")
    }

    private func change(_ voice: Voice) -> [Paper.Piece] {
        guard let before = answer.before else { return [] }
        let then = sheets(before, voice)
        let (now, was) = (sheets(answer.now, voice), then)
        let rows = [
            ("registered", was.publication.value("registered"), now.publication.value("registered")),
            ("completed", was.publication.value("completed"), now.publication.value("completed")),
            ("label", was.labelled(), now.labelled()),
        ].map { id, was, now in
            let change = was.flatMap { was in now.map { $0 - was } }
            let sign = change.map { $0 > 0 ? "+" : $0 < 0 ? "−" : "" } ?? ""
            return [
                voice("release.col-\(id)"), then.figure(was), then.figure(now),
                sign + then.figure(change.map { abs($0) }),
            ]
        }
        return [
            .table(
                Paper.Table(
                    caption: voice("release.caption-change"),
                    heads: [
                        voice("release.col-figure"), voice.date(day: before.day), voice.date(day: answer.now.day),
                        voice("release.col-change"),
                    ], rows: rows, isOfFigures: true))
        ]
    }

    private func years(_ voice: Voice) -> [Paper.Piece] {
        guard !answer.years.isEmpty else { return [] }
        let rows = (answer.years + [answer.now]).map { publication -> [String] in
            let sheets = sheets(publication, voice)
            let values = [publication.value("registered"), publication.value("completed"), sheets.labelled()]
            return [voice.date(day: publication.day)] + values.map(sheets.figure)
        }
        return [
            .heading(voice("release.q-years")),
            .table(
                Paper.Table(
                    caption: voice("release.caption-years"),
                    heads: ["day", "registered", "completed", "label"].map { voice("release.col-\($0)") }, rows: rows,
                    isOfFigures: true)),
        ]
    }

    private func educations(_ voice: Voice) -> [Paper.Piece] {
        [
            .heading(voice("release.q-levels")), .text(voice("release.two-levels")),
            sheets(answer.now, voice).grounds(.level).paper,
        ]
    }

    private func labels(_ voice: Voice) -> [Paper.Piece] {
        let improved = answer.now.value("improved")
        return [
            .heading(voice("release.q-labels")), sheets(answer.now, voice).levels().paper,
            .text(said("improved", improved, voice)),
        ] + (answer.before.map { [sheets($0, voice).levels().paper] } ?? [])
    }

    private func areas(_ voice: Voice) -> [Paper.Piece] {
        [
            .heading(voice("release.q-areas")), .text(voice("release.areas")),
            sheets(answer.now, voice).areas().paper,
        ]
    }

    private func programmes(_ voice: Voice) -> [Paper.Piece] {
        let heading = Paper.Piece.heading(voice("release.q-programmes"))
        guard !answer.others.isEmpty else { return [heading, .text(voice("release.no-programmes"))] }
        let all =
            [(names.programme(voice), answer.now)]
            + answer.others.map { other in
                (others.first { $0.id == other.programme }?.name ?? other.programme.rawValue, other.publication)
            }
        let rows = all.map { name, publication -> [String] in
            let sheets = sheets(publication, voice)
            let values = ["schools", "registered", "completed"].map { publication.value($0) } + [sheets.labelled()]
            return [name, voice.date(day: publication.day)] + values.map(sheets.figure)
        }
        return [
            heading, .text(voice("release.programmes")),
            .table(
                Paper.Table(
                    caption: voice("release.caption-programmes"),
                    heads: ["programme", "day", "schools", "registered", "completed", "label"]
                        .map { voice("release.col-\($0)") }, rows: rows, isOfFigures: true)),
        ]
    }

    private func notes(_ voice: Voice) -> [Paper.Piece] {
        let limit = ["fewest": voice.number(answer.now.limit), "mark": PublishedSheets.withheld]
        let meanings = ["date", "registered", "started", "completed", "label", "outcome", "listed", "move"]
        return [
            .heading(voice("release.notes")),
            .list(
                Paper.List(.plain, [voice("release.note-limit", limit)] + meanings.map { voice("release.note-\($0)") })),
            .quiet(
                voice(
                    "release.frozen",
                    ["date": voice.date(madeAt), "number": "\(number)", "checksum": String(checksum.prefix(16))])),
        ]
    }
}
