import CPostgreSQL
import Foundation

/// Where a PostgreSQL database is: a URI as libpq reads it, with all that libpq knows (TLS modes, several hosts,
/// service files, password files). Shown to anyone, it is without its password.
public struct PostgreSQLAddress: Sendable, CustomStringConvertible {
    let uri: String
    private let secrets: [String]

    /// - Throws: `DatabaseError.connection` when libpq can't read the URI.
    public init(_ uri: String) throws {
        self.uri = uri
        guard Self.isClear(uri) else {
            throw DatabaseError.connection("\(Self.withoutPassword(uri)): write @ within a password as %40")
        }
        var fault: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(uri, &fault) else {
            let why = fault.map { String(cString: $0) } ?? "out of memory"
            PQfreemem(fault)
            // What can't be read can't be cleaned piece by piece: the whole of it is left out.
            throw DatabaseError.connection(
                Self.trimmed(why.replacing(uri, with: Self.withoutPassword(uri))))
        }
        defer { PQconninfoFree(options) }
        secrets = Self.values(of: ["password", "sslpassword"], in: options)
    }

    /// Whether the text is meant as such an address.
    public static func looksLike(_ text: String) -> Bool {
        text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
    }

    public var description: String { Self.withoutPassword(uri) }

    /// A message of libpq or of the server, without the password and without the end of the line.
    func cleaned(_ message: String) -> String {
        let shown = message.replacing(uri, with: description)
        return Self.trimmed(secrets.filter { $0.count > 3 }.reduce(shown) { $0.replacing($1, with: "…") })
    }

    /// With a second @ the end of a password would be taken for a host, and shown.
    private static func isClear(_ uri: String) -> Bool {
        guard let scheme = uri.range(of: "://") else { return true }
        return uri[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }.count { $0 == "@" } < 2
    }

    private static func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// `postgresql://user:secret@host/base?password=x` becomes `postgresql://user@host/base`. Where a password
    /// holds an unescaped sign, rather too much is left out than too little.
    static func withoutPassword(_ uri: String) -> String {
        let pieces = uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var shown = pieces.first.map(String.init) ?? ""
        if let scheme = shown.range(of: "://"), let at = shown.range(of: "@", options: .backwards),
            scheme.upperBound <= at.lowerBound
        {
            let user = shown[scheme.upperBound..<at.lowerBound].prefix { $0 != ":" }
            shown = "\(shown[..<scheme.upperBound])\(user)\(shown[at.lowerBound...])"
        }
        let rest = pieces.dropFirst().first?.split(separator: "&").filter { !$0.contains("password=") } ?? []
        // A question mark within a password: what follows it may be the password's end.
        guard !rest.contains(where: { $0.contains("@") }) else { return "postgresql://…" }
        return rest.isEmpty ? shown : shown + "?" + rest.joined(separator: "&")
    }

    private static func values(
        of keywords: Set<String>, in options: UnsafeMutablePointer<PQconninfoOption>
    ) -> [String] {
        var found: [String] = []
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val, value.pointee != 0, keywords.contains(String(cString: keyword)) {
                found.append(String(cString: value))
            }
            option = option.advanced(by: 1)
        }
        return found
    }
}

/// How many connections, and how long anything may take.
public struct PostgreSQLLimits: Sendable {
    /// At most so many connections; each is opened when it is first needed.
    public var connections = 8
    /// At most so many wait for a connection; who comes then is refused at once.
    public var waiting = 256
    /// So long one waits for a connection, and so long a write that meets others is repeated.
    public var patience: Duration = .seconds(5)
    public var statement: Duration = .seconds(30)
    public var lock: Duration = .seconds(5)
    /// Within a transaction, between two statements.
    public var idle: Duration = .seconds(60)

    public init() {}
}

extension Duration {
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    var seconds: Double { Double(milliseconds) / 1000 }
}
