import Domain
import Foundation
import Testing

@Suite struct CompactJudgementTests {
    private let compact = CompactJudgements(of: DefaultScheme.version)

    @Test func everyKindOfJudgementComesBackAsItWas() throws {
        var dice = Dice(seed: 14)
        var levels: Set<LabelLevel.ID?> = []
        var most = 0
        for _ in 0..<2000 {
            let judgement = try RandomForm(using: &dice).judged()
            let bytes = try compact.bytes(of: judgement)
            #expect(try compact.judgement(from: bytes) == judgement)
            #expect(bytes.first == 1)
            levels.insert(judgement.label.level)
            most = max(most, bytes.count)
        }
        #expect(levels.count == 4)
        #expect(most < 400, "\(most) bytes")
    }

    @Test func smallQuestionnairesToo() throws {
        var dice = Dice(seed: 15)
        for _ in 0..<300 {
            let small = SmallCase(using: &dice)
            let judgement = try assess(small.responses, at: small.level, by: small.version)
            let forms = CompactJudgements(of: small.version)
            let bytes = try forms.bytes(of: judgement)
            #expect(bytes.first == 1)
            #expect(try forms.judgement(from: bytes) == judgement)
        }
    }

    /// What was decided is not decided again: a judgement that the answers would not give any more stays.
    @Test func whatWasDecidedIsKept() throws {
        let judgement = try strongForm()
        let bytes = try compact.bytes(of: judgement)
        let stricter = Version(
            name: DefaultScheme.version.name, draw: DefaultScheme.version.draw,
            label: LabelRules(
                totalScale: 60, areaScale: 20, applicablePerArea: 20, validityMonths: 1, reassessmentMonths: 1,
                levels: DefaultScheme.rules.levels),
            areas: DefaultScheme.version.areas, actions: DefaultScheme.version.actions)
        #expect(try CompactJudgements(of: stricter).judgement(from: bytes) == judgement)
    }

    /// Places can't say what the version does not have: then it is kept in full.
    @Test func whatTheVersionLacksIsKeptInFull() throws {
        let judgement = try strongForm()
        let text = String(decoding: try JSONEncoder().encode(judgement), as: UTF8.self)
        for (old, new) in [("\"bronze\"", "\"copper\""), ("\"infrastructure\"", "\"buildings\"")] {
            let changed = try JSONDecoder().decode(Judgement.self, from: Data(text.replacing(old, with: new).utf8))
            #expect(changed != judgement)
            let bytes = try compact.bytes(of: changed)
            #expect(bytes.first == 0)
            #expect(try compact.judgement(from: bytes) == changed)
        }
    }

    @Test func bytesThatAreNoJudgementAreRefused() throws {
        let bytes = try compact.bytes(of: strongForm())
        for length in 0..<bytes.count {
            #expect(throws: (any Error).self) { try compact.judgement(from: Array(bytes.prefix(length))) }
        }
        #expect(throws: CompactJudgements.Fault.tooLong) { try compact.judgement(from: bytes + [0]) }
        #expect(throws: CompactJudgements.Fault.unknownForm) { try compact.judgement(from: [9]) }
        #expect(throws: CompactJudgements.Fault.tooLong) {
            try compact.judgement(from: [1] + Array(repeating: 0xFF, count: 20))
        }
        for place in bytes.indices.dropFirst() {
            var changed = bytes
            changed[place] = 0x7F
            _ = try? compact.judgement(from: changed)
        }
    }

    private func strongForm() throws -> Judgement {
        var dice = Dice(seed: 3)
        while true {
            let judgement = try RandomForm(using: &dice).judged()
            if judgement.label.level == "bronze", !judgement.plan.isEmpty { return judgement }
        }
    }
}
