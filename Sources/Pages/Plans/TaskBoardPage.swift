public import Domain

/// A school's board: what it undertakes, by how far it is, in the order and of those that the reader asks.
public struct TaskBoardPage: Page {
    /// A task as the board names it.
    public struct Card: Sendable {
        public let placed: PlacedTask
        public let title: String
        /// Empty for the school's own.
        public let topic: String

        public init(placed: PlacedTask, title: String, topic: String) {
            self.placed = placed
            self.title = title
            self.topic = topic
        }
    }

    /// What the reader asks, and who and when that is.
    public struct View: Sendable {
        public let order: TaskOrder
        public let filter: TaskFilter
        public let today: String

        public init(order: TaskOrder, filter: TaskFilter, today: String) {
            self.order = order
            self.filter = filter
            self.today = today
        }
    }

    /// The form of a task of the school's own.
    public struct Own: Sendable {
        /// Made with the form, so that a second press changes nothing.
        public let key: SchoolTask.ID
        public let draft: SchoolTask.Draft
        public let team: [TaskOwner]
        public let complaints: Complaints

        public init(
            key: SchoolTask.ID, draft: SchoolTask.Draft = .init(), team: [TaskOwner],
            complaints: Complaints = Complaints()
        ) {
            self.key = key
            self.draft = draft
            self.team = team
            self.complaints = complaints
        }
    }

    public let name = "tasks"
    let school: (id: School.ID, name: String)
    let cards: [Card]
    let all: [SchoolTask]
    let view: View
    let latest: AssessmentResult.ID?
    let own: Own

    /// - Parameters:
    ///   - cards: those that the filter shows, in order.
    ///   - all: every task of the school.
    ///   - latest: the school's latest result.
    public init(
        school: (id: School.ID, name: String), cards: [Card], all: [SchoolTask], view: View,
        latest: AssessmentResult.ID?, own: Own
    ) {
        self.school = school
        self.cards = cards
        self.all = all
        self.view = view
        self.latest = latest
        self.own = own
    }

