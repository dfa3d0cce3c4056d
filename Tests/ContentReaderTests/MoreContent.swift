import ContentReader
import Domain
import Foundation

/// The small content with more in it, for defects of what is not in all content.
extension SmallContent {
    static let laterStructure = "schemes/s/2.0/structure.yaml"
    static let offers = "programmes/be/offers.yaml"
    static let localNl = "programmes/be/text/nl.yaml"
    static let localEn = "programmes/be/text/en.yaml"
    static let resources = "schemes/s/resources.yaml"
    static let rulesNl = "language/nl.yaml"
    static let shareable = "schemes/s/1.0/shareable.yaml"

    /// With a version 2.0 that follows 1.0: q1 and q3 stay, q2 is worth something else, q4 became two, q5 is gone.
    static var withSuccessor: SmallContent {
        var content = SmallContent()
        for (file, text) in content.files where file.hasPrefix("schemes/s/1.0/") {
            content.files[file.replacing("1.0", with: "2.0")] = text.replacing("\"1.0\"", with: "\"2.0\"")
                .replacing("q5", with: "q6").replacing("q4", with: "q7")
                .replacing("points: 1\n", with: "points: 0\n")
        }
        content.files[laterStructure]? += """
            follows: "1.0"
            mapping:
              - {as: "same", from: "q1", to: "q1"}
              - {as: "changed", from: "q2", to: "q2", comparable: false}
              - {as: "same", from: "q3", to: "q3"}
              - {as: "split", from: "q4", to: ["q6", "q7"]}
              - {as: "retired", from: "q5"}

            """
        return content
    }

    /// With offers of the programme, words of its own, and resources of the scheme.
    static var withOffers: SmallContent {
        var content = SmallContent()
        content.files[offers] = """
            offers:
              - id: "evening"
                kind: "training"
                owner: "Somebody"
                url: "https://www.example.org/evening"
                audience: {levels: ["primary"], who: ["parents"]}
                cost: "some"
                languages: ["nl"]
                review: "2026-11-22"
                topics: ["lessons"]
                actions: ["a1"]

            """
        for file in [localNl, localEn] {
            content.files[file] = """
                questions:
                  q1: {why: "The law here", choices: {q1a: "Weak here"}}
                actions:
                  a2: {proof: "A local proof"}
                offers:
                  evening: {name: "Evening", about: "One line."}

                """
        }
        content.files[resources] = """
            resources:
              - id: "portal"
                owner: "Everybody"
                url: "https://www.example.org"
                languages: ["en"]
                review: "2027-01-31"
                topics: ["updates"]
                names: {nl: "Portaal", en: "Portal"}
                about: {nl: "Eén regel.", en: "One line."}

            """
        return content
    }

    /// With questions that a group may answer once for its schools.
    static var withShareable: SmallContent {
        var content = SmallContent()
        content.files[shareable] = "questions: [\"q1\", \"q3\"]\n"
        return content
    }

    /// With a question that has other words for primary schools.
    static var withVariants: SmallContent {
        var content = SmallContent()
        for file in [nl, en] {
            content.files[file] = content.files[file]?.replacing(
                "    choices: {q1a: \"Weak\", q1b: \"Strong\"}\n",
                with: """
                        choices: {q1a: "Weak", q1b: "Strong"}
                        variants:
                          primary: {ask: "Ask the small ones", choices: {q1a: "Weak and small"}}

                    """)
        }
        return content
    }

    /// With rules for Dutch.
    static var withRules: SmallContent {
        var content = SmallContent()
        content.files[rulesNl] = """
            limits: {question: 5, choice: 4, sentence: 6}
            words:
              - {avoid: "MFA", say: "twee stappen"}
              - {avoid: "policy", say: "afspraken"}

            """
        return content
    }

    /// published.yaml as publishing would write it.
    func publishedText() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "content-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(to: folder)
        let edition = readContent(at: folder).catalogue?.edition(Version.Name(scheme: "s", version: "1.0"))
        _ = try edition.map { try publish($0, in: folder, on: "2026-11-22") }
        return try String(contentsOf: folder.appending(path: Self.published), encoding: .utf8)
    }
}
