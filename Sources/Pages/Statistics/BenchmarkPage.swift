public import Domain

/// A school's own scores beside those of similar schools: as bands, with neither ranks nor names.
public struct BenchmarkPage: Page {
    public let name = "benchmark"
    private let school: String
    private let result: AssessmentResult
    private let benchmark: Benchmark?
    private let text: VersionText
    /// The name of the region of the group.
    private let region: String

    /// - Parameters:
    ///   - benchmark: nil where nothing was released yet, or there are too few schools.
    ///   - region: the name of the school's region.
    public init(
        school: String, result: AssessmentResult, benchmark: Benchmark?, text: VersionText, region: String
    ) {
        self.school = school
        self.result = result
        self.benchmark = benchmark
        self.text = text
        self.region = region
    }

    public func title(_ voice: Voice) -> String { voice("statistics.benchmark-title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            <p class="eyebrow"><a href="\(Link.result(result.id))">\(voice("statistics.benchmark-result", [
                "school": school, "date": voice.date(result.submittedAt),
            ]))</a></p><h1>\(title(voice))</h1>
            <p class="lead">\(voice("statistics.benchmark-lead"))</p>
            \(benchmark.map { held(against: $0, voice) } ?? none(voice))
            <div class="buttons"><a class="btn" href="\(Link.plan(result.id))">\(voice("result.to-plan"))</a>\
            <a class="btn second" href="\(Link.result(result.id))">\(voice("again.to-result"))</a></div>
            """
    }

    private func none(_ voice: Voice) -> HTML {
        """
        <div class="notice info" data-benchmark="none"><p>\(voice("statistics.benchmark-none", [
            "fewest": "\(BenchmarkTable.fewest)",
        ]))</p></div>
        """
    }

    private func held(against benchmark: Benchmark, _ voice: Voice) -> HTML {
        let widened = benchmark.widened.map { voice("statistics.widened-\($0.rawValue)") }
        let why = voice("statistics.widened", ["fewest": "\(BenchmarkTable.fewest)"])
        return """
            <section class="next board" data-benchmark="\(benchmark.schools)" \
            data-widened="\(benchmark.widened.map(\.rawValue).joined(separator: " "))">\
            <h2 class="eyebrow">\(voice("statistics.similar"))</h2><p class="lead">\(similar(benchmark, voice))</p>\
            \(if: !widened.isEmpty, "<p>\(why) \(widened.joined(separator: " "))</p>")\
            <p>\(voice("statistics.benchmark-day", ["date": voice.date(day: benchmark.day)]))</p></section>
            \(benchmark.areas.html { area($0, voice) })\(table(benchmark, voice))
            <p class="quiet">\(voice("statistics.benchmark-note"))</p>
            """
    }

    /// `At least 40 schools: primary education, small, East Flanders.`
    private func similar(_ benchmark: Benchmark, _ voice: Voice) -> String {
        let group = benchmark.group
        let likeness = [
            group.level.map { voice("level.\($0.rawValue)") }, group.size.map { voice("statistics.size-\($0)") },
            group.region == nil ? nil : region,
        ].compactMap(\.self)
        let what = likeness.isEmpty ? [voice("statistics.all-schools")] : likeness
        return voice(
            "statistics.benchmark-group",
            ["schools": voice.number(benchmark.schools), "what": what.joined(separator: ", ")])
    }

    private func area(_ area: Benchmark.OfArea, _ voice: Voice) -> HTML {
        let name = text.name(of: area.area)
        let said = voice("statistics.band-\(area.band.rawValue)")
        let picture = Picture(
            id: "picture-\(area.area)", title: voice("statistics.picture-benchmark", ["area": name]),
            description: voice("statistics.benchmark-said", values(area, voice)) + " " + said)
        return """
            <section class="card" data-area="\(area.area.rawValue)" data-band="\(area.band.rawValue)"><h2>\(name)</h2>\
            <p><strong class="num">\(voice("score.of", ["points": "\(area.own)", "possible": "20"]))</strong>. \(said)</p>\
            \(bandChart(area, mark: voice("statistics.your-school"), legend: bands(voice), picture))</section>
            """
    }

    private func bands(_ voice: Voice) -> HTML {
        legend([
            ("half", voice("statistics.legend-half")), ("quarter", voice("statistics.legend-quarter")),
            ("median", voice("statistics.legend-median")), ("mine", voice("statistics.your-school")),
        ])
    }

    private func values(_ area: Benchmark.OfArea, _ voice: Voice) -> [String: String] {
        [
            "own": voice.number(area.own), "lower": voice.number(area.others.lower),
            "median": voice.number(area.others.median), "upper": voice.number(area.others.upper),
        ]
    }

    private func table(_ benchmark: Benchmark, _ voice: Voice) -> HTML {
        let heads = ["own", "lower", "median", "upper"].html {
            "<th scope=\"col\" class=\"num\">\(voice("statistics.column-\($0)"))</th>"
        }
        let rows = benchmark.areas.html { area in
            let figures = [area.own, area.others.lower, area.others.median, area.others.upper]
            return """
                <tr><th scope="row">\(text.name(of: area.area))</th>\(figures.html { "<td class=\"num\">\($0)</td>" })</tr>
                """
        }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(title(voice))"><table><thead><tr>\
            <th scope="col">\(voice("statistics.key-area"))</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }
}
