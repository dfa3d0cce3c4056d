import ContentReader
import Domain
import Testing

/// Words that differ: by level of education, and by programme.
@Suite struct LocalTests {
    private let version = Version.Name(scheme: "s", version: "1.0")

    @Test func aVariantIsForSchoolsOfThatLevelAlone() throws {
        let catalogue = try #require(try SmallContent.withVariants.read().catalogue)
        let text = try #require(catalogue.texts(of: version, for: "be")["nl"])
        let small = text.worded(for: [.primary])
        #expect(small.questions["q1"]?.ask == "Ask the small ones")
        #expect(small.questions["q1"]?.choices == ["q1a": "Weak and small", "q1b": "Strong"])
        #expect(small.questions["q1"]?.why == "Why")
        #expect(small.questions["q2"] == text.questions["q2"])
        let others: [Set<EducationLevel>] = [
            [.primary, .secondary], [.primary, .adult], [.primary, .arts], [.primary, .higher],
            Set(EducationLevel.allCases), [.adult], [],
        ]
        for levels in others {
            #expect(text.worded(for: levels) == text)
        }
    }

    @Test func aProgrammeReplacesSingleWords() throws {
        let catalogue = try #require(try SmallContent.withOffers.read().catalogue)
        let general = try #require(catalogue.texts(of: version, for: nil)["nl"])
        let local = try #require(catalogue.texts(of: version, for: "be")["nl"])
        #expect(local.questions["q1"]?.why == "The law here")
        #expect(local.questions["q1"]?.choices == ["q1a": "Weak here", "q1b": "Strong"])
        #expect(local.questions["q1"]?.ask == general.questions["q1"]?.ask)
        #expect(local.actions["a2"]?.proof == "A local proof")
        #expect(local.actions["a2"]?.steps == general.actions["a2"]?.steps)
        #expect(local.revision.hasPrefix(general.revision + "+"))
        #expect(catalogue.texts(of: version, for: "demo")["nl"] == general)
    }

    @Test func whatAProgrammeSaysHoldsAtEachLevel() throws {
        var content = SmallContent.withVariants
        content.files.merge(SmallContent.withOffers.files.filter { $0.key.hasPrefix("programmes/be/") }) { $1 }
        let catalogue = try #require(try content.read().catalogue)
        let small = try #require(catalogue.texts(of: version, for: "be")["nl"]).worded(for: [.primary])
        #expect(small.questions["q1"]?.choices["q1a"] == "Weak here")
        #expect(small.questions["q1"]?.ask == "Ask the small ones")
    }

    @Test func offersAreReadAndFoundByActionThenTopic() throws {
        let catalogue = try #require(try SmallContent.withOffers.read().catalogue)
        let offer = try #require(catalogue.offers["be"]?.first)
        #expect(offer.words["nl"]?.name == "Evening")
        #expect(offer.isDue(on: "2026-11-22") && !offer.isDue(on: "2026-11-21"))
        let help = catalogue.help(in: "be", of: "s", for: [.primary])
        #expect(help.offers(for: "a1", in: "updates").map(\.id) == ["evening"])
        #expect(help.offers(for: "a2", in: "lessons").map(\.id) == ["evening"])
        #expect(help.offers(for: "a2", in: "updates").isEmpty, "no resources where there are offers")
        #expect(catalogue.help(in: "be", of: "s", for: [.adult]).offers(for: "a1", in: "updates").isEmpty)
        let other = catalogue.help(in: "demo", of: "s", for: [.adult])
        #expect(other.offers(for: "a1", in: "updates").map(\.id) == ["portal"])
    }

    @Test func aVersionThatFollowsIsRead() throws {
        let catalogue = try #require(try SmallContent.withSuccessor.read().catalogue)
        let later = try #require(catalogue.edition(Version.Name(scheme: "s", version: "2.0"))?.version)
        #expect(later.follows?.version == "1.0")
        #expect(later.follows?.mapping.map(\.change) == [.same, .changed, .same, .split, .retired])
        #expect(later.follows?.mapping.map(\.isComparable) == [true, false, true, false, false])
    }

    @Test func whatAGroupMayAnswerIsReadAndNoPartOfTheVersion() throws {
        let before = try #require(try SmallContent().read().catalogue?.edition(version))
        let after = try #require(try SmallContent.withShareable.read().catalogue?.edition(version))
        #expect(before.shareable.isEmpty)
        #expect(after.shareable == ["q1", "q3"])
        #expect(after.checksum == before.checksum)
    }

    @Test func aLanguageMoreDoesNotChangeThePublishedVersion() throws {
        var content = SmallContent()
        let before = try #require(try content.read().catalogue?.edition(version))
        content.files["schemes/s/1.0/text/fr.yaml"] = content.files[SmallContent.en]
        content.files[SmallContent.structure] = content.files[SmallContent.structure]?.replacing(
            "[\"nl\", \"en\"]", with: "[\"nl\", \"en\", \"fr\"]")
        let after = try #require(try content.read().catalogue?.edition(version))
        #expect(after.languages == ["nl", "en", "fr"])
        #expect(after.checksum == before.checksum)
    }
}
