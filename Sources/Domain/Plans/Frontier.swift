/// Actions done together: their hours, and their ranks in the order of the ids. The lesser is the one to prefer:
/// fewer hours, then fewer actions, then the ids in order.
struct Effort: Comparable {
    let hours: Int
    /// Ascending.
    let ranks: [Int]

    static let nothing = Effort(hours: 0, ranks: [])

    static func < (one: Effort, other: Effort) -> Bool {
        (one.hours, one.ranks.count) != (other.hours, other.ranks.count)
            ? (one.hours, one.ranks.count) < (other.hours, other.ranks.count)
            : one.ranks.lexicographicallyPrecedes(other.ranks)
    }

    /// Both; they share no action.
    func and(_ other: Effort) -> Effort {
        Effort(hours: hours + other.hours, ranks: (ranks + other.ranks).sorted())
    }
}

/// For each number of points the effort to prefer of those that give just so many; nil where none does.
///
/// Combining keeps the best: of two efforts that add the same actions the lesser stays the lesser, ids included,
/// for the smallest action in which the two differ decides with or without the others.
struct Frontier {
    private(set) var efforts: [Effort?]

    init() {
        efforts = [.nothing]
    }

    init(_ offers: [(points: Int, effort: Effort)]) {
        efforts = Array(repeating: nil, count: (offers.map(\.points).max() ?? 0) + 1)
        for offer in offers {
            keep(offer.effort, at: offer.points)
        }
    }

    /// What both together can give: the sums of their points.
    func and(_ other: Frontier) -> Frontier {
        var sum = Frontier()
        sum.efforts = Array(repeating: nil, count: max(efforts.count + other.efforts.count - 1, 0))
        for (points, one) in efforts.enumerated() {
            guard let one else { continue }
            for (more, another) in other.efforts.enumerated() {
                guard let another else { continue }
                sum.keep(one, and: another, at: points + more)
            }
        }
        return sum
    }

    /// Without what gives fewer points.
    func from(points: Int) -> Frontier {
        var rest = self
        for index in efforts.indices.prefix(max(points, 0)) {
            rest.efforts[index] = nil
        }
        return rest
    }

    /// The better of both at each number of points.
    func or(_ other: Frontier) -> Frontier {
        var both = self
        for (points, effort) in other.efforts.enumerated() {
            if let effort { both.keep(effort, at: points) }
        }
        return both
    }

    private mutating func keep(_ one: Effort, and other: Effort, at points: Int) {
        // Most lose by their hours alone: those are never put together.
        if let best = efforts[points], best.hours < one.hours + other.hours { return }
        keep(one.and(other), at: points)
    }

    private mutating func keep(_ effort: Effort, at points: Int) {
        while efforts.count <= points { efforts.append(nil) }
        if efforts[points].map({ effort < $0 }) ?? true { efforts[points] = effort }
    }
}
