import Domain
import Foundation
import Hummingbird
import Pages
import Store

extension Site {
    /// How the team shares the work on the person's assessment.
    func teamwork(on sheet: Sheet, _ context: SignedInContext) async throws -> Teamwork {
        guard let work = try await store.teamwork(on: sheet.assessment.id, for: context.person.id) else {
            throw Refusal.notFound
        }
        return work
    }

    /// The same, for the page of one question.
    func hands(
        on question: Question.ID, _ work: WorkSheet, _ typed: QuestionHands.Typed?, _ context: SignedInContext
    ) throws -> QuestionHands {
        let (sheet, work) = (work.sheet, work.teamwork)
        let zone = try zone(of: sheet, context)
        var inAWeek = QuestionHands.Typed()
        inAWeek.due = calendarDay(of: store.clock().adding(days: 7), in: zone)
        return QuestionHands(
            assessment: sheet.assessment.id, question: question, topicCount: topic(of: question, sheet).count,
            work: work, given: sheet.answers[question], nextOfMine: work.nextOfMine(after: question, on: sheet),
            today: calendarDay(of: store.clock(), in: zone), typed: typed ?? inAWeek,
            text: try text(of: sheet, for: context.signedIn, in: context.language))
    }

    /// The drawn questions of this question's topic, in their order.
    func topic(of question: Question.ID, _ sheet: Sheet) -> [Question.ID] {
        let topics = sheet.assessment.version.areas.flatMap(\.topics).map { $0.questions.map(\.id) }
        let own = topics.first { $0.contains(question) } ?? []
        return sheet.assessment.questions.filter(own.contains)
    }

    /// The time zone in which the school's days are counted.
    func zone(of sheet: Sheet, _ context: SignedInContext) throws -> TimeZone {
        try programme(school(of: sheet, context).programme).timeZone
    }

    /// The school of the person's to which an assessment belongs.
    func school(
        of sheet: Sheet, _ context: SignedInContext
    ) throws -> SignedInPerson.SchoolOfPerson {
        guard let school = context.signedIn.schools.first(where: { $0.id == sheet.assessment.school }) else {
            throw Refusal.notFound
        }
        return school
    }

    /// What a member of the team sees first: the questions that were handed to them; nil where there are none.
    func yours(
        _ desk: SchoolDesk, _ programme: Programme, _ context: SignedInContext
    ) async throws -> YourQuestions? {
        guard let sheet = desk.open else { return nil }
        let work = try await teamwork(on: sheet, context)
        let mine = work.mine(of: sheet.assessment.questions)
        guard !mine.isEmpty else { return nil }
        let text = try text(of: sheet, for: context.signedIn, in: context.language)
        let today = calendarDay(of: store.clock(), in: programme.timeZone)
        let items = mine.map { question in
            let (handed, isAnswered) = (work.handed[question], sheet.answers[question] != nil)
            return YourQuestions.Item(
                question: question, ask: text.questions[question]?.ask ?? question.rawValue, dueOn: handed?.dueOn,
                isAnswered: isAnswered, isLate: !isAnswered && (handed?.isOverdue(on: today) ?? false))
        }
        return YourQuestions(
            assessment: sheet.assessment.id, items: items.filter { !$0.isAnswered } + items.filter(\.isAnswered))
    }
}
