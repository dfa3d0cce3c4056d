import Foundation
import SQL
import Secrets

/// Some rows of a table, in the order of their keys.
struct CopyPage: Sendable {
    let table: Table
    let rows: [Row]

    /// Of pieces of files, which are large, fewer.
    private static func most(of table: Table) -> Int {
        table.name == "proof_piece" ? 16 : 1000
    }

    /// The rows that follow this key, or the first.
    init(of table: Table, after last: [Value]?, on connection: any Connection) throws {
        let key = table.key.joined(separator: ", ")
        var builder = Statement.StringInterpolation(literalCapacity: 200, interpolationCount: 4)
        builder.appendLiteral("SELECT * FROM \(table.name)")
        if let last {
            builder.appendLiteral(" WHERE (\(key)) > (")
            builder.appendInterpolation(list: last)
            builder.appendLiteral(")")
        }
        builder.appendLiteral(" ORDER BY \(key) LIMIT \(Self.most(of: table))")
        self.table = table
        rows = try connection.rows(Statement(stringInterpolation: builder))
    }

    /// The key of the last row, where more rows may follow.
    var lastKey: [Value]? {
        guard rows.count == Self.most(of: table), let last = rows.last else { return nil }
        return table.key.compactMap { word in
            zip(last.columns, last.values).first { $0.0 == word }?.1
        }
    }

    func insert(on connection: any Connection) throws {
        guard let columns = rows.first?.columns else { return }
        try connection.insert(
            "INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES ", rows.map(\.values))
    }
}

/// The count and the checksum of a table's rows: of each page, together with all before it. Says the same for
/// the same values, whatever the engine and the order of the columns.
struct CopySum {
    private(set) var rows = 0
    private(set) var checksum = ""

    mutating func add(_ page: CopyPage) {
        guard let first = page.rows.first else { return }
        var bytes = Data(checksum.utf8)
        let order = first.columns.indices.sorted { first.columns[$0] < first.columns[$1] }
        for row in page.rows {
            for index in order { append(row.values[index], to: &bytes) }
        }
        rows += page.rows.count
        checksum = digest(of: bytes)
    }

    /// The kind, the length and the bytes, so that no two rows look alike.
    private func append(_ value: Value, to data: inout Data) {
        let (kind, bytes): (String, [UInt8]) =
            switch value {
            case .null: ("n", [])
            case .integer(let number): ("i", Array(String(number).utf8))
            case .text(let text): ("t", Array(text.utf8))
            case .bytes(let bytes): ("b", bytes)
            }
        data.append(contentsOf: "\(kind)\(bytes.count):".utf8)
        data.append(contentsOf: bytes)
    }
}
