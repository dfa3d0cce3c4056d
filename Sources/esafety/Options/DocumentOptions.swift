import ArgumentParser
import Documents
import Foundation

/// How documents are printed.
struct DocumentOptions: ParsableArguments {
    @Option(
        help: """
            The Python with typst that prints documents. Default ./.venv/bin/python, which bin/setup makes; or \
            ESAFETY_PYTHON.
            """)
    var python: String?

    @Option(
        help: """
            At most so many documents printed at once, each by a process of its own. Default as many as there are \
            processors, 4 at most; or ESAFETY_DOCUMENT_PROCESSES.
            """)
    var documentProcesses: Int?

    @Option(help: "Megabytes of memory for documents that were printed. Default 32; or ESAFETY_DOCUMENT_CACHE.")
    var documentCache: Int?

    func press() throws -> Press {
        var limits = PressLimits()
        limits.processes = try number(
            documentProcesses, "DOCUMENT_PROCESSES", in: 1...16,
            default: min(ProcessInfo.processInfo.activeProcessorCount, 4), of: "processes")
        limits.keptMegabytes = try number(
            documentCache, "DOCUMENT_CACHE", in: 0...4096, default: limits.keptMegabytes, of: "megabytes")
        return Press(python: python ?? environment("PYTHON") ?? ".venv/bin/python", limits: limits)
    }

    private func number(
        _ option: Int?, _ name: String, in range: ClosedRange<Int>, default usual: Int, of unit: String
    ) throws -> Int {
        guard let given = option.map(String.init) ?? environment(name) else { return usual }
        guard let number = Int(given), range.contains(number) else {
            throw BadInput(
                "\(given) is no number of \(unit). Give one from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}

/// Tells the operator why no document can be printed, if so.
func warnWhereNothingIsPrinted(_ press: Press) async {
    do {
        try await press.check()
    } catch {
        guard case .missing(let why) = error else {
            complain("No PDF can be made: \(error)")
            return
        }
        complain("No PDF can be made: \(why)\nRun bin/setup, or give the Python that has typst with --python.")
    }
}
