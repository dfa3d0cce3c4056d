import Domain
import Foundation
import Testing

@Suite("Validity and the next assessment")
struct CalendarTests {
    private static let brussels = "Europe/Brussels"

    private func moment(_ text: String) throws -> Moment {
        Moment(try Date(text, strategy: .iso8601))
    }

    private func zone(_ name: String) throws -> TimeZone {
        try #require(TimeZone(identifier: name))
    }

    @Test(
        "the end of a label",
        arguments: [
            // A leap day: 31 August and 18 months is 31 February, so the 29th, to its end.
            ("2026-08-31T10:00:00Z", 18, brussels, "2028-02-29T23:00:00Z"),
            ("2025-08-31T10:00:00Z", 18, brussels, "2027-02-28T23:00:00Z"),
            ("2028-02-29T12:00:00Z", 12, brussels, "2029-02-28T23:00:00Z"),
            ("2028-02-29T12:00:00Z", 48, brussels, "2032-02-29T23:00:00Z"),
            // 23:30 and 00:30 in Brussels are two days.
            ("2026-11-22T22:30:00Z", 18, brussels, "2028-05-22T22:00:00Z"),
            ("2026-11-22T23:30:00Z", 18, brussels, "2028-05-23T22:00:00Z"),
            // The same in summer, to the winter: over the end of a year.
            ("2026-07-01T21:30:00Z", 18, brussels, "2028-01-01T23:00:00Z"),
            ("2026-07-01T22:30:00Z", 18, brussels, "2028-01-02T23:00:00Z"),
            ("2026-12-31T23:30:00Z", 18, brussels, "2028-07-01T22:00:00Z"),
            // The last day has 23 hours, or 25.
            ("2026-09-26T10:00:00Z", 18, brussels, "2028-03-26T22:00:00Z"),
            ("2025-04-25T10:00:00Z", 18, brussels, "2026-10-25T23:00:00Z"),
            // Awarded in the hour that is there twice, and a second before the one that is not there.
            ("2026-10-25T00:30:00Z", 18, brussels, "2028-04-25T22:00:00Z"),
            ("2026-10-25T01:30:00Z", 18, brussels, "2028-04-25T22:00:00Z"),
            ("2026-03-29T00:59:59Z", 18, brussels, "2027-09-29T22:00:00Z"),
            // Elsewhere it is another day.
            ("2026-11-22T02:00:00Z", 18, "America/New_York", "2028-05-22T04:00:00Z"),
            ("2026-11-22T11:30:00Z", 18, "Pacific/Kiritimati", "2028-05-23T10:00:00Z"),
            // The clocks go forward at midnight: the day after begins at one.
            ("2024-10-23T10:00:00Z", 18, "Africa/Cairo", "2026-04-23T22:00:00Z"),
        ])
    func end(award: String, months: Int, zone name: String, end: String) throws {
        #expect(try endOfDay(months: months, after: moment(award), in: zone(name)) == moment(end))
    }

    @Test(
        "when a school may begin again",
        arguments: [
            ("2026-08-31T10:00:00Z", 12, brussels, "2027-08-30T22:00:00Z"),
            ("2026-11-22T22:30:00Z", 12, brussels, "2027-11-21T23:00:00Z"),
            ("2026-11-22T23:30:00Z", 12, brussels, "2027-11-22T23:00:00Z"),
            ("2028-02-29T12:00:00Z", 12, brussels, "2029-02-27T23:00:00Z"),
            ("2027-02-28T10:00:00Z", 12, brussels, "2028-02-27T23:00:00Z"),
            ("2026-03-29T10:00:00Z", 12, brussels, "2027-03-28T22:00:00Z"),
            ("2027-08-31T10:00:00Z", 6, brussels, "2028-02-28T23:00:00Z"),
        ])
    func again(submission: String, months: Int, zone name: String, opens: String) throws {
        #expect(try reassessmentOpens(months: months, after: moment(submission), in: zone(name)) == moment(opens))
    }

    @Test func aLabelIsValidFromItsFirstMomentAndNotAtItsEnd() throws {
        let from = try moment("2026-11-22T10:00:00Z")
        let until = try moment("2028-05-22T22:00:00Z")
        let label = Label(level: "bronze", validFrom: from, validUntil: until)
        #expect(!label.isValid(at: Moment(milliseconds: from.milliseconds - 1)))
        #expect(label.isValid(at: from))
        #expect(label.isValid(at: Moment(milliseconds: until.milliseconds - 1)))
        #expect(!label.isValid(at: until))
    }

    @Test func aMomentIsTheSameAfterADate() {
        var dice = Dice(seed: 34)
        let moments = (0..<2_000).map { _ in
            Moment(milliseconds: Int64.random(in: 0...4_102_444_800_000, using: &dice))
        }
        #expect(moments.filter { Moment($0.date) != $0 } == [])
    }
}
