import SQL

extension Store {
    /// The key with which forms are signed: made once, kept with the data, the same for every server on it.
    public func formKey() async throws -> [UInt8] {
        try await database.write { connection in
            if let row = try connection.row("SELECT value FROM setting WHERE name = 'form-key'") {
                return try row["value"]
            }
            let key = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
            try connection.run("INSERT INTO setting (name, value) VALUES ('form-key', \(key))")
            return key
        }
    }
}
