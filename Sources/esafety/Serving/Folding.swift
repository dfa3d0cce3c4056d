import Domain
import Store

/// Adds what is new in the journal to the tallies, every few seconds. Figures are right without it, and faster with.
struct Folding: Sendable {
    let store: Store
    /// As many rows as are added while a person who saves would not notice.
    private let fewEnough = 100

    /// Goes on until the task is cancelled.
    func work() async {
        while !Task.isCancelled {
            do {
                while try await store.foldStatistics(most: fewEnough) > 0, !Task.isCancelled {}
            } catch {
                complain("The tallies of the statistics wait: \(error)")
            }
            try? await Task.sleep(for: .seconds(3))
        }
    }
}
