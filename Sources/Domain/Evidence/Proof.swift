/// What shows that a task was done: a file, a link or a statement.
public struct Proof: Sendable, Equatable {
    public typealias ID = Key<Proof>

    public enum Content: Sendable, Equatable {
        case file(File)
        case link(WebLink)
        case statement
    }

    /// A file as it is known without its bytes.
    public struct File: Sendable, Equatable {
        /// Safe to be given to any computer.
        public let name: String
        public let kind: FileKind
        public let bytes: Int
        /// SHA-256 of what is kept, in hexadecimal.
        public let checksum: String

        public init(name: String, kind: FileKind, bytes: Int, checksum: String) {
            self.name = name
            self.kind = kind
            self.bytes = bytes
            self.checksum = checksum
        }
    }

    public let id: ID
    public let content: Content
    /// The statement; of a file or a link what it shows, perhaps nothing.
    public let words: String
    public let addedAt: Moment
    public let addedBy: Person.ID
    public let addedByName: String

    public init(
        id: ID, content: Content, words: String, addedAt: Moment, addedBy: Person.ID, addedByName: String
    ) {
        self.id = id
        self.content = content
        self.words = words
        self.addedAt = addedAt
        self.addedBy = addedBy
        self.addedByName = addedByName
    }

    /// Who added it may take it away, and who coordinates.
    public func canBeRemoved(by person: Person.ID, as role: SchoolRole) -> Bool {
        person == addedBy || role == .coordinator
    }
}
