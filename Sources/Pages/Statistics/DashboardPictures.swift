import Domain

/// Where the schools are, how they score, what they answer, and how other programmes are.
extension DashboardSections {
    var regions: HTML {
        let figures = dashboard.regions.compactMap { region -> RegionFigure? in
            guard let id = region.region else { return nil }
            let name = words.name(.region, id)
            return RegionFigure(
                region: id, words: voice("statistics.region-figure", values(of: region, name)),
                number: voice.number(region.labelled), step: ShareStep(region.labelled, of: region.registered))
        }
        let map = subject.map ?? RegionMap(tilesFor: figures.map(\.region))
        let source: HTML = "<p class=\"quiet\">\(voice("statistics.map-source", ["source": map.source]))</p>"
        return section(
            "regions",
            """
            <p>\(voice("statistics.map-lead"))</p><div class="cols"><div>\
            \(choropleth(map, figures, legend: legend(steps), picture("regions", figures.map(\.words))))\
            \(if: !map.source.isEmpty, source)</div><div>\(sheet(.regions).open())</div></div>
            """)
    }

    private func values(of region: Dashboard.Region, _ name: String) -> [String: String] {
        [
            "name": name, "label": voice.number(region.labelled), "registered": voice.number(region.registered),
            "share": words.share(region.labelled, of: region.registered),
        ]
    }

    private var steps: [(kind: String, words: String)] {
        let shares = ["0", "1–25", "26–50", "51–75", "76–100"].enumerated().map { step, share in
            (ShareStep.step(step).kind, voice("statistics.percent", ["share": share]))
        }
        return shares + [(ShareStep.none.kind, voice("statistics.no-schools"))]
    }

    var scores: HTML {
        guard dashboard.areas.contains(where: { $0.results.contains { $0 > 0 } }) else { return .none }
        return section(
            "scores",
            """
            <p>\(voice("statistics.scores-lead"))</p>\(dashboard.areas.html(area))\(sheet(.areas).folded())\
            \(sheet(.distribution).folded())<h3>\(voice("statistics.topics"))</h3>\
            \(sheet(.topics) { place in dashboard.topics.indices.contains(place) ? smallSpread(dashboard.topics[place].results) : .none }.open())
            """)
    }

    private func area(_ spread: Dashboard.Spread) -> HTML {
        let name = text.name(of: Area.ID(spread.id))
        let said = words.spread(spread.results)
        let picture = Picture(
            id: "picture-area-\(spread.id)", title: voice("statistics.picture-area", ["area": name, "date": date]),
            description: said)
        return """
            <section class="card area" data-area="\(spread.id)"><div><h3>\(name)</h3><p>\(said)</p></div>\
            <div>\(spreadChart(spread.results, picture))</div></section>
            """
    }

    var choices: HTML {
        guard !dashboard.weaknesses.isEmpty || !dashboard.strengths.isEmpty else { return .none }
        return section(
            "choices",
            """
            <p>\(voice("statistics.choices-lead"))</p><h3>\(voice("statistics.weaknesses"))</h3>\
            \(choices(.weaknesses, dashboard.weaknesses))<h3>\(voice("statistics.strengths"))</h3>\
            \(choices(.strengths, dashboard.strengths))
            """)
    }

    private func choices(_ kind: DashboardSheet.Kind, _ shares: [Dashboard.ChoiceShare]) -> HTML {
        sheet(kind) { place in
            guard shares.indices.contains(place) else { return .none }
            let share = shares[place]
            return
                "<span class=\"num\">\(words.share(share.given, of: share.answers))</span>\(bar(share.given, of: share.answers))"
        }.open()
    }

    var programmes: HTML {
        guard !dashboard.programmes.isEmpty else { return .none }
        let most = dashboard.programmes.map { $0.schools[.registered] ?? 0 }.max() ?? 0
        let rows = dashboard.programmes.map { one in
            let (labelled, registered) = (one.labels.values.reduce(0, +), one.schools[.registered] ?? 0)
            let name = words.name(.programme, one.programme.rawValue)
            return (
                one: one,
                words: voice(
                    "statistics.region-figure",
                    [
                        "name": name, "label": voice.number(labelled), "registered": voice.number(registered),
                        "share": words.share(labelled, of: registered),
                    ]), registered: registered
            )
        }
        let bars = rows.map { BarRow(words: $0.words, part: $0.registered) }
        return section(
            "programmes",
            """
            <p>\(voice("statistics.programmes-lead"))</p>\
            \(barRows(bars, of: most, picture("programmes", bars.map(\.words))))\(sheet(.programmes).folded())
            """)
    }
}
