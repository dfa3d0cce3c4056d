/// Collects the faults of one reading, so that all are told in one run.
final class Faults {
    private var found: Set<ContentFault> = []

    var count: Int { found.count }

    /// Each fault once, by file and line.
    var sorted: [ContentFault] {
        found.sorted { one, other in
            (one.file, one.line ?? 0, one.id ?? "", one.what) < (
                other.file, other.line ?? 0, other.id ?? "", other.what
            )
        }
    }

    func add(_ fault: ContentFault) {
        found.insert(fault)
    }

    func add(in file: String, line: Int? = nil, id: String? = nil, _ what: String, _ remedy: String) {
        add(ContentFault(file: file, line: line, id: id, what: what, remedy: remedy))
    }
}
