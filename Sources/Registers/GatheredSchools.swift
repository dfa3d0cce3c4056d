import Domain

/// Rows gathered into schools, in the order in which the schools first appear.
struct GatheredSchools {
    private var schools: [GatheredSchool] = []
    private var indexes: [String: Int] = [:]

    mutating func add(_ row: SchoolRow) {
        if let index = indexes[row.number] {
            schools[index].add(row)
        } else {
            indexes[row.number] = schools.count
            schools.append(GatheredSchool(row))
        }
    }

    /// The schools that have a level of the programme, with these levels only.
    func schools(with levels: Set<EducationLevel>) -> [School] {
        schools.compactMap { gathered in
            var school = gathered.school
            school.levels.formIntersection(levels)
            return school.levels.isEmpty ? nil : school
        }
    }
}

/// A school as far as its rows have been read. Its facts are those of the head office, or of the first row as
/// long as there is none; levels are those of all rows; it is closed when all its rows are.
private struct GatheredSchool {
    private(set) var school: School
    private var rank: Int

    init(_ row: SchoolRow) {
        school = School(
            number: row.number, name: row.site.name, address: row.site.address, region: row.region,
            levels: row.levels, kind: row.kind, network: row.network, group: row.group, email: row.email,
            website: row.website, opened: row.opened, closed: row.closed, sites: [row.site])
        rank = Self.rank(of: row)
    }

    mutating func add(_ row: SchoolRow) {
        let rank = Self.rank(of: row)
        if rank > self.rank {
            self.rank = rank
            takeFacts(of: row)
            school.sites.removeAll { $0 == row.site }
            school.sites.insert(row.site, at: 0)
        } else if !school.sites.contains(row.site) {
            school.sites.append(row.site)
        }
        school.levels.formUnion(row.levels)
        school.opened = [school.opened, row.opened].compactMap { $0 }.min()
        school.closed = school.closed.flatMap { closed in row.closed.map { max(closed, $0) } }
    }

    private mutating func takeFacts(of row: SchoolRow) {
        school.name = row.site.name
        school.address = row.site.address
        school.region = row.region
        school.kind = row.kind
        school.network = row.network
        school.group = row.group
        school.email = row.email
        school.website = row.website
    }

    /// A head office that was given up does not count before the one that followed it.
    private static func rank(of row: SchoolRow) -> Int {
        guard row.isHeadOffice else { return 0 }
        return row.closed == nil ? 2 : 1
    }
}
