import Domain
import SQL

/// What is the same for all schools that one import writes.
struct Writing {
    let programme: Programme.ID
    let delivery: Key<Delivery>
    let today: String

    /// Writes the school as the register now has it.
    func write(
        _ entry: Changes.Entry, as id: School.ID, searchable: String, on connection: any Connection
    ) throws {
        let school = entry.school
        try connection.run(
            """
            INSERT INTO school (key, programme, number, name, street, postcode, place, region, kind, network,
                group_number, group_name, email, website, opened_on, closed_on, digest, searchable, delivery, pupils)
            VALUES (\(id), \(programme), \(school.number), \(school.name), \(school.address.street),
                \(school.address.postcode), \(school.address.place), \(school.region), \(school.kind.rawValue),
                \(school.network), \(school.group?.number), \(school.group?.name), \(school.email),
                \(school.website), \(school.opened), \(school.closed), \(entry.digest), \(searchable), \(delivery),
                \(school.pupils))
            ON CONFLICT (programme, number) DO UPDATE SET
                name = excluded.name, street = excluded.street, postcode = excluded.postcode,
                place = excluded.place, region = excluded.region, kind = excluded.kind,
                network = excluded.network, group_number = excluded.group_number,
                group_name = excluded.group_name, email = excluded.email, website = excluded.website,
                opened_on = excluded.opened_on, closed_on = excluded.closed_on, digest = excluded.digest,
                searchable = excluded.searchable, delivery = excluded.delivery,
                pupils = excluded.pupils
            """)
        if entry.known != nil {
            try connection.run("DELETE FROM school_level WHERE school = \(id)")
            try connection.run("DELETE FROM site WHERE school = \(id)")
        }
        try writeParts(of: school, as: id, on: connection)
    }

    private func writeParts(of school: School, as id: School.ID, on connection: any Connection) throws {
        for level in school.levels.sorted() {
            try connection.run("INSERT INTO school_level (school, level) VALUES (\(id), \(level))")
        }
        for (position, site) in school.sites.enumerated() {
            try connection.run(
                """
                INSERT INTO site (school, position, name, street, postcode, place)
                VALUES (\(id), \(position), \(site.name), \(site.address.street), \(site.address.postcode),
                    \(site.address.place))
                """)
        }
    }
}
