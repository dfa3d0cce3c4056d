import Domain
import Synchronization

/// The words of versions as schools of some levels read them, each put together when it is first asked for.
final class TextShelf: Sendable {
    private struct Place: Hashable {
        let version: Version.Name
        let programme: Programme.ID?
        let language: Language
        let levels: Set<EducationLevel>
    }

    private let shelf = Mutex<[Place: VersionText]>([:])

    func text(
        _ text: VersionText, of version: Version.Name, as programme: Programme.ID?, at levels: Set<EducationLevel>
    ) -> VersionText {
        let place = Place(version: version, programme: programme, language: text.language, levels: levels)
        if let kept = shelf.withLock({ $0[place] }) { return kept }
        let worded = text.worded(for: levels).withTermsFound()
        shelf.withLock { $0[place] = worded }
        return worded
    }
}
