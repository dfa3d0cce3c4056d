import ContentReader
import Foundation

/// A small, coherent folder of content, to seed defects in.
struct SmallContent: Sendable {
    var files: [String: String] = [
        SmallContent.structure: structureText,
        SmallContent.actions: actionsText,
        SmallContent.nl: versionText("Nederlands"),
        SmallContent.en: versionText("English"),
        SmallContent.programme: programmeText,
        SmallContent.wordsNl: "home:\n  title: \"Thuis\"\n  hello: \"Dag {name}\"\nback: \"Terug\"\n",
        SmallContent.wordsEn: "home:\n  title: \"Home\"\n  hello: \"Hello {name}\"\nback: \"Back\"\n",
        SmallContent.demoProgramme: programmeText.replacing("programme: \"be\"", with: "programme: \"demo\""),
        SmallContent.community: communityText,
    ]

    /// Files that are no text.
    var rawFiles: [String: Data] = [:]

    static let structure = "schemes/s/1.0/structure.yaml"
    static let actions = "schemes/s/1.0/actions.yaml"
    static let nl = "schemes/s/1.0/text/nl.yaml"
    static let en = "schemes/s/1.0/text/en.yaml"
    static let published = "schemes/s/published.yaml"
    static let programme = "programmes/be.yaml"
    static let wordsNl = "interface/nl.yaml"
    static let wordsEn = "interface/en.yaml"
    static let demoProgramme = "demo/programme.yaml"
    static let community = "demo/community.yaml"

    /// The content with this text in place of that one; nil where the text is not in the file.
    func replacing(_ old: String, with new: String, in file: String) -> SmallContent? {
        guard old.isEmpty || files[file]?.contains(old) == true else { return nil }
        var copy = self
        copy.files[file] = old.isEmpty ? new : files[file]?.replacing(old, with: new, maxReplacements: 1)
        return copy
    }

    /// Reads the content from a temporary folder, which is taken away again.
    func read() throws -> ContentReading {
        let folder = FileManager.default.temporaryDirectory.appending(path: "content-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(to: folder)
        return readContent(at: folder)
    }

    func write(to folder: URL) throws {
        let texts = files.mapValues { Data($0.utf8) }
        for (path, data) in texts.merging(rawFiles, uniquingKeysWith: { $1 }) {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        }
    }
}

private let structureText = """
    scheme: "s"
    version: "1.0"
    languages: ["nl", "en"]
    draw:
      per-topic: 2
    label:
      scale: {total: 8, area: 4}
      applicable-per-area: 1
      validity-months: 18
      reassessment-months: 12
      levels:
        - {id: "bronze", total-at-least: 3, area-at-least: 1}
        - {id: "gold", total-above: 6, area-at-least: 2, essentials: true, evidence: true, contributions: 1}
    areas:
      - id: "tech"
        topics:
          - id: "updates"
            questions:
              - id: "q1"
                anchor: true
                essential: true
                unknown: ["a1"]
                not-applicable: "no-need"
                choices:
                  - {id: "q1a", points: 0, actions: ["a1", {id: "a2", when: {levels: ["primary"]}}]}
                  - {id: "q1b", points: 2}
              - id: "q2"
                choices:
                  - id: "q2a"
                    points: 1
                    actions: [{id: "a2", when: {answered: {question: "q1", choice: ["q1a", "unknown"]}}}]
                  - {id: "q2b", points: 2}
      - id: "people"
        topics:
          - id: "lessons"
            questions:
              - id: "q3"
                anchor: true
                choices:
                  - {id: "q3a", points: 0, actions: ["a1"]}
                  - {id: "q3b", points: 2}
              - id: "q4"
                choices:
                  - {id: "q4a", points: 0, actions: ["a1"]}
                  - {id: "q4b", points: 2}
              - id: "q5"
                levels: ["secondary"]
                choices:
                  - {id: "q5a", points: 0, actions: ["a1"]}
                  - {id: "q5b", points: 2}

    """

private let actionsText = """
    actions:
      - {id: "a1", effect: 3, hours: 16, who: ["ict", "head"], cost: "none"}
      - {id: "a2", effect: 1, hours: 1, who: ["teachers"], cost: "some"}

    """

private func versionText(_ language: String) -> String {
    let questions = (1...5).map { number in
        """
          q\(number):
            ask: "Ask \(number), \(language)"
            why: "Why"
            who: "Who"
            find-out: "How"
            keep: "Keep"
            choices: {q\(number)a: "Weak", q\(number)b: "Strong"}
        """
    }
    return """
        scheme: {name: "\(language)", about: "About"}
        areas:
          tech: {name: "Tech", about: "About"}
          people: {name: "People", about: "About"}
        topics:
          updates: {name: "Updates", about: "About"}
          lessons: {name: "Lessons", about: "About"}
        levels:
          bronze: {name: "Bronze", about: "About"}
          gold: {name: "Gold", about: "About"}
        questions:
        \(questions.joined(separator: "\n"))
        actions:
          a1: {name: "Act", steps: "Steps", proof: "Proof"}
          a2: {name: "Act too", steps: "Steps", proof: "Proof"}

        """
}

private let programmeText = """
    programme: "be"
    names: {nl: "Vlaanderen", en: "Flanders"}
    time-zone: "Europe/Brussels"
    languages: [{language: "nl", locale: "nl-BE"}, {language: "en", locale: "en-BE"}]
    scheme: "s"
    version: "1.0"
    contact: "someone@example.org"
    levels: ["primary", "secondary"]
    regions:
      - {id: "BE-VAN", names: {nl: "Antwerpen", en: "Antwerp"}}
      - {id: "BE-BRU", names: {nl: "Brussel", en: "Brussels"}}
    networks: [{id: "go", names: {nl: "GO!", en: "Community"}}]
    register:
      - id: "poi"
        known-by: ["LINK1", "CATEGORIE"]
        number: {columns: ["LINK1"], after: "sn=", pad-to: 6}
        name: {columns: ["NAAM"]}
        street: {columns: ["STRAAT", "NR"]}
        postcode: {columns: ["POSTCODE"], first: 4}
        place: {columns: ["PLAATS"]}
        head-office: {column: "NOTITIE", values: ["Hoofdzetel"]}
        levels: {columns: ["CATEGORIE"], split-at: ", ", values: {"Secundair onderwijs": ["secondary"]}}
        covers: ["secondary"]
        kind: {columns: ["SOORT"], values: {"BuSO": ["special"]}}
        region:
          columns: ["POSTCODE"]
          ranges: [{from: 1000, to: 1299, value: "BE-BRU"}, {from: 2000, to: 2999, value: "BE-VAN"}]
        network: {columns: ["NET"], values: {"GO": ["go"]}}

    """

private let communityText = """
    programme: "demo"
    password: "correct horse battery"
    schools:
      - number: "000001"
        name: "The Invented School"
        street: "Street 1"
        postcode: "2000"
        place: "Antwerp"
        region: "BE-VAN"
        levels: ["secondary"]
        kind: "ordinary"
        network: "go"
        email: "school@example.org"
    people:
      - {email: "head@example.org", name: "An Example", language: "nl", coordinates: "000001"}
      - {email: "manager@example.org", name: "Bo Example", language: "en"}
    assessments:
      - {school: "000001", level: "secondary", seed: 7, strength: 60, days-ago: 30, submitted: true}
      - {school: "000001", level: "secondary", seed: 8, strength: 60, days-ago: 3, answered: 2, submitted: false}

    """
