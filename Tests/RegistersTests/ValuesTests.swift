import Domain
import Testing

@testable import Registers

@Suite("Values in the cells of a register")
struct ValuesTests {
    @Test(
        "the first e-mail address that can be written to",
        arguments: [
            ("info@school.example", "info@school.example"),
            ("geen; a@b.example, c@d.example", "a@b.example"),
            ("a@b.example c@d.example", "a@b.example"),
            ("mailto:a.b+c@d-e.example", "a.b+c@d-e.example"),
            ("<a@b.example>", "a@b.example"),
            ("a@b", nil), ("a@@b.example", nil), ("a..b@c.example", nil), ("a@-b.example", nil),
            ("a@1.2.3.4", nil), ("é@b.example", nil), ("a@b.example\"", nil), ("", nil), ("@", nil),
        ] as [(String, String?)])
    func emails(text: String, expected: String?) {
        #expect(firstEmail(in: text) == expected)
    }

    @Test(
        "websites by http and https only",
        arguments: [
            ("https://school.example/a?b=c#d", "https://school.example/a?b=c#d"),
            ("HTTP://School.example", "HTTP://School.example"),
            ("www.school.example", "http://www.school.example"),
            ("school.example/nl/", "http://school.example/nl/"),
            ("school.example:8080", "http://school.example:8080"),
            ("www.a.example; www.b.example", "http://www.a.example"),
            (" ", nil), ("geen", nil), ("ftp://school.example", nil), ("javascript:alert(1)", nil),
            ("javascript://school.example/%0aalert(1)", nil), ("http://school@evil.example/", nil),
            ("http://school.example/\"><b>", nil), ("https://", nil), ("info@school.example", nil),
        ] as [(String, String?)])
    func websites(text: String, expected: String?) {
        #expect(website(in: text) == expected)
    }

    @Test(
        "days",
        arguments: [
            ("20141014T104300", "2014-10-14"), ("20141014", "2014-10-14"), ("2014-10-14", "2014-10-14"),
            ("2014-10-14T00:00:00+02:00", "2014-10-14"), ("14/10/2014", "2014-10-14"),
            ("14-10-2014", "2014-10-14"), ("1/9/2014 0:00:00", "2014-09-01"), ("29/02/2024", "2024-02-29"),
            ("29/02/2023", nil), ("31/04/2023", nil), ("2014-13-01", nil), ("31/12/9999", nil), ("", nil),
            ("14/10/14", nil), ("abcdefgh", nil), ("２０１４-10-14", nil), ("+1/01/2014", nil),
        ] as [(String, String?)])
    func days(text: String, expected: String?) {
        #expect(day(in: text) == expected)
    }

    @Test(
        "texts are cleaned, markup stays",
        arguments: [
            ("  De  Uil ", "De Uil"), ("De\u{A0}\n Uil", "De Uil"), ("Cafe\u{301}", "Café"),
            ("a\u{202E}b\u{200F}c\u{2066}d\u{FEFF}e\u{200B}", "abcde"), ("a\u{0}b\u{7}c\u{9B}d", "abcd"),
            ("<b>De Bij</b> & Co", "<b>De Bij</b> & Co"), ("\u{200B}", ""), ("", ""),
        ])
    func cleaning(text: String, expected: String) {
        #expect(Array(cleaned(text).unicodeScalars) == Array(expected.unicodeScalars))
    }
}
