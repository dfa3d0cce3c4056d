import Foundation
import Pages
import Store

extension ImportReport {
    /// For people: the counts, and of each kind the first schools.
    func text(isTrial: Bool) -> String {
        let counts = """
            \(isTrial ? "Would be new" : "New") \(new.count), changed \(changed.count), unchanged \(same), \
            closed \(closed.count), reopened \(reopened.count).
            """
        var lines = [counts]
        lines += Self.some("Renamed", renamed.map { "\($0.number): \($0.before) → \($0.after)" })
        lines += Self.some("Moved", moved.map { "\($0.number): \($0.before) → \($0.after)" })
        lines += Self.some("Closed", closed)
        lines += Self.some("Reopened", reopened)
        lines += Self.some("Still named though it went on in another", merged.map { "\($0.before) → \($0.after)" })
        return lines.joined(separator: "\n")
    }

    private static func some(_ title: String, _ entries: [String]) -> [String] {
        guard !entries.isEmpty else { return [] }
        let more = entries.count > 20 ? ["  … and \(entries.count - 20) more; --report FILE names all."] : []
        return ["\(title): \(entries.count)"] + entries.prefix(20).map { "  \($0)" } + more
    }

    /// A row for each thing that happened to a school, by RFC 4180; harmless in a spreadsheet. A school that was
    /// renamed or moved is not said to be changed besides.
    var csv: String {
        let told = Set((renamed + moved).map(\.number))
        var rows = [["change", "school", "before", "after"]]
        rows += new.map { ["new", $0, "", ""] }
        rows += changed.filter { !told.contains($0) }.map { ["changed", $0, "", ""] }
        rows += renamed.map { ["renamed", $0.number, $0.before, $0.after] }
        rows += moved.map { ["moved", $0.number, $0.before, $0.after] }
        rows += closed.map { ["closed", $0, "", ""] }
        rows += reopened.map { ["reopened", $0, "", ""] }
        rows += merged.map { ["merged", $0.number, $0.before, $0.after] }
        return Pages.csv(rows)
    }
}
