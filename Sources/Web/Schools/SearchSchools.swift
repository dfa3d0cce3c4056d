import Domain
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func searchSchools(_ request: Request, _ context: PageContext) async throws -> Response {
        // A browser writes a space as `+`, as in any form.
        let query = String(Form(urlEncoded: (request.uri.query ?? "").utf8)["q"].prefix(200))
        let search = try await store.findSchools(query)
        let names = try await programmeNames(for: search.schools.map(\.programme), in: context.language)
        let found = search.schools.map { school in
            SchoolSearchPage.Found(
                id: school.id, name: school.name, number: school.number, address: school.address,
                programme: names[school.programme], isClosed: school.isClosed)
        }
        return show(
            SchoolSearchPage(query: query.trimmingSpace(), found: found, hasMore: search.hasMore), context)
    }

    /// The names of the programmes, where the installation runs several.
    private func programmeNames(
        for programmes: [Programme.ID], in language: Language
    ) async throws -> [Programme.ID: String] {
        guard !programmes.isEmpty, try await store.programmesInUse().count > 1 else { return [:] }
        let named = Set(programmes).map { id in (id, catalogue.programme(id)?.names[language] ?? id.rawValue) }
        return Dictionary(named) { first, _ in first }
    }
}
