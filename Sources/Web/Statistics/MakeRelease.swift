public import Domain
import Pages
import Store

extension Site {
    /// Publishes the figures of the end of a day; where that was done it stays as it is.
    /// - Throws: `Refusal.versionMissing`.
    public func release(_ programme: Programme, on day: CalendarDay) async throws -> Release {
        let language = programme.languages.first?.language ?? "en"
        let title = "\(voice(language, of: programme)("brand")), \(programme.name(in: language))"
        return try await store.release(programme, on: day, by: try version(of: programme), title: title)
    }
}
