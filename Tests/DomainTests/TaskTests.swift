import Domain
import Testing

@Suite("Tasks of a school")
struct TaskTests {
    private let today = "2026-11-12"
    private let accepted = SchoolTask.Standing(state: .accepted)

    private func faults(
        _ draft: SchoolTask.Draft, _ before: SchoolTask.Standing? = SchoolTask.Standing(state: .accepted)
    ) -> [SchoolTask.Fault] {
        do throws(SchoolTask.Faults) {
            _ = try draft.checked(against: before, on: today)
            return []
        } catch {
            return error.all
        }
    }

    @Test(
        arguments: [
            ("2027-03-12", "2027-03-12"), ("12/3/2027", "2027-03-12"), ("12.03.2027", "2027-03-12"),
            ("1-1-2030", "2030-01-01"), ("29/2/2028", "2028-02-29"), ("29/2/2027", nil), ("31/4/2027", nil), ("", nil),
            ("2027", nil), ("3/2027", nil), ("12/3/27", nil), ("12/3/2027/1", nil), ("0/3/2027", nil),
            ("12/13/2027", nil),
            ("+1/3/2027", nil), ("१/3/2027", nil), ("999999999999/1/1", nil), ("12 3 2027", nil), ("0000-01-01", nil),
        ] as [(String, String?)])
    func daysAsPeopleTypeThem(typed: String, day: String?) {
        #expect(calendarDay(typed: typed) == day)
    }

    @Test(arguments: [
        ("2024-12-31", false), ("2025-01-01", true), ("2026-11-12", true), ("31/12/2031", true), ("2032-01-01", false),
        ("1900-01-01", false), ("9999-12-31", false),
    ])
    func aDayIsWithinReach(day: String, isPossible: Bool) {
        let expected: [SchoolTask.Fault] = [.dayOutside(first: "2025-01-01", last: "2031-12-31")]
        #expect(faults(.init(state: "planned", dueOn: day)) == (isPossible ? [] : expected))
    }

    @Test func aDayThatPassedMayStand() {
        let before = SchoolTask.Standing(state: .planned, dueOn: "2021-06-01")
        #expect(faults(.init(state: "done", dueOn: "2021-06-01"), before) == [])
        #expect(faults(.init(state: "done", dueOn: "2021-06-02"), before).count == 1)
    }

    @Test(
        arguments: [
            ("declined", "", "", [.reasonMissing]), ("declined", "  \n", "", [.reasonMissing]),
            ("declined", "no pupils on site", "", []), ("busy", "", "", []),
            ("busy", "typed anew", "", [.reasonNotAsked]), ("busy", "as it was", "as it was", []),
            ("", "", "", [.stateMissing]),
            ("DONE", "", "", [.stateMissing]),
            ("declined", String(repeating: "r", count: 1001), "", [.reasonTooLong(1001)]),
        ] as [(String, String, String, [SchoolTask.Fault])])
    func aReasonGoesWithDecliningOnly(
        state: String, reason: String, before: String, expected: [SchoolTask.Fault]
    ) {
        let earlier = SchoolTask.Standing(state: before.isEmpty ? .accepted : .declined, reason: before)
        #expect(faults(.init(state: state, reason: reason), earlier) == expected)
    }

