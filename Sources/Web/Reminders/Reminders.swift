public import Domain
import Hummingbird
import Pages
import Store

extension Site {
    /// Puts the reminders of a day into the outbox, each person's once however often this is called.
    /// - Returns: how many letters were made; nil where the reminders of that day, or of a later one, were made
    ///   before.
    public func makeReminders(of programme: Programme, on day: String) async throws -> Int? {
        guard let run = try await store.reminderRun(of: programme.id, on: day, rules: reminderRules) else {
            return nil
        }
        var (last, letters): (Person.ID?, Int) = (nil, 0)
        repeat {
            let page = try await store.remind(run, after: last) { letter($0, of: programme) }
            (last, letters) = (page.last, letters + page.letters)
        } while last != nil
        try await store.endReminders(run, letters: letters)
        return letters
    }

    private var reminderRules: [Programme.ID: ReminderRules] {
        let known = catalogue.programmes.compactMap { programme in
            catalogue.edition(programme.version).map { edition in
                let label = edition.version.label
                return (
                    programme.id,
                    ReminderRules(
                        zone: programme.timeZone, levels: label.levels.map(\.id),
                        reassessmentMonths: label.reassessmentMonths)
                )
            }
        }
        return Dictionary(known) { first, _ in first }
    }

    private func letter(_ reminder: Reminder, of programme: Programme) -> LetterText {
        let voice = voice(reminder.person.language, of: programme)
        let stop = address.absolute(.stopReminders(token: stopToken(of: reminder.person.id)))
        let address = address
        let letter = ReminderLetter(
            reminder, in: voice,
            addresses: ReminderLetter.Addresses(
                school: { address.absolute(.school($0)) }, account: address.absolute(.account), stop: stop),
            names: { name(of: $0, in: voice.language, programme.id) },
            levelName: { level in
                let text = try? text(of: programme.version, in: voice.language, programme: programme.id)
                return text?.levels[level]?.name ?? level.rawValue
            })
        let (subject, body) = (letter.subject, letter.body)
        return LetterText(
            recipient: reminder.person.email, subject: subject, body: body.text,
            html: body.html(title: subject, in: voice), unsubscribe: stop, isBulk: true)
    }

    private func name(of subject: DueTask.Subject, in language: Language, _ programme: Programme.ID) -> String {
        switch subject {
        case .own(let title): return title
        case .action(let action, let version):
            let text = try? text(of: version, in: language, programme: programme)
            return text?.actions[action]?.name ?? action.rawValue
        }
    }
}
