import Domain
import Foundation
import Testing

@Suite struct InventedContinentTests {
    /// A school has begun when it answers: one that left its answers for later would begin after its own journal.
    @Test func whoeverOpensAQuestionnaireAnswersOnThatDay() throws {
        let continent = InventedContinent(
            schools: 3000, years: 1, programmes: 1, seed: 1, until: InventedContinent.end,
            version: DefaultScheme.version, languages: ["en"])
        let programme = try #require(continent.programmes.first)
        let zone = programme.programme.timeZone
        var attempts = 0
        for place in programme.schools {
            for attempt in try continent.history(of: place, in: programme).attempts {
                attempts += 1
                let answered = try #require(attempt.answers.first).at
                #expect(CalendarDay(of: answered, in: zone) == CalendarDay(of: attempt.openedAt, in: zone))
            }
        }
        #expect(attempts > 1000)
    }
}
