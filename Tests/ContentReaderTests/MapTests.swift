import ContentReader
import Domain
import Testing

/// The outlines of regions: read as they stand, and refused where the map would be wrong.
@Suite struct MapTests {
    @Test func outlinesAreReadAsTheyStand() throws {
        let map = try #require(try SmallContent.withMap.read().catalogue?.maps["be"])
        #expect(map.source == "Somebody" && map.width == 100 && map.height == 50)
        #expect(map.shapes.map(\.region) == ["BE-VAN", "BE-BRU"])
        #expect(map.shapes.first?.number == .init(x: 5, y: 6))
        #expect(map.shapes.first?.outlines.first == [.init(x: 0, y: 0), .init(x: 100, y: 0), .init(x: 9, y: 50)])
        #expect(try SmallContent().read().catalogue?.maps.isEmpty == true)
    }
}

extension SmallContent {
    static let map = "programmes/be/map.yaml"

    static var withMap: SmallContent {
        var content = SmallContent()
        content.files[map] = """
            source: "Somebody"
            width: 100
            height: 50
            regions:
              - {id: "BE-VAN", number: "5,6", outlines: ["0,0 100,0 9,50", "1,1 2,2 3,1"]}
              - {id: "BE-BRU", number: "0,50", outlines: ["0,0 1,0 1,1"]}

            """
        return content
    }
}

let mapDefects = [
    ("no such region", "\"BE-BRU\"", "\"BE-BRX\"", "did you mean `BE-BRU`?", 2),
    (
        "a region without outline", "  - {id: \"BE-BRU\", number: \"0,50\", outlines: [\"0,0 1,0 1,1\"]}\n", "",
        "`BE-BRU` has no outline", 1
    ),
    ("a region twice", "id: \"BE-BRU\"", "id: \"BE-VAN\"", "`BE-VAN` is there twice", 2),
    ("a number beside the map", "\"5,6\"", "\"101,6\"", "no point of the map", 1),
    ("a number that is none", "\"5,6\"", "\"5\"", "no point of the map", 1),
    ("a line of two points", "\"0,0 1,0 1,1\"", "\"0,0 1,0\"", "no outline within the map", 1),
    ("a point below the map", "9,50\"", "9,51\"", "no outline within the map", 1),
    ("words in an outline", "9,50\"", "9,50 L\"", "no outline within the map", 1),
    ("no size", "width: 100\n", "", "the key `width` is missing", 1),
].map { name, old, new, fault, faults in
    Defect(name, SmallContent.map, old, new, fault, faults: faults, in: .withMap)
}
