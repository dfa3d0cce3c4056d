/// The scores of a result as two whole numbers. Kept in the database: the layout never changes.
///
/// The area at place n of the layout has bits 5n to 5n+4 of `areas`, the topic at place n bits 3n to 3n+2 of
/// `topics`: the points, and one more; 0 where they are not told.
public struct PackedScores: Hashable, Sendable {
    public let areas: Int
    public let topics: Int

    /// Nothing is told.
    public static let none = PackedScores(areas: 0, topics: 0)

    public init(areas: Int, topics: Int) {
        self.areas = areas
        self.topics = topics
    }

    /// Points of twenty by place.
    public func area(_ place: Int) -> Int? {
        Self.field(place, of: areas, bits: Self.areaBits)
    }

    /// Points of four by place.
    public func topic(_ place: Int) -> Int? {
        Self.field(place, of: topics, bits: Self.topicBits)
    }

    /// These, and where they tell nothing the earlier ones.
    public func over(_ earlier: PackedScores) -> PackedScores {
        PackedScores(
            areas: Self.over(areas, earlier.areas, bits: Self.areaBits, most: ScoreLayout.mostAreas),
            topics: Self.over(topics, earlier.topics, bits: Self.topicBits, most: ScoreLayout.mostTopics))
    }

    static let areaBits = 5
    static let topicBits = 3

    private static func field(_ place: Int, of word: Int, bits: Int) -> Int? {
        let value = (word >> (place * bits)) & ((1 << bits) - 1)
        return value == 0 ? nil : value - 1
    }

    private static func over(_ word: Int, _ earlier: Int, bits: Int, most: Int) -> Int {
        guard word != 0, earlier != 0 else { return word | earlier }
        return (0..<most).reduce(word) { sum, place in
            let mask = ((1 << bits) - 1) << (place * bits)
            return word & mask == 0 ? sum | earlier & mask : sum
        }
    }
}

/// At which place of a packed score each area and topic stands: the order in which the installation met them.
public struct ScoreLayout: Sendable, Equatable {
    public private(set) var areas: [Area.ID]
    public private(set) var topics: [Topic.ID]

    public static let mostAreas = 12
    public static let mostTopics = 20
    public static let mostAreaPoints = 20
    public static let mostTopicPoints = 4

    public init(areas: [Area.ID], topics: [Topic.ID]) {
        self.areas = areas
        self.topics = topics
    }

    /// With the areas and topics of a score that it does not have yet, as long as there is room.
    public func with(_ score: Score) -> ScoreLayout {
        var layout = self
        for area in score.areas where !layout.areas.contains(area.area) && layout.areas.count < Self.mostAreas {
            layout.areas.append(area.area)
        }
        for topic in score.topics where !layout.topics.contains(topic.topic) && layout.topics.count < Self.mostTopics {
            layout.topics.append(topic.topic)
        }
        return layout
    }

    public func pack(_ score: Score) -> PackedScores {
        PackedScores(
            areas: score.areas.reduce(0) { word, area in
                word
                    | Self.code(
                        area.points, of: Self.mostAreaPoints, at: areas.firstIndex(of: area.area),
                        bits: PackedScores.areaBits)
            },
            topics: score.topics.reduce(0) { word, topic in
                word
                    | Self.code(
                        topic.points, of: Self.mostTopicPoints, at: topics.firstIndex(of: topic.topic),
                        bits: PackedScores.topicBits)
            })
    }

    /// Points of twenty that are told, by area.
    public func pack(areas points: [Area.ID: Int]) -> PackedScores {
        let word = points.reduce(0) { word, told in
            guard let place = areas.firstIndex(of: told.key), (0...Self.mostAreaPoints).contains(told.value) else {
                return word
            }
            return word | (told.value + 1) << (place * PackedScores.areaBits)
        }
        return PackedScores(areas: word, topics: 0)
    }

    /// Scaled to the most points, rounded half up: questions that do not apply count on neither side.
    private static func code(_ points: Points, of most: Int, at place: Int?, bits: Int) -> Int {
        guard let place, points.possible > 0 else { return 0 }
        let scaled = (points.points * most * 2 + points.possible) / (points.possible * 2)
        return (min(max(scaled, 0), most) + 1) << (place * bits)
    }
}
