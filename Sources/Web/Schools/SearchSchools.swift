import Domain
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func searchSchools(_ request: Request, _ context: PageContext) async throws -> Response {
        // A browser writes a space as `+`, as in any form.
        let asked = Form(urlEncoded: (request.uri.query ?? "").utf8)
        let query = String(asked["q"].prefix(200))
        let programmes = try await programmeChoice(in: context.language)
        let chosen = programmes.first { $0.id.rawValue == asked["programme"] }?.id
        let search = try await store.findSchools(query, of: chosen)
        let names = Dictionary(programmes.map { ($0.id, $0.name) }) { first, _ in first }
        let found = search.schools.map { school in
            SchoolSearchPage.Found(
                id: school.id, name: school.name, number: school.number, address: school.address,
                programme: names[school.programme], isClosed: school.isClosed)
        }
        return show(
            SchoolSearchPage(
                query: query.trimmingSpace(), programmes: programmes, programme: chosen, found: found,
                hasMore: search.hasMore), context)
    }

    /// The programmes to choose from; none where the installation runs only one.
    private func programmeChoice(in language: Language) async throws -> [(id: Programme.ID, name: String)] {
        let inUse = try await store.programmesInUse()
        guard inUse.count > 1 else { return [] }
        return inUse.map { ($0, catalogue.programme($0)?.names[language] ?? $0.rawValue) }.sorted { $0.1 < $1.1 }
    }
}
