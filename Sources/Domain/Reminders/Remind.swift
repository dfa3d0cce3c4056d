/// A task is told of so many days before its day.
private let daysAhead = 7
/// The overview of the week looks so many days ahead, so that nothing comes sooner than it was told.
private let digestDaysAhead = 14

/// Whether the reminders of this day are the overview of the week: those of its Monday or, where none were made
/// on it, of the first day on which they are.
public func isDigestDay(_ today: String, lastRun: String?) -> Bool {
    let monday = monday(of: today)
    return lastRun.map { $0 < monday } ?? (today == monday)
}

/// What to send to somebody on a day; nil for nothing. Never a second one on a day, and none while an earlier
/// one is not delivered: what it would tell is told by a later one.
public func reminder(for facts: ReminderFacts, on today: String, isDigestDay: Bool) -> Reminder? {
    guard facts.wish != .none, !facts.past.isUndelivered, (facts.past.lastDay ?? "") < today else { return nil }
    let isDigest = isDigestDay && (facts.past.lastDigest ?? "") < monday(of: today)
    guard isDigest || facts.wish == .dates else { return nil }
    var told: Set<ReminderNotice> = []
    let day = ReminderDay(today: today, isDigest: isDigest, before: facts.past.told)
    let schools = facts.schools.map { day.part(of: $0, for: facts.person.id, &told) }.filter { !$0.isEmpty }
    guard !schools.isEmpty else { return nil }
    return Reminder(person: facts.person, isDigest: isDigest, schools: schools, told: told)
}

private struct ReminderDay {
    let today: String
    let isDigest: Bool
    let before: Set<ReminderNotice>

    func part(
        of school: ReminderFacts.OfSchool, for person: Person.ID, _ told: inout Set<ReminderNotice>
    ) -> Reminder.OfSchool {
        let coordinates = school.role == .coordinator
        // What nobody looks after is the coordinator's.
        let mine = school.tasks.filter { $0.owner == person || ($0.owner == nil && coordinates) }
        return Reminder.OfSchool(
            id: school.id, name: school.name, late: late(mine, &told), soon: soon(mine, &told),
            label: coordinates ? school.dates.label.flatMap { ending($0, &told) } : nil,
            mayBeginAgain: coordinates && mayBeginAgain(school.dates, &told))
    }

    private func late(_ tasks: [DueTask], _ told: inout Set<ReminderNotice>) -> [DueTask] {
        let late = tasks.filter { $0.dueOn < today }
        let new = late.filter { note(ReminderNotice(.late, of: $0.id.rawValue, dueOn: $0.dueOn), &told) }
        return byDay(isDigest ? late : new)
    }

    private func soon(_ tasks: [DueTask], _ told: inout Set<ReminderNotice>) -> [DueTask] {
        let ahead = tasks.filter { $0.dueOn >= today && $0.dueOn <= laterDay(than: today, days: digestDaysAhead) }
        let near = laterDay(than: today, days: daysAhead)
        let new = ahead.filter {
            $0.dueOn <= near && note(ReminderNotice(.soon, of: $0.id.rawValue, dueOn: $0.dueOn), &told)
        }
        return byDay(isDigest ? ahead : new)
    }

    private func ending(
        _ label: SchoolDates.LabelEnd, _ told: inout Set<ReminderNotice>
    ) -> SchoolDates.LabelEnd? {
        guard label.lastDay >= today, label.lastDay <= laterDay(than: today, months: 3) else { return nil }
        let isNear = label.lastDay <= laterDay(than: today, months: 1)
        let kind = isNear ? ReminderNotice.Kind.labelInOneMonth : .labelInThreeMonths
        return note(ReminderNotice(kind, of: label.result.rawValue), &told) ? label : nil
    }

    private func mayBeginAgain(_ dates: SchoolDates, _ told: inout Set<ReminderNotice>) -> Bool {
        guard let result = dates.mayBeginAfter else { return false }
        return note(ReminderNotice(.again, of: result.rawValue), &told)
    }

    /// - Returns: whether it had not been told before this day.
    private func note(_ notice: ReminderNotice, _ told: inout Set<ReminderNotice>) -> Bool {
        guard !before.contains(notice) else { return false }
        told.insert(notice)
        return true
    }

    private func byDay(_ tasks: [DueTask]) -> [DueTask] {
        tasks.sorted { ($0.dueOn, $0.id) < ($1.dueOn, $1.id) }
    }
}
