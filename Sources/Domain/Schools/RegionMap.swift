/// The outlines of a programme's regions, to colour by figures. Whole units from the top left.
public struct RegionMap: Sendable, Equatable {
    public struct Point: Sendable, Equatable {
        public let x: Int
        public let y: Int

        public init(x: Int, y: Int) {
            self.x = x
            self.y = y
        }
    }

    public struct Shape: Sendable, Equatable {
        /// ISO 3166-2.
        public let region: String
        /// Where its figure stands.
        public let number: Point
        /// Closed lines; one within another is a hole.
        public let outlines: [[Point]]

        public init(region: String, number: Point, outlines: [[Point]]) {
            self.region = region
            self.number = number
            self.outlines = outlines
        }
    }

    /// Whose outlines they are, as it has to be named.
    public let source: String
    public let width: Int
    public let height: Int
    public let shapes: [Shape]

    public init(source: String, width: Int, height: Int, shapes: [Shape]) {
        self.source = source
        self.width = width
        self.height = height
        self.shapes = shapes
    }
}

extension RegionMap {
    /// A square for each region, row by row: where there are no outlines.
    public init(tilesFor regions: [String]) {
        let columns = (1...max(regions.count, 1)).first { $0 * $0 >= regions.count } ?? 1
        let rows = (regions.count + columns - 1) / columns
        let (side, gap) = (1000 / columns, 12)
        let shapes = regions.enumerated().map { index, region in
            let (x, y) = (index % columns * side, index / columns * side)
            let (right, bottom) = (x + side - gap, y + side - gap)
            return Shape(
                region: region, number: Point(x: (x + right) / 2, y: (y + bottom) / 2),
                outlines: [
                    [
                        Point(x: x, y: y), Point(x: right, y: y), Point(x: right, y: bottom),
                        Point(x: x, y: bottom),
                    ]
                ])
        }
        self.init(source: "", width: 1000, height: max(rows * side, side), shapes: shapes)
    }
}
