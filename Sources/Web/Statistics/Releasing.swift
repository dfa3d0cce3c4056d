public import Domain
import Store

/// Makes the release of each quarter once, from its first day on by the programme's own clock: of the end of the
/// quarter before, where there are figures of that day. What a day of trouble leaves undone is made on the next.
public struct Releasing: Sendable {
    private let site: Site
    private let complain: @Sendable (String) -> Void

    /// - Parameter complain: told why a release waits.
    public init(site: Site, complain: @escaping @Sendable (String) -> Void) {
        self.site = site
        self.complain = complain
    }

    /// Goes on until the task is cancelled.
    public func work() async {
        var made: [Programme.ID: CalendarDay] = [:]
        while !Task.isCancelled {
            await makeWhatIsDue(&made)
            try? await Task.sleep(for: .seconds(600))
        }
    }

    /// One look at the clock.
    /// - Parameter made: the days of the releases that need not be looked for again.
    public func makeWhatIsDue(_ made: inout [Programme.ID: CalendarDay]) async {
        for programme in site.catalogue.programmes {
            let day = lastQuarterEnd(at: site.store.clock(), of: programme)
            guard made[programme.id] != day else { continue }
            do {
                let began = try await site.store.statisticsBegan(of: [programme.id])
                guard let began, began <= day else { continue }
                _ = try await site.release(programme, on: day)
                made[programme.id] = day
            } catch {
                complain("The release of \(programme.id) waits: \(error)")
            }
        }
    }
}
