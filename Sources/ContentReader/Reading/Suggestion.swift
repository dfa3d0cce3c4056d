/// "did you mean `hours`?" where one of the known words is close to what was written; nil where none is.
func suggestion(for written: String, among known: some Sequence<String>) -> String? {
    closest(to: written, among: known).map { "did you mean `\($0)`?" }
}

/// The known word with the fewest edits, at most two and less than half of what was written.
func closest(to written: String, among known: some Sequence<String>) -> String? {
    guard written.utf8.count <= 60 else { return nil }
    let typed = written.lowercased()
    return
        known
        .map { (word: $0, edits: editDistance(typed, $0.lowercased())) }
        .filter { $0.edits <= 2 && $0.edits * 2 < max(written.count, $0.word.count) }
        .min { ($0.edits, $0.word) < ($1.edits, $1.word) }?
        .word
}

/// Insertions, deletions and replacements, and swaps of neighbours, that make one word the other.
func editDistance(_ one: String, _ other: String) -> Int {
    let (left, right) = (Array(one), Array(other))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
        var current = [row + 1]
        for column in right.indices {
            let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
            var edits = min(last[column + 1] + 1, current[column] + 1, replaced)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                edits = min(edits, beforeLast[column - 1] + 1)
            }
            current.append(edits)
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}

extension String {
    /// As it is shown in a fault: between back quotes, and cut where it is long.
    var quoted: String {
        count > 60 ? "`\(prefix(60))…`" : "`\(self)`"
    }
}

extension Sequence<String> {
    /// `a`, `b` and `c`, for remedies.
    var listed: String {
        map { $0.quoted }.joined(separator: ", ")
    }
}
