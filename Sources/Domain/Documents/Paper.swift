/// A document on paper: what it says, in order and in words, and nothing about how it looks.
/// Whatever is printed stands in it, so that equal papers are printed the same.
public struct Paper: Sendable, Equatable, Encodable {
    public let language: Language
    /// The region of the locale, such as `BE`; empty where it has none.
    public let region: String
    public let title: String
    /// Who publishes it, for the foot.
    public let brand: String
    public let school: String
    /// For the running head, in words.
    public let date: String
    /// For the running head, such as *Confidential*; empty where there is none.
    public let mark: String
    /// `Page {page} of {pages}`; the places are filled in when it is printed.
    public let page: String
    public let pieces: [Piece]

    public init(
        language: Language, region: String, title: String, brand: String, school: String, date: String, mark: String,
        page: String, pieces: [Piece]
    ) {
        self.language = language
        self.region = region
        self.title = title
        self.brand = brand
        self.school = school
        self.date = date
        self.mark = mark
        self.page = page
        self.pieces = pieces
    }
}

extension Paper {
    /// A part of a paper.
    public enum Piece: Sendable, Equatable {
        /// How it begins, where there is no verdict.
        case title(Title)
        case verdict(Verdict)
        case heading(String)
        case subheading(String)
        case lead(String)
        case text(String)
        case said(Said)
        case quiet(String)
        case notice(String)
        case list(List)
        case facts([Fact])
        case table(Table)
        case area(OfArea)
        case question(OfQuestion)
        case action(OfAction)
    }

    public struct Title: Sendable, Equatable, Encodable {
        public let eyebrow: String
        public let title: String

        public init(eyebrow: String, title: String) {
            self.eyebrow = eyebrow
            self.title = title
        }
    }

    /// The shield of a level, beside what it means.
    public struct Verdict: Sendable, Equatable, Encodable {
        /// The level's id, or `none`; its place from below, or 0; and its name.
        public let level: String
        public let rank: Int
        public let caption: String
        public let eyebrow: String
        public let title: String
        public let lead: [String]
        /// Empty, and no scale, where points are not told.
        public let points: String
        public let scale: Scale?

        public init(
            level: String, rank: Int, caption: String, eyebrow: String, title: String, lead: [String],
            points: String = "", scale: Scale? = nil
        ) {
            self.level = level
            self.rank = rank
            self.caption = caption
            self.eyebrow = eyebrow
            self.title = title
            self.lead = lead
            self.points = points
            self.scale = scale
        }
    }

    public struct List: Sendable, Equatable, Encodable {
        public enum Style: String, Sendable, Encodable {
            case good, weak, missing, plain
        }

        public let style: Style
        public let items: [String]

        public init(_ style: Style, _ items: [String]) {
            self.style = style
            self.items = items
        }
    }

    public struct Fact: Sendable, Equatable, Encodable {
        public let term: String
        public let value: String
        /// Of three, drawn before the value; 0 for none.
        public let dots: Int

        public init(_ term: String, _ value: String, dots: Int = 0) {
            self.term = term
            self.value = value
            self.dots = dots
        }
    }

    /// The first column names the row and takes the width that is left.
    public struct Table: Sendable, Equatable, Encodable {
        public let caption: String
        public let heads: [String]
        /// Each as long as the heads.
        public let rows: [[String]]
        /// Whether the other columns are figures, which stand to the right.
        public let isOfFigures: Bool
        /// Whether the last row is the total of those above it.
        public let hasTotal: Bool
        /// Whether people write in it by hand.
        public let isToFillIn: Bool
        /// What a word of the caption means, for the foot of the page.
        public let note: String?

        public init(
            caption: String, heads: [String], rows: [[String]], isOfFigures: Bool, hasTotal: Bool = false,
            isToFillIn: Bool = false, note: String? = nil
        ) {
            self.caption = caption
            self.heads = heads
            self.rows = rows.map { row in heads.indices.map { row.indices.contains($0) ? row[$0] : "" } }
            self.isOfFigures = isOfFigures
            self.hasTotal = hasTotal
            self.isToFillIn = isToFillIn
            self.note = note
        }
    }
}

extension Paper.Piece: Encodable {
    private enum Key: CodingKey {
        case kind, value
    }

    private var parts: (kind: String, value: any Encodable) {
        switch self {
        case .title(let value): ("title", value)
        case .verdict(let value): ("verdict", value)
        case .heading(let value): ("heading", value)
        case .subheading(let value): ("subheading", value)
        case .lead(let value): ("lead", value)
        case .text(let value): ("text", value)
        case .said(let value): ("said", value)
        case .quiet(let value): ("quiet", value)
        case .notice(let value): ("notice", value)
        case .list(let value): ("list", value)
        case .facts(let value): ("facts", value)
        case .table(let value): ("table", value)
        case .area(let value): ("area", value)
        case .question(let value): ("question", value)
        case .action(let value): ("action", value)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(parts.kind, forKey: .kind)
        try container.encode(parts.value, forKey: .value)
    }
}
