import Foundation
import TestKit
import Testing

/// The house as docs/architecture.md draws it: corridors run one way, and no room grows out of hand.
@Suite struct HouseTests {
    private struct SourceFile {
        let room: String
        let name: String
        let lines: [Substring]
    }

    private func sources() throws -> [SourceFile] {
        let folder = projectFolder.appendingPathComponent("Sources")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        return try paths.map { path in
            let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            return SourceFile(
                room: String(path.prefix { $0 != "/" }), name: path,
                lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    /// What each room may import of the others, as DESIGN's picture has it. `esafety` may use all.
    private let corridors: [String: Set<String>] = [
        "Domain": [], "ContentReader": ["Domain"], "Registers": ["Domain"], "SQL": [], "Secrets": [],
        "Store": ["Domain", "SQL", "Secrets"], "Mail": ["Domain"], "Pages": ["Domain"],
        "Uploads": ["Domain"], "Documents": ["Domain"],
        "Web": ["Domain", "Store", "Secrets", "Uploads", "Pages", "Documents"],
    ]

    @Test func corridorsRunOneWay() throws {
        let rooms = Set(corridors.keys)
        for file in try sources() {
            guard let allowed = corridors[file.room] else { continue }
            for line in file.lines {
                let words = line.split(separator: " ")
                guard let at = words.firstIndex(of: "import"), at <= 1, words.count > at + 1 else { continue }
                let imported = String(words[at + 1])
                #expect(!rooms.contains(imported) || allowed.contains(imported), "\(file.name) imports \(imported)")
            }
        }
    }

    @Test func noFileGrowsOutOfHand() throws {
        for file in try sources() {
            #expect(file.lines.count <= 400, "\(file.name) has \(file.lines.count) lines")
        }
    }

    @Test func theRulesKnowNoClockAndNoChance() throws {
        for file in try sources() where file.room == "Domain" {
            for line in file.lines {
                #expect(!line.contains("Date()") && !line.contains(".random("), "\(file.name): \(line)")
            }
        }
    }

    @Test func nothingFromOutsideCanTrap() throws {
        let traps = [
            "try!", " as! ", "fatalError(", "preconditionFailure(", "@unchecked Sendable", "nonisolated(unsafe)",
        ]
        for file in try sources() {
            for line in file.lines {
                for trap in traps {
                    #expect(!line.contains(trap), "\(file.name): \(line)")
                }
            }
        }
    }
}
