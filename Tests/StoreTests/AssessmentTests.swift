import Domain
import SQL
import Store
import TestKit
import Testing

/// The contract of answering and submitting, on every database.
@Suite struct AssessmentTests {
    @Test(arguments: Engine.allCases)
    func anAssessmentKeepsItsDrawAndOpensOnce(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open(seed: .max)
        #expect(try await community.open(seed: 5) == assessment)
        let sheet = try #require(try await community.store.sheet(assessment, for: community.nele))
        #expect(sheet.assessment.questions == draw(from: community.edition.version, at: .secondary, seed: .max))
        #expect(sheet.assessment.version == community.edition.version)
        #expect(sheet.open.count == 30)
    }

    @Test(arguments: Engine.allCases)
    func onlyTheCoordinatorOpensAndOnlyAtALevelOfTheSchool(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        await #expect(throws: Refusal.notFound) { try await community.open(by: community.joris) }
        await #expect(throws: Refusal.notFound) {
            try await community.store.openAssessment(
                of: community.first, at: .adult, on: community.edition, seed: 1, in: community.programme.timeZone,
                by: community.nele)
        }
    }

    @Test(arguments: Engine.allCases)
    func aSavedAnswerReplacesTheOneBefore(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        let first = Answer(question: "q101", response: .choice("q101a"), note: "Één \"noot\" '; DROP TABLE answer; --")
        let saved = try await community.store.save(first, in: assessment, by: community.nele)
        #expect((saved.answered, saved.asked) == (1, 30))
        community.clock.advance(seconds: 60)
        let second = Answer(question: "q101", response: .unknown, note: "")
        #expect(try await community.store.save(second, in: assessment, by: community.nele).answered == 1)
        let sheet = try #require(try await community.store.sheet(assessment, for: community.nele))
        let given = try #require(sheet.answers["q101"])
        #expect(given == GivenAnswer(response: .unknown, note: "", by: "Nele Verbeke", at: community.clock.now))
    }

    @Test(arguments: Engine.allCases)
    func nobodyElseSeesOrSaves(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        let answer = Answer(question: "q101", response: .unknown, note: "")
        for person in [community.joris, community.lotte] {
            #expect(try await community.store.sheet(assessment, for: person) == nil)
            await #expect(throws: Refusal.notFound) {
                _ = try await community.store.save(answer, in: assessment, by: person)
            }
            await #expect(throws: Refusal.notFound) { _ = try await community.submit(assessment, by: person) }
        }
    }

    @Test(arguments: Engine.allCases)
    func aQuestionThatWasNotDrawnIsNotThere(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        let sheet = try #require(try await community.store.sheet(assessment, for: community.nele))
        let notDrawn = try #require(
            community.edition.version.questions.map(\.id).first { !sheet.assessment.questions.contains($0) })
        for question in [notDrawn, "q999"] {
            await #expect(throws: Refusal.notFound) {
                let answer = Answer(question: question, response: .unknown, note: "")
                _ = try await community.store.save(answer, in: assessment, by: community.nele)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func whatIsOpenCantBeSubmitted(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        await #expect(throws: Incomplete.self) { _ = try await community.submit(assessment) }
    }

    @Test(arguments: Engine.allCases)
    func submittedTwiceAtOnceGivesOneResult(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        let results = try await withThrowingTaskGroup(of: AssessmentResult.ID.self) { group in
            for _ in 0..<8 { group.addTask { try await community.submit(assessment) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(results.count == 1)
        await #expect(throws: Refusal.alreadySubmitted) {
            let answer = Answer(question: "q101", response: .unknown, note: "")
            _ = try await community.store.save(answer, in: assessment, by: community.nele)
        }
    }

    @Test(arguments: Engine.allCases)
    func aResultHoldsItsLabelUntilTheEndOfADay(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        let id = try await community.submit(assessment)
        let result = try #require(try await community.store.result(id, for: community.nele))
        #expect(result.judgement.score.total == Points(points: 60, possible: 60))
        #expect(result.judgement.label.level == "bronze")
        #expect(result.judgement.label.pending == ["silver", "gold"])
        // From 12 November 2026 18 months to the end of 12 May 2028 in Brussels (summer time, UTC+2).
        #expect(result.label?.validUntil == Moment(milliseconds: 1_841_781_600_000))
        #expect(result.texts == ["nl": "r1"])
        #expect(try await community.store.result(id, for: community.joris) == nil)
    }

    @Test(arguments: Engine.allCases)
    func aSchoolBeginsAgainAfterAYear(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        try await community.answerAll(assessment, fromBest: 3)
        _ = try await community.submit(assessment)
        await #expect(throws: Refusal.tooEarly) { _ = try await community.open(seed: 2) }
        community.clock.advance(days: 364)
        await #expect(throws: Refusal.tooEarly) { _ = try await community.open(seed: 2) }
        community.clock.advance(days: 1)
        #expect(try await community.open(seed: 2) != assessment)
    }

    @Test(arguments: Engine.allCases)
    func theDeskShowsTheHighestValidLabel(_ engine: Engine) async throws {
        let community = try await Community(on: engine)
        let assessment = try await community.open()
        try await community.answerAll(assessment)
        _ = try await community.submit(assessment)
        let levels: [LabelLevel.ID] = ["bronze", "silver", "gold"]
        let desk = try #require(
            try await community.store.desk(of: community.first, for: community.nele, levels: levels))
        #expect(desk.label?.level == "bronze")
        #expect(desk.results.count == 1)
        #expect(try await community.store.desk(of: community.first, for: community.joris, levels: levels) == nil)
        community.clock.advance(days: 600)
        let later = try await community.store.desk(of: community.first, for: community.nele, levels: levels)
        #expect(later?.label == nil)
    }
}
