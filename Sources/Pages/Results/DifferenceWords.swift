public import Domain

extension DifferenceReport {
    /// The report in one paragraph for the head of the school.
    /// - Parameter text: the words of the later version.
    public func inPlainWords(_ text: VersionText, _ voice: Voice) -> String {
        [
            labelWords(text, voice), pointsWords(voice), topicWords(.up, text, voice), topicWords(.down, text, voice),
            promiseWords(voice), incomparableWords(voice),
        ].compactMap(\.self).joined(separator: " ")
    }

    private func labelWords(_ text: VersionText, _ voice: Voice) -> String {
        let kind = label == .higher && then.rank == 0 ? "first" : label.rawValue
        let until = then.label.map { voice.lastDay(before: $0.validUntil) } ?? ""
        return voice(
            "again.label-\(kind)",
            ["before": then.outcomeWords(text, voice), "after": now.outcomeWords(text, voice), "date": until])
    }

    private func pointsWords(_ voice: Voice) -> String {
        guard let whole else { return voice("compare.none") }
        let values = [
            "before": voice.number(whole.before.points), "after": voice.number(whole.after.points),
            "possible": voice.number(whole.after.possible),
        ]
        return whole.gain == 0
            ? voice.count("again.points-same", whole.questions, values)
            : voice.count("again.points-moved", whole.questions, values)
    }

    /// The topics that moved most, three at most.
    private func topicWords(_ movement: Movement, _ text: VersionText, _ voice: Voice) -> String? {
        let moved = areas.flatMap(\.topics).filter { $0.change?.movement == movement }
        let most = moved.enumerated().sorted { one, other in
            let gains = (abs(one.element.change?.gain ?? 0), abs(other.element.change?.gain ?? 0))
            return gains.0 == gains.1 ? one.offset < other.offset : gains.0 > gains.1
        }
        let names = most.prefix(3).map { text.name(of: $0.element.topic) }
        guard !names.isEmpty else { return nil }
        return voice("again.topics-\(movement.rawValue)", ["topics": voice.list(names)])
    }

    private func promiseWords(_ voice: Voice) -> String {
        guard !promised.isEmpty else { return voice("again.promised-none") }
        let words = voice.count("again.promised", promised.count, ["done": voice.number(done.count)])
        guard let points = pointsWhereDone, points > 0 else { return words }
        return words + " " + voice.count("again.effect", points)
    }

    private func incomparableWords(_ voice: Voice) -> String? {
        let count = questions.count { $0.change == nil }
        return count == 0 ? nil : voice.count("again.incomparable", count)
    }
}

extension DifferenceReport.Side {
    func outcomeWords(_ text: VersionText, _ voice: Voice) -> String {
        outcome.map { text.name(of: $0).lowercased() } ?? voice("again.no-label")
    }
}

extension DifferenceReport.Change {
    /// How many points more or fewer.
    public func words(_ voice: Voice) -> String {
        if gain == 0 { return voice("again.gain-same") }
        return gain > 0 ? voice.count("again.gain-up", gain) : voice.count("again.gain-down", -gain)
    }

    /// The words with a sign of their own, so that colour alone tells nothing.
    func state(_ voice: Voice) -> HTML {
        let kind = gain == 0 ? "wait" : gain > 0 ? "done" : "open"
        return "<span class=\"state \(kind)\">\(words(voice))</span>"
    }
}

extension DifferenceReport.OfQuestion {
    /// As it was asked last.
    func ask(then: VersionText, now: VersionText) -> String {
        self.now.map { now.ask($0.question) } ?? self.then.map { then.ask($0.question) } ?? ""
    }
}