    public func title(_ voice: Voice) -> String { voice("task.board") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            \(own.complaints.summary(voice))
            <p class="eyebrow"><a href="\(Link.school(school.id))">\(school.name)</a></p><h1>\(title(voice))</h1>
            <p class="lead" data-count="\(all.count)">\(lead(voice))</p>
            \(if: !all.isEmpty, "\(choices(voice))\(lanes(voice))\(declined(voice))")
            \(ways(voice))
            \(form(shell))
            """
    }

    private func lead(_ voice: Voice) -> String {
        guard !all.isEmpty else { return voice(latest == nil ? "task.empty-first" : "task.empty") }
        let open = all.count { $0.state.isOpen }
        let overdue = all.count { $0.isOverdue(on: view.today) }
        let done = all.count { $0.state == .done }
        return [
            voice.count("task.open", open), overdue > 0 ? voice.count("task.late", overdue) : "",
            done > 0 ? voice.count("task.done", done) : "",
        ].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// The orders and the filters, each a link.
    private func choices(_ voice: Voice) -> HTML {
        let orders = TaskOrder.allCases.html { order in
            item(
                voice("task.order-\(order.rawValue)"), isNow: order == view.order,
                .tasks(of: school.id, order: order, showing: view.filter))
        }
        let filters = TaskFilter.allCases.html { filter in
            item(
                voice("task.show-\(filter.rawValue)"), isNow: filter == view.filter,
                .tasks(of: school.id, order: view.order, showing: filter))
        }
        return """
            <nav class="sorting" aria-label="\(voice("task.order"))"><span>\(voice("task.order"))</span><ul>\(orders)</ul></nav>
            <nav class="sorting" aria-label="\(voice("task.show"))"><span>\(voice("task.show"))</span><ul>\(filters)</ul></nav>
            """
    }

    private func item(_ words: String, isNow: Bool, _ link: Link) -> HTML {
        "<li><a href=\"\(link)\"\(if: isNow, " aria-current=\"true\"")>\(words)</a></li>"
    }

    private func ways(_ voice: Voice) -> HTML {
        let plan = latest.map { result -> HTML in
            "<a class=\"btn\(if: !all.isEmpty, " second")\" href=\"\(Link.plan(result))\">\(voice("task.to-plan"))</a>"
        }
        let csv = Link.tasksCSV(of: school.id, order: view.order, showing: view.filter)
        return """
            <div class="buttons">\(plan ?? .none)\
            \(if: !all.isEmpty, "<a class=\"btn second\" href=\"\(csv)\">\(voice("task.csv"))</a>")</div>
            """
    }

    private func form(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let fields = TaskFields(draft: own.draft, team: own.team, complaints: own.complaints, voice: voice)
        let content: HTML = """
            <input type="hidden" name="task" value="\(own.key.description)">\
            \(fields.title(hint: voice("task.title-hint")))<div class="side-by-side">\(fields.owner())\(fields.due())</div>\
            <div class="buttons"><button>\(voice("task.add"))</button></div>
            """
        return """
            <section class="add"><h2>\(voice("task.own"))</h2>\
            \(shell.form(.tasks(of: school.id), name: "add-task", content))</section>
            """
    }
}

// MARK: - The lanes

extension TaskBoardPage {
    private func lanes(_ voice: Voice) -> HTML {
        guard cards.contains(where: { $0.placed.task.state != .declined }) else {
            return cards.isEmpty ? "<p class=\"quiet\">\(voice("task.none-fits"))</p>" : .none
        }
        let lanes = SchoolTask.State.allCases.filter { $0 != .declined }.html { lane($0, voice) }
        return "<div class=\"lanes\">\(lanes)</div>"
    }

    private func lane(_ state: SchoolTask.State, _ voice: Voice) -> HTML {
        let cards = cards.filter { $0.placed.task.state == state }
        let list: HTML = "<ul class=\"tasks\">\(cards.html { card($0, voice) })</ul>"
        return """
            <section class="lane" data-lane="\(state.rawValue)" aria-labelledby="lane-\(state.rawValue)">\
            <h2 id="lane-\(state.rawValue)">\(voice("task.state-\(state.rawValue)")) <span class="num">\(cards.count)</span></h2>\
            \(if: !cards.isEmpty, list)\(if: cards.isEmpty, "<p class=\"quiet\">\(voice("task.lane-empty"))</p>")</section>
            """
    }

    private func card(_ card: Card, _ voice: Voice) -> HTML {
        let (task, placed) = (card.placed.task, card.placed)
        let due = task.dueWords(on: view.today, voice)
        let work = placed.action.map { voice.work(hours: $0.hours) } ?? ""
        let facts = [card.topic.isEmpty ? voice("task.is-own") : card.topic, work].filter { !$0.isEmpty }
        return """
            <li class="task" data-task="\(task.id.description)"><h3><a href="\(Link.task(task.id))">\(card.title)</a></h3>\
            <p class="quiet">\(facts.joined(separator: " · "))</p>\
            <p class="who-when"><span>\(task.ownerWords(voice))</span>\(if: due != .none, " <span>\(due)</span>")</p>\
            \(if: placed.isOfEarlierPlan, "<p class=\"quiet\" data-earlier>\(voice("task.earlier"))</p>")</li>
            """
    }

    /// What is not for the school, with its reason; folded, for it asks nothing any more.
    private func declined(_ voice: Voice) -> HTML {
        let cards = cards.filter { $0.placed.task.state == .declined }
        guard !cards.isEmpty else { return .none }
        let items = cards.html { card in
            """
            <li data-task="\(card.placed.task.id.description)"><a href="\(Link.task(card.placed.task.id))">\(card.title)</a>\
            <p class="quiet">\(card.placed.task.reason)</p></li>
            """
        }
        return """
            <details class="declined" data-lane="declined"><summary>\(voice("task.state-declined")) (\(cards.count))</summary>\
            <ul>\(items)</ul></details>
            """
    }
}
