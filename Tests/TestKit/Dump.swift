public import SQL

/// All that is in a database, so that two can be compared: the rows of each table by key. Keys of things differ
/// from run to run; in their place stands the how-manieth they are.
public func dump(_ database: any Database) async throws -> [String] {
    let tables = try await database.tables().filter { $0.name != "migration" }
    return try await database.read { connection in
        var names: [Int64: Int] = [:]
        return try tables.flatMap { table in
            let key = table.key.joined(separator: ", ")
            let rows = try connection.rows(Statement(stringLiteral: "SELECT * FROM \(table.name) ORDER BY \(key)"))
            return rows.map { row in
                "\(table.name): "
                    + zip(row.columns, row.values).map { "\($0)=\(shown($1, &names))" }.joined(separator: " ")
            }
        }
    }
}

/// Times are far smaller than keys.
private func shown(_ value: Value, _ names: inout [Int64: Int]) -> String {
    guard case .integer(let number) = value, number > 1 << 50 else { return "\(value)" }
    let name = names[number] ?? names.count
    names[number] = name
    return "key \(name)"
}
