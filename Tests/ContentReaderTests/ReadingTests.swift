import ContentReader
import Domain
import Foundation
import Testing

@Suite struct Reading {
    @Test func coherentContentGivesACatalogue() throws {
        let reading = try SmallContent().read()
        #expect(reading.faults == [])
        let catalogue = try #require(reading.catalogue)
        let edition = try #require(catalogue.edition(Version.Name(scheme: "s", version: "1.0")))
        #expect(edition.version.questions.map(\.id) == ["q1", "q2", "q3", "q4", "q5"])
        #expect(edition.version.label.levels.map(\.total) == [.atLeast(3), .above(6)])
        #expect(edition.version.question("q1")?.choice("q1b")?.meets == true)
        #expect(edition.texts["nl"]?.questions["q1"]?.ask == "Ask 1, Nederlands")
        #expect(edition.texts["nl"]?.revision.count == 12)
        #expect(!edition.isPublished)
        #expect(catalogue.words["nl"]?("home.hello", ["name": "An"]) == "Dag An")
        #expect(catalogue.programmes.map(\.id) == ["be", "demo"])
        #expect(catalogue.demo?.assessments.map(\.answered) == [4, 2])
    }

    @Test func aConditionIsRead() throws {
        let catalogue = try #require(try SmallContent().read().catalogue)
        let version = try #require(catalogue.editions.values.first?.version)
        let answered = Condition.Answered(question: "q1", responses: [.choice("q1a"), .unknown])
        #expect(
            version.question("q2")?.choice("q2a")?.actions
                == [Advice(action: "a2", when: Condition(answered: answered))])
    }

    @Test func aRegisterFormIsRead() throws {
        let catalogue = try #require(try SmallContent().read().catalogue)
        let form = try #require(catalogue.programme("be")?.registerForms.first)
        #expect(form.number == RegisterForm.Extract(columns: ["LINK1"], after: "sn=", padTo: 6))
        #expect(form.levels.splitAt == ", ")
        #expect(form.levels.values == ["Secundair onderwijs": ["secondary"]])
        #expect(form.region.ranges?.first == RegisterForm.Range(from: 1000, to: 1299, value: "BE-BRU"))
    }

    @Test func aStricterProgrammeIsRead() throws {
        let strict = SmallContent().replacing(
            "contact:", with: "fewest-published: 10\ncontact:", in: SmallContent.programme)
        let catalogue = try #require(try strict?.read().catalogue)
        #expect(catalogue.programme("be")?.fewestPublished == 10)
        #expect(catalogue.programme("demo")?.fewestPublished == Publication.usualLimit)
    }

    @Test func wordsOfYAMLStayTexts() throws {
        var content = SmallContent()
        for (file, text) in content.files {
            content.files[file] = text.replacing("\"q2a\"", with: "no").replacing("q2a:", with: "no:")
                .replacing("\"a2\"", with: "null").replacing("a2:", with: "null:")
                .replacing("version: \"1.0\"", with: "version: 1.0")
                .replacing("name: \"Act too\"", with: "name: NO")
                .replacing("\"Strong\"", with: "yes").replacing("number: \"000001\"", with: "number: 000001")
        }
        let reading = try content.read()
        #expect(reading.faults == [])
        let edition = try #require(reading.catalogue?.editions.values.first)
        #expect(edition.version.name.version == "1.0")
        #expect(edition.version.question("q2")?.choices.first?.id == "no")
        #expect(edition.version.actions.last?.id == "null")
        #expect(edition.texts["en"]?.actions["null"]?.name == "NO")
        #expect(edition.texts["en"]?.questions["q2"]?.choices["q2b"] == "yes")
        #expect(reading.catalogue?.demo?.schools.first?.number == "000001")
    }

    @Test func allFaultsAreToldInOneRun() throws {
        let reading = try #require(
            SmallContent()
                .replacing("points: 1\n", with: "points: 7\n", in: SmallContent.structure)?
                .replacing("proof: \"Proof\"", with: "proof: \"\"", in: SmallContent.nl)?
                .replacing("Europe/Brussels", with: "Europe/Brussel", in: SmallContent.programme)
        ).read()
        #expect(reading.catalogue == nil)
        #expect(
            reading.faults.map(\.description) == [
                "programmes/be.yaml:3: be: the time zone `Europe/Brussel` is unknown — did you mean `Europe/Brussels`?",
                "schemes/s/1.0/structure.yaml:30: q2a: `7` is not a whole number from 0 to 2 — "
                    + "write a whole number from 0 to 2, without quotation marks",
                "schemes/s/1.0/text/nl.yaml:48: a1: the text is empty — "
                    + "write the text, or take the key out where it may be left out",
            ])
    }

    @Test func brokenStructureDoesNotMakeTheRestLookWrong() throws {
        let reading = try #require(
            SmallContent().replacing("per-topic: 2", with: "per-topic: [", in: SmallContent.structure)
        ).read()
        #expect(reading.faults.map(\.file) == [SmallContent.structure])
    }

    @Test func whatIsPublishedIsFrozen() throws {
        var content = SmallContent()
        content.files[SmallContent.published] = try content.publishedText()
        let edition = try #require(try content.read().catalogue?.editions.values.first)
        #expect(edition.isPublished)
        #expect(edition.texts["en"]?.revision.hasPrefix("2026-11-22-") == true)

        let reworded = try #require(content.replacing("Weak", with: "Weaker", in: SmallContent.en)).read()
        #expect(reworded.faults.map(\.file) == [SmallContent.en])
        #expect(reworded.faults.first?.remedy.contains("content publish") == true)

        let changed = try #require(
            content.replacing("hours: 16", with: "hours: 8", in: SmallContent.actions)
        ).read()
        #expect(changed.faults.map(\.file) == [SmallContent.published])
        #expect(changed.faults.first?.what.contains("of the published version changed") == true)
    }

    @Test func theDemoMayBeLeftOut() throws {
        var content = SmallContent()
        content.files[SmallContent.demoProgramme] = nil
        content.files[SmallContent.community] = nil
        let reading = try content.read()
        #expect(reading.faults == [])
        #expect(reading.catalogue?.demo == nil)
    }

    @Test func aFolderThatIsNotThereIsFaults() {
        let reading = readContent(at: URL(filePath: "/nowhere/at/all"))
        #expect(reading.catalogue == nil)
        #expect(reading.faults.count == 3)
    }

    @Test func theProjectsOwnContentIsCoherent() {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let reading = readContent(at: root.appending(path: "Content"))
        #expect(reading.faults.map(\.description) == [])
        #expect(reading.catalogue != nil)
    }
}
