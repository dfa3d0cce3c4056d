import Domain

/// The share that colours a region, in steps: nothing, up to a quarter, up to half, up to three quarters, more.
enum ShareStep: Equatable {
    /// There is nothing of which it could be a share.
    case none
    case step(Int)

    init(_ part: Int, of whole: Int) {
        self = whole > 0 ? .step(min((max(part, 0) * 4 + whole - 1) / whole, 4)) : .none
    }

    var kind: String {
        switch self {
        case .none: "share-none"
        case .step(let step): "share-\(step)"
        }
    }
}

/// A region of a map with its figure.
struct RegionFigure {
    let region: String
    /// The name and all figures, for the pointer.
    let words: String
    let number: String
    let step: ShareStep
}

/// A map whose regions are coloured by a share and carry a number.
func choropleth(_ map: RegionMap, _ figures: [RegionFigure], legend: HTML, _ picture: Picture) -> HTML {
    let shapes = map.shapes.html { shape in
        let figure = figures.first { $0.region == shape.region }
        let lines = shape.outlines.map { "M" + $0.map { "\($0.x),\($0.y)" }.joined(separator: " ") + "Z" }
        return """
            <path class="\(figure?.step.kind ?? "share-none")" fill-rule="evenodd" d="\(lines.joined())">\
            \(if: figure != nil, "<title>\(figure?.words ?? "")</title>")</path>
            """
    }
    // After all outlines, so that no neighbour covers a number.
    let numbers = map.shapes.html { shape in
        let number = figures.first { $0.region == shape.region }?.number ?? ""
        return
            "<text x=\"\(shape.number.x)\" y=\"\(shape.number.y)\" text-anchor=\"middle\" dy=\".35em\">\(number)</text>"
    }
    return picture.html(
        kind: "map", size: " viewBox=\"0 0 \(map.width) \(map.height)\"", legend: legend, "\(shapes)\(numbers)")
}
