/// Actions done together: their hours, and their ranks in the order of the ids. The lesser is the one to prefer:
/// fewer hours, then fewer actions, then the ids in order.
struct Bundle: Comparable {
    let hours: Int
    /// Ascending.
    let ranks: [Int]

    static let nothing = Bundle(hours: 0, ranks: [])

    static func < (one: Bundle, other: Bundle) -> Bool {
        (one.hours, one.ranks.count) != (other.hours, other.ranks.count)
            ? (one.hours, one.ranks.count) < (other.hours, other.ranks.count)
            : one.ranks.lexicographicallyPrecedes(other.ranks)
    }

    /// Both; they share no action.
    func and(_ other: Bundle) -> Bundle {
        Bundle(hours: hours + other.hours, ranks: (ranks + other.ranks).sorted())
    }
}

/// For each number of points the bundle to prefer of those that give just so many; nil where none does.
///
/// Combining keeps the best: of two bundles that add the same actions the lesser stays the lesser, ids included,
/// for the smallest action in which the two differ decides with or without the others.
struct Frontier {
    private(set) var bundles: [Bundle?]

    init() {
        bundles = [.nothing]
    }

    init(_ offers: [(points: Int, bundle: Bundle)]) {
        bundles = Array(repeating: nil, count: (offers.map(\.points).max() ?? 0) + 1)
        for offer in offers {
            keep(offer.bundle, at: offer.points)
        }
    }

    /// What both together can give: the sums of their points.
    func and(_ other: Frontier) -> Frontier {
        var sum = Frontier()
        sum.bundles = Array(repeating: nil, count: max(bundles.count + other.bundles.count - 1, 0))
        for (points, one) in bundles.enumerated() {
            guard let one else { continue }
            for (more, another) in other.bundles.enumerated() {
                guard let another else { continue }
                sum.keep(one, and: another, at: points + more)
            }
        }
        return sum
    }

    /// Without what gives fewer points.
    func from(points: Int) -> Frontier {
        var rest = self
        for index in bundles.indices.prefix(points) {
            rest.bundles[index] = nil
        }
        return rest
    }

    /// The better of both at each number of points.
    func or(_ other: Frontier) -> Frontier {
        var both = self
        for (points, bundle) in other.bundles.enumerated() {
            if let bundle { both.keep(bundle, at: points) }
        }
        return both
    }

    private mutating func keep(_ one: Bundle, and other: Bundle, at points: Int) {
        // Most lose by their hours alone: those are never put together.
        if let best = bundles[points], best.hours < one.hours + other.hours { return }
        keep(one.and(other), at: points)
    }

    private mutating func keep(_ bundle: Bundle, at points: Int) {
        while bundles.count <= points { bundles.append(nil) }
        if bundles[points].map({ bundle < $0 }) ?? true { bundles[points] = bundle }
    }
}
