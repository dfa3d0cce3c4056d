import Domain
import Pages
import Secrets
import Store

extension Letters {
    /// To a colleague: these questions are theirs now.
    func handed(
        to colleague: Team.Member, from person: Person, school: String, questions: [String], dueOn: String?, link: Link
    ) -> LetterText {
        let voice = voice(colleague.language)
        let due = dueOn.map { voice("hand.mail-due", ["date": voice.date(day: $0)]) + "\n\n" } ?? ""
        return text(
            "handed", to: colleague.email, in: colleague.language,
            [
                "name": colleague.name, "from": person.name, "school": school, "due": due,
                "questions": questions.map { "- \($0)" }.joined(separator: "\n"), "link": address.absolute(link),
            ])
    }

    /// To somebody outside the school: a link that answers one question.
    func enquiry(
        _ enquiry: NewEnquiry, from person: Person, school: String, question: String, until: Moment,
        in language: Language, token: Token
    ) -> MailedLink {
        letter(
            "enquiry", to: enquiry.email.description, in: language, .hands(.enquiry(token: token.text)), token,
            [
                "name": enquiry.name, "from": person.name, "email": person.email, "school": school,
                "question": question, "date": voice(language).date(until),
                "message": enquiry.message.isEmpty ? "" : enquiry.message + "\n\n",
            ])
    }

    /// To the one who asked: an answer has come.
    func enquiryAnswered(by name: String, to asker: Person, school: String, question: String, link: Link) -> LetterText
    {
        text(
            "enquiry-answered", to: asker.email, in: asker.language,
            [
                "name": asker.name, "from": name, "school": school, "question": question,
                "link": address.absolute(link),
            ])
    }

    /// To a head: the answers wait for their word.
    func signOffAsked(of head: Team.Member, from person: Person, school: String, link: Link) -> LetterText {
        text(
            "sign-off", to: head.email, in: head.language,
            ["name": head.name, "from": person.name, "school": school, "link": address.absolute(link)])
    }

    /// To a coordinator: the head has signed off.
    func signedOff(by person: Person, to coordinator: Team.Member, school: String, link: Link) -> LetterText {
        text(
            "signed", to: coordinator.email, in: coordinator.language,
            ["name": coordinator.name, "from": person.name, "school": school, "link": address.absolute(link)])
    }
}

extension Site {
    /// The words of the questions are in the colleague's language; nil where somebody takes them on themselves.
    func handedLetter(
        to colleague: Team.Member, _ questions: [Question.ID], dueOn: String?, _ sheet: Sheet,
        _ context: SignedInContext
    ) throws -> LetterText? {
        guard colleague.person != context.person.id, let first = questions.first else { return nil }
        let school = try school(of: sheet, context)
        let text = try text(of: sheet, for: context.signedIn, in: colleague.language)
        return letters(for: school.programme).handed(
            to: colleague, from: context.person, school: school.name,
            questions: questions.map { text.questions[$0]?.ask ?? $0.rawValue }, dueOn: dueOn,
            link: .question(first, of: sheet.assessment.id))
    }
}
