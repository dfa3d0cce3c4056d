import Domain
import SQL

/// Writes the rows of a continent, one programme after the other; the sums of a programme when it is whole.
struct ContinentWriting {
    private let database: any Database
    private var programme: Programme.ID?
    private var segments: Set<Int> = []
    private var sums: [TallyKey: Int] = [:]
    private var choices: [LoadedChoice: Int] = [:]
    private var index = WordIndex()

    init(database: any Database) {
        self.database = database
    }

    mutating func write(_ rows: ContinentRows) async throws {
        if rows.programme.programme.id != programme { try await finish() }
        programme = rows.programme.programme.id
        let new = rows.segments.subtracting(segments).sorted()
        segments.formUnion(new)
        sums.merge(rows.sums, uniquingKeysWith: +)
        choices.merge(rows.choices, uniquingKeysWith: +)
        let before = index
        index = try await database.write { connection in
            try insert(new, of: rows, on: connection)
            for table in LoadedTable.allCases {
                try LoadedTable.insertions[table.rawValue].run(rows.values[table.rawValue], on: connection)
            }
            var index = before
            for (school, words) in rows.wordsOfSchools {
                try index.add(school, words: words, isKnown: false, on: connection)
            }
            return index
        }
    }

    /// Writes what is waiting of the programme.
    mutating func finish() async throws {
        guard let programme else { return }
        let (sums, choices, before) = (sums, choices, index)
        try await database.write { connection in
            var index = before
            try index.finish(on: connection)
            try addToTally(sums, on: connection)
            let years = sums.keys.map { $0.period / 100 }
            if let first = years.min(), let last = years.max() {
                try checkpoints(of: programme.rawValue, from: first, to: last + 1, on: connection)
            }
            try insert(choices, of: programme, on: connection)
        }
        self.programme = nil
        (self.sums, self.choices, index) = ([:], [:], WordIndex())
    }
}

private func insert(_ numbers: [Int], of rows: ContinentRows, on connection: any Connection) throws {
    guard !numbers.isEmpty else { return }
    let segments = Dictionary(uniqueKeysWithValues: rows.segmentsByNumber.map { ($0.value, $0.key) })
    try connection.insert(
        "INSERT INTO segment (key, programme, region, levels, kind, network, size) VALUES ",
        numbers.compactMap { number in
            segments[number].map { segment in
                [
                    number.stored, segment.programme.stored, segment.region.stored, levelSum(segment.levels).stored,
                    segment.kind.rawValue.stored, segment.network.stored, (segment.size?.rawValue ?? "").stored,
                ]
            }
        })
}

private func insert(_ choices: [LoadedChoice: Int], of programme: Programme.ID, on connection: any Connection) throws {
    let sorted = choices.sorted {
        ($0.key.month, $0.key.question, $0.key.response) < ($1.key.month, $1.key.question, $1.key.response)
    }
    try connection.insert(
        "INSERT INTO choice_tally (programme, month, question, response, answers) VALUES ",
        sorted.map { choice, answers in
            [
                programme.stored, choice.month.stored, choice.question.stored, choice.response.stored, answers.stored,
            ]
        })
}
