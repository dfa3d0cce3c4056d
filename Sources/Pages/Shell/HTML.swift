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

private func appendEscaped(_ plain: String, to text: inout String) {
    // Most texts have nothing to escape; to look by bytes costs a tenth of going by characters.
    guard plain.utf8.contains(where: mustBeEscaped) else {
        text += plain
        return
    }
    for scalar in plain.unicodeScalars {
        switch scalar {
        case "&": text += "&amp;"
        case "<": text += "&lt;"
        case ">": text += "&gt;"
        case "\"": text += "&quot;"
        case "'": text += "&#39;"
        default: text.unicodeScalars.append(scalar)
        }
    }
}

private func mustBeEscaped(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
}

extension Sequence {
    /// Each element as a piece of a page.
    func html(_ piece: (Element) -> HTML) -> [HTML] {
        map(piece)
    }
}
