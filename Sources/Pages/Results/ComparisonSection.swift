public import Domain

/// A result held against the school's earlier one, on the questions that both asked and that mean the same.
public struct EarlierResult: Sendable {
    let submittedAt: Moment
    let version: String
    let hasOtherVersion: Bool
    /// Nil where the versions have nothing to do with each other.
    let comparison: Comparison?

    public init(submittedAt: Moment, version: String, hasOtherVersion: Bool, comparison: Comparison?) {
        self.submittedAt = submittedAt
        self.version = version
        self.hasOtherVersion = hasOtherVersion
        self.comparison = comparison
    }

    func html(of result: AssessmentResult.ID, _ text: VersionText, _ voice: Voice) -> HTML {
        let more: HTML = "<p><a href=\"\(Link.difference(result))\">\(voice("again.to-difference"))</a></p>"
        let date = voice.date(submittedAt)
        let other = hasOtherVersion ? voice("compare.other-version", ["version": version]) : ""
        guard let comparison, comparison.questions > 0 else {
            return """
                <section data-compared="0"><h2>\(voice("compare.title", ["date": date]))</h2>\
                <p>\(voice("compare.none"))\(if: hasOtherVersion, " \(other)")</p>\(more)</section>
                """
        }
        return """
            <section data-compared="\(comparison.questions)" data-before="\(comparison.before.points)" \
            data-after="\(comparison.after.points)"><h2>\(voice("compare.title", ["date": date]))</h2>
            <p>\(lead(comparison, voice))\(if: hasOtherVersion, " \(other)")</p>
            \(table(comparison, text, voice))
            <p class="quiet">\(left(comparison, voice))</p>\(more)</section>
            """
    }

    func lead(_ comparison: Comparison, _ voice: Voice) -> String {
        voice.count(
            "compare.lead", comparison.questions,
            [
                "before": voice.number(comparison.before.points), "after": voice.number(comparison.after.points),
                "possible": voice.number(comparison.after.possible),
            ])
    }

    func left(_ comparison: Comparison, _ voice: Voice) -> String {
        voice(
            "compare.left",
            ["before": voice.number(comparison.leftBefore), "after": voice.number(comparison.leftAfter)])
    }

    private func table(_ comparison: Comparison, _ text: VersionText, _ voice: Voice) -> HTML {
        let rows = comparison.areas.html { area in
            """
            <tr><th scope="row">\(text.name(of: area.area))</th><td class="num">\(area.questions)</td>\
            <td class="num">\(area.before.words(voice))</td><td class="num">\(area.after.words(voice))</td></tr>
            """
        }
        let heads = ["area", "questions", "before", "after"].html { "<th scope=\"col\">\(voice("compare.\($0)"))</th>" }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(voice("compare.caption"))">\
            <table class="points"><caption class="sr">\(voice("compare.caption"))</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }
}
