public import Domain
import Foundation
import SQL
import Secrets

/// What a delivery changed, or would change, by the numbers of the schools.
public struct ImportReport: Sendable, Equatable {
    public var new: [String] = []
    public var changed: [String] = []
    public var same = 0
    public var closed: [String] = []
    public var reopened: [String] = []

    public init(same: Int = 0) {
        self.same = same
    }
}

extension Store {
    /// Takes a delivery into the programme's register. Schools of the levels that it covers and that it does
    /// not name are closed on the day of the import; nothing is deleted; the same delivery again changes nothing.
    /// - Parameter isTrial: only report what would change.
    public func importDelivery(
        _ delivery: Delivery, files: [String], into programme: Programme, isTrial: Bool = false
    ) async throws -> ImportReport {
        let now = clock()
        return try await database.write { connection in
            let known = try knownForImport(programme.id, on: connection)
            let changes = compare(delivery, with: known, at: now, in: programme)
            guard !isTrial else { return changes.report }
            try use(programme.id, at: now, on: connection)
            let key = newKey(Delivery.self)
            try connection.run(
                """
                INSERT INTO delivery (key, programme, imported_at, files, covers, rows_read, rows_unusable)
                VALUES (\(key), \(programme.id), \(now), \(files.joined(separator: "\n")),
                    \(delivery.covers.sorted().map(\.rawValue).joined(separator: " ")),
                    \(delivery.rows), \(delivery.unusable.count))
                """)
            for school in changes.toWrite {
                try write(school, of: programme.id, from: key, on: connection)
            }
            for (id, day) in changes.toClose {
                try connection.run("UPDATE school SET closed_on = \(day), digest = '' WHERE key = \(id)")
            }
            return changes.report
        }
    }

    /// Notes that this installation runs the programme.
    func use(_ programme: Programme.ID, at now: Moment, on connection: any Connection) throws {
        try connection.run(
            "INSERT INTO programme (id, since) VALUES (\(programme), \(now)) ON CONFLICT (id) DO NOTHING")
    }

    /// The programmes that this installation runs: those with schools or a manager.
    public func programmesInUse() async throws -> [Programme.ID] {
        try await database.read { try $0.rows("SELECT id FROM programme ORDER BY id").map { try $0["id"] } }
    }

    private func write(
        _ entry: Changes.Entry, of programme: Programme.ID, from delivery: Key<Delivery>,
        on connection: any Connection
    ) throws {
        let school = entry.school
        let id = entry.known ?? newKey(School.self)
        let words = [school.number, school.name, school.address.postcode, school.address.place]
        try connection.run(
            """
            INSERT INTO school (key, programme, number, name, street, postcode, place, region, kind, network,
                group_number, group_name, email, website, opened_on, closed_on, digest, searchable, delivery)
            VALUES (\(id), \(programme), \(school.number), \(school.name), \(school.address.street),
                \(school.address.postcode), \(school.address.place), \(school.region), \(school.kind.rawValue),
                \(school.network), \(school.group?.number), \(school.group?.name), \(school.email),
                \(school.website), \(school.opened), \(school.closed), \(entry.digest),
                \(searchable(words.joined(separator: " "))), \(delivery))
            ON CONFLICT (programme, number) DO UPDATE SET
                name = excluded.name, street = excluded.street, postcode = excluded.postcode,
                place = excluded.place, region = excluded.region, kind = excluded.kind,
                network = excluded.network, group_number = excluded.group_number,
                group_name = excluded.group_name, email = excluded.email, website = excluded.website,
                opened_on = excluded.opened_on, closed_on = excluded.closed_on, digest = excluded.digest,
                searchable = excluded.searchable, delivery = excluded.delivery
            """)
        try connection.run("DELETE FROM school_level WHERE school = \(id)")
        for level in school.levels.sorted() {
            try connection.run("INSERT INTO school_level (school, level) VALUES (\(id), \(level))")
        }
        try connection.run("DELETE FROM site WHERE school = \(id)")
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
