import SQL
import Store
import TestKit
import Testing

/// After migration both engines have the same tables, columns, keys, rules and indexes.
@Suite struct SameFormTests {
    private func lines(_ engine: Engine, _ statement: Statement) async throws -> Set<String> {
        let store = Store(database: try await engine.database())
        try await store.migrate()
        let rows = try await store.database.read { try $0.rows(statement) }
        return Set(try rows.map { row in try row["line"] as String }.map(Self.plain))
    }

    /// Without the words and signs that only one engine writes.
    private static func plain(_ line: String) -> String {
        line.replacing("bigint", with: "integer").replacing("bytea", with: "blob")
            .replacing("::text", with: "")
            .filter { $0 != "(" && $0 != ")" && $0 != "\"" }.lowercased()
    }

    @Test(arguments: [
        (
            "columns",
            """
            SELECT t.name || '.' || c.name || ' ' || c.type || CASE c."notnull" WHEN 1 THEN ' not null' ELSE '' END AS line
            FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'
            """,
            """
            SELECT table_name || '.' || column_name || ' ' || data_type ||
                CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END AS line
            FROM information_schema.columns WHERE table_schema = current_schema()
            """
        ),
        (
            "checks",
            """
            SELECT name || ' ' || CAST((length(sql) - length(replace(sql, 'CHECK (', ''))) / 7 AS TEXT) AS line
            FROM sqlite_master WHERE type = 'table'
            """,
            """
            SELECT t.relname || ' ' || CAST(COUNT(c.oid) AS TEXT) AS line FROM pg_class t
            LEFT JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'c'
            WHERE t.relnamespace = CAST(current_schema() AS regnamespace) AND t.relkind = 'r' GROUP BY t.relname
            """
        ),
        (
            "indexes",
            """
            SELECT t.name || ' ' || i."unique" || ' ' ||
                (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) ||
                CASE i.origin WHEN 'c' THEN ' ' || i.name ELSE '' END ||
                CASE i.partial WHEN 1 THEN substr(m.sql, instr(m.sql, ' WHERE')) ELSE '' END AS line
            FROM sqlite_master t JOIN pragma_index_list(t.name) i LEFT JOIN sqlite_master m ON m.name = i.name
            WHERE t.type = 'table' AND i.origin <> 'pk'
            """,
            """
            SELECT t.relname || ' ' || CASE WHEN x.indisunique THEN 1 ELSE 0 END || ' ' ||
                (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(x.indkey) WITH ORDINALITY k (number, place)
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) ||
                CASE WHEN c.oid IS NULL THEN ' ' || i.relname ELSE '' END ||
                COALESCE(' WHERE ' || pg_get_expr(x.indpred, t.oid), '') AS line
            FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
            LEFT JOIN pg_constraint c ON c.conindid = i.oid AND c.contype = 'u'
            WHERE t.relnamespace = CAST(current_schema() AS regnamespace) AND NOT x.indisprimary
            """
        ),
        (
            "references",
            """
            SELECT name || ' ' || group_concat("from", ',') || ' ' || target || ' ' || group_concat("to", ',') AS line FROM (
                SELECT t.name, f.id, f."table" AS target, f."from", f."to"
                FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table' ORDER BY f.id, f.seq)
            GROUP BY name, id
            """,
            """
            SELECT t.relname || ' ' ||
                (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY k (number, place)
                JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number) || ' ' || o.relname || ' ' ||
                (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY k (number, place)
                JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number) AS line
            FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class o ON o.oid = c.confrelid
            WHERE t.relnamespace = CAST(current_schema() AS regnamespace) AND c.contype = 'f'
            """
        ),
    ])
    func bothHaveTheSame(_ what: String, _ sqlite: String, _ postgresql: String) async throws {
        let one = try await lines(.memory, Statement(stringLiteral: sqlite))
        let other = try await lines(.postgresql, Statement(stringLiteral: postgresql))
        #expect(!one.isEmpty)
        #expect(one.subtracting(other).sorted() == [], "\(what) only in SQLite")
        #expect(other.subtracting(one).sorted() == [], "\(what) only in PostgreSQL")
    }

    @Test func keysAreTheSameAndEveryTableHasOne() async throws {
        var found: [[Table]] = []
        for engine in Engine.allCases {
            let store = Store(database: try await engine.database())
            try await store.migrate()
            found.append(try await store.database.tables())
        }
        #expect(found.allSatisfy { $0 == found.first })
        #expect(found.first?.count ?? 0 > 20)
        let sqlite = try await lines(.memory, "SELECT name || '' AS line FROM sqlite_master WHERE type = 'table'")
        #expect(Set(found.first?.map(\.name) ?? []) == sqlite)
    }
}
