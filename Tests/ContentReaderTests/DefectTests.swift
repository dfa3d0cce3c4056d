import ContentReader
import Foundation
import Testing

/// Defects seeded one by one: each is found, in its file, and nothing is called wrong that is not.
@Suite struct Defects {
    @Test(arguments: structureDefects + questionDefects + labelDefects + actionDefects)
    func ofStructureIsFound(_ defect: Defect) throws {
        try expectFound(defect)
    }

    @Test(arguments: textDefects + interfaceDefects + yamlDefects)
    func ofTextIsFound(_ defect: Defect) throws {
        try expectFound(defect)
    }

    @Test(arguments: programmeDefects + registerDefects + communityDefects)
    func ofProgrammesIsFound(_ defect: Defect) throws {
        try expectFound(defect)
    }

    @Test(arguments: versionDefects + variantDefects + shareableDefects)
    func ofVersionsIsFound(_ defect: Defect) throws {
        try expectFound(defect)
    }

    @Test(arguments: offerDefects + resourceDefects + languageDefects + mapDefects)
    func ofOffersAndLanguageIsFound(_ defect: Defect) throws {
        try expectFound(defect)
    }

    @Test func theContentInWhichTheyAreSeededIsCoherent() throws {
        for content in [
            SmallContent(), .withMap, .withSuccessor, .withOffers, .withVariants, .withRules, .withShareable,
        ] {
            #expect(try content.read().faults.map(\.description) == [])
        }
    }

    @Test func aFileOfTenMegabytesIsRefusedAtOnce() throws {
        var content = SmallContent()
        content.files[SmallContent.nl]? += "# " + String(repeating: "x", count: 10_000_000) + "\n"
        #expect(try content.read().faults.map(\.what) == ["the file is larger than 4 MB"])
    }

    private func expectFound(_ defect: Defect) throws {
        let content = try #require(defect.content.replacing(defect.old, with: defect.new, in: defect.file))
        let reading = try content.read()
        let told = reading.faults.map(\.description)
        #expect(reading.catalogue == nil)
        #expect(told.count == defect.faults, "\(told)")
        #expect(told.contains { $0.hasPrefix(defect.file) && $0.contains(defect.fault) }, "\(told)")
    }

    @Test func aLanguageWithoutFileAndAFileWithoutLanguage() throws {
        var content = SmallContent()
        content.files["schemes/s/1.0/text/nl.yaml"] = nil
        content.files["schemes/s/1.0/text/de.yaml"] = content.files["schemes/s/1.0/text/en.yaml"]
        let told = try content.read().faults.map(\.description)
        #expect(told.count == 2)
        #expect(told.contains { $0.contains("structure.yaml:3: the language `nl` has no file") })
        #expect(told.contains { $0.contains("text/de.yaml: the language `de` is not declared") })
    }

    @Test func aLanguageThatTheVersionOrTheInterfaceLacks() throws {
        var content = try #require(
            SmallContent().replacing(
                "{language: \"en\", locale: \"en-BE\"}]",
                with: "{language: \"en\", locale: \"en-BE\"}, {language: \"fr\", locale: \"fr-BE\"}]",
                in: SmallContent.programme))
        content.files[SmallContent.programme] = content.files[SmallContent.programme]?
            .replacing(", en: \"", with: ", fr: \"X\", en: \"")
        let told = try content.read().faults.map(\.description)
        #expect(told.count == 2)
        #expect(told.contains { $0.contains("be.yaml:4: be: the interface has no words in `fr`") })
        #expect(told.contains { $0.contains("be.yaml:4: be: s 1.0 has no texts in `fr`") })
    }

    @Test func aFileThatIsTooLargeOrInAnotherEncoding() throws {
        var content = SmallContent()
        content.files[SmallContent.actions]? += "#" + String(repeating: "x", count: 5_000_000)
        content.rawFiles[SmallContent.wordsNl] = Data([0x61, 0x3A, 0x20, 0xE9])
        #expect(
            try content.read().faults.map(\.what) == ["the file is not in UTF-8", "the file is larger than 4 MB"])
    }

    @Test func missingFiles() throws {
        for file in [SmallContent.structure, SmallContent.actions, SmallContent.demoProgramme, SmallContent.community] {
            var content = SmallContent()
            content.files[file] = nil
            let faults = try content.read().faults
            #expect(faults.map(\.what) == ["the file is missing"])
            #expect(faults.map(\.file) == [file])
        }
    }

    @Test(arguments: [
        "", "\u{0}", "\u{FEFF}", "- - - -", "{}", "[]", "a: &a [*a]", "!!binary x", "? [a]\n: b\n", "<<: {a: b}\n",
        "---\n---\n", "%YAML 9\n---\n", "\"\\ud800\"", String(repeating: "[", count: 200_000),
        String(repeating: "- ", count: 20_000), String(repeating: "{a: ", count: 100_000), "a: \"\\0\"", "\u{202E}: x",
    ])
    func rubbishIsAFaultAndNeverATrap(_ text: String) throws {
        for file in SmallContent().files.keys {
            var content = SmallContent()
            content.files[file] = text
            let reading = try content.read()
            #expect(reading.catalogue == nil)
            #expect(reading.faults.contains { $0.file == file }, "\(file)")
        }
    }

    @Test func faultsAreOneLineEach() throws {
        let content = try #require(
            SmallContent().replacing("hours: 16", with: "\"a\\nb\": 16", in: SmallContent.actions))
        for fault in try content.read().faults {
            #expect(!fault.description.contains("\n"))
        }
    }
}
