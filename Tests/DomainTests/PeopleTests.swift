import Domain
import Testing

@Suite("E-mail addresses and keys")
struct PeopleTests {
    @Test(
        "an address as it is kept",
        arguments: [
            ("an@school.example", "an@school.example"),
            (" An.Peeters+label@School.Example \n", "an.peeters+label@school.example"),
            ("a_b-c@x-y.z.example", "a_b-c@x-y.z.example"),
            ("o'neill@school.example", "o'neill@school.example"),
            (String(repeating: "a", count: 64) + "@b.be", String(repeating: "a", count: 64) + "@b.be"),
        ])
    func addresses(typed: String, kept: String) {
        #expect(EmailAddress(typed)?.description == kept)
    }

    @Test(
        "what can't be one",
        arguments: [
            "", " ", "an", "an@", "@school.example", "an@school", "an@@school.example", "an@school.example@x.be",
            "an peeters@school.example", "an@school .example", "an@.example", "an@school.", "an@school..example",
            "an@-school.example", "an@school-.example", "an@school.example, jo@school.example",
            "An <an@school.example>", "an@school.example;", "\"an\"@school.example", "an@[127.0.0.1]",
            "mailto:an@school.example", "an\r\nBcc: jo@school.example", "an\u{0}@school.example",
            "ân@school.example", "an@schóól.example", "an@school.example\u{200B}",
            String(repeating: "a", count: 65) + "@b.be",
            "a@" + String(repeating: "b.", count: 126) + "be",
        ])
    func refused(typed: String) {
        #expect(EmailAddress(typed) == nil)
    }

    @Test(
        "a key in base 32, worked out by hand",
        arguments: [
            (0, "0000000000000"), (1, "0000000000001"), (31, "000000000000z"), (32, "0000000000010"),
            (1_023, "00000000000zz"), (Int64.max, "7zzzzzzzzzzzz"),
        ] as [(Int64, String)])
    func keys(value: Int64, text: String) {
        #expect(School.ID(value).description == text)
        #expect(School.ID(text)?.rawValue == value)
    }

    @Test func everyKeyIsReadAsItIsWritten() {
        var dice = Dice(seed: 32)
        for _ in 0..<2_000 {
            let key = School.ID(Int64.random(in: 0...Int64.max, using: &dice) >> Int64.random(in: 0...62, using: &dice))
            #expect(School.ID(key.description) == key)
        }
    }

    @Test(
        "what no key is written like",
        arguments: [
            "", "0", "000000000000", "00000000000000", "000000000000Z", "000000000000i", "000000000000l",
            "000000000000o", "000000000000u", "8000000000000", "zzzzzzzzzzzzz", "g000000000000", "-000000000001",
            " 000000000001", "00000000000é", "000000000000\u{0}", "../../etc/pas", "0000000'or'1=1",
        ])
    func noKeys(text: String) {
        #expect(School.ID(text) == nil)
    }

    @Test func keysSortByValueAndSoDoTheirTexts() {
        var dice = Dice(seed: 33)
        let keys = (0..<500).map { _ in School.ID(Int64.random(in: 0...Int64.max, using: &dice)) }.sorted()
        #expect(keys.map(\.description) == keys.map(\.description).sorted())
    }
}
