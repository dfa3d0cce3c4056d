import Domain

/// Reads map.yaml of a programme: the outlines of its regions, each there once.
struct MapReader {
    let programme: Programme

    private enum Keys: String, ClosedKeys {
        case source, width, height, regions
    }

    private enum RegionKeys: String, ClosedKeys {
        case id, number, outlines
    }

    private typealias Size = (width: Int, height: Int)

    func read(_ root: Cursor) -> RegionMap? {
        guard let fields = root.fields(Keys.self) else { return nil }
        let source = fields[.source]?.prose()
        let width = fields[.width]?.number(1...10_000)
        let height = fields[.height]?.number(1...10_000)
        let entries = fields[.regions]?.filledList()
        guard let source, let width, let height, let entries else { return nil }
        let shapes = entries.compactMap { readRegion($0, (width, height)) }
        for region in programme.regions where !entries.contains(where: { $0.peek("id")?.written == region.id }) {
            fields[.regions]?.refuse(
                "the region \(region.id.quoted) has no outline", "add it; the map shows every region")
        }
        for (index, shape) in shapes.enumerated() where shapes[..<index].contains(where: { $0.region == shape.region })
        {
            fields[.regions]?.of(shape.region).refuse(
                "\(shape.region.quoted) is there twice", "take one of the two out")
        }
        return RegionMap(source: source, width: width, height: height, shapes: shapes)
    }

    private func readRegion(_ cursor: Cursor, _ size: Size) -> RegionMap.Shape? {
        guard let fields = cursor.fields(RegionKeys.self) else { return nil }
        let id = fields[.id]?.text()
        if let id, !programme.regions.contains(where: { $0.id == id }) {
            fields[.id]?.refuseUnknown(
                "region", id, among: programme.regions.map(\.id), in: "programmes/\(programme.id).yaml")
        }
        let number = fields[.number].flatMap { point($0, size) }
        let outlines = fields[.outlines]?.filledList()?.compactMap { outline($0, size) }
        guard let id, let number, let outlines else { return nil }
        return RegionMap.Shape(region: id, number: number, outlines: outlines)
    }

    private func point(_ cursor: Cursor, _ size: Size) -> RegionMap.Point? {
        guard let text = cursor.text() else { return nil }
        guard let point = Self.point(text[...], size) else {
            cursor.refuse(
                "\(text.quoted) is no point of the map", "write `x,y`, from 0,0 to \(size.width),\(size.height)")
            return nil
        }
        return point
    }

    private func outline(_ cursor: Cursor, _ size: Size) -> [RegionMap.Point]? {
        guard let text = cursor.text() else { return nil }
        let parts = text.split(separator: " ")
        let points = parts.compactMap { Self.point($0, size) }
        guard points.count == parts.count, points.count > 2 else {
            cursor.refuse(
                "this is no outline within the map",
                "write at least three points `x,y`, with spaces between, from 0,0 to \(size.width),\(size.height)")
            return nil
        }
        return points
    }

    private static func point(_ text: Substring, _ size: Size) -> RegionMap.Point? {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let x = numbers[0], let y = numbers[1], (0...size.width).contains(x),
            (0...size.height).contains(y)
        else { return nil }
        return RegionMap.Point(x: x, y: y)
    }
}
