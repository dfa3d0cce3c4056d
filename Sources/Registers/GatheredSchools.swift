import Domain

/// Rows gathered into schools, in the order in which the schools first appear. A country's schools are large, so
/// each is kept once.
struct GatheredSchools {
    private var schools: [School] = []
    /// How much the row counts that gave a school its facts.
    private var ranks: [Int] = []
    private var indexes: [String: Int] = [:]

    mutating func add(_ row: SchoolRow) {
        if let index = indexes[row.number] {
            schools[index].add(row, takesFacts: row.rank > ranks[index])
            ranks[index] = max(ranks[index], row.rank)
        } else {
            indexes[row.number] = schools.count
            schools.append(School(row))
            ranks.append(row.rank)
        }
    }

    /// The schools that have a level of the programme, with these levels only. They are handed over, not copied:
    /// nothing is left.
    mutating func takeSchools(with levels: Set<EducationLevel>) -> [School] {
        var taken: [School] = []
        swap(&taken, &schools)
        self = GatheredSchools()
        for index in taken.indices { taken[index].levels.formIntersection(levels) }
        taken.removeAll { $0.levels.isEmpty }
        return taken
    }
}

/// A school as far as its rows have been read. Its facts are those of the head office, or of the first row as
/// long as there is none; levels are those of all rows; it is closed when all its rows are.
extension School {
    fileprivate init(_ row: SchoolRow) {
        self.init(
            number: row.number, name: row.site.name, address: row.site.address, region: row.region,
            levels: row.levels, kind: row.kind, network: row.network, group: row.group, email: row.email,
            website: row.website, opened: row.opened, closed: row.closed, sites: [row.site],
            pupils: row.pupils)
    }

    fileprivate mutating func add(_ row: SchoolRow, takesFacts: Bool) {
        if takesFacts {
            takeFacts(of: row)
            sites.removeAll { $0 == row.site }
            sites.insert(row.site, at: 0)
        } else if !sites.contains(row.site) {
            sites.append(row.site)
        }
        levels.formUnion(row.levels)
        if let more = row.pupils { pupils = (pupils ?? 0) + more }
        opened = [opened, row.opened].compactMap { $0 }.min()
        closed = closed.flatMap { closed in row.closed.map { max(closed, $0) } }
    }

    private mutating func takeFacts(of row: SchoolRow) {
        name = row.site.name
        address = row.site.address
        region = row.region
        kind = row.kind
        network = row.network
        group = row.group
        email = row.email
        website = row.website
    }
}

extension SchoolRow {
    /// A head office that was given up does not count before the one that followed it.
    fileprivate var rank: Int {
        guard isHeadOffice else { return 0 }
        return closed == nil ? 2 : 1
    }
}
