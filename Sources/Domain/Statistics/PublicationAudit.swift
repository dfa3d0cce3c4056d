/// Proves that no small figure which is not told follows from those that are. For each it looks for another world,
/// with the same register, the same listed labels and the same published figures, in which it is nought: then nobody
/// can tell from what is published whether it is. A world that is not found counts as none.
struct PublicationAudit {
    typealias Standing = PublicationFacts.Standing

    private let limit: Int
    private let grounds: [PublicationFacts.Ground]
    private let standings: [Standing]
    /// By ground and standing: how many schools.
    private let world: [[Int]]
    /// By standing: what the published tables tell of it. Two standings that look alike can be exchanged unseen.
    private let looks: [PublishedRung: [Int]]
    private let places: [PublicationFacts.Ground: Int]

    init(
        _ facts: PublicationFacts, told: [PublishedSubject: PublishedDetail], levels: Int, limit: Int
    ) {
        self.limit = limit
        grounds = Set(facts.counts.map(\.ground)).sorted()
        standings = Self.standings(levels: levels, and: facts)
        places = Dictionary(uniqueKeysWithValues: grounds.enumerated().map { ($1, $0) })
        world = Self.world(facts, places, standings, limit: limit)
        var looks: [PublishedRung: [Int]] = [:]
        for rung in PublishedRung.allCases {
            looks[rung] = Self.looks(of: standings, told: told.filter { $0.value.rungs.contains(rung) }.map(\.key))
        }
        self.looks = looks
    }

    /// A number for each standing, the same for those that look alike.
    private static func looks(of standings: [Standing], told subjects: [PublishedSubject]) -> [Int] {
        var numbers: [[Int]: Int] = [:]
        return standings.map { standing in
            let look = [standing.isListed ? standing.label + 1 : 0] + subjects.map { $0.category(of: standing) ?? -1 }
            let number = numbers[look] ?? numbers.count
            numbers[look] = number
            return number
        }
    }

    /// All that can be, not only what is.
    private static func standings(levels: Int, and facts: PublicationFacts) -> [Standing] {
        var completed: [Standing] = []
        for outcome in 0...max(levels, 0) {
            for label in 0...max(levels, 0) {
                for isImproved in outcome > 0 ? [false, true] : [false] {
                    for isListed in label > 0 ? [false, true] : [false] {
                        completed.append(
                            Standing(
                                stage: .completed, outcome: outcome, label: label, isImproved: isImproved,
                                isListed: isListed))
                    }
                }
            }
        }
        let known = [Standing(stage: .none), Standing(stage: .registered), Standing(stage: .started)] + completed
        return known + Set(facts.counts.map(\.standing)).subtracting(known).sorted { "\($0)" < "\($1)" }
    }

    /// Where all but a few schools take part, that a school does is no secret; then the reader is taken not to know
    /// how many there are, for no figure could be told of such a programme otherwise.
    private static func world(
        _ facts: PublicationFacts, _ places: [PublicationFacts.Ground: Int], _ standings: [Standing], limit: Int
    ) -> [[Int]] {
        let numbers = Dictionary(uniqueKeysWithValues: standings.enumerated().map { ($1, $0) })
        let others = facts.schools { $0.stage == .none } < limit ? 1_000_000 : 0
        var world = places.map { _ in standings.map { $0.stage == .none ? others : 0 } }
        for count in facts.counts {
            guard let place = places[count.ground], let number = numbers[count.standing] else { continue }
            world[place][number] += count.schools
        }
        return world
    }
}

// MARK: - The small figures

extension PublicationAudit {
    func everythingSmallIsHidden() -> Bool {
        let areas = self.areas
        return PublishedSubject.allCases.allSatisfy { subject in
            let rows = standings.map { subject.isConfidential(of: $0) ? subject.category(of: $0) : nil }
            var figures = Set(rows.compactMap { $0 }).map { row in standings.indices.filter { rows[$0] == row } }
            // All outcomes together are the schools that have completed, which are a subject of their own.
            if subject == .label { figures.append(standings.indices.filter { rows[$0] != nil }) }
            return figures.allSatisfy { figure in
                areas.allSatisfy { isHidden(figure, in: $0) }
            }
        }
    }

    /// Sets of grounds of which a figure may be wanted.
    private var areas: [[Int]] {
        var areas: Set<[Int]> = Set(grounds.indices.map { [$0] })
        for rung in PublishedRung.allCases {
            var members: [[String]: [Int]] = [:]
            for (place, ground) in grounds.enumerated() {
                for key in rung.keys(of: ground) { members[key, default: []].append(place) }
            }
            areas.formUnion(members.values)
        }
        areas.formUnion(Dictionary(grouping: grounds.indices) { grounds[$0].levels }.values)
        return areas.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private func isHidden(_ figure: [Int], in area: [Int]) -> Bool {
        let schools = area.reduce(0) { sum, place in figure.reduce(sum) { $0 + world[place][$1] } }
        guard schools > 0, schools < limit else { return true }
        var other = world
        for place in area {
            for number in figure {
                while other[place][number] > 0 {
                    guard let moves = way(out: number, of: place, figure, area, other) else { return false }
                    for move in moves { other[move.place][move.number] += move.change }
                }
            }
        }
        return true
    }
}

// MARK: - Ways to another world

extension PublicationAudit {
    private typealias Moves = [(place: Int, number: Int, change: Int)]

    private func look(_ rung: PublishedRung, _ one: Int, _ other: Int) -> Bool {
        looks[rung]?[one] == looks[rung]?[other]
    }

    /// How one school there could have another standing, outside the figure, with all published figures as they are.
    private func way(out number: Int, of place: Int, _ figure: [Int], _ area: [Int], _ world: [[Int]]) -> Moves? {
        let others = standings.indices.filter { !figure.contains($0) && $0 != number }
        for other in others where look(.programme, number, other) {
            return [(place, number, -1), (place, other, 1)]
        }
        for other in others where look(.crossed, number, other) {
            if let moves = exchange(number, other, at: place, area, world) { return moves }
        }
        return nil
    }

    /// With a school of the other standing elsewhere; or with three, round the four corners of two regions and two
    /// sets of levels, where both the regions and the levels are told.
    private func exchange(_ number: Int, _ other: Int, at place: Int, _ area: [Int], _ world: [[Int]]) -> Moves? {
        let (regionsLook, levelsLook) = (look(.region, number, other), look(.level, number, other))
        let here = grounds[place]
        for there in grounds.indices where there != place {
            let ground = grounds[there]
            let isSameRegion = ground.region == here.region
            let isSameLevels = ground.levels == here.levels
            if !area.contains(there), regionsLook || isSameRegion, levelsLook || isSameLevels, world[there][other] > 0 {
                return swap(number, other, place, there)
            }
            guard !isSameRegion, !isSameLevels, world[there][number] > 0,
                let across = places[.init(region: here.region, levels: ground.levels)],
                let along = places[.init(region: ground.region, levels: here.levels)],
                !area.contains(across), !area.contains(along), world[across][other] > 0, world[along][other] > 0
            else { continue }
            return swap(number, other, place, across) + swap(number, other, there, along)
        }
        return nil
    }

    private func swap(_ number: Int, _ other: Int, _ place: Int, _ there: Int) -> Moves {
        [(place, number, -1), (place, other, 1), (there, number, 1), (there, other, -1)]
    }
}
