/// The statements by which an engine tells of its own tables: the only ones that are written twice.
struct Catalogue: Sendable {
    /// Gives `name`, `word`, `position`: the columns of each table's primary key, in order.
    let keys: Statement
    /// Gives `name`, `target`: which table refers to which.
    let references: Statement

    static let sqlite = Catalogue(
        keys: """
            SELECT main.name AS name, part.name AS word, part.pk AS position
            FROM sqlite_master AS main JOIN pragma_table_info(main.name) AS part
            WHERE main.type = 'table' AND part.pk > 0 ORDER BY main.name, part.pk
            """,
        references: """
            SELECT main.name AS name, part."table" AS target
            FROM sqlite_master AS main JOIN pragma_foreign_key_list(main.name) AS part WHERE main.type = 'table'
            """)

    static let postgresql = Catalogue(
        keys: """
            SELECT main.relname AS name, part.attname AS word, place.position AS position
            FROM pg_index JOIN pg_class AS main ON main.oid = pg_index.indrelid
            JOIN pg_namespace AS home ON home.oid = main.relnamespace AND home.nspname = current_schema()
            CROSS JOIN LATERAL unnest(pg_index.indkey) WITH ORDINALITY AS place (number, position)
            JOIN pg_attribute AS part ON part.attrelid = main.oid AND part.attnum = place.number
            WHERE pg_index.indisprimary ORDER BY main.relname, place.position
            """,
        references: """
            SELECT main.relname AS name, target.relname AS target
            FROM pg_constraint JOIN pg_class AS main ON main.oid = pg_constraint.conrelid
            JOIN pg_namespace AS home ON home.oid = main.relnamespace AND home.nspname = current_schema()
            JOIN pg_class AS target ON target.oid = pg_constraint.confrelid WHERE pg_constraint.contype = 'f'
            """)
}

/// A table, as far as copying it asks.
public struct Table: Sendable, Equatable {
    public let name: String
    /// The columns of its primary key, in order.
    public let key: [String]
}

extension Database {
    /// The tables that are there, each after those to which it refers. None of ours refer to each other in a ring.
    public func tables() async throws -> [Table] {
        let catalogue = dialect.catalogue
        let (keys, references) = try await read { connection in
            (try connection.rows(catalogue.keys), try connection.rows(catalogue.references))
        }
        let keyed = try Dictionary(grouping: keys) { try $0["name"] as String }
            .mapValues { rows in try rows.map { try $0["word"] as String } }
        let targets = try Dictionary(grouping: references) { try $0["name"] as String }
            .mapValues { rows in Set(try rows.map { try $0["target"] as String }) }
        return inOrder(keyed.map { Table(name: $0.key, key: $0.value) }.sorted { $0.name < $1.name }, targets)
    }
}

private func inOrder(_ tables: [Table], _ targets: [String: Set<String>]) -> [Table] {
    var ordered: [Table] = []
    var waiting = tables
    while !waiting.isEmpty {
        let names = Set(waiting.map(\.name))
        let ready = waiting.filter { table in
            (targets[table.name] ?? []).subtracting([table.name]).isDisjoint(with: names)
        }
        guard !ready.isEmpty else { return ordered + waiting }
        ordered += ready
        waiting.removeAll { ready.contains($0) }
    }
    return ordered
}
