import Foundation

/// Judgements by a version as few bytes. Kept in the database: what a form means never changes.
///
/// What was decided is written out (points, level, reasons, what is missing, actions and the answers that caused
/// them); only names are places in the version, which never changes either, and the effect and hours of an action
/// are those that the version has. What such places can't say exactly is kept as JSON. Nothing is judged again.
///
///     byte 0     1, or 0 before JSON
///     topics     of each in the order of the version: points, possible, applicable
///     level      0 for none, or its place and one more
///     pending    how many, and the place of each
///     reasons    how many findings, and each of them
///     next       0 for none, or the level's place and one more, and what is missing, as reasons are
///     plan       how many, and of each the places of action, question and response (0 unknown, 1 not applicable,
///                2 and more a choice)
///
/// A finding is a byte (bits 0–2 the rule, 3 area, 4 question, 5 have, 6 need: what follows) and those numbers. All
/// numbers are written in sevens of bits, the lowest first, each byte but the last with its eighth bit set.
public struct CompactJudgements: Sendable {
    private let version: Version
    private let questions: [Question]
    private let areas: [Area.ID: Int]
    private let places: [Question.ID: Int]
    private let actions: [Action.ID: Int]
    private let levels: [LabelLevel.ID: Int]

    public init(of version: Version) {
        self.version = version
        questions = version.questions
        areas = Self.places(version.areas.map(\.id))
        places = Self.places(questions.map(\.id))
        actions = Self.places(version.actions.map(\.id))
        levels = Self.places(version.label.levels.map(\.id))
    }

    private static func places<ID: Hashable>(_ ids: [ID]) -> [ID: Int] {
        Dictionary(ids.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    }

    /// The same bytes for the same judgement.
    public func bytes(of judgement: Judgement) throws -> [UInt8] {
        if let compact = compact(judgement) { return compact }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [0] + Array(try encoder.encode(judgement))
    }

    /// What `bytes(of:)` was given.
    /// - Throws: `Fault`, `DecodingError` for bytes that are no judgement by this version.
    public func judgement(from bytes: [UInt8]) throws -> Judgement {
        if bytes.first == 0 { return try JSONDecoder().decode(Judgement.self, from: Data(bytes.dropFirst())) }
        var numbers = NumberReader(bytes)
        guard try numbers.next() == 1 else { throw Fault.unknownForm }
        let judgement = Judgement(
            score: try score(&numbers), label: try label(&numbers), plan: try plan(&numbers))
        guard numbers.isAtEnd else { throw Fault.tooLong }
        return judgement
    }

    /// Why bytes are no judgement.
    public enum Fault: Error, Equatable {
        case unknownForm, tooShort, tooLong
        /// The version has nothing at this place.
        case noPlace(Int)
    }
}

// MARK: - Writing

extension CompactJudgements {
    /// Nil where it says what the version can't say.
    private func compact(_ judgement: Judgement) -> [UInt8]? {
        var writer = NumberWriter()
        writer.add(1)
        guard judgement.score.areas.map(\.area) == version.areas.map(\.id) else { return nil }
        for (area, scored) in zip(version.areas, judgement.score.areas) {
            guard scored.topics.map(\.topic) == area.topics.map(\.id) else { return nil }
            for topic in scored.topics {
                writer.add(topic.points.points)
                writer.add(topic.points.possible)
                writer.add(topic.applicable)
            }
        }
        write(judgement.label, to: &writer)
        writer.add(judgement.plan.count)
        for planned in judgement.plan { write(planned, to: &writer) }
        return writer.bytes
    }

    private func write(_ label: LabelDecision, to writer: inout NumberWriter) {
        writer.add(place(label.level, in: levels))
        writer.add(label.pending.count)
        for level in label.pending { writer.add(levels[level]) }
        write(label.reasons, to: &writer)
        writer.add(place(label.next?.level, in: levels))
        if let next = label.next { write(next.missing, to: &writer) }
    }

    /// 0 for nil; nil for what has no place.
    private func place<ID: Hashable>(_ id: ID?, in places: [ID: Int]) -> Int? {
        guard let id else { return 0 }
        return places[id].map { $0 + 1 }
    }

    private func write(_ findings: [Finding], to writer: inout NumberWriter) {
        writer.add(findings.count)
        for finding in findings {
            let told: [Int?] = [
                finding.area.map { areas[$0] ?? -1 }, finding.question.map { places[$0] ?? -1 }, finding.have,
                finding.need,
            ]
            let bits = told.enumerated().reduce(finding.rule.code) { $1.element == nil ? $0 : $0 | 8 << $1.offset }
            writer.add(bits)
            for number in told.compactMap(\.self) { writer.add(number) }
        }
    }

