/// Takes a GeoJSON FeatureCollection apart as it comes in, byte by byte: it follows brackets and texts, and cuts
/// out one feature at a time, as the bytes of its object. What is in a feature it does not judge.
///
/// A file whose brackets do not fit, or that ends before its last one, is refused as a whole: the schools that
/// are lost with it would be taken for closed.
struct FeatureScanner {
    /// Longer than any school with a shape; of a longer feature no byte is kept.
    static let longestFeature = 1 << 20
    /// As deep as Foundation reads JSON.
    private static let deepest = 512

    /// What stands between two commas of the list of features, without white space before it.
    struct Cut: Equatable {
        /// From 1.
        var number: Int
        var bytes: [UInt8] = []
        var isTooLong = false
    }

    struct Fault: Error {
        let reason: RegisterFault.Reason
    }

    /// The closing brackets that are due, the next one last.
    private var due: [UInt8] = []
    private var hasStarted = false
    private var isInText = false
    private var isEscaped = false
    /// The text read last in the collection itself, and the key whose value is being read.
    private var text: [UInt8] = []
    private var key: [UInt8]?
    private var isCollection = false
    private var hasFeatures = false
    private var isInFeatures = false
    private var cut = Cut(number: 0)

    /// The features that end in this chunk.
    mutating func read(_ chunk: [UInt8]) throws(Fault) -> [Cut] {
        var found: [Cut] = []
        for byte in chunk {
            if isInText {
                takeInText(byte)
            } else {
                try take(byte, into: &found)
            }
        }
        return found
    }

    /// - Throws: where the collection is not closed.
    func finish() throws(Fault) {
        guard hasStarted, due.isEmpty, !isInText else {
            throw broken("the file ends too early: it is cut off, or a quotation mark or bracket is missing")
        }
    }

    private mutating func takeInText(_ byte: UInt8) {
        keep(byte)
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInText = false
            if isAtTop, key == Array("type".utf8) { isCollection = text == Array("FeatureCollection".utf8) }
        }
        if isInText, isAtTop, text.count < 32 { text.append(byte) }
    }

    private mutating func take(_ byte: UInt8, into found: inout [Cut]) throws(Fault) {
        switch byte {
        case UInt8(ascii: " "), 0x09, 0x0A, 0x0D:
            keep(byte)
            return
        case UInt8(ascii: "{"): try open("}")
        case UInt8(ascii: "["): try open("]")
        case UInt8(ascii: "}"), UInt8(ascii: "]"): try close(byte, into: &found)
        case UInt8(ascii: ",") where isInFeatures && due.count == 2:
            found.append(endCut())
            return
        case UInt8(ascii: "\""):
            isInText = true
            if isAtTop { text = [] }
        case UInt8(ascii: ":") where isAtTop: key = text
        case UInt8(ascii: ",") where isAtTop: key = nil
        default: break
        }
        guard !due.isEmpty || byte == UInt8(ascii: "}") else { throw broken("text stands outside the collection") }
        if byte != UInt8(ascii: "[") || due.count > 2 { keep(byte) }
    }

    private var isAtTop: Bool { due.count == 1 }

    private mutating func open(_ bracket: Unicode.Scalar) throws(Fault) {
        guard !due.isEmpty || !hasStarted else { throw broken("something follows the end of the collection") }
        guard due.count < Self.deepest else { throw broken("brackets are nested more than \(Self.deepest) deep") }
        hasStarted = true
        if bracket == "]", isAtTop, key == Array("features".utf8) {
            (isInFeatures, hasFeatures) = (true, true)
            cut.number = max(1, cut.number)
        }
        due.append(UInt8(ascii: bracket))
    }

    private mutating func close(_ bracket: UInt8, into found: inout [Cut]) throws(Fault) {
        guard due.popLast() == bracket else { throw broken("a bracket is missing or too many") }
        if isInFeatures, isAtTop {
            if !cut.bytes.isEmpty || cut.isTooLong || cut.number > 1 { found.append(endCut()) }
            isInFeatures = false
        } else if due.isEmpty, !isCollection || !hasFeatures {
            throw Fault(reason: .noFeatureCollection)
        }
    }

    private mutating func keep(_ byte: UInt8) {
        guard isInFeatures, !cut.isTooLong else { return }
        if cut.bytes.isEmpty, byte <= UInt8(ascii: " ") { return }
        cut.bytes.append(byte)
        if cut.bytes.count > Self.longestFeature {
            cut.bytes = []
            cut.isTooLong = true
        }
    }

    private mutating func endCut() -> Cut {
        defer { cut = Cut(number: cut.number + 1) }
        return cut
    }

    private func broken(_ what: String) -> Fault {
        Fault(reason: .brokenJSON(after: max(0, cut.number - 1), what: what))
    }
}
