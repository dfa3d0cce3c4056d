import Domain
import Foundation
import Testing

@testable import Pages

/// Months, numbers and plurals as each language writes them.
@Suite("Locale")
struct LocaleTests {
    @Test(
        arguments: [
            ("nl", "nl-BE", "12 november 2026", "1 maart 2026"), ("en", "en-BE", "12 November 2026", "1 March 2026"),
            ("fr", "fr-BE", "12 novembre 2026", "1er mars 2026"), ("de", "de-BE", "12. November 2026", "1. März 2026"),
        ] as [(Language, String, String, String)])
    func dates(language: Language, locale: String, twelfth: String, first: String) {
        let voice = voice(language, locale)
        #expect(voice.date(.afternoon) == twelfth)
        #expect(voice.date(day: "2026-03-01") == first)
        #expect(voice.date(day: "never") == "never")
    }

    @Test(
        arguments: [
            ("nl", "nl-BE", "12.345"), ("en", "en-GB", "12,345"), ("fr", "fr-BE", "12\u{202F}345"),
            ("de", "de-BE", "12.345"),
        ] as [(Language, String, String)])
    func numbers(language: Language, locale: String, written: String) {
        #expect(voice(language, locale).number(12_345) == written)
        #expect(voice(language, locale).number(7) == "7")
        #expect(voice(language, locale).count("n", 12_345) == "\(written) many")
    }

    @Test(
        "French has nought and one in the singular, the others one alone",
        arguments: [
            ("nl", ["many", "one", "many"]), ("en", ["many", "one", "many"]), ("fr", ["one", "one", "many"]),
            ("de", ["many", "one", "many"]),
        ] as [(Language, [String])])
    func plurals(language: Language, forms: [String]) {
        let voice = voice(language, "\(language)-BE")
        #expect((0...2).map { voice.count("n", $0) } == zip(0...2, forms).map { "\($0) \($1)" })
    }

    private func voice(_ language: Language, _ locale: String) -> Voice {
        Voice(
            words: Words(language: language, phrases: ["n.one": "{count} one", "n.other": "{count} many"]),
            locale: locale, zone: .gmt)
    }
}