    private func write(_ planned: PlannedAction, to writer: inout NumberWriter) {
        let cause = planned.because
        guard let action = actions[planned.action], let place = places[cause.question],
            version.actions[action].effect == planned.effect, version.actions[action].hours == planned.effort
        else { return writer.add(nil) }
        writer.add(action)
        writer.add(place)
        switch cause.choice {
        case .unknown: writer.add(0)
        case .notApplicable: writer.add(1)
        case .choice(let id): writer.add(questions[place].choices.firstIndex { $0.id == id }.map { $0 + 2 })
        }
    }
}

// MARK: - Reading

extension CompactJudgements {
    private func score(_ numbers: inout NumberReader) throws -> Score {
        Score(
            areas: try version.areas.map { area in
                Score.OfArea(
                    area: area.id,
                    topics: try area.topics.map { topic in
                        let points = Points(points: try numbers.next(), possible: try numbers.next())
                        return Score.OfTopic(topic: topic.id, points: points, applicable: try numbers.next())
                    })
            })
    }

    private func label(_ numbers: inout NumberReader) throws -> LabelDecision {
        let level = try level(after: numbers.next())
        let pending = try numbers.list { try version.label.levels.at($0.next()).id }
        let reasons = try numbers.list { try finding(&$0) }
        let next = try self.level(after: numbers.next()).map { level in
            LabelDecision.Next(level: level, missing: try numbers.list { try finding(&$0) })
        }
        return LabelDecision(level: level, pending: pending, reasons: reasons, next: next)
    }

    private func level(after number: Int) throws -> LabelLevel.ID? {
        number == 0 ? nil : try version.label.levels.at(number - 1).id
    }

    private func finding(_ numbers: inout NumberReader) throws -> Finding {
        let bits = try numbers.next()
        guard let rule = Finding.Rule(code: bits & 7) else { throw Fault.noPlace(bits & 7) }
        return Finding(
            rule: rule,
            area: bits & 8 == 0 ? nil : try version.areas.at(numbers.next()).id,
            question: bits & 16 == 0 ? nil : try questions.at(numbers.next()).id,
            have: bits & 32 == 0 ? nil : try numbers.next(),
            need: bits & 64 == 0 ? nil : try numbers.next())
    }

    private func plan(_ numbers: inout NumberReader) throws -> [PlannedAction] {
        try numbers.list { numbers in
            let action = try version.actions.at(numbers.next())
            let question = try questions.at(numbers.next())
            let response: Response =
                switch try numbers.next() {
                case 0: .unknown
                case 1: .notApplicable
                case let place: .choice(try question.choices.at(place - 2).id)
                }
            return PlannedAction(
                action: action.id, because: .init(question: question.id, choice: response), effect: action.effect,
                effort: action.hours)
        }
    }
}

extension Finding.Rule {
    private static let byCode: [Finding.Rule] = [.total, .area, .essential, .evidence, .contribution, .applicable]

    fileprivate var code: Int {
        switch self {
        case .total: 0
        case .area: 1
        case .essential: 2
        case .evidence: 3
        case .contribution: 4
        case .applicable: 5
        }
    }

    fileprivate init?(code: Int) {
        guard Self.byCode.indices.contains(code) else { return nil }
        self = Self.byCode[code]
    }
}

extension Array {
    fileprivate func at(_ place: Int) throws(CompactJudgements.Fault) -> Element {
        guard indices.contains(place) else { throw .noPlace(place) }
        return self[place]
    }
}

// MARK: - Numbers

/// Gathers numbers that are not negative; after one that is, or is not there, it has no bytes.
private struct NumberWriter {
    private var written: [UInt8] = []
    private var isWhole = true

    init() { written.reserveCapacity(256) }

    var bytes: [UInt8]? { isWhole ? written : nil }

    mutating func add(_ number: Int?) {
        guard var rest = number.flatMap({ UInt(exactly: $0) }) else {
            isWhole = false
            return
        }
        while rest > 0x7F {
            written.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        written.append(UInt8(rest))
    }
}

private struct NumberReader {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    var isAtEnd: Bool { bytes.isEmpty }

    /// Of at most 56 bits: none of ours has more.
    mutating func next() throws(CompactJudgements.Fault) -> Int {
        var number = 0
        for shift in stride(from: 0, to: 56, by: 7) {
            guard let byte = bytes.popFirst() else { throw .tooShort }
            number |= Int(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return number }
        }
        throw .tooLong
    }

    mutating func list<T>(_ read: (inout NumberReader) throws -> T) throws -> [T] {
        let count = try next()
        guard count <= bytes.count else { throw CompactJudgements.Fault.tooShort }
        var list: [T] = []
        for _ in 0..<count { list.append(try read(&self)) }
        return list
    }
}
