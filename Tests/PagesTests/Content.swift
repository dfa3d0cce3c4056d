import ContentReader
import Domain
import Foundation
import Pages
import Testing

/// The project's own content, read once for all tests.
enum Project {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let reading = readContent(at: folder.appending(path: "Content"))

    static func catalogue() throws -> Catalogue {
        try #require(reading.catalogue, "\(reading.faults)")
    }

    static func words(_ language: Language) throws -> Words {
        try #require(try catalogue().words[language])
    }

    /// The first parts of the keys: `home` of `home.title`.
    static func keySpaces(_ language: Language) throws -> Set<String> {
        Set(try words(language).keys.compactMap { $0.split(separator: ".").first.map(String.init) })
    }

    static func edition() throws -> Edition {
        try #require(try catalogue().edition(Version.Name(scheme: "esafety-label", version: "2026.1")))
    }

    static func text(_ language: Language) throws -> VersionText {
        try #require(try edition().texts[language])
    }

    static func voice(_ language: Language) throws -> Voice {
        try voice(language, locale: "\(language)-BE", zone: "Europe/Brussels")
    }

    static func voice(_ language: Language, locale: String, zone: String) throws -> Voice {
        Voice(words: try words(language), locale: locale, zone: try #require(TimeZone(identifier: zone)))
    }

    static func shell(_ language: Language, visitor: Shell.Visitor? = nil) throws -> Shell {
        Shell(
            voice: try voice(language), languages: [("nl", "Nederlands"), ("en", "English")], visitor: visitor,
            formToken: "form-token-of-test", writerToken: "writer-token-of-test", path: "/schools",
            assets: Shell.Assets(style: "/assets/site.css", badge: "/assets/badge.svg", script: "/assets/answer.js"))
    }
}

extension Moment {
    /// 14:02 in Brussels on 12 November 2026.
    static let afternoon = Moment(milliseconds: 1_794_488_520_000)
}
