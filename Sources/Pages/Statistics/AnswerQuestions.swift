import Domain

/// The questions that parliament asks, each with what can be told.
struct AnswerQuestions {
    let answer: WrittenAnswer
    let names: PublishedNames
    let madeAt: Moment
    let voice: Voice

    var pieces: [Paper.Piece] {
        schools + years + educations + labels + areas + programmes + afterwards + offers
    }

    var now: PublishedSheets { sheets(answer.now) }

    func sheets(_ publication: Publication) -> PublishedSheets {
        PublishedSheets(publication: publication, names: names, voice: voice)
    }

    func heading(_ question: String) -> Paper.Piece {
        .heading(voice("release.q-\(question)"))
    }

    func heads(_ columns: [String]) -> [String] {
        columns.map { voice("release.col-\($0)") }
    }

    /// A table of figures. Of columns that are not told, and where none is of the table, a sentence says so.
    func table(
        _ caption: String, _ heads: [String], _ rows: [[String]], hasTotal: Bool = false, note: String? = nil
    ) -> [Paper.Piece] {
        let parts = hasTotal ? rows.dropLast() : rows[...]
        let told = PublishedSheet.toldColumns(of: parts, heads: heads)
        let untold = heads.indices.filter { !told.contains($0) }
        let sentence = { (text: String) in Paper.Piece.said(Paper.Said([Paper.Sentence(text)])) }
        guard told.count > 1 else { return [sentence(voice("release.withheld", ["table": caption]))] }
        let table = Paper.Table(
            caption: caption, heads: told.map { heads[$0] }, rows: rows.map { row in told.map { row[$0] } },
            isOfFigures: true, hasTotal: hasTotal, note: note)
        guard !untold.isEmpty else { return [.table(table)] }
        let names = voice.list(untold.map { voice.withinSentence(heads[$0]) })
        return [.table(table), sentence(voice("release.withheld-columns", ["list": names]))]
    }

    func table(_ sheet: PublishedSheet, hasTotal: Bool = false, note: String? = nil) -> [Paper.Piece] {
        table(sheet.caption, sheet.heads, sheet.rows, hasTotal: hasTotal, note: note)
    }

    /// How many there are, or that it is not told; with a note on what is counted.
    func said(_ id: String, _ value: Int?) -> Paper.Sentence {
        Paper.Sentence(
            words(id, value),
            note: voice.words.has("release.note-\(id)") ? voice("release.note-\(id)") : nil)
    }

    private func words(_ id: String, _ value: Int?) -> String {
        guard let value else { return voice("release.said-withheld-\(id)") }
        return value == 0 ? voice("release.said-none-\(id)") : voice.count("release.said-\(id)", value)
    }
}

// MARK: - How many schools

extension AnswerQuestions {
    private var schools: [Paper.Piece] {
        let counted: [(String, Int?)] =
            ["registered", "started", "completed"].map { ($0, answer.now.value($0)) } + [
                ("label", now.labelled()), ("listed", answer.now.sum("listed", [.label])),
            ]
        return [heading("schools"), .said(Paper.Said(counted.map { said($0, $1) }))] + change
            + table(now.grounds(.region, hasTotal: true), hasTotal: true, note: voice("release.note-move"))
    }

    private var change: [Paper.Piece] {
        guard let before = answer.before else { return [] }
        let was = sheets(before)
        let rows = [
            ("registered", before.value("registered"), answer.now.value("registered")),
            ("started", before.value("started"), answer.now.value("started")),
            ("completed", before.value("completed"), answer.now.value("completed")),
            ("label", was.labelled(), now.labelled()),
        ].map { id, then, since in
            [voice("release.col-\(id)"), now.figure(then), now.figure(since), difference(then, since)]
        }
        let days = [before.day, answer.now.day].map { voice.date(day: $0) }
        return table(voice("release.caption-change"), heads(["figure"]) + days + heads(["change"]), rows)
    }

    /// `+12`.
    private func difference(_ was: Int?, _ now: Int?) -> String {
        guard let was, let now else { return PublishedSheets.withheld }
        let sign = now > was ? "+" : now < was ? "−" : ""
        return sign + voice.number(abs(now - was))
    }

    private var educations: [Paper.Piece] {
        [heading("levels"), .text(voice("release.two-levels"))]
            + table(now.grounds(.level, hasTotal: true), hasTotal: true) + perYear(.level)
    }
}

// MARK: - Labels

extension AnswerQuestions {
    private var labels: [Paper.Piece] {
        let counted =
            [spread("label"), spread("outcome")].compactMap { $0 } + [said("improved", answer.now.value("improved"))]
        return [heading("labels"), .said(Paper.Said(counted))]
            + levels(now, note: voice("release.note-outcome")) + (answer.before.map { levels(sheets($0)) } ?? [])
            + levelsPerYear
    }

    /// That some labels are listed is no table of levels yet.
    private func levels(_ sheets: PublishedSheets, note: String? = nil) -> [Paper.Piece] {
        let isTold = ["outcome", "label"].contains { sheets.publication.table($0, [.label])?.isTold ?? false }
        let sheet = sheets.levels()
        return isTold ? table(sheet, note: note) : table(sheet.caption, [], [])
    }

    /// How many have each level; nil where that is not told.
    private func spread(_ measure: String) -> Paper.Sentence? {
        guard let table = answer.now.table(measure, [.label]), table.isTold else { return nil }
        let parts = table.cells.reversed().map { cell -> String in
            let (level, count) = (cell.keys.first ?? "", voice.number(cell.value ?? 0))
            return level == "none"
                ? voice("release.without", ["count": count])
                : "\(count) \(voice.withinSentence(names.label(level, voice)))"
        }
        return Paper.Sentence(voice("release.spread-\(measure)", ["list": voice.list(parts)]))
    }

    /// Valid labels and latest results at the ends of the years, by level from high to low.
    private var levelsPerYear: [Paper.Piece] {
        guard !answer.years.isEmpty else { return [] }
        let levels = names.levels.reversed().map(\.rawValue)
        return [("label", levels), ("outcome", levels + ["none"])].flatMap { measure, levels in
            table(
                voice("release.caption-years-\(measure)"),
                heads(["day"]) + levels.map { names.label($0, voice) },
                (answer.years + [answer.now]).map { publication in
                    [voice.date(day: publication.day)]
                        + levels.map { now.figure(publication.value(measure, [(.label, $0)])) }
                })
        }
    }
}

extension Voice {
    /// A name as it is written inside a sentence: German keeps the capital of a noun.
    func withinSentence(_ name: String) -> String {
        language == "de" ? name : name.prefix(1).lowercased() + name.dropFirst()
    }

    /// A name as it is written where it begins.
    func atStart(_ name: String) -> String {
        name.prefix(1).uppercased() + name.dropFirst()
    }
}
