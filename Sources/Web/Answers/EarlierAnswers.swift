import Domain
import Hummingbird
import Pages
import Store

extension Site {
    /// What the school answered last time to questions that are still open; none where it answers for the first time.
    func earlierAnswers(
        for sheet: Sheet, from earlier: EarlierForm?, _ context: SignedInContext
    ) throws -> EarlierAnswers {
        guard !sheet.open.isEmpty, let earlier else { return EarlierAnswers() }
        let suggestions = suggestions(
            for: sheet.assessment, from: earlier, by: catalogue.editions.values.map(\.version))
        return EarlierAnswers(
            suggestions, in: try text(of: earlier.sheet, for: context.signedIn, in: context.language))
    }
}

extension Form {
    /// What an answer's form says: the choice that is marked, or what the button on an earlier answer confirms. With
    /// it goes the note of then, unless another was typed.
    var answerDraft: Answer.Draft {
        guard let still = optional("still"), !still.isEmpty else {
            return Answer.Draft(response: optional("response"), note: self["note"])
        }
        let typed = self["note"]
        return Answer.Draft(response: still, note: typed.trimmingSpace().isEmpty ? self["still-note"] : typed)
    }
}
