import Domain
import Testing

@testable import Pages

@Suite("Voice")
struct VoiceTests {
    private let summerNight = Moment(milliseconds: 1_782_944_400_000)  // 2026-07-01 22:20 UTC
    private let morning = Moment(milliseconds: 1_772_960_580_000)  // 2026-03-08 09:03 UTC

    @Test(
        "dates and times by locale and zone",
        arguments: [
            ("nl", "nl-BE", "Europe/Brussels", "12 november 2026", "14:02"),
            ("en", "en-BE", "Europe/Brussels", "12 November 2026", "14:02"),
            ("en", "en-GB", "Europe/London", "12 November 2026", "13:02"),
            ("nl", "nl", "Pacific/Auckland", "13 november 2026", "02:02"),
        ] as [(Language, String, String, String, String)])
    func dates(language: Language, locale: String, zone: String, date: String, time: String) throws {
        let voice = try Project.voice(language, locale: locale, zone: zone)
        #expect(voice.date(.afternoon) == date)
        #expect(voice.time(.afternoon) == time)
    }

    @Test(arguments: ["nl", "en"] as [Language])
    func inSummerAndAfterMidnight(language: Language) throws {
        let voice = try Project.voice(language)
        #expect(voice.time(summerNight) == "00:20")
        #expect(voice.date(summerNight).hasPrefix("2 "))
        #expect(voice.time(morning) == "10:03")
    }

    @Test("a language without a country tells morning from afternoon", arguments: ["nl", "en"] as [Language])
    func withoutCountry(language: Language) throws {
        let voice = try Project.voice(language, locale: language.rawValue, zone: "Europe/Brussels")
        #expect(voice.time(.afternoon) == "14:02")
    }

    @Test func theLastDayIsTheOneBeforeTheEnd() throws {
        let end = Moment(milliseconds: 1_835_478_000_000)  // 2028-02-29 23:00 UTC: 1 March 00:00 in Brussels
        #expect(try Project.voice("nl").lastDay(before: end) == "29 februari 2028")
        #expect(try Project.voice("en").lastDay(before: end) == "29 February 2028")
    }

    @Test(arguments: [
        (1, "1 hour"), (7, "7 hours"), (8, "1 day"), (9, "9 hours"), (16, "2 days"), (17, "3 days"), (24, "3 days"),
        (40, "5 days"),
    ])
    func work(hours: Int, words: String) throws {
        #expect(try Project.voice("en").work(hours: hours) == words)
    }

    @Test(
        arguments: [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
            as [([String], String)])
    func lists(items: [String], words: String) throws {
        #expect(try Project.voice("en").list(items) == words)
    }
}
