/// What can go wrong in a database, in the words that both engines share.
public enum DatabaseError: Error, Equatable, CustomStringConvertible {
    /// A row like this is there already; with the name of the constraint or its columns.
    case unique(String)
    case foreignKey(String)
    /// A check or NOT NULL refused the row.
    case check(String)
    /// Somebody else holds the database longer than we wait.
    case busy
    /// Too many wait, or waited too long, for a connection; with the figures.
    case crowded(String)
    /// A statement took longer than it may; with its text.
    case tooSlow(String)
    /// The database can't be reached or opened; with the reason.
    case connection(String)
    case readOnly
    /// No room on the disk.
    case full
    /// The statement itself is wrong: a mistake in our SQL.
    case statement(String)

    public var description: String {
        switch self {
        case .unique(let what): "there is such a row already (\(what))"
        case .foreignKey(let what): "a row refers to one that is not there (\(what))"
        case .check(let what): "a rule of the table refuses the row (\(what))"
        case .busy: "the database is busy"
        case .crowded(let figures): "the database is busy: \(figures)"
        case .tooSlow(let statement): "a statement took longer than it may: \(statement)"
        case .connection(let why): "the database can't be opened: \(why)"
        case .readOnly: "the database can't be written to"
        case .full: "the disk is full"
        case .statement(let why): "a statement failed: \(why)"
        }
    }

    /// Whether the same may go well later without anyone changing anything in the program.
    public var isPassing: Bool {
        switch self {
        case .busy, .crowded, .tooSlow, .connection, .readOnly, .full: true
        case .unique, .foreignKey, .check, .statement: false
        }
    }
}

extension DatabaseError {
    static func notTriples(_ statement: Statement) -> DatabaseError {
        .statement("not three whole numbers in each row: \(statement.text)")
    }
}
