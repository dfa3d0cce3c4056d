public import Domain

/// What a school's public statement says: its label, how long it is valid, and what the school worked on. Nothing
/// in it can tell a weakness, a score or a person.
public struct Statement: Sendable {
    let school: String
    let place: String
    let label: Label
    let version: Version
    let text: VersionText

    public init(school: String, place: String, label: Label, version: Version, text: VersionText) {
        self.school = school
        self.place = place
        self.label = label
        self.version = version
        self.text = text
    }

    func title(_ voice: Voice) -> String {
        voice("statement.title", ["school": school, "level": text.name(of: label.level).lowercased()])
    }

    func period(_ voice: Voice) -> String {
        voice(
            "statement.period",
            ["from": voice.date(label.validFrom), "until": voice.lastDay(before: label.validUntil)])
    }

    /// What the level stands for.
    var meaning: String { text.levels[label.level]?.about ?? "" }

    var rank: Int { version.label.levels.firstIndex { $0.id == label.level }.map { $0 + 1 } ?? 0 }

    /// The areas of the questionnaire, with the names of their topics.
    var areas: [(name: String, topics: [String])] {
        version.areas.map { (text.name(of: $0.id), $0.topics.map { text.name(of: $0.id) }) }
    }

    /// - Parameter address: where it can be checked.
    public func paper(at address: String, _ voice: Voice) -> Paper {
        let verdict = Paper.Verdict(
            level: label.level.rawValue, rank: rank, caption: text.name(of: label.level), eyebrow: place,
            title: title(voice), lead: [period(voice), meaning].filter { !$0.isEmpty })
        let areas = areas.flatMap { area -> [Paper.Piece] in
            [.subheading(area.name), .list(Paper.List(.plain, area.topics))]
        }
        return voice.paper(
            title: voice("statement.name"), school: school, date: voice.date(label.validFrom), mark: "",
            [.verdict(verdict), .heading(voice("statement.areas")), .text(voice("statement.areas-lead"))] + areas
                + [.notice(voice("statement.check", ["address": address])), .quiet(voice("statement.limits"))])
    }
}
