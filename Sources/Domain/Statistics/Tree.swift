import Foundation

/// Anything as JSON.
indirect enum Tree: Encodable {
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([Tree])
    case map([String: Tree])
    case null

    /// Always the same text for the same tree.
    var written: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .truth(let truth): try container.encode(truth)
        case .list(let list): try container.encode(list)
        case .map(let map): try container.encode(map)
        case .null: try container.encodeNil()
        }
    }
}

extension Tree: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(stringLiteral text: String) { self = .text(text) }
    init(arrayLiteral list: Tree...) { self = .list(list) }
    init(dictionaryLiteral pairs: (String, Tree)...) { self = .map(Dictionary(pairs) { first, _ in first }) }
}
