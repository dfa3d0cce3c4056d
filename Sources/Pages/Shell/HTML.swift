/// A piece of a page. What is interpolated is escaped unless it is HTML itself, so that no text from outside
/// can become markup.
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    public private(set) var text: String

    public init(stringLiteral text: String) {
        self.text = text
    }

    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    public static let none: HTML = ""

    public static func + (one: HTML, other: HTML) -> HTML {
        var sum = one
        sum.text += other.text
        return sum
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        public mutating func appendInterpolation(_ html: HTML) {
            text += html.text
        }

        public mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { text += part.text }
        }

        /// A literal with markup in it (in a condition, say) is meant as HTML, not as a text about HTML: so this
        /// overload comes last.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ plain: String) {
            appendEscaped(plain, to: &text)
        }

        public mutating func appendInterpolation(_ number: Int) {
            text += String(number)
        }

        public mutating func appendInterpolation(_ number: Int64) {
            text += String(number)
        }

        public mutating func appendInterpolation(_ link: Link) {
            appendEscaped(link.path, to: &text)
        }

        /// The piece where the condition holds; nothing elsewhere.
        public mutating func appendInterpolation(if condition: Bool, _ html: HTML) {
            if condition { text += html.text }
        }
    }
}

/// Goes by bytes, and copies what lies between two characters in one piece: a tenth of the cost of going by
/// characters.
private func appendEscaped(_ plain: String, to text: inout String) {
    let bytes = plain.utf8
    var start = bytes.startIndex
    var index = start
    while index != bytes.endIndex {
        let next = bytes.index(after: index)
        if let entity = entity(for: bytes[index]) {
            text += plain[start..<index]
            text += entity
            start = next
        }
        index = next
    }
    text += plain[start...]
}

private func entity(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
}

extension Sequence {
    /// Each element as a piece of a page.
    func html(_ piece: (Element) -> HTML) -> [HTML] {
        map(piece)
    }
}
