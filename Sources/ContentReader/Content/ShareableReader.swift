import Domain

/// Reads shareable.yaml of a version: the questions that a group may answer once for its schools. It says who may
/// answer and nothing of how an answer is judged, so it is no part of what is published.
struct ShareableReader {
    let index: VersionIndex

    private enum Keys: String, ClosedKeys {
        case questions
    }

    func read(_ root: Cursor) -> Set<Question.ID> {
        let ids = root.fields(Keys.self)?[.questions]?.distinct { place -> String? in
            guard let id = place.identifier() else { return nil }
            if index.isStructureWhole, !index.ids(.question).contains(id) {
                place.refuseUnknown("question", id, among: index.ids(.question), in: "structure.yaml")
            }
            return id
        }
        return Set((ids ?? []).map { Question.ID($0) })
    }
}
