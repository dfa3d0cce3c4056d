import Domain

/// What published.yaml says of a version: its checksum for ever, and the dated states of its texts.
struct Published {
    struct Revision {
        let day: String
        let checksum: String
    }

    let day: String
    let checksum: String
    /// By language; the last is the one that holds.
    let texts: [String: [Revision]]
}

/// Reads published.yaml of a scheme.
struct PublishedReader {
    private enum Keys: String, ClosedKeys {
        case checksum, on, texts
    }

    private enum TextKeys: String, ClosedKeys {
        case revisions
    }

    private enum RevisionKeys: String, ClosedKeys {
        case on, checksum
    }

    /// What is published, by the version's name.
    func read(_ root: Cursor) -> [String: Sited<Published>] {
        var published: [String: Sited<Published>] = [:]
        for (version, cursor) in root.pairs() ?? [] {
            let at = cursor.of(version)
            published[version] = at.fields(Keys.self).flatMap { readVersion($0, at) }
        }
        return published
    }

    /// What is published, with each version refused that is not there.
    func read(_ root: Cursor, versions: [String]) -> [String: Sited<Published>] {
        for (version, cursor) in root.pairs() ?? [] where !versions.contains(version) {
            cursor.of(version).refuse(
                "the published version \(version.quoted) is not there",
                suggestion(for: version, among: versions) ?? "bring its folder back: what is published stays")
        }
        return read(root)
    }

    private func readVersion(_ fields: Fields<Keys>, _ at: Cursor) -> Sited<Published>? {
        let place = fields[.checksum]
        let checksum = place?.checksum()
        let day = fields[.on]?.day()
        var texts: [String: [Published.Revision]] = [:]
        for (language, cursor) in fields[.texts]?.pairs() ?? [] {
            let revisions = cursor.of(at.id).fields(TextKeys.self)?[.revisions]?.filledList() ?? []
            texts[language] = revisions.compactMap(readRevision)
        }
        guard let place, let checksum, let day else { return nil }
        return Sited(value: Published(day: day, checksum: checksum, texts: texts), at: place)
    }

    private func readRevision(_ cursor: Cursor) -> Published.Revision? {
        guard let fields = cursor.fields(RevisionKeys.self) else { return nil }
        let day = fields[.on]?.day()
        let checksum = fields[.checksum]?.checksum()
        guard let day, let checksum else { return nil }
        return Published.Revision(day: day, checksum: checksum)
    }
}

extension Cursor {
    fileprivate func checksum() -> String? {
        guard let text = scalar("a checksum") else { return nil }
        guard text.utf8.count == 64, text.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else {
            refuse("\(text.quoted) is not a checksum", "write the 64 lower case hexadecimal digits of its SHA-256")
            return nil
        }
        return text
    }

    /// A day of the calendar, `YYYY-MM-DD`.
    func day() -> String? {
        guard let text = scalar("a day") else { return nil }
        guard isCalendarDay(text) else {
            refuse("\(text.quoted) is not a day of the calendar", "write it as `2026-11-22`")
            return nil
        }
        return text
    }
}
