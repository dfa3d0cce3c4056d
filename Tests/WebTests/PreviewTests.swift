import Domain
import HTTPTypes
import Hummingbird
import TestKit
import Testing
import Web

/// The preview for authors.
@Suite struct PreviewTests {
    @Test func showsEverythingInTwoLanguages() async throws {
        let edition = try #require(
            projectContent.edition(Version.Name(scheme: "esafety-label", version: "2026.1")))
        let visitor = Visitor(to: previewRoutes { .edition(edition, languages: ["nl", "fr"]) })
        let page = try await visitor.get("/")
        #expect(page.page == "preview")
        #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
        #expect(!page.body.contains("<form") && !page.body.contains("<script"))
        for question in edition.version.questions {
            #expect(page.body.contains("data-question=\"\(question.id)\""))
            for choice in question.choices {
                #expect(page.body.contains("data-choice=\"\(choice.id)\" data-points=\"\(choice.points)\""))
            }
        }
        for action in edition.version.actions {
            #expect(page.body.contains("data-action=\"\(action.id)\""))
        }
        for language in ["nl", "fr"] { #expect(page.body.contains("lang=\"\(language)\"")) }
        let style = try #require(page.attribute("href", after: "rel=\"stylesheet\" "))
        #expect(try await visitor.get(style).status == 200)
        #expect(try await visitor.get("/public/secret").status == 404)
    }

    @Test func tellsWhatIsWrong() async throws {
        let page = try await Visitor(to: previewRoutes { .faults(["a: broken", "1 fault(s)"]) }).get("/")
        #expect(page.status == 500)
        #expect(page.body == "a: broken\n1 fault(s)")
    }
}
