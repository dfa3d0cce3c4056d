import Domain
import Hummingbird
import Pages
import Store

extension Site {
    /// The most hours that can be asked: more than all actions of a form together take.
    private static let mostHours = 9_999

    /// What gets the school further, with what the address ticks and the hours that it asks.
    @Sendable func showWay(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (result, school) = try await ownResult(context)
        let assessment = result.sheet.assessment
        let text = try text(of: result.sheet, for: context.signedIn, in: context.language)
        let outlook = Outlook(of: result.sheet.responses, at: assessment.level, by: assessment.version)
        let asked = asked(Form(urlEncoded: (request.uri.query ?? "").utf8), of: outlook, voice(context.language))
        let today = calendarDay(of: store.clock(), in: try programme(school.programme).timeZone)
        let page = try WayPage(
            school: school.school.name, result: result, text: text, outlook: outlook, goals: outlook.goals(),
            asked: asked, then: outlook.judgement(doing: asked.ticked),
            dated: spread(assessment.version.actions.filter { asked.ticked.contains($0.id) }, after: today))
        return show(
            page, context, status: asked.complaints.isEmpty ? .ok : .unprocessableContent,
            programme: school.programme)
    }

    private func asked(_ form: Form, of outlook: Outlook, _ voice: Voice) -> WayPage.Asked {
        var asked = WayPage.Asked()
        let ticked = Set(form.all("do").map { Action.ID($0) })
        asked.ticked = ticked.intersection(outlook.actions)
        asked.strangers = ticked.subtracting(asked.ticked).count
        asked.hours = String(form["hours"].prefix(20)).trimmingSpace()
        guard !asked.hours.isEmpty else { return asked }
        if let hours = Int(asked.hours), (1...Self.mostHours).contains(hours) {
            asked.gain = outlook.greatestGain(within: hours)
        } else {
            asked.complaints.add("hours", voice("error.hours", ["most": "\(Self.mostHours)"]))
        }
        return asked
    }
}
