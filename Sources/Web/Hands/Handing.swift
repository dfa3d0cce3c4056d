import Domain
import Foundation
import Hummingbird
import Pages
import Store

extension Site {
    /// Hands a question, or all of its topic, to somebody of the team.
    @Sendable func handQuestion(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let sheet = try await openSheet(context)
        let question = try question(of: sheet, context)
        var typed = QuestionHands.Typed()
        (typed.colleague, typed.due, typed.wholeTopic) = (form["colleague"], form["due"], form["topic"] == "yes")
        var complaints = Complaints()
        let due = checkedDay(typed.due, try zone(of: sheet, context), voice(context.language), &complaints)
        let team = try await store.team(of: sheet.assessment.school, for: context.person.id)
        let colleague = team?.members.first { "\($0.person)" == typed.colleague }
        guard let colleague, complaints.isEmpty else {
            if colleague == nil { complaints.add("colleague", voice(context.language)("hand.error-colleague")) }
            return try await page(
                of: question, openWorkSheet(context), context, complaints: complaints, typed: typed,
                status: .unprocessableContent)
        }
        let questions = typed.wholeTopic ? topic(of: question.id, sheet) : [question.id]
        let letter = try handedLetter(to: colleague, questions, dueOn: due, sheet, context)
        try await store.hand(
            questions, in: sheet.assessment.id, to: colleague.person, dueOn: due, letter: letter,
            by: context.person.id)
        return go(.question(question.id, of: sheet.assessment.id))
    }

    @Sendable func takeBackQuestion(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let sheet = try await openSheet(context)
        let question = try question(of: sheet, context)
        try await store.takeBack(question.id, in: sheet.assessment.id, by: context.person.id)
        return go(.question(question.id, of: sheet.assessment.id))
    }

    private func checkedDay(
        _ typed: String, _ zone: TimeZone, _ voice: Voice, _ complaints: inout Complaints
    ) -> String? {
        let now = store.clock()
        let today = calendarDay(of: now, in: zone)
        let last = calendarDay(of: now.adding(days: DueDay.mostDays), in: zone)
        do throws(DueDay.Fault) {
            return try DueDay.checked(typed, today: today, last: last)
        } catch {
            let values = ["first": voice.date(day: today), "last": voice.date(day: last)]
            complaints.add("due", voice(error == .notADay ? "hand.error-day" : "hand.error-day-range", values))
            return nil
        }
    }
}
