import Domain
import Store
import Web

/// Makes the release of each quarter once, from its first day on by the programme's own clock: of the end of the
/// quarter before. What a day of trouble leaves undone is made on the next.
struct Releasing: Sendable {
    let site: Site
    let store: Store
    let catalogue: Catalogue

    /// Goes on until the task is cancelled.
    func work() async {
        var made: [Programme.ID: CalendarDay] = [:]
        while !Task.isCancelled {
            for programme in catalogue.programmes {
                let day = lastQuarterEnd(at: store.clock(), of: programme)
                guard made[programme.id] != day else { continue }
                do {
                    if try await store.programmesInUse().contains(programme.id) {
                        _ = try await site.release(programme, on: day)
                        made[programme.id] = day
                    }
                } catch {
                    complain("The release of \(programme.id) waits: \(error)")
                }
            }
            try? await Task.sleep(for: .seconds(600))
        }
    }
}

/// The last day of the quarter that ended last.
func lastQuarterEnd(at moment: Moment, of programme: Programme) -> CalendarDay {
    quarterStart(of: CalendarDay(of: moment, in: programme.timeZone)).previous
}
