/// An SQL statement with its values. Written as a string; what is interpolated becomes a bound parameter
/// (`$1`, `$2`, …), never part of the text, so that nothing from outside can change the statement.
public struct Statement: Sendable, ExpressibleByStringInterpolation {
    public let text: String
    public let values: [Value]

    public init(stringLiteral text: String) {
        self.text = text
        values = []
    }

    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var values: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 3)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        public mutating func appendInterpolation(_ value: some Storable) {
            values.append(value.stored)
            text += "$\(values.count)"
        }

        public mutating func appendInterpolation<Wrapped: Storable>(_ value: Wrapped?) {
            values.append(value.stored)
            text += "$\(values.count)"
        }

        /// The values of a list, with commas between them: for `IN (…)`. An empty list becomes `NULL`.
        public mutating func appendInterpolation(list: [some Storable]) {
            guard !list.isEmpty else {
                text += "NULL"
                return
            }
            for (index, value) in list.enumerated() {
                if index > 0 { text += ", " }
                appendInterpolation(value)
            }
        }

        /// Another statement as a part of this one.
        public mutating func appendInterpolation(part: Statement) {
            guard !part.values.isEmpty else {
                text += part.text
                return
            }
            let pieces = part.text.split(separator: "$", omittingEmptySubsequences: false)
            text += pieces.first ?? ""
            for piece in pieces.dropFirst() {
                let digits = piece.prefix(while: \.isNumber)
                if let number = Int(digits), part.values.indices.contains(number - 1) {
                    values.append(part.values[number - 1])
                    text += "$\(values.count)"
                }
                text += piece.dropFirst(digits.count)
            }
        }
    }
}
