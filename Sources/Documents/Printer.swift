import Domain
import Foundation

/// A paper with the bounds of its printing, as the script reads it.
struct PrintOrder: Sendable {
    /// The paper as JSON: the same for equal papers.
    let paper: String
    let seconds: Int
    fileprivate let bytes: [UInt8]

    init(_ paper: Paper, _ limits: PressLimits) throws(PressFault) {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let encoded = String(decoding: try encoder.encode(paper), as: UTF8.self)
            let template = String(decoding: try encoder.encode(text(PackageResources.paper_typ)), as: UTF8.self)
            self.paper = encoded
            seconds = limits.seconds
            bytes = Array(
                """
                {"megabytes":\(limits.megabytes),"seconds":\(limits.seconds),"template":\(template),"paper":\(encoded)}
                """.utf8)
        } catch {
            throw .failed("\(error)")
        }
    }
}

/// Prints each paper by a Python of its own, on a thread of its own: it waits for the process.
struct Printer: Sendable {
    let python: String

    /// The script's way to say that typst is not there.
    private static let typstMissing: Int32 = 3
    private static let mostBytes = 32 << 20

    func print(_ order: PrintOrder) async -> Result<PDF, PressFault> {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: printed(order)) }
        }
    }

    private func printed(_ order: PrintOrder) -> Result<PDF, PressFault> {
        let child = Child(
            program: python, arguments: ["-I", "-c", text(PackageResources.print_py)], seconds: order.seconds,
            mostBytes: Self.mostBytes)
        let ending: Child.Ending
        do {
            ending = try child.run(reading: order.bytes)
        } catch {
            return .failure(.missing("\(python): \(error)"))
        }
        if ending.isLate { return .failure(.tooSlow) }
        let said = String(decoding: ending.errors.suffix(2_000), as: UTF8.self)
        guard ending.code != Self.typstMissing else { return .failure(.missing("\(python): \(said)")) }
        guard ending.code == 0, ending.output.starts(with: Array("%PDF".utf8)) else {
            return .failure(.failed("exit code \(ending.code): \(said)"))
        }
        return .success(PDF(bytes: ending.output))
    }
}

private func text(_ resource: [UInt8]) -> String {
    String(decoding: resource, as: UTF8.self)
}
