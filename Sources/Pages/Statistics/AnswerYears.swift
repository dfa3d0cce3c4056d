import Domain

// MARK: - How it went

extension AnswerQuestions {
    /// Columns of years that a page has room for, beside that of the day.
    private static let mostColumns = 5

    var years: [Paper.Piece] {
        guard !answer.years.isEmpty else { return [] }
        let rows = (answer.years + [answer.now]).map { publication -> [String] in
            let values = ["registered", "started", "completed"].map { publication.value($0) }
            return [voice.date(day: publication.day)]
                + (values + [sheets(publication).labelled()]).map(now.figure)
        }
        let trends = [
            trend("registered") { $0.value("registered") }, trend("label") { sheets($0).labelled() },
        ].compactMap { $0 }
        return [heading("years")] + (trends.isEmpty ? [] : [.said(Paper.Said(trends))])
            + table(
                voice("release.caption-years"), heads(["day", "registered", "started", "completed", "label"]), rows)
            + perYear(.region)
    }

    /// From the first year of which it is told until now; nil where it is not told.
    private func trend(_ id: String, _ value: (Publication) -> Int?) -> Paper.Sentence? {
        guard let first = answer.years.first(where: { value($0) != nil }), let from = value(first),
            let to = value(answer.now)
        else { return nil }
        let way = to > from ? "rose" : to < from ? "fell" : "stayed"
        return Paper.Sentence(
            voice(
                "release.\(way)-\(id)",
                [
                    "from": voice.number(from), "then": voice.date(day: first.day), "to": voice.number(to),
                    "now": voice.date(day: answer.now.day),
                ]))
    }

    /// A row for each region or level of education, where that is told of a year and of the day.
    func perYear(_ breakdown: Breakdown) -> [Paper.Piece] {
        let columns = answer.years.suffix(Self.mostColumns) + [answer.now]
        let keys = answer.now.table("schools", [breakdown])?.cells.map(\.keys) ?? []
        let measures: [(String, (Publication, [String]) -> Int?)] = [
            ("registered", { $0.table("registered", [breakdown])?.value($1) }),
            ("label", { sheets($0).labelled([breakdown], $1) }),
        ]
        return measures.flatMap { id, value -> [Paper.Piece] in
            let told = columns.filter { column in keys.contains { value(column, $0) != nil } }
            guard told.count > 1, told.last == answer.now else { return [] }
            return table(
                voice("release.caption-years-\(id)-\(breakdown.rawValue)"),
                heads([breakdown.rawValue])
                    + told.map { $0 == answer.now ? voice.date(day: $0.day) : String($0.day.prefix(4)) },
                keys.map { key in
                    [names.ground(breakdown, key.first ?? "", voice)] + told.map { now.figure(value($0, key)) }
                })
        }
    }
}
