import Domain
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Store

extension Site {
    /// Sends a question to somebody outside the school.
    @Sendable func askOutside(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let sheet = try await openSheet(context)
        let question = try question(of: sheet, context)
        var complaints = Complaints()
        guard let enquiry = checkedEnquiry(form, question.id, voice(context.language), &complaints) else {
            return try await refused(complaints, form, question, sheet, context)
        }
        let school = try school(of: sheet, context)
        let text = try text(of: sheet, for: context.signedIn, in: context.language)
        let link = letters(for: school.programme).enquiry(
            enquiry, from: context.person, school: school.name,
            question: text.questions[question.id]?.ask ?? question.id.rawValue,
            until: store.clock().adding(days: Int64(enquiry.days)), in: context.language, token: Token())
        do {
            try await store.ask(enquiry, in: sheet.assessment.id, by: context.person.id, link: link)
        } catch Refusal.alreadyThere {
            complaints.add("email", voice(context.language)("hand.error-asked"))
        } catch Refusal.tooMany {
            let most = "\(Enquiry.mostWaiting)"
            complaints.add("email", voice(context.language)("hand.error-many", ["most": most]))
        }
        guard complaints.isEmpty else { return try await refused(complaints, form, question, sheet, context) }
        return go(.question(question.id, of: sheet.assessment.id))
    }

    private func checkedEnquiry(
        _ form: Form, _ question: Question.ID, _ voice: Voice, _ complaints: inout Complaints
    ) -> NewEnquiry? {
        // On one line: it stands in the subject of a letter.
        let name = form["name"].split { $0.isWhitespace }.joined(separator: " ")
        let message = form["message"].trimmingSpace()
        let (email, days) = (EmailAddress(form["email"]), Int(form["days"].trimmingSpace()) ?? 0)
        if name.isEmpty || name.unicodeScalars.count > Enquiry.longestName {
            complaints.add("name", voice("hand.error-name", ["most": "\(Enquiry.longestName)"]))
        }
        if email == nil { complaints.add("email", voice("error.email")) }
        if message.unicodeScalars.count > Enquiry.longestMessage {
            complaints.add("message", voice("hand.error-long", ["most": "\(Enquiry.longestMessage)"]))
        }
        if form.heldNul { complaints.add("message", voice("error.nul")) }
        if !(1...Enquiry.mostDays).contains(days) {
            complaints.add("days", voice("hand.error-days", ["most": "\(Enquiry.mostDays)"]))
        }
        guard complaints.isEmpty, let email else { return nil }
        return NewEnquiry(question: question, name: name, email: email, message: message, days: days)
    }

    private func refused(
        _ complaints: Complaints, _ form: Form, _ question: Question, _ sheet: Sheet, _ context: SignedInContext
    ) async throws -> Response {
        var typed = QuestionHands.Typed()
        (typed.name, typed.email) = (form["name"], form["email"])
        (typed.message, typed.days) = (form["message"], form["days"])
        return try await page(
            of: question, openWorkSheet(context), context, complaints: complaints, typed: typed,
            status: .unprocessableContent)
    }

    @Sendable func withdrawEnquiry(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let sheet = try await openSheet(context)
        let question = try question(of: sheet, context)
        try await store.withdraw(
            context.parameter("enquiry"), in: sheet.assessment.id, by: context.person.id)
        return go(.question(question.id, of: sheet.assessment.id))
    }

    /// Makes what came back the school's answer; where another answer came meanwhile, shows both instead.
    @Sendable func acceptReply(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let sheet = try await openSheet(context)
        let question = try question(of: sheet, context)
        let seen = Int64(form["seen"]).map { Moment(milliseconds: $0) }
        return try await onQuestion(question, sheet, context) {
            try await store.accept(
                context.parameter("enquiry"), in: sheet.assessment.id, by: context.person.id, seen: seen)
        }
    }

    @Sendable func refuseReply(
        _ form: Form, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        let sheet = try await openSheet(context)
        let question = try question(of: sheet, context)
        let id: Enquiry.ID = try context.parameter("enquiry")
        var typed = QuestionHands.Typed()
        (typed.enquiry, typed.refusal) = (id, form["refusal-\(id)"].trimmingSpace())
        if let fault = reasonFault(typed.refusal, voice(context.language)) {
            return try await page(
                of: question, openWorkSheet(context), context, complaints: Complaints("refusal-\(id)", fault),
                typed: typed,
                status: .unprocessableContent)
        }
        return try await onQuestion(question, sheet, context) {
            try await store.refuse(
                id, in: sheet.assessment.id, reason: typed.refusal, by: context.person.id)
        }
    }

    /// Does it and goes back to the question; where somebody was first, the page says so and shows what is there.
    func onQuestion(
        _ question: Question, _ sheet: Sheet, _ context: SignedInContext, _ change: () async throws -> Void
    ) async throws -> Response {
        let words: String
        do {
            try await change()
            return go(.question(question.id, of: sheet.assessment.id))
        } catch let conflict as AnswerConflict {
            words = voice(context.language)("hand.error-answered", ["name": conflict.theirs.by])
        } catch is Unsettled {
            words = voice(context.language)("hand.error-disputed")
        } catch Refusal.alreadyDecided {
            words = voice(context.language)("hand.error-decided")
        }
        return try await page(
            of: question, openWorkSheet(context), context, complaints: Complaints("response", words), status: .conflict)
    }

    /// What is wrong with a reason; nil where it is one.
    func reasonFault(_ reason: String, _ voice: Voice) -> String? {
        if reason.isEmpty { return voice("hand.error-reason") }
        let most = Disagreement.longestReason
        return reason.unicodeScalars.count > most ? voice("hand.error-long", ["most": "\(most)"]) : nil
    }
}
