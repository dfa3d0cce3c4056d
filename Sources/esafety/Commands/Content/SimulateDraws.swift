import ArgumentParser
import ContentReader
import Domain

struct SimulateDraws: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Tells what the luck of the draw does to labels.",
        discussion: """
            Invents schools of three maturities with fixed answers to every question, judges each on many draws, and \
            counts how often a draw gives another label than the school's usual one. docs/questionnaire-fairness.md \
            tells the model. Exit status 1 where it is 5 % or more.
            """)

    @OptionGroup var content: ContentOptions

    @Argument(help: "The scheme, such as esafety-label.")
    var scheme: String

    @Argument(help: "The version, such as 2026.1.")
    var version: String

    @Option(help: "How many draws.")
    var draws = 10_000

    @Option(help: "How many schools of each maturity.")
    var schools = 100

    @Option(help: "How far a school's answers within a topic lie apart, from 0 (alike) to 1000.")
    var spread = 400

    @Option(help: "The seed; the same seed gives the same figures.")
    var seed: UInt64 = 2026

    func run() async throws {
        guard (1...1_000_000).contains(draws), (1...10_000).contains(schools),
            (0...1000).contains(spread)
        else {
            throw BadInput("Give 1 to 1,000,000 draws, 1 to 10,000 schools and a spread from 0 to 1000.")
        }
        let catalogue = try content.read(for: .working)
        let version = try content.edition(scheme, version, in: catalogue).version
        print("\(version.name), \(draws) draws, \(schools) schools of each maturity, spread \(spread), seed \(seed)")
        let uneven = EducationLevel.allCases.flatMap { level in
            version.reachable(at: level).filter { $0.value.count > 1 }.map { "\($0.key) at \(level.rawValue)" }
        }
        print(
            uneven.isEmpty
                ? "Any two draws have the same reachable points in every topic and area."
                : "Draws differ in reachable points: \(uneven.sorted().joined(separator: ", ")).")
        let fairness = simulateDraws(
            of: version, draws: draws, schools: schools, levels: levels(in: catalogue, of: version), spread: spread,
            seed: seed)
        try table(of: fairness).print(as: .table)
        let share = perTenThousand(fairness.otherLabel, of: fairness.pairs)
        print("Another label than usual: \(percent(share)) of \(fairness.pairs) pairs of a school and a draw.")
        guard uneven.isEmpty, share < 500 else { throw NotSo("The draw is not fair enough: 5 % or more.") }
    }

    /// The levels that a programme of this scheme has.
    private func levels(in catalogue: Catalogue, of version: Version) -> [EducationLevel] {
        let own = catalogue.programmes.filter { $0.version.scheme == version.name.scheme }.flatMap(\.levels)
        return own.isEmpty ? EducationLevel.allCases : Set(own).sorted()
    }

    private func table(of fairness: Fairness) -> Table {
        let rows = fairness.maturities.map { maturity in
            [
                maturity.maturity.rawValue, "\(maturity.schools)", "\(maturity.leftAside)", "\(maturity.pairs)",
                "\(maturity.otherLabel)", percent(perTenThousand(maturity.otherLabel, of: maturity.pairs)),
                percent(perTenThousand(maturity.allOtherLabel, of: maturity.allPairs)),
            ]
        }
        let header = ["maturity", "schools", "near a threshold", "pairs", "other label", "share", "share of all"]
        return Table(header: header, rows: rows, numbers: Set(header.dropFirst()))
    }

    private func perTenThousand(_ part: Int, of whole: Int) -> Int {
        whole == 0 ? 0 : part * 10_000 / whole
    }

    private func percent(_ share: Int) -> String {
        let rest = share % 100
        return "\(share / 100).\(rest < 10 ? "0" : "")\(rest) %"
    }
}
