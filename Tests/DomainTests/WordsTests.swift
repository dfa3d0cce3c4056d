import Domain
import Testing

@Suite("Words")
struct WordsTests {
    private func words(_ language: Language) -> Words {
        Words(
            language: language,
            phrases: [
                "hello": "Dag {name}", "twice": "{a} en {a}, {b}", "plain": "Zonder plaats",
                "left.one": "{count} vraag van {asked}", "left.other": "{count} vragen van {asked}",
            ])
    }

    @Test(
        "places are filled",
        arguments: [
            ("hello", ["name": "An"], "Dag An"), ("twice", ["a": "1", "b": "2"], "1 en 1, 2"),
            ("plain", ["name": "An"], "Zonder plaats"), ("hello", [:], "Dag {name}"),
            ("hello", ["name": ""], "Dag "), ("hello", ["name": "<b>&"], "Dag <b>&"), ("gone", [:], "gone"),
        ] as [(String, [String: String], String)])
    func places(key: String, values: [String: String], phrase: String) {
        #expect(words("nl")(key, values) == phrase)
    }

    @Test(
        "plurals go by the language",
        arguments: [
            ("nl", 0, "0 vragen van 30"), ("nl", 1, "1 vraag van 30"), ("nl", 2, "2 vragen van 30"),
            ("en", 0, "0 vragen van 30"), ("en", 1, "1 vraag van 30"), ("de", 0, "0 vragen van 30"),
            ("fr", 0, "0 vraag van 30"), ("fr", 1, "1 vraag van 30"), ("fr", 2, "2 vragen van 30"),
        ] as [(Language, Int, String)])
    func plurals(language: Language, count: Int, phrase: String) {
        #expect(words(language).count("left", count, ["asked": "30"]) == phrase)
    }

    @Test func whatSomebodyTypedIsNoPlace() {
        // A person may be called {b}: what fills one place must not be filled again.
        #expect(words("nl")("twice", ["a": "{b}", "b": "geheim"]) == "{b} en {b}, geheim")
        #expect(words("nl")("twice", ["a": "x", "b": "{a}"]) == "x en x, {a}")
    }

    @Test func keys() {
        #expect(words("nl").has("hello"))
        #expect(!words("nl").has("left"))
        #expect(words("nl").keys.count == 5)
    }
}