    @Test func allThatIsWrongIsSaidAtOnce() {
        let draft = SchoolTask.Draft(
            title: " \n ", state: "", owner: "nobody", dueOn: "soon", notes: String(repeating: "n", count: 4001),
            reason: "")
        #expect(
            faults(draft, nil) == [.titleMissing, .stateMissing, .noSuchOwner, .noDay, .notesTooLong(4001)])
        #expect(faults(.init(title: String(repeating: "t", count: 201), state: "busy"), nil) == [.titleTooLong(201)])
    }

    @Test func whatIsKeptIsTidy() throws {
        let draft = SchoolTask.Draft(
            title: "  New \n Wi-Fi ", state: "planned", owner: "\(Person.ID(7))", dueOn: " 1/2/2027 ", notes: " n ",
            reason: "")
        let standing = try draft.checked(against: nil, on: today)
        #expect(
            standing
                == SchoolTask.Standing(
                    title: "New Wi-Fi", state: .planned, owner: Person.ID(7), dueOn: "2027-02-01", notes: "n"))
        let ofAPlan = try SchoolTask.Draft(title: "smuggled", state: "busy").checked(against: accepted, on: today)
        #expect(ofAPlan.title.isEmpty)
    }

    private func task(
        _ key: Int64, _ state: SchoolTask.State = .accepted, action: Action.ID? = nil,
        of result: AssessmentResult.ID = .init(1), owner: SchoolTask.Owner? = nil, dueOn: String? = nil
    ) -> SchoolTask {
        SchoolTask(
            id: .init(key), school: .init(1), subject: action.map { .action($0, of: result) } ?? .own("Own \(key)"),
            madeAt: Moment(milliseconds: key), state: state, owner: owner, dueOn: dueOn, notes: "", reason: "",
            doneAt: nil, revision: 1)
    }

    @Test(
        arguments: [
            (.effect, [2, 1, 3, 4]), (.topic, [1, 2, 3, 4]), (.date, [4, 1, 2, 3]), (.owner, [3, 1, 2, 4]),
        ] as [(TaskOrder, [Int64])])
    func fourOrders(order: TaskOrder, keys: [Int64]) {
        let (an, bo) = (
            SchoolTask.Owner(id: .init(9), name: "An", isOfTheTeam: true),
            SchoolTask.Owner(id: .init(8), name: "Bo", isOfTheTeam: true)
        )
        func placed(_ task: SchoolTask, _ effect: Int?, hours: Int, topic: Int) -> PlacedTask {
            let action = effect.map {
                Action(id: Action.ID("a\(task.id)"), effect: $0, hours: hours, who: [], cost: .none)
            }
            let place = effect.map { _ in ActionPlace(area: "a", topic: "t", position: topic) }
            return PlacedTask(task: task, action: action, place: place, isOfEarlierPlan: false)
        }
        let tasks = [
            placed(task(3, action: "x", owner: an), 1, hours: 40, topic: 2),
            placed(task(4, dueOn: "2026-12-01"), nil, hours: 0, topic: 0),
            placed(task(1, action: "y", owner: bo, dueOn: "2027-01-01"), 1, hours: 2, topic: 0),
            placed(task(2, action: "z", owner: bo, dueOn: "2027-02-01"), 3, hours: 2, topic: 1),
        ]
        #expect(order.sorted(tasks).map(\.task.id.rawValue) == keys)
    }

    @Test(
        arguments: [
            (.all, [1, 2, 3, 4, 5]), (.mine, [1]), (.free, [2, 3]), (.overdue, [3]),
        ] as [(TaskFilter, [Int64])])
    func whatABoardShows(filter: TaskFilter, keys: [Int64]) {
        let me = SchoolTask.Owner(id: .init(9), name: "An", isOfTheTeam: true)
        let gone = SchoolTask.Owner(id: .init(8), name: "Bo", isOfTheTeam: false)
        let tasks = [
            task(1, owner: me, dueOn: today), task(2), task(3, owner: gone, dueOn: "2026-11-11"),
            task(4, .done, dueOn: "2020-01-01"),
            task(5, .declined, owner: gone),
        ]
        #expect(tasks.filter { filter.shows($0, to: me.id, on: today) }.map(\.id.rawValue) == keys)
    }

    @Test func anActionOfTwoPlansIsOneTask() {
        let (old, new) = (AssessmentResult.ID(1), AssessmentResult.ID(2))
        let tasks = [
            task(1, .busy, action: "open", of: old), task(2, .done, action: "done", of: old),
            task(3, .declined, action: "again", of: new), task(4, .planned, action: "again", of: old),
            task(5, .done, action: "here", of: new), task(6),
        ]
        #expect(tasks.current(for: new).mapValues(\.id.rawValue) == ["open": 1, "again": 4, "here": 5])
        #expect(tasks.current(for: old).mapValues(\.id.rawValue) == ["open": 1, "done": 2, "again": 4])
    }
}
