import Domain

/// Who changed what, the latest first.
extension TaskPage {
    func history(_ voice: Voice) -> HTML {
        let earlier = changes.dropFirst().map(Optional.some) + [nil]
        let items = zip(changes, earlier).html { change, before in
            let when = voice(
                "task.changed",
                [
                    "name": change.by, "date": voice.date(change.at), "time": voice.time(change.at),
                ])
            return """
                <li data-revision="\(change.revision)"><p>\(when)</p>\
                <ul>\(change.differences(from: before, voice).html { "<li>\($0)</li>" })</ul></li>
                """
        }
        return "<ol class=\"history\">\(items)</ol>"
    }
}

extension TaskChange {
    /// What it changed, each in a line.
    fileprivate func differences(from before: TaskChange?, _ voice: Voice) -> [String] {
        guard let before else { return [voice("task.made"), stateWords(voice)] + facts(nil, voice) }
        let state = before.standing.state == standing.state ? [] : [stateWords(voice)]
        return state + facts(before, voice)
    }

    private func stateWords(_ voice: Voice) -> String {
        voice("task.now", ["what": voice("task.state"), "value": voice("task.state-\(standing.state.rawValue)")])
    }

    private func facts(_ before: TaskChange?, _ voice: Voice) -> [String] {
        let facts: [(String, String, String)] = [
            ("task.task", before?.standing.title ?? standing.title, standing.title),
            ("task.owner-head", before?.ownerName ?? "", ownerName ?? ""),
            ("task.due", day(before?.standing.dueOn, voice), day(standing.dueOn, voice)),
            ("task.reason-head", before?.standing.reason ?? "", standing.reason),
            ("task.notes", before?.standing.notes ?? "", standing.notes),
        ]
        return facts.filter { $0.1 != $0.2 }.map { key, _, now in
            voice("task.now", ["what": voice(key), "value": now.isEmpty ? voice("task.nothing") : now])
        }
    }

    private func day(_ day: String?, _ voice: Voice) -> String {
        day.map { voice.date(day: $0) } ?? ""
    }
}
