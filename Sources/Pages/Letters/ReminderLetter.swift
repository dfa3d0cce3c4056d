public import Domain

/// A reminder as a letter: what is late, what comes, and what happens to the label, school by school.
public struct ReminderLetter: Sendable {
    /// The addresses that it needs, absolute.
    public struct Addresses: Sendable {
        let school: @Sendable (School.ID) -> String
        let account: String
        let stop: String

        public init(school: @escaping @Sendable (School.ID) -> String, account: String, stop: String) {
            self.school = school
            self.account = account
            self.stop = stop
        }
    }

    /// Of a long list only the beginning is told.
    private static let most = 10

    private let reminder: Reminder
    private let voice: Voice
    private let addresses: Addresses
    private let names: @Sendable (DueTask.Subject) -> String
    private let levelName: @Sendable (LabelLevel.ID) -> String

    public init(
        _ reminder: Reminder, in voice: Voice, addresses: Addresses,
        names: @escaping @Sendable (DueTask.Subject) -> String,
        levelName: @escaping @Sendable (LabelLevel.ID) -> String
    ) {
        self.reminder = reminder
        self.voice = voice
        self.addresses = addresses
        self.names = names
        self.levelName = levelName
    }

    /// What weighs most.
    public var subject: String {
        let (late, soon) = reminder.schools.reduce((0, 0)) { ($0.0 + $1.late.count, $0.1 + $1.soon.count) }
        let school = reminder.schools.first?.name ?? ""
        if late > 0 { return voice.count("reminder.subject-late", late) }
        if let ending = reminder.schools.first(where: { $0.label != nil }), let label = ending.label {
            return voice(
                "reminder.subject-label", ["school": ending.name, "date": voice.date(day: label.lastDay)])
        }
        return soon > 0
            ? voice.count("reminder.subject-soon", soon) : voice("reminder.subject-again", ["school": school])
    }

    public var body: LetterBody {
        let lead = reminder.isDigest ? voice("reminder.lead-week") : voice("reminder.lead-day")
        return LetterBody(
            [.paragraph(voice("reminder.hello", ["name": reminder.person.name])), .paragraph(lead)]
                + reminder.schools.flatMap(pieces)
                + [
                    .paragraph("eSafety Label"),
                    .paragraph(voice("reminder.why")),
                    .link(words: voice("reminder.choose"), address: addresses.account),
                    .link(words: voice("reminder.stop"), address: addresses.stop),
                ])
    }

    private func pieces(_ school: Reminder.OfSchool) -> [LetterBody.Piece] {
        var pieces: [LetterBody.Piece] = [.heading(school.name)]
        if let label = school.label {
            let values = ["level": levelName(label.level), "date": voice.date(day: label.lastDay)]
            pieces.append(.paragraph(voice("reminder.label", values)))
        }
        if school.mayBeginAgain { pieces.append(.paragraph(voice("reminder.again"))) }
        pieces += list(school.late, "reminder.late") + list(school.soon, "reminder.soon")
        return pieces + [.link(words: voice("reminder.open"), address: addresses.school(school.id))]
    }

    private func list(_ tasks: [DueTask], _ heading: String) -> [LetterBody.Piece] {
        guard !tasks.isEmpty else { return [] }
        let more = tasks.count - Self.most
        let items = tasks.prefix(Self.most).map(line)
        return [
            .subheading(voice(heading)),
            .list(more > 0 ? items + [voice.count("reminder.more", more)] : items),
        ]
    }

    private func line(_ task: DueTask) -> String {
        let key = task.owner == nil ? "reminder.task-of-nobody" : "reminder.task"
        return voice(key, ["what": names(task.subject), "date": voice.date(day: task.dueOn)])
    }
}
