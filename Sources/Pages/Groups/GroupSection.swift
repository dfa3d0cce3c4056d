public import Domain

/// On a school's page: what its group sees, and for a coordinator the switches.
public struct GroupSection: Sendable {
    public struct Share: Sendable {
        public let matter: SharedMatter
        public let since: Moment
        public let by: String

        public init(matter: SharedMatter, since: Moment, by: String) {
            self.matter = matter
            self.since = since
            self.by = by
        }
    }

    private let group: Group
    private let coordinators: [String]
    private let shares: [Share]
    private let isCoordinator: Bool
    private let isSaved: Bool

    /// - Parameters:
    ///   - coordinators: the names of those who coordinate the group.
    ///   - isCoordinator: whether the reader coordinates the school.
    ///   - isSaved: whether the switches were just set.
    public init(group: Group, coordinators: [String], shares: [Share], isCoordinator: Bool, isSaved: Bool = false) {
        self.group = group
        self.coordinators = coordinators
        self.shares = shares
        self.isCoordinator = isCoordinator
        self.isSaved = isSaved
    }

    func html(_ school: School.ID, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let name = voice.name(of: group)
        let who =
            coordinators.isEmpty
            ? voice("group.nobody", ["group": name])
            : voice("group.somebody", ["group": name, "names": voice.list(coordinators)])
        return """
            <section id="group" data-group="\(group.number)" aria-labelledby="group-title">\
            <h2 id="group-title">\(voice("group.section"))</h2>\
            \(if: isSaved, "<div class=\"notice success\" role=\"status\"><p>\(voice("group.sharing-saved"))</p></div>")\
            <p>\(who)</p>\(isCoordinator ? switches(school, shell) : list(voice))\
            <p class="quiet">\(voice("group.never"))</p></section>
            """
    }

    private func switches(_ school: School.ID, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let boxes = SharedMatter.allCases.html { matter in
            let share = shares.first { $0.matter == matter }
            let id = "share-\(matter.rawValue)"
            return """
                <div class="check"><input type="checkbox" id="\(id)" name="matter" value="\(matter.rawValue)"\
                \(if: share != nil, " checked aria-describedby=\"\(id)-since\"")>\
                <label for="\(id)">\(voice("group.share-\(matter.rawValue)"))</label></div>\
                \(share.map { "<p class=\"hint\" id=\"\(id)-since\">\(since($0, voice))</p>" } ?? .none)
                """
        }
        let content: HTML = """
            <fieldset class="field ticks"><legend>\(voice("group.share"))</legend>\(boxes)</fieldset>\
            <div class="buttons"><button class="second">\(voice("group.share-button"))</button></div>
            """
        return shell.form(.sharing(school), name: "sharing", content)
    }

    private func list(_ voice: Voice) -> HTML {
        guard !shares.isEmpty else { return "<p data-shares=\"0\">\(voice("group.shares-nothing-yet"))</p>" }
        let items = shares.html { share in
            """
            <li>\(voice("group.share-\(share.matter.rawValue)")) <span class="quiet">\(since(share, voice))</span></li>
            """
        }
        return "<p>\(voice("group.sees"))</p><ul data-shares=\"\(shares.count)\">\(items)</ul>"
    }

    private func since(_ share: Share, _ voice: Voice) -> String {
        voice("group.share-since", ["date": voice.date(share.since), "name": share.by])
    }
}
