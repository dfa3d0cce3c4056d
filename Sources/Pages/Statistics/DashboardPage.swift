public import Domain

/// The figures of a programme on a day, for its manager: true and internal. In words first, then as pictures, each
/// with its table and its CSV file.
public struct DashboardPage: Page {
    /// What the figures are of, and how the things in them are called.
    public struct Subject: Sendable {
        public let programme: Programme
        /// Names of the programmes of the installation, by their ids.
        public let programmeNames: [String: String]
        public let version: Version
        public let text: VersionText
        /// Nil where no outlines are known: then each region is a tile.
        public let map: RegionMap?

        public init(
            programme: Programme, programmeNames: [String: String], version: Version, text: VersionText,
            map: RegionMap?
        ) {
            self.programme = programme
            self.programmeNames = programmeNames
            self.version = version
            self.text = text
            self.map = map
        }
    }

    public let name = "statistics"
    private let subject: Subject
    private let dashboard: Dashboard?
    private let typed: String
    private let complaints: Complaints

    /// - Parameters:
    ///   - dashboard: nil where the day that was asked for is none: then there is only the form.
    ///   - typed: the day in the field.
    public init(subject: Subject, dashboard: Dashboard?, typed: String, complaints: Complaints = Complaints()) {
        self.subject = subject
        self.dashboard = dashboard
        self.typed = typed
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String {
        voice("statistics.title", ["programme": subject.name(voice)])
    }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            \(complaints.summary(voice))
            <p class="eyebrow"><a href="\(Link.programme(subject.programme.id))">\(subject.name(voice))</a></p>
            <h1>\(title(voice))</h1>
            \(form(voice))
            \(dashboard.map { DashboardSections(subject: subject, dashboard: $0, voice: voice).html } ?? .none)
            """
    }

    private func form(_ voice: Voice) -> HTML {
        let field = dayField(
            "on", voice("statistics.day"), hint: voice("statistics.day-hint"), typed, complaints.on("on"), voice)
        return """
            <form method="get" action="\(Link.statistics(of: subject.programme.id))" data-form="statistics" class="on-day" novalidate>\
            \(field.html(voice))<div class="buttons"><button>\(voice("statistics.show"))</button></div></form>
            <p><a href="\(Link.table(of: subject.programme.id))">\(voice("table.to-table"))</a></p>
            """
    }
}

/// A field for a day where a day stands in it, and one for text where something else was typed, which a field for a
/// day would lose.
func dayField(
    _ name: String, _ label: String, hint: String, _ typed: String, _ complaint: String?, _ voice: Voice
) -> TextField {
    let isDay = typed.isEmpty || isCalendarDay(typed)
    return TextField(
        name: name, label: label, hint: isDay ? hint : voice("task.due-hint"), type: isDay ? "date" : "text",
        value: typed, complaint: complaint)
}

extension DashboardPage.Subject {
    func name(_ voice: Voice) -> String {
        programme.name(in: voice.language)
    }

    func words(_ voice: Voice) -> FigureWords {
        func names(_ named: [Programme.Named]) -> [String: String] {
            Dictionary(named.map { ($0.id, $0.name(in: voice.language)) }) { first, _ in first }
        }
        return FigureWords(
            text: text, voice: voice, regions: names(programme.regions), programmes: programmeNames,
            networks: names(programme.networks))
    }
}
