import Domain

/// What the school ticks, and what it would have.
extension WayPage {
    func ticks(_ voice: Voice) -> HTML {
        """
        <section><h2>\(voice("ahead.ticks-title"))</h2><p class="prose">\(voice("ahead.ticks-lead"))</p>
        \(outcome(voice))
        \(then.score.areas.html { area($0.area, voice) })
        <div class="buttons"><button>\(voice("ahead.show"))</button></div></section>
        """
    }

    private func area(_ area: Area.ID, _ voice: Voice) -> HTML {
        let openings = outlook.openings.filter { $0.area == area }
        guard !openings.isEmpty else { return .none }
        return """
            <fieldset class="field ticks"><legend>\(text.name(of: area))</legend>\(openings.html { opening($0, voice) })</fieldset>
            """
    }

    /// The actions of a question. One that an earlier question has too is ticked there.
    private func opening(_ opening: Opening, _ voice: Voice) -> HTML {
        let earlier = outlook.openings.prefix { $0 != opening }.flatMap(\.actions)
        let own = opening.actions.filter { !earlier.contains($0) }
        let all = outlook.points(of: opening, doing: Set(opening.actions))
        let together = opening.actions.count > 1 ? voice.count("ahead.points-together", all) : ""
        let notes = [opening.given == .unknown ? voice("ahead.unknown") : "", together].filter { !$0.isEmpty }
        return """
            \(own.html { tick($0, opening, voice) })\
            \(if: !notes.isEmpty, "<p class=\"hint\">\(text.name(of: opening.topic)): \(notes.joined(separator: " "))</p>")
            """
    }

    private func tick(_ action: Action.ID, _ opening: Opening, _ voice: Voice) -> HTML {
        let alone = outlook.points(of: opening, doing: [action])
        let facts =
            [text.name(of: opening.topic), voice.count("plan.hours", outlook.hours(of: [action]))]
            + (alone > 0 ? [voice.count("ahead.points", alone)] : [])
        let id = "do-\(action.rawValue)"
        return """
            <div class="check"><input type="checkbox" id="\(id)" name="do" value="\(action.rawValue)"\
            \(if: asked.ticked.contains(action), " checked")><label for="\(id)">\(text.actions[action]?.name ?? action.rawValue)\
            <span class="quiet num">\(facts.joined(separator: " · "))</span></label></div>
            """
    }
}

// MARK: - The outcome

extension WayPage {
    private var now: Judgement { result.judgement }

    private func outcome(_ voice: Voice) -> HTML {
        let level = then.label.levelByPoints
        let rank = rules.levels.firstIndex { $0.id == level }.map { $0 + 1 } ?? 0
        let caption = level.map { text.name(of: $0) } ?? voice("result.none")
        let head = voice(asked.ticked.isEmpty ? "ahead.outcome-none" : "ahead.outcome")
        return """
            <section id="outcome" class="next board" aria-labelledby="outcome-title" data-level="\(level?.rawValue ?? "none")" \
            data-points="\(then.score.total.points)"><h3 id="outcome-title">\(head)</h3>
            <div class="verdict">\(medal(kind: level?.rawValue ?? "none", rank: rank, caption: caption))
            <div>\(total(voice))\(table(voice))<p class="quiet">\(after(level, voice))</p>\
            \(if: !dated.isEmpty, "<p><a href=\"#put\">\(voice("task.put-title"))</a></p>")</div></div></section>
            """
    }

    private func total(_ voice: Voice) -> HTML {
        let (from, to) = (now.score.total, then.score.total)
        let values = ["points": "\(to.points)", "possible": "\(to.possible)"]
        let work = voice.count("plan.hours", outlook.hours(of: asked.ticked))
        let words =
            asked.ticked.isEmpty
            ? voice("result.points", values)
            : voice("ahead.points-then", values.merging(["now": "\(from.points)", "work": work]) { own, _ in own })
        let ticks = text.ticks(of: rules, possible: to.possible)
        let title = words + " " + voice("result.thresholds", ["list": voice.list(ticks.map(\.word))])
        return """
            <p><strong class="num">\(words)</strong></p>\
            \(scale(from.points, gaining: to.points - from.points, of: to.possible, ticks: ticks, title: title))
            """
    }

    private func table(_ voice: Voice) -> HTML {
        let rows = zip(now.score.areas, then.score.areas).html { from, to in
            let (before, points) = (from.points, to.points)
            return """
                <tr data-area="\(to.area.rawValue)"><th scope="row">\(text.name(of: to.area))\
                \(bar(before.points, gaining: points.points - before.points, of: points.possible))</th>\
                <td class="num">\(before.points)</td><td class="num">\(points.words(voice))</td></tr>
                """
        }
        return """
            <table class="points"><caption class="sr">\(voice("result.areas"))</caption><thead><tr>\
            <th scope="col">\(voice("ahead.area"))</th><th scope="col">\(voice("ahead.now"))</th>\
            <th scope="col">\(voice("ahead.then"))</th></tr></thead><tbody>\(rows)</tbody></table>
            """
    }

    /// What still has to follow before these points are a label.
    private func after(_ level: LabelLevel.ID?, _ voice: Voice) -> String {
        let review = level.map { then.label.pending.contains($0) } ?? false
        return [review ? voice("ahead.review") : "", voice("ahead.caveat")].filter { !$0.isEmpty }.joined(
            separator: " ")
    }
}
