import CPostgreSQL

/// What a statement gave.
struct Answer {
    var rows: [Row] = []
    /// How many rows it changed.
    var changed = 0

    init() {}

    /// Reads a result of libpq.
    /// - Throws: `ServerError`.
    init(_ result: OpaquePointer) throws(ServerError) {
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK:
            rows = try Self.rows(of: result)
        case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            changed = Int(String(cString: PQcmdTuples(result))) ?? 0
        case PGRES_PIPELINE_ABORTED:
            throw ServerError(state: "25P02", message: "an earlier statement failed")
        default:
            throw ServerError(of: result)
        }
    }

    private static func rows(of result: OpaquePointer) throws(ServerError) -> [Row] {
        let width = PQnfields(result)
        let columns = (0..<width).map { String(cString: PQfname(result, $0)) }
        let types = (0..<width).map { PQftype(result, $0) }
        var rows: [Row] = []
        rows.reserveCapacity(Int(PQntuples(result)))
        for line in 0..<PQntuples(result) {
            var values: [Value] = []
            values.reserveCapacity(Int(width))
            for (index, type) in types.enumerated() {
                values.append(try value(of: result, line, Int32(index), type))
            }
            rows.append(Row(columns: columns, values: values))
        }
        return rows
    }

    private static func value(
        of result: OpaquePointer, _ line: Int32, _ column: Int32, _ type: Oid
    ) throws(ServerError) -> Value {
        guard PQgetisnull(result, line, column) == 0 else { return .null }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(result, line, column), count: Int(PQgetlength(result, line, column)))
        guard let value = Value(type: type, bytes: bytes) else {
            let name = String(cString: PQfname(result, column))
            throw ServerError(
                state: "42804", message: "column \(name) is of type number \(type), which is not read: CAST it")
        }
        return value
    }
}

extension ServerError {
    init(of result: OpaquePointer) {
        func field(_ code: Character) -> String? {
            PQresultErrorField(result, code.asciiValue.map(Int32.init) ?? 0).map { String(cString: $0) }
        }
        // C state, M message, n constraint, V severity in English.
        let severity = field("V")
        self.init(
            state: field("C") ?? ServerError.lostState,
            message: field("M") ?? String(cString: PQresultErrorMessage(result)),
            constraint: field("n"), isFatal: severity == "FATAL" || severity == "PANIC")
    }
}
