import Domain

/// The parts of the dashboard, from a sentence to the tables.
struct DashboardSections {
    let subject: DashboardPage.Subject
    let dashboard: Dashboard
    let voice: Voice

    var words: FigureWords { subject.words(voice) }
    private var levels: [LabelLevel.ID] { subject.version.label.levels.map(\.id) }
    var date: String { voice.date(day: dashboard.day) }

    var html: HTML {
        guard dashboard.change(of: .registered).now > 0 else { return summary }
        return """
            \(summary)\(key)\(funnel)\(years)\(labels)\(regions)\(scores)\(choices)\(programmes)
            """
    }

    func sheet(_ kind: DashboardSheet.Kind, picture: ((Int) -> HTML)? = nil) -> SheetTable {
        SheetTable(
            sheet: dashboard.sheet(kind, levels: levels), words: words, programme: subject.programme.id,
            day: dashboard.day, picture: picture)
    }

    func section(_ id: String, _ content: HTML) -> HTML {
        "<section data-section=\"\(id)\"><h2>\(voice("statistics.section-\(id)"))</h2>\(content)</section>"
    }

    /// What the figures say, in a few sentences.
    private var summary: HTML {
        let registered = dashboard.change(of: .registered)
        let sentences =
            registered.now == 0
            ? [voice("statistics.said-none", ["date": date])]
            : [
                voice.count("statistics.said-registered", registered.now, ["date": date]),
                voice("statistics.said-change", ["change": words.change(registered)]),
                voice.count("statistics.said-completed", dashboard.change(of: .completed).now),
                voice.count("statistics.said-label", dashboard.change(of: .label).now),
            ]
        return """
            <div class="notice info" data-internal><p>\(voice("statistics.internal"))</p></div>
            <section class="next board"><h2 class="eyebrow">\(voice("statistics.section-summary"))</h2>\
            <p class="lead" data-summary data-day="\(dashboard.day)">\(sentences.joined(separator: " "))</p>\
            <p><a href="\(Link.statisticsMethod())">\(voice("statistics.to-method"))</a></p></section>
            """
    }

    private var key: HTML {
        let tiles = Dashboard.keyMeasures.html { measure in
            let change = dashboard.change(of: measure)
            return """
                <div><dt>\(words.name(.measure, measure.rawValue))</dt>\
                <dd><strong class="num" data-figure="\(measure.rawValue)">\(voice.number(change.now))</strong> \
                <span class="quiet">\(words.change(change))</span></dd></div>
                """
        }
        return section("key", "<dl class=\"tiles\">\(tiles)</dl>\(sheet(.key).folded())")
    }

    private var funnel: HTML {
        let registered = dashboard.change(of: .registered).now
        let rows = Dashboard.steps.map { measure in
            let schools = dashboard.change(of: measure).now
            return BarRow(words: row(words.name(.measure, measure.rawValue), schools, registered), part: schools)
        }
        let picture = picture("funnel", rows.map(\.words))
        return section("funnel", "\(barRows(rows, of: registered, picture))\(sheet(.funnel).folded())")
    }

    private var years: HTML {
        let shown: [Measure] = [.registered, .completed, .labelled]
        let columns = dashboard.years.map { year in
            let parts = shown.map { year.schools[$0] ?? 0 }
            return YearColumn(year: "\(year.year)", words: voice.number(parts.first ?? 0), parts: parts)
        }
        let kinds = zip(["all", "part", "inner"], shown).map { ($0, words.name(.measure, $1.rawValue)) }
        let spoken = dashboard.years.map { year in
            let figures = shown.map { "\(words.name(.measure, $0.rawValue)) \(voice.number(year.schools[$0] ?? 0))" }
            return "\(year.year): \(figures.joined(separator: ", "))"
        }
        let picture = picture("years", spoken)
        return section(
            "years",
            """
            <p>\(voice("statistics.years-lead"))</p><div class="table-scroll" tabindex="0" role="region" aria-label="\(picture.title)">\
            \(yearColumns(columns, kinds: kinds, picture))</div>\(sheet(.years).folded())
            """)
    }

    private var labels: HTML {
        let registered = dashboard.change(of: .registered).now
        let valid = levels.reversed().map { level in
            let schools = dashboard.labels[level]?.now ?? 0
            return BarRow(words: row(text.name(of: level), schools, registered), part: schools, kind: "fill \(level)")
        }
        let completed = dashboard.outcomes.values.reduce(0, +)
        let all: [LabelLevel.ID?] = levels.reversed() + [nil]
        let latest = all.map { level in
            let schools = dashboard.outcomes[level] ?? 0
            let name = words.name(.label, level?.rawValue ?? "none")
            return BarRow(
                words: row(name, schools, completed), part: schools, kind: "fill \(level?.rawValue ?? "none")")
        }
        return section(
            "labels",
            """
            <div class="cards"><section class="card"><h3>\(voice("statistics.labels-valid"))</h3>\
            <p class="quiet">\(voice("statistics.labels-valid-of"))</p>\
            \(barRows(valid, of: registered, picture("labels", valid.map(\.words))))\(sheet(.labels).folded())</section>\
            <section class="card"><h3>\(voice("statistics.labels-outcome"))</h3>\
            <p class="quiet">\(voice("statistics.labels-outcome-of"))</p>\
            \(barRows(latest, of: completed, picture("outcomes", latest.map(\.words))))\(sheet(.outcomes).folded())</section></div>
            """)
    }

    /// `Bronze: 106 (76 %)`.
    func row(_ name: String, _ part: Int, _ whole: Int) -> String {
        voice(
            "statistics.row", ["name": name, "number": voice.number(part), "share": words.share(part, of: whole)])
    }

    /// - Parameter id: of its words, `statistics.picture-…`.
    func picture(_ id: String, _ figures: [String], name: String = "") -> Picture {
        Picture(
            id: "picture-\(id)\(name)", title: voice("statistics.picture-\(id)", ["date": date]),
            description: figures.map { $0 + "." }.joined(separator: " "))
    }

    var text: VersionText { subject.text }
}
