/// A value as databases keep it. Booleans are integers, times are milliseconds: both engines agree on these.
public enum Value: Sendable, Equatable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
}

/// What can stand in a statement and be read from a row.
public protocol Storable: Sendable {
    var stored: Value { get }
    /// Nil where the value is of another kind.
    init?(stored: Value)
}

/// As it is, where the kind does not matter.
extension Value: Storable {
    public var stored: Value { self }

    public init?(stored: Value) { self = stored }
}

extension Int64: Storable {
    @inlinable public var stored: Value { .integer(self) }

    @inlinable public init?(stored: Value) {
        guard case .integer(let number) = stored else { return nil }
        self = number
    }
}

extension Int: Storable {
    @inlinable public var stored: Value { .integer(Int64(self)) }

    @inlinable public init?(stored: Value) {
        guard case .integer(let number) = stored else { return nil }
        self.init(exactly: number)
    }
}

extension String: Storable {
    @inlinable public var stored: Value { .text(self) }

    @inlinable public init?(stored: Value) {
        guard case .text(let text) = stored else { return nil }
        self = text
    }
}

extension Array: Storable where Element == UInt8 {
    @inlinable public var stored: Value { .bytes(self) }

    @inlinable public init?(stored: Value) {
        guard case .bytes(let bytes) = stored else { return nil }
        self = bytes
    }
}

extension Optional: Storable where Wrapped: Storable {
    @inlinable public var stored: Value { self?.stored ?? .null }

    @inlinable public init?(stored: Value) {
        if stored == .null {
            self = .none
            return
        }
        guard let wrapped = Wrapped(stored: stored) else { return nil }
        self = .some(wrapped)
    }
}
