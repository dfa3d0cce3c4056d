import Domain
import Store
import Web

/// Makes the reminders of each programme once a day, from seven in the morning by its own clock. What a day of
/// trouble leaves undone is told on the next: the rule asks what is due and not yet told, not what is due today.
struct Reminding: Sendable {
    let site: Site
    let store: Store
    let catalogue: Catalogue

    /// Goes on until the task is cancelled.
    func work() async {
        var made: [Programme.ID: String] = [:]
        while !Task.isCancelled {
            for programme in catalogue.programmes {
                guard let day = reminderDay(at: store.clock(), in: programme.timeZone), made[programme.id] != day
                else { continue }
                do {
                    if try await isInUse(programme) { _ = try await site.makeReminders(of: programme, on: day) }
                    made[programme.id] = day
                } catch {
                    complain("Reminders of \(programme.id) wait: \(error)")
                }
            }
            try? await Task.sleep(for: .seconds(60))
        }
    }

    private func isInUse(_ programme: Programme) async throws -> Bool {
        try await store.programmesInUse().contains(programme.id)
    }
}
