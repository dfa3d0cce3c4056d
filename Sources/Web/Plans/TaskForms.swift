import Domain
import Pages
import Store

extension Site {
    /// What was typed about a task.
    func taskDraft(_ form: Form) -> SchoolTask.Draft {
        SchoolTask.Draft(
            title: form["title"], state: form["state"], owner: form["owner"], dueOn: form["due"],
            notes: form["notes"], reason: form["reason"])
    }

    /// What is wrong with a task's form, at its fields.
    /// - Throws: any other error, as it is.
    func complaints(about error: any Error, _ voice: Voice) throws -> Complaints {
        var complaints = Complaints()
        switch error {
        case let faults as SchoolTask.Faults:
            for fault in faults.all {
                let (field, words) = complaint(about: fault, voice)
                complaints.add(field, words)
            }
        case TaskRefusal.ownerNotOfTheTeam: complaints.add("owner", voice("task.error-owner"))
        case TaskRefusal.isOpenElsewhere: complaints.add("state", voice("task.error-open"))
        case is HeldNul: complaints.add("notes", voice("error.nul"))
        default: throw error
        }
        return complaints
    }

    private func complaint(about fault: SchoolTask.Fault, _ voice: Voice) -> (field: String, words: String) {
        switch fault {
        case .titleMissing: ("title", voice("task.error-title"))
        case .titleTooLong(let count): ("title", long(count, SchoolTask.longestTitle, voice))
        case .stateMissing: ("state", voice("task.error-state"))
        case .noSuchOwner: ("owner", voice("task.error-owner"))
        case .noDay: ("due", voice("task.error-day"))
        case .dayOutside(let first, let last):
            ("due", voice("task.error-outside", ["first": voice.date(day: first), "last": voice.date(day: last)]))
        case .notesTooLong(let count): ("notes", long(count, SchoolTask.longestNotes, voice))
        case .reasonMissing: ("reason", voice("task.error-reason"))
        case .reasonTooLong(let count): ("reason", long(count, SchoolTask.longestReason, voice))
        case .reasonNotAsked: ("reason", voice("task.error-reason-not-asked"))
        }
    }

    private func long(_ count: Int, _ most: Int, _ voice: Voice) -> String {
        voice("task.error-long", ["count": voice.number(count), "most": voice.number(most)])
    }
}

/// A text held the character NUL; it was taken out.
struct HeldNul: Error {}

extension SchoolTask.Draft {
    /// - Throws: `SchoolTask.Faults`, `HeldNul`.
    func checked(
        against before: SchoolTask.Standing?, on today: String, heldNul: Bool
    ) throws -> SchoolTask.Standing {
        let standing = try checked(against: before, on: today)
        if heldNul { throw HeldNul() }
        return standing
    }
}
