import Domain
import Foundation
import Synchronization
import Testing

@testable import Pages

@Suite("Every page in each language", .serialized)
struct GalleryTests {
    private static let languages: [Language] = ["nl", "en", "fr", "de"]

    private typealias Document = (name: String, text: String)
    /// Several tests look at the same pages.
    private static let rendered = Mutex<[Language: [Document]]>([:])

    private func documents(_ language: Language) throws -> [Document] {
        try Self.rendered.withLock { rendered in
            if let known = rendered[language] { return known }
            let documents = try documents(language, typed: "typed")
            rendered[language] = documents
            return documents
        }
    }

    private func documents(_ language: Language, typed: String) throws -> [Document] {
        let shells = [
            try Project.shell(language), try Project.shell(language, visitor: .init(name: typed, isManager: false)),
            try Project.shell(language, visitor: .init(name: typed, isManager: true)),
        ]
        let pages = try Gallery(text: try Project.text(language), typed: typed).pages()
        return pages.enumerated().flatMap { index, page in
            (index < 60 ? shells : [shells[1]]).map { (page.name, $0.render(page).text) }
        }
    }

    @Test(arguments: languages)
    func leavesNoPlaceOpenAndMissesNoKey(language: Language) throws {
        let spaces = try Project.keySpaces(language)
        for document in try documents(language) {
            #expect(document.text.firstMatch(of: /\{[a-z-]*\}/)?.output == nil, "\(document.name)")
            let files = ["school.example", "answer.js", "plan.pdf", "answer.pdf", "answer.odt"]
            let words = files.reduce(document.text) { $0.replacing($1, with: "") }
            let keys = words.matches(of: /\b([a-z-]+)\.[a-z0-9][a-z0-9.-]*/).map(\.output)
                .filter { spaces.contains(String($0.1)) }
            #expect(keys.map { String($0.0) } == [], "\(document.name)")
        }
    }

    @Test(arguments: languages)
    func isWholeAndHasItsHooks(language: Language) throws {
        for (name, text) in try documents(language) {
            #expect(text.hasPrefix("<!doctype html>\n<html lang=\"\(language)\">"))
            let mains = text.matches(of: /<main id="main" tabindex="-1" data-page="([a-z-]+)">/)
            #expect(mains.map(\.output.1) == [name[...]])
            #expect(text.matches(of: /<h1[ >]/).count == 1, "\(name)")
            #expect(!text.contains("<title> –"))
            let forms = text.matches(of: /<form [^>]*>/).map(\.output)
            #expect(forms.allSatisfy { $0.contains(" data-form=\"") }, "\(name)")
            let posts = forms.count { $0.contains("method=\"post\"") }
            #expect(text.matches(of: /name="form-token" value="form-token-of-test"/).count == posts, "\(name)")
        }
    }

    @Test(arguments: languages)
    func hasNoInlineScriptOrStyle(language: Language) throws {
        for (name, text) in try documents(language) {
            let rest = text.replacing("<script src=\"/assets/answer.js\" defer></script>", with: "")
            let inline = rest.firstMatch(of: /<script|<style|\sstyle=|\son[a-z]+=|javascript:|@import|<base|<iframe/)
            #expect(inline == nil, "\(name)")
            // An offer is a link that a reader may follow; nothing of a page is loaded from elsewhere.
            let own = text.replacing(/<a href="https:\/\/[^"]+" rel="noreferrer">/, with: "")
            #expect(own.firstMatch(of: /(src|href|action)="(https?:)?\/\//) == nil, "\(name)")
        }
    }

    @Test(arguments: languages)
    func isWellFormed(language: Language) throws {
        for (name, text) in try documents(language) {
            #expect(unbalanced(text) == nil, "\(name)")
            let ids = text.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
            #expect(Set(ids).count == ids.count, "\(name): \(ids.sorted())")
            for label in text.matches(of: /\s(?:for|aria-labelledby|aria-describedby)="([^"]*)"/) {
                let missing = label.output.1.split(separator: " ").filter { !ids.contains(String($0)) }
                #expect(missing == [], "\(name)")
            }
        }
    }

    @Test("no markup is shown as text where nobody typed any", arguments: languages)
    func noMarkupAsText(language: Language) throws {
        for (name, text) in try documents(language) {
            #expect(!text.contains("&lt;"), "\(name)")
            #expect(!text.contains("HTML("), "\(name)")
            #expect(!text.contains("Optional("), "\(name)")
        }
    }

    @Test(
        "what was typed stays text",
        arguments: ["\"><script>x</script>", "'><b onx=1>", "</title></textarea><script>"])
    func typedStaysText(typed: String) throws {
        for (name, text) in try documents("nl", typed: typed) {
            #expect(text.firstMatch(of: /<script(?! src="\/assets\/answer\.js" defer>)|<b onx|<b>/) == nil, "\(name)")
            #expect(unbalanced(text) == nil, "\(name)")
        }
    }

    /// The first tag that closes what was not open, or stays open.
    private func unbalanced(_ text: String) -> String? {
        let void: Set<Substring> = ["meta", "link", "img", "input", "br"]
        var open: [Substring] = []
        for tag in text.matches(of: /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*?)(\/?)>/) {
            let name = tag.output.2
            if tag.output.4 == "/" || void.contains(name) { continue }
            if tag.output.1.isEmpty {
                open.append(name)
            } else if open.popLast() != name {
                return String(tag.output.0)
            }
        }
        return open.last.map(String.init)
    }
}
