public import Domain
public import Foundation
public import SQL
import Synchronization

/// Everything that is kept. Each verb is one transaction and keeps the promise of its comment; every look-up
/// of a school's own things is made through the person who asks.
public struct Store: Sendable {
    public let database: any Database
    /// The time, as an argument: tests and the demo set it.
    public let clock: @Sendable () -> Moment
    let keys: KeyMaker
    let versions: VersionShelf
    let segments: SegmentShelf

    public init(database: any Database, clock: @escaping @Sendable () -> Moment = { Moment(Date()) }) {
        self.database = database
        self.clock = clock
        keys = KeyMaker()
        versions = VersionShelf()
        segments = SegmentShelf()
    }

    /// The same store at another time.
    public func at(_ moment: Moment) -> Store {
        Store(database: database, clock: { moment })
    }

    func newKey<Of>(_ kind: Of.Type = Of.self) -> Key<Of> {
        keys.next(at: clock())
    }
}

/// Makes keys: 42 bits of milliseconds, 21 of chance; within one process strictly rising.
final class KeyMaker: Sendable {
    private let last = Mutex<Int64>(0)

    func next<Of>(at moment: Moment) -> Key<Of> {
        let fresh = (moment.milliseconds & 0x3FF_FFFF_FFFF) << 21 | Int64.random(in: 0..<(1 << 21))
        let key = last.withLock { last in
            // A little chance on top, so that keys of a burst can't be counted through.
            last = max(fresh, last + Int64.random(in: 1...1024))
            return last
        }
        return Key(key)
    }
}
