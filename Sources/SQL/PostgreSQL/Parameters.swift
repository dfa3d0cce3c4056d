import CPostgreSQL

/// The values of a statement as libpq takes them: in binary form, one after the other in one piece of memory.
struct Parameters {
    let types: [Oid]
    private let bytes: [UInt8]
    /// Where each begins and how long it is; nil for NULL.
    private let places: [(start: Int, length: Int)?]

    init(_ values: [Value]) {
        var bytes: [UInt8] = []
        places = values.map { value in
            guard value != .null else { return nil }
            let start = bytes.count
            value.append(to: &bytes)
            return (start, bytes.count - start)
        }
        // So that the memory of one empty text is not nowhere, which would be NULL.
        bytes.append(0)
        self.bytes = bytes
        types = values.map(\.type)
    }

    /// The count, pointers, lengths and formats, valid within the closure only.
    func withPointers<Outcome>(
        _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> Outcome
    ) -> Outcome {
        bytes.withUnsafeBytes { memory in
            let start = memory.baseAddress?.assumingMemoryBound(to: CChar.self)
            return body(
                Int32(places.count), places.map { place in place.flatMap { start?.advanced(by: $0.start) } },
                places.map { Int32($0?.length ?? 0) }, places.map { _ in 1 })
        }
    }
}

/// The types of PostgreSQL that we send and understand, by the numbers that its catalogue fixes.
enum PostgreSQLType {
    static let bytes: Oid = 17
    static let integer: Oid = 20
    static let text: Oid = 25
    /// Undecided: the server infers it from where the value stands.
    static let unknown: Oid = 0
}

extension Value {
    fileprivate var type: Oid {
        switch self {
        case .null: PostgreSQLType.unknown
        case .integer: PostgreSQLType.integer
        case .text: PostgreSQLType.text
        case .bytes: PostgreSQLType.bytes
        }
    }

    fileprivate func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: break
        case .integer(let number): withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
        case .text(let text): bytes += text.utf8
        case .bytes(let own): bytes += own
        }
    }

    /// The value of a column in binary form; nil for a type that our SQL keeps out, such as the numeric of a
    /// SUM without CAST.
    init?(type: Oid, bytes: UnsafeRawBufferPointer) {
        switch type {
        case 16, 20, 21, 23, 26: self = .integer(Value.number(bytes, isSigned: type != 26))
        case 18, 19, 25, 705, 1042, 1043: self = .text(String(decoding: bytes, as: UTF8.self))
        case 17: self = .bytes(Array(bytes))
        default: return nil
        }
    }

    /// A number of one to eight bytes, the highest first.
    private static func number(_ bytes: UnsafeRawBufferPointer, isSigned: Bool) -> Int64 {
        let start: Int64 = isSigned && (bytes.first ?? 0) >= 0x80 ? -1 : 0
        return bytes.reduce(start) { $0 << 8 | Int64($1) }
    }
}
