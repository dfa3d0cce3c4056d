import Foundation
import Yams

extension ContentFolder {
    /// The root of a YAML file; a fault, and nil, where it is missing or can't be read as plain YAML.
    func open(_ path: String) -> Cursor? {
        bytes(of: path).flatMap { parse($0, path) }
    }

    /// The root of the YAML in these bytes.
    func parse(_ data: Data, _ path: String) -> Cursor? {
        guard let text = String(validating: data, as: UTF8.self) else {
            faults.add(in: path, "the file is not in UTF-8", "save it in UTF-8")
            return nil
        }
        guard !hasTabs(text, path) else { return nil }
        do {
            // The parser owns the anchors and must outlive the search for them.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let node = try parser.singleRoot() else {
                faults.add(in: path, "the file is empty", "write it; docs/content-guide.md shows its form")
                return nil
            }
            let root = Cursor(node: node, file: path, faults: faults, id: nil)
            let mayHaveAnchors = text.utf8.contains(UInt8(ascii: "&"))
            let isPlain = !mayHaveAnchors || withExtendedLifetime(parser) { root.isFreeOfAnchors() }
            return isPlain ? root : nil
        } catch let error as YamlError {
            report(error, path)
        } catch {
            faults.add(in: path, "the YAML can't be read", "write it as docs/content-guide.md shows")
        }
        return nil
    }

    private func hasTabs(_ text: String, _ path: String) -> Bool {
        guard let tab = text.utf8.firstIndex(of: UInt8(ascii: "\t")) else { return false }
        faults.add(
            in: path, line: lineNumber(of: tab, in: text), "the file has tabs, from this line on",
            "indent and separate with spaces")
        return true
    }

    private func report(_ error: YamlError, _ path: String) {
        switch error {
        case .duplicatedKeysInMapping(let keys, let context):
            faults.add(
                in: path, line: context.mark.line,
                "the mapping has \(keys.sorted().listed) more than once, first here",
                "keep one of them, with what both say")
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let isAlias = problem.contains("alias") || problem.contains("anchor")
            faults.add(
                in: path, line: mark.line, "the YAML is broken: \(problem)",
                isAlias
                    ? "write it out: anchors and aliases are refused; quote a text with `&` or `*`"
                    : "look at indentation, colons and quotation marks here and in the line before")
        case .reader(let problem, let offset, _, let yaml):
            let line = offset.flatMap { yaml.index(yaml.startIndex, offsetBy: $0, limitedBy: yaml.endIndex) }
                .map { lineNumber(of: $0, in: yaml) }
            faults.add(in: path, line: line, "the file can't be read: \(problem)", "take the invisible character out")
        default:
            faults.add(in: path, "the YAML can't be read", "write it as docs/content-guide.md shows")
        }
    }
}

/// The line, from 1, in which this place stands.
private func lineNumber(of index: String.Index, in text: String) -> Int {
    text.utf8[..<index].count { $0 == UInt8(ascii: "\n") } + 1
}

extension Cursor {
    /// Refuses each anchor. What an anchor names is not searched: aliases to it can't make the search endless.
    fileprivate func isFreeOfAnchors() -> Bool {
        if node.anchor != nil {
            refuse("anchors and aliases of YAML (`&name`, `*name`) are refused", "write it out, in each place")
            return false
        }
        let parts = (node.sequence.map(Array.init) ?? []) + (node.mapping?.flatMap { [$0.key, $0.value] } ?? [])
        return parts.map { at($0).isFreeOfAnchors() }.allSatisfy { $0 }
    }
}
