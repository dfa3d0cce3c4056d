extension Paper {
    /// A bar with its thresholds.
    public struct Scale: Sendable, Equatable, Encodable {
        public struct Tick: Sendable, Equatable, Encodable {
            public let at: Int
            public let word: String

            public init(at: Int, word: String) {
                self.at = at
                self.word = word
            }
        }

        public let part: Int
        public let whole: Int
        public let ticks: [Tick]
        /// What it shows, in words: for who does not see it.
        public let alt: String

        public init(part: Int, whole: Int, ticks: [Tick], alt: String) {
            self.part = part
            self.whole = whole
            self.ticks = ticks
            self.alt = alt
        }
    }

    /// An area with its scale, and a row for each of its topics.
    public struct OfArea: Sendable, Equatable, Encodable {
        public struct Row: Sendable, Equatable, Encodable {
            public let name: String
            public let part: Int
            public let whole: Int
            public let words: String

            public init(name: String, part: Int, whole: Int, words: String) {
                self.name = name
                self.part = part
                self.whole = whole
                self.words = words
            }
        }

        public let title: String
        public let state: String
        public let scale: Scale
        /// Of the three columns: topic, picture, points.
        public let heads: [String]
        public let rows: [Row]

        public init(title: String, state: String, scale: Scale, heads: [String], rows: [Row]) {
            self.title = title
            self.state = state
            self.scale = scale
            self.heads = heads
            self.rows = rows
        }
    }

    /// A question with the answer that was given, and what there is to say about it.
    public struct OfQuestion: Sendable, Equatable, Encodable {
        public let ask: String
        public let answer: String
        public let part: Int
        public let whole: Int
        public let points: String
        public let parts: [Fact]

        public init(ask: String, answer: String, part: Int, whole: Int, points: String, parts: [Fact]) {
            self.ask = ask
            self.answer = answer
            self.part = part
            self.whole = whole
            self.points = points
            self.parts = parts
        }
    }

    /// Something to do, with what the school has agreed about it.
    public struct OfAction: Sendable, Equatable, Encodable {
        public let name: String
        public let traits: [Fact]
        /// State, owner, date; empty where nothing is agreed.
        public let task: [Fact]
        public let parts: [Fact]

        public init(name: String, traits: [Fact], task: [Fact], parts: [Fact]) {
            self.name = name
            self.traits = traits
            self.task = task
            self.parts = parts
        }
    }
}
