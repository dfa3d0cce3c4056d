/// What a delivery changed, or would change, by the numbers of the schools.
public struct ImportReport: Sendable, Equatable {
    /// Something of a school before the delivery and after it.
    public struct Change: Sendable, Equatable {
        public let number: String
        public let before: String
        public let after: String

        public init(number: String, before: String, after: String) {
            self.number = number
            self.before = before
            self.after = after
        }
    }

    public var new: [String] = []
    /// Schools of which anything changed, the renamed and moved ones included; not those closed or reopened.
    public var changed: [String] = []
    public var same = 0
    public var closed: [String] = []
    public var reopened: [String] = []
    public var renamed: [Change] = []
    /// Of another address or region; the words are both.
    public var moved: [Change] = []
    /// Schools that the delivery names as open though they went on in another: they stay closed. With the
    /// numbers of both.
    public var merged: [Change] = []
    /// Set when so many schools would be closed that the delivery looks incomplete.
    public var suspicion: TooManyClosings?

    public init(same: Int = 0) {
        self.same = same
    }
}

/// A delivery would close more than a tenth of the open schools of its levels, and more than five.
public struct TooManyClosings: Error, Sendable, Equatable {
    public let closings: Int
    /// The open schools with a level that the delivery covers.
    public let open: Int

    init?(closings: Int, open: Int) {
        guard closings > 5, closings * 10 > open else { return nil }
        self.closings = closings
        self.open = open
    }
}
