import Domain
import SQL
import Synchronization

func segment(_ row: Row, of programme: Programme.ID) throws -> Segment {
    let (kind, size): (String, String) = try (row["kind"], row["size"])
    return try Segment(
        programme: programme, region: row["region"], levels: levelSet(row["levels"]),
        kind: School.Kind(rawValue: kind) ?? .ordinary, network: row["network"], size: SizeClass(rawValue: size))
}

/// The numbers of segments: those that are not there yet are made.
struct SegmentKeys {
    let connection: any Connection
    private var known: [Segment: Int] = [:]

    init(connection: any Connection) {
        self.connection = connection
    }

    mutating func key(of segment: Segment) throws -> Int {
        if let key = known[segment] { return key }
        let key = try stored(segment) ?? made(segment)
        known[segment] = key
        return key
    }

    private func stored(_ segment: Segment) throws -> Int? {
        try connection.row(
            """
            SELECT key FROM segment WHERE programme = \(segment.programme) AND region = \(segment.region)
                AND levels = \(levelSum(segment.levels)) AND kind = \(segment.kind.rawValue)
                AND network = \(segment.network) AND size = \(segment.size?.rawValue ?? "")
            """
        ).map { try $0["key"] }
    }

    private func made(_ segment: Segment) throws -> Int {
        let key: Int = try connection.row("SELECT COALESCE(MAX(key), 0) + 1 AS key FROM segment")?["key"] ?? 1
        try connection.run(
            """
            INSERT INTO segment (key, programme, region, levels, kind, network, size)
            VALUES (\(key), \(segment.programme), \(segment.region), \(levelSum(segment.levels)),
                \(segment.kind.rawValue), \(segment.network), \(segment.size?.rawValue ?? ""))
            """)
        return key
    }
}

/// The segments of programmes, by their numbers.
func segmentsByKey(of programmes: [Programme.ID], on connection: any Connection) throws -> [Int: Segment] {
    let rows = try connection.rows("SELECT * FROM segment WHERE programme IN (\(list: programmes))")
    return try Dictionary(rows.map { (try $0["key"] as Int, try segment($0, of: $0["programme"])) }) { first, _ in first
    }
}

/// Segments as far as some break-downs tell of them. Those that they do not tell apart count as one.
struct ToldSegments {
    /// By the number of the one that stands for all that are the same.
    private var told: [Int: Segment] = [:]
    private(set) var standsFor: [Int: Int] = [:]

    init(_ segments: [Int: Segment], by breakdowns: Set<Breakdown>) {
        var numbers: [Segment: Int] = [:]
        for (key, segment) in segments {
            let segment = segment.told(by: breakdowns)
            let number = numbers[segment] ?? key
            numbers[segment] = number
            told[number] = segment
            standsFor[key] = number
        }
    }

    subscript(key: Int) -> Segment? {
        standsFor[key].flatMap { told[$0] }
    }
}

/// The segments that were read. None is ever changed or removed: as long as there are no more, what is known is all.
final class SegmentShelf: Sendable {
    private struct Asked: Hashable {
        let programme: Programme.ID
        let breakdowns: Set<Breakdown>
    }

    private let known = Mutex<[Asked: ToldSegments]>([:])

    func segments(
        of programme: Programme.ID, toldBy breakdowns: Set<Breakdown>, on connection: any Connection
    ) throws -> ToldSegments {
        let asked = Asked(programme: programme, breakdowns: breakdowns.intersection(Segment.breakdowns))
        let number: Int? = try connection.row(
            "SELECT COUNT(*) AS number FROM segment WHERE programme = \(programme)")?["number"]
        if let shelved = known.withLock({ $0[asked] }), shelved.standsFor.count == number { return shelved }
        let told = ToldSegments(try segmentsByKey(of: [programme], on: connection), by: asked.breakdowns)
        known.withLock { $0[asked] = told }
        return told
    }
}
