import Domain
import Pages

extension Gallery {
    private var register: Group { Group(number: "1", name: typed) }
    private var group: SchoolGroup.ID { SchoolGroup.ID(8) }

    private var answer: GroupAnswer {
        GroupAnswer(
            id: Key(9), group: register, question: "q101", response: .choice("q101b"), note: typed, by: typed,
            at: .afternoon)
    }

    var groupPages: [any Page] {
        let numbered = Group(number: "121001", name: "121001")
        return groupDesks(numbered) + groupAnswerPages(numbered) + groupManagerPages + [
            InvitationPage(
                purpose: .group(of: typed), email: typed, token: "t", hasAccount: false, typedName: typed,
                complaints: Complaints("name", typed)),
            MinePage(schools: [], waiting: [], groups: [(group, register), (Key(9), numbered)]),
        ]
    }

    private func groupDesks(_ numbered: Group) -> [any Page] {
        let label = Label(level: "gold", validFrom: .afternoon, validUntil: .afternoon.adding(days: 9))
        let standings: [GroupPage.Standing?] = [
            nil, .init(state: "registered", submittedAt: nil, label: nil),
            .init(state: "labelled", submittedAt: .afternoon, label: label),
        ]
        let plans: [PlanProgress?] = [nil, PlanProgress(), PlanProgress(done: 1, open: 2, overdue: 1)]
        let rows = standings.enumerated().flatMap { index, standing in
            plans.enumerated().map { other, plan in
                GroupPage.Row(
                    id: Key(Int64(index * 3 + other + 1)), number: "00000\(index)", name: typed, place: typed,
                    standing: standing, plan: plan)
            }
        }
        let tasks = SchoolTask.State.allCases.enumerated().map { index, state in
            SharedTask(
                SchoolTask(
                    id: Key(Int64(index + 1)), school: Sample.found.id,
                    subject: index == 0 ? .action("a101a", of: Key(1)) : .own(typed), madeAt: .afternoon, state: state,
                    owner: nil, dueOn: index == 1 ? nil : "2026-11-0\(index + 1)", notes: "", reason: "", doneAt: nil,
                    revision: 1), on: "2026-11-12")
        }
        return [
            GroupPage(id: group, group: register, rows: [], answers: (0, 22), text: text),
            GroupPage(id: group, group: numbered, rows: rows, answers: (3, 22), text: text),
            GroupPlanPage(id: group, group: register, school: typed, tasks: [], names: [:]),
            GroupPlanPage(
                id: group, group: numbered, school: typed, tasks: tasks.filter { $0.state != .declined },
                names: ["a101a": typed]),
        ]
    }

    private func groupAnswerPages(_ numbered: Group) -> [any Page] {
        guard let question = try? Project.edition().version.question("q101") else { return [] }
        let drafts = [nil, "q101a"].map { Answer.Draft(response: $0, note: typed) }
        let areas: [(area: Area.ID, questions: [Question.ID])] = [("infrastructure", ["q101", "q102"])]
        return [
            GroupAnswersPage(id: group, group: register, areas: [], answers: [:], text: text),
            GroupAnswersPage(
                id: group, group: numbered, areas: areas, answers: ["q101": answer], text: text,
                notice: "group.answer-saved"),
            GroupQuestionPage(
                id: group, group: register, question: question, draft: drafts[0], given: nil, text: text,
                complaints: Complaints("response", typed)),
            GroupQuestionPage(
                id: group, group: numbered, question: question, draft: drafts[1], given: answer, notice: .conflict,
                text: text, complaints: Complaints("note", typed)),
            GroupQuestionPage(
                id: group, group: register, question: question, draft: drafts[1], given: nil, notice: .kept, text: text),
        ] + takeOverPages(question)
    }

    /// The school's side: offered, taken over, and in the view of an area.
    private func takeOverPages(_ question: Question) -> [any Page] {
        let draft = Answer.Draft(response: nil, note: typed)
        let own = GivenAnswer(response: .choice("q101a"), note: typed, by: typed, at: .afternoon)
        let taken = GivenAnswer(response: .choice("q101b"), note: typed, by: typed, at: .afternoon, group: register)
        let pages: [any Page] = [nil, own, taken].map { given in
            QuestionPage(
                assessment: Sample.assessment, question: question,
                place: ("infrastructure", "technical-security", 1, 30),
                progress: [.init(area: "infrastructure", answered: 3, asked: 10)], previous: nil, draft: draft,
                given: given, saved: nil, text: text, complaints: Complaints("response", typed), groupAnswer: answer)
        }
        let item = AreaPage.Item(
            topic: "technical-security", question: question, draft: draft, given: taken, complaints: Complaints(),
            groupAnswer: answer)
        let area = AreaPage(
            assessment: Sample.assessment, area: "infrastructure", items: [item],
            progress: [.init(area: "infrastructure", answered: 3, asked: 10)], saved: nil, text: text)
        return pages + [area] + sharingPages()
    }

    private func sharingPages() -> [any Page] {
        let shares = SharedMatter.allCases.map { GroupSection.Share(matter: $0, since: .afternoon, by: typed) }
        let sections = [
            GroupSection(group: register, coordinators: [], shares: [], isCoordinator: false),
            GroupSection(group: register, coordinators: [typed, typed], shares: shares, isCoordinator: false),
            GroupSection(group: register, coordinators: [typed], shares: shares, isCoordinator: true, isSaved: true),
            GroupSection(group: register, coordinators: [], shares: [], isCoordinator: true),
        ]
        return sections.map { section in
            SchoolPage(
                id: Sample.found.id, school: Sample.school, next: .askCoordinator, past: [], label: nil, text: text,
                regionAndNetwork: (typed, typed), group: section)
        }
    }

    private var groupManagerPages: [any Page] {
        let row = ProgrammeGroupsPage.Row(
            id: group, group: register, schools: 2, coordinators: [(Key(1), typed, typed)],
            invited: [("x", typed, .afternoon)])
        return [
            ProgrammeGroupsPage(programme: ("be-vl", typed), rows: []),
            ProgrammeGroupsPage(
                programme: ("be-vl", typed), rows: [row], typed: (typed, typed),
                complaints: Complaints("number", typed), notice: "group.done-invited"),
        ]
    }
}
