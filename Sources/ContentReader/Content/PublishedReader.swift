/// Reads published.yaml of a scheme: the checksums of its published versions.
struct PublishedReader {
    private enum Keys: String, ClosedKeys {
        case checksum
    }

    /// The checksum of each published version, by the version's name.
    func read(_ root: Cursor, versions: [String]) -> [String: Sited<String>] {
        var published: [String: Sited<String>] = [:]
        for (version, cursor) in root.pairs() ?? [] {
            let at = cursor.of(version)
            if !versions.contains(version) {
                at.refuse(
                    "the published version \(version.quoted) is not there",
                    suggestion(for: version, among: versions) ?? "bring its folder back: what is published stays")
            }
            if let place = at.fields(Keys.self)?[.checksum], let checksum = readChecksum(place) {
                published[version] = Sited(value: checksum, at: place)
            }
        }
        return published
    }

    private func readChecksum(_ cursor: Cursor) -> String? {
        guard let text = cursor.scalar("a checksum") else { return nil }
        guard text.utf8.count == 64, text.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else {
            cursor.refuse(
                "\(text.quoted) is not a checksum", "write the 64 lower case hexadecimal digits of its SHA-256")
            return nil
        }
        return text
    }
}
