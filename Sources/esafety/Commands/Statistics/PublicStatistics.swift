import Domain
import Store

extension StatisticsCommand.Show {
    /// Tables of what is published, and of nothing else. What they do not tell of the day that was asked for is said
    /// beside them.
    func published(
        _ request: StatisticRequest, of programmes: [Programme], in catalogue: Catalogue, _ words: StatisticWords,
        _ store: Store
    ) async throws -> [StatisticTable] {
        var publications: [Programme.ID: [CalendarDay: Publication]] = [:]
        for programme in programmes {
            publications[programme.id] =
                switch request.span {
                case .asOf(let day): try await publication(of: programme, asOf: day, in: catalogue, store)
                case .atEnds: try await store.publicFigures(of: programme.id)
                case .within, .inEach: [:]
                }
        }
        let figures = PublicFigures(request: request, words: words, publications: publications)
        return request.measures.map(figures.table)
    }

    private func publication(
        of programme: Programme, asOf day: CalendarDay, in catalogue: Catalogue, _ store: Store
    ) async throws -> [CalendarDay: Publication] {
        guard try await store.programmesInUse().contains(programme.id) else {
            throw BadInput("The programme \(programme.id) is not in use yet. Import a register first.")
        }
        let version = try content.edition(programme.version.scheme, programme.version.version, in: catalogue).version
        switch try await store.publicFigures(of: programme, asOf: day, by: version) {
        case .published(let publication):
            if publication.day != day.text {
                complain("\(programme.id): published last before \(day) are the figures of \(publication.day).")
            }
            return [day: publication]
        case .new(let publication):
            complain("\(programme.id): the figures of \(day) are published by this, and stay as they are.")
            return [day: publication]
        case .nothing(let until):
            complain("\(programme.id): nothing is published of \(day). The first figures after it are of \(until).")
            return [:]
        }
    }
}
