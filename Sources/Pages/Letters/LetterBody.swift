import Domain

/// What a letter says, piece by piece: written once as text and once as HTML.
public struct LetterBody: Sendable, Equatable {
    enum Piece: Sendable, Equatable {
        case heading(String)
        case subheading(String)
        case paragraph(String)
        case list([String])
        /// A link on a line of its own, with its words; those of a bare address are the address.
        case link(words: String, address: String)
    }

    private(set) var pieces: [Piece] = []

    init(_ pieces: [Piece]) {
        self.pieces = pieces
    }

    /// Reads a letter that was written as text: paragraphs between empty lines, links on lines of their own.
    public init(text: String) {
        for block in text.split(separator: "\n\n") {
            var lines: [Substring] = []
            for line in block.split(separator: "\n") {
                if line.isAddress {
                    add(&lines)
                    pieces.append(.link(words: String(line), address: String(line)))
                } else {
                    lines.append(line)
                }
            }
            add(&lines)
        }
    }

    private mutating func add(_ lines: inout [Substring]) {
        if !lines.isEmpty { pieces.append(.paragraph(lines.joined(separator: "\n"))) }
        lines = []
    }

    public var text: String {
        pieces.map { piece in
            switch piece {
            case .heading(let words): words.uppercased()
            case .paragraph(let words), .subheading(let words): words
            case .list(let items): items.map { "- \($0)" }.joined(separator: "\n")
            case .link(let words, let address): words == address ? address : "\(words):\n\(address)"
            }
        }.joined(separator: "\n\n") + "\n"
    }

    /// A whole document: one column, large enough to read, in the colours that the reader's program has.
    public func html(title: String, in voice: Voice) -> String {
        let document: HTML = """
            <!doctype html>
            <html lang="\(voice.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <style>
            body { margin: 0 auto; padding: 1.5rem; max-width: 36rem; font: 1rem/1.5 sans-serif; overflow-wrap: anywhere; }
            h2 { margin: 1.75rem 0 .5rem; font-size: 1.2rem; }
            h3 { margin: 1.25rem 0 .5rem; font-size: 1rem; }
            li { margin-bottom: .35rem; }
            </style>
            </head>
            <body>
            \(pieces.html(html))
            </body>
            </html>

            """
        return document.text
    }

    private func html(_ piece: Piece) -> HTML {
        switch piece {
        case .heading(let words): "<h2>\(words)</h2>\n"
        case .subheading(let words): "<h3>\(words)</h3>\n"
        case .paragraph(let words): "<p>\(lines(words))</p>\n"
        case .list(let items): "<ul>\(items.html { "<li>\($0)</li>" })</ul>\n"
        case .link(let words, let address): "<p><a href=\"\(address)\">\(words)</a></p>\n"
        }
    }

    private func lines(_ words: String) -> [HTML] {
        words.split(separator: "\n").enumerated().html { index, line in
            "\(if: index > 0, "<br>")\(String(line))"
        }
    }
}

extension Substring {
    fileprivate var isAddress: Bool {
        (hasPrefix("https://") || hasPrefix("http://")) && !contains { $0.isWhitespace }
    }
}
