import Domain

/// The rules of PRODUCT.md once more, for the default scheme only, in exact fractions: to hold the judgement
/// of the domain against. Shares nothing with it but the ids.
struct OtherJudge {
    let form: [Question.ID: Response]
    let reviewed: Reviewed

    /// The level and the levels that wait.
    var outcome: (level: String, pending: [String]) {
        guard enoughApplies, holds(total: Fraction(22, 60), areas: Fraction(5, 20)) else { return ("none", []) }
        guard holds(total: Fraction(40, 60), areas: Fraction(12, 20)), essentialsMet else { return ("bronze", []) }
        let hasGoldPoints = Fraction(55, 60) < share(of: 1...3)
        if hasGoldPoints, reviewed.evidence, reviewed.contributions >= 1 { return ("gold", []) }
        if reviewed.evidence { return ("silver", hasGoldPoints ? ["gold"] : []) }
        return ("bronze", ["silver"] + (hasGoldPoints ? ["gold"] : []))
    }

    private var enoughApplies: Bool {
        (1...3).allSatisfy { area in
            answers(of: area...area).count { $0.value != .notApplicable } >= 7
        }
    }

    private var essentialsMet: Bool {
        ["q111", "q121", "q211", "q221", "q311", "q321"].allSatisfy { question in
            switch form[Question.ID(question)] {
            case nil: true
            case .unknown: false
            case .notApplicable: question == "q121"
            case .choice(let choice): choice.rawValue.hasSuffix("d") || choice == "q211-c"
            }
        }
    }

    private func holds(total: Fraction, areas: Fraction) -> Bool {
        !(share(of: 1...3) < total) && (1...3).allSatisfy { !(share(of: $0...$0) < areas) }
    }

    private func share(of areas: ClosedRange<Int>) -> Fraction {
        let counted = answers(of: areas).values.filter { $0 != .notApplicable }
        let points = counted.reduce(0) { sum, response in
            sum + (response.description.hasSuffix("-d") ? 2 : response.description.hasSuffix("-c") ? 1 : 0)
        }
        return Fraction(points, counted.count * 2)
    }

    private func answers(of areas: ClosedRange<Int>) -> [Question.ID: Response] {
        form.filter { entry in areas.contains { entry.key.rawValue.hasPrefix("q\($0)") } }
    }
}

/// A fraction in lowest terms, compared without rounding.
struct Fraction: Comparable {
    let numerator: Int
    let denominator: Int

    init(_ numerator: Int, _ denominator: Int) {
        var (one, other) = (numerator, denominator)
        while other != 0 { (one, other) = (other, one % other) }
        self.numerator = numerator / max(one, 1)
        self.denominator = denominator / max(one, 1)
    }

    static func < (one: Fraction, other: Fraction) -> Bool {
        one.numerator * other.denominator < other.numerator * one.denominator
    }
}
