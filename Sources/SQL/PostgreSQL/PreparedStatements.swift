import CPostgreSQL

/// The statements that a connection has prepared, each under a name. At most so many: the one that was not
/// used for longest gives way.
struct PreparedStatements {
    /// A NULL has no type of its own, so the same text may be prepared for several.
    private struct Form: Hashable {
        let text: String
        let types: [Oid]
    }

    private var known: [Form: (name: String, used: Int)] = [:]
    /// How many names were given; none is given twice.
    private var count = 0
    private var uses = 0

    static let most = 256

    /// What to send to run the statement: its preparation first where it is new.
    mutating func commands(for statement: Statement) -> [Wire.Command] {
        let parameters = Parameters(statement.values)
        if let name = known[Form(text: statement.text, types: parameters.types)]?.name {
            return [.run(name: name, parameters)]
        }
        count += 1
        let name = "s\(count)"
        return [
            .prepare(name: name, text: statement.text, types: parameters.types), .run(name: name, parameters),
        ]
    }

    /// Notes what was sent and answered without a fault.
    mutating func note(_ command: Wire.Command, for statement: Statement) {
        uses += 1
        switch command {
        case .prepare(let name, let text, let types):
            known[Form(text: text, types: types)] = (name, uses)
        case .run(_, let parameters):
            known[Form(text: statement.text, types: parameters.types)]?.used = uses
        }
    }

    /// A name to give back, where there are too many.
    mutating func surplus() -> String? {
        guard known.count > Self.most, let oldest = known.min(by: { $0.value.used < $1.value.used }) else {
            return nil
        }
        known[oldest.key] = nil
        return oldest.value.name
    }

    /// Nothing is prepared any more.
    mutating func forget() {
        known = [:]
    }
}
