import Domain
import SQL

/// Reads what the rule of reminders needs to know, of many people at once.
struct ReminderReading {
    let run: ReminderRun
    let now: Moment
    let versions: VersionShelf
    let connection: any Connection

    func facts(of people: [(person: Person, wish: ReminderWish)]) throws -> [ReminderFacts] {
        guard !people.isEmpty else { return [] }
        let ids = people.map(\.person.id)
        let memberships = try memberships(of: ids)
        let schools = Array(Set(memberships.map(\.school))).sorted()
        let programmes = Dictionary(memberships.map { ($0.school, $0.programme) }) { first, _ in first }
        let tasks = try tasks(of: schools)
        let dates = try SchoolDatesReading(now: now, rules: run.rules, versions: versions, connection: connection)
            .dates(of: programmes)
        let past = try past(of: ids)
        let bySchool = Dictionary(grouping: memberships, by: \.person)
        return people.map { person, wish in
            let schools = (bySchool[person.id] ?? []).map { member in
                ReminderFacts.OfSchool(
                    id: member.school, name: member.name, role: member.role, tasks: tasks[member.school] ?? [],
                    dates: dates[member.school] ?? SchoolDates())
            }
            return ReminderFacts(
                person: person, wish: wish, schools: schools, past: past[person.id] ?? ReminderFacts.Past())
        }
    }

    private struct Membership {
        let person: Person.ID
        let school: School.ID
        let role: SchoolRole
        let name: String
        let programme: Programme.ID
    }

    /// In schools that are open, by name.
    private func memberships(of people: [Person.ID]) throws -> [Membership] {
        try connection.rows(
            """
            SELECT person, membership.school, role, name, programme FROM membership JOIN school ON school.key = membership.school
            WHERE person IN (\(list: people)) AND (closed_on IS NULL OR closed_on > \(run.day))
            ORDER BY name, membership.school
            """
        ).map { row in
            try Membership(
                person: row["person"], school: row["school"],
                role: SchoolRole(rawValue: row["role"]) ?? .contributor, name: row["name"], programme: row["programme"])
        }
    }

    /// Those that are open and have a day that is past or near.
    private func tasks(of schools: [School.ID]) throws -> [School.ID: [DueTask]] {
        let horizon = laterDay(than: run.day, days: 14)
        let rows = try connection.rows(
            """
            SELECT task.key, task.school, title, term.name AS action, scheme, version.version AS version_name, due_on,
                membership.person AS owner
            FROM task LEFT JOIN term ON term.key = task.action LEFT JOIN result ON result.key = task.result
            LEFT JOIN assessment ON assessment.key = result.assessment
            LEFT JOIN version ON version.key = assessment.version
            LEFT JOIN membership ON membership.person = task.owner AND membership.school = task.school
            WHERE task.school IN (\(list: schools)) AND state IN ('accepted', 'planned', 'busy') AND due_on <= \(horizon)
            """)
        return try Dictionary(grouping: rows) { try $0["school"] as School.ID }.mapValues { try $0.map(task) }
    }

    private func task(_ row: Row) throws -> DueTask {
        let (action, scheme, version): (Action.ID?, String?, String?) = try (
            row["action"], row["scheme"], row["version_name"]
        )
        let subject: DueTask.Subject =
            if let action, let scheme, let version {
                .action(action, of: Version.Name(scheme: scheme, version: version))
            } else {
                .own(try row["title"])
            }
        return try DueTask(id: row["key"], subject: subject, dueOn: row["due_on"], owner: row["owner"])
    }

    private func past(of people: [Person.ID]) throws -> [Person.ID: ReminderFacts.Past] {
        var past: [Person.ID: ReminderFacts.Past] = [:]
        let recent = laterDay(than: run.day, days: -8)
        // Older ones matter only where they have not arrived.
        let letters = try connection.rows(
            """
            SELECT person, day, digest, sent_at FROM reminder JOIN mail ON mail.key = reminder.mail
            WHERE person IN (\(list: people)) AND (day >= \(recent) OR sent_at IS NULL)
            """)
        for row in letters { past[try row["person"], default: .init()].add(try sent(row, in: run)) }
        let notices = try connection.rows(
            "SELECT person, kind, subject, due_on FROM reminder_notice WHERE person IN (\(list: people))")
        for row in notices {
            guard let kind = ReminderNotice.Kind(rawValue: try row["kind"]) else { continue }
            let notice = try ReminderNotice(kind, of: row["subject"], dueOn: row["due_on"])
            past[try row["person"], default: .init()].told.insert(notice)
        }
        return past
    }
}

private typealias SentReminder = (day: String, isDigest: Bool, sentOn: String?)

private func sent(_ row: Row, in run: ReminderRun) throws -> SentReminder {
    let (digest, sentAt): (Int, Moment?) = try (row["digest"], row["sent_at"])
    return (try row["day"], digest == 1, sentAt.map { calendarDay(of: $0, in: run.zone) })
}

extension ReminderFacts.Past {
    fileprivate mutating func add(_ sent: SentReminder) {
        lastDay = max(lastDay ?? "", sent.day, sent.sentOn ?? "")
        if sent.isDigest { lastDigest = max(lastDigest ?? "", sent.day) }
        isUndelivered = isUndelivered || sent.sentOn == nil
    }
}
