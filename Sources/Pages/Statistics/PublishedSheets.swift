import Domain

/// A table of published figures, in words: for a page, a paper and a document alike.
struct PublishedSheet {
    let id: String
    let caption: String
    let heads: [String]
    let rows: [[String]]
    /// Of each row, the part and the whole that its picture shows; nil where it can't be told.
    var shares: [(part: Int, whole: Int)?] = []

    /// The columns of which something is told; the first names the row.
    static func toldColumns(of rows: some Collection<[String]>, heads: [String]) -> [Int] {
        heads.indices.filter { column in
            column == 0 || rows.contains { !["", PublishedSheets.withheld].contains($0[column]) }
        }
    }
}

extension PublishedNames {
    func region(_ code: String, _ voice: Voice) -> String {
        code.isEmpty ? voice("release.unknown") : regions[code] ?? code
    }

    func level(_ code: String, _ voice: Voice) -> String {
        let key = "level.\(code)"
        return voice.words.has(key) ? voice.atStart(voice(key)) : code
    }

    /// Of a region or a level of education.
    func ground(_ breakdown: Breakdown, _ code: String, _ voice: Voice) -> String {
        breakdown == .region ? region(code, voice) : level(code, voice)
    }

    func label(_ id: String, _ voice: Voice) -> String {
        id == "none" ? voice("release.no-level") : labels[id] ?? id
    }

    func area(_ id: String) -> String { areas[id] ?? id }
}

/// Makes sheets of what was published on a day.
struct PublishedSheets {
    let publication: Publication
    let names: PublishedNames
    let voice: Voice

    /// In place of a figure that is not told.
    static let withheld = "–"

    func figure(_ value: Int?) -> String {
        value.map { voice.number($0) } ?? Self.withheld
    }

    /// Of all levels of the label together.
    func labelled(_ breakdowns: [Breakdown] = [], _ keys: [String] = []) -> Int? {
        guard let table = publication.table("label", breakdowns + [.label]), table.isTold else { return nil }
        return table.cells.filter { $0.keys.starts(with: keys) }.reduce(0) { $0 + ($1.value ?? 0) }
    }

    private static let columns = ["schools", "registered", "started", "completed"]

    /// One row for each region or level of education; with a total one for all schools below them, each counted once.
    func grounds(_ breakdown: Breakdown, hasTotal: Bool = false) -> PublishedSheet {
        let keys = publication.table("schools", [breakdown])?.cells.map(\.keys) ?? []
        let rows = keys.map { key in
            [names.ground(breakdown, key.first ?? "", voice)] + counted([breakdown], key)
        }
        let shares = keys.map { key -> (part: Int, whole: Int)? in
            guard let part = publication.table("registered", [breakdown])?.value(key),
                let whole = publication.table("schools", [breakdown])?.value(key)
            else { return nil }
            return (part, whole)
        }
        return PublishedSheet(
            id: "by-\(breakdown.rawValue)", caption: voice("release.caption-\(breakdown.rawValue)", dated),
            heads: [voice("release.col-\(breakdown.rawValue)")] + Self.columns.map { voice("release.col-\($0)") }
                + [voice("release.col-label")],
            rows: rows + (hasTotal ? [[voice("release.all-schools")] + counted([], [])] : []), shares: shares)
    }

    private func counted(_ breakdowns: [Breakdown], _ key: [String]) -> [String] {
        (Self.columns.map { publication.table($0, breakdowns)?.value(key) } + [labelled(breakdowns, key)]).map(figure)
    }

    /// The latest result and the valid label, a row for each level and one for none.
    func levels() -> PublishedSheet {
        let rows = names.levels.map(\.rawValue) + ["none"]
        let completed = publication.value("completed")
        return PublishedSheet(
            id: "levels", caption: voice("release.caption-levels", dated),
            heads: ["level-of", "outcome", "label", "listed"].map { voice("release.col-\($0)") },
            rows: rows.map { level in
                let isNone = level == "none"
                return [names.label(level, voice), figure(publication.value("outcome", [(.label, level)]))]
                    + ["label", "listed"].map { isNone ? "" : figure(publication.value($0, [(.label, level)])) }
            },
            shares: rows.map { level in
                guard let part = publication.value("outcome", [(.label, level)]), let completed else { return nil }
                return (part, completed)
            })
    }

    /// The quartiles of each area.
    func areas() -> PublishedSheet {
        let kinds = ["lower-quartile", "median", "upper-quartile"]
        let areas = publication.table("area-score-median", [.area])?.cells.compactMap(\.keys.first) ?? []
        return PublishedSheet(
            id: "areas", caption: voice("release.caption-areas", dated),
            heads: [voice("release.col-area")] + kinds.map { voice("release.col-\($0)") },
            rows: areas.map { area in
                [names.area(area)] + kinds.map { figure(publication.value("area-score-\($0)", [(.area, area)])) }
            },
            shares: areas.map { publication.value("area-score-median", [(.area, $0)]).map { ($0, 20) } })
    }

    var dated: [String: String] { ["date": voice.date(day: publication.day)] }
}
