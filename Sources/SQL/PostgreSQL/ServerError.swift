import CPostgreSQL

/// What the server, or libpq for it, says went wrong.
struct ServerError: Error {
    /// The SQLSTATE: five signs.
    let state: String
    let message: String
    /// The constraint that refused the row, where one did. The detail is left out: it holds people's data.
    var constraint: String?
    /// The connection is of no use any more.
    var isFatal = false

    static let lostState = "08006"

    static func lost(_ message: String) -> ServerError {
        ServerError(state: lostState, message: message, isFatal: true)
    }

    /// What others did at the same moment made it fail; the same again may go well. Nothing of it was kept.
    var isConflict: Bool { state == "40001" || state == "40P01" }

    /// A row that another transaction added meanwhile, or one of ours twice: only a look at what is there now
    /// tells them apart.
    var mayBeConflict: Bool { state == "23505" || state == "23503" }

    /// A prepared statement is not there any more, or the table changed its form.
    var isStale: Bool { state == "26000" || (state == "0A000" && message.contains("cached plan")) }

    /// The connection, not the statement.
    var isLoss: Bool { isFatal || state.hasPrefix("08") || state.hasPrefix("57P0") }

    /// In the words of both engines.
    /// - Parameter statement: its text, which holds no values.
    func translated(in statement: String) -> DatabaseError {
        switch state {
        case "23505", "23P01": .unique(constraint ?? message)
        case "23503", "23001": .foreignKey(constraint ?? message)
        case "40001", "40P01", "55P03": .busy
        case "57014": .tooSlow(statement)
        case "25006": .readOnly
        case "53100": .full
        default: translatedByClass(in: statement)
        }
    }

    private func translatedByClass(in statement: String) -> DatabaseError {
        if isLoss { return .connection(message) }
        switch state.prefix(2) {
        case "22", "23": return .check(constraint ?? message)
        case "28", "3D", "53", "58": return .connection(message)
        default: return .statement("\(message) in \(statement)")
        }
    }
}
