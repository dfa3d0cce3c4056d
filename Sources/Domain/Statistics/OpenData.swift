import Foundation

/// The files of a release: for each measure a table as CSV with its metadata for CSV on the Web, one Data Package
/// for all, and the same as JSON. Columns and codes are those of SDMX.
public func openData(
    of publication: Publication, programme: Programme.ID, number: Int, title: String, fewest: Int
) -> [OpenFile] {
    let resources = measures(of: publication).map { measure in
        OpenTable(
            measure: measure, day: publication.day, area: programme.rawValue,
            tables: publication.tables.filter { $0.measure == measure })
    }
    let about = About(programme: programme.rawValue, number: number, title: title, day: publication.day, fewest: fewest)
    return resources.flatMap { [$0.csv, $0.metadata(about)] } + [package(resources, about), figures(resources, about)]
}

struct About {
    let programme: String
    let number: Int
    let title: String
    let day: String
    let fewest: Int

    static let license = "https://creativecommons.org/licenses/by/4.0/"
}

/// In the order of the tables.
private func measures(of publication: Publication) -> [String] {
    publication.tables.map(\.measure).reduce(into: []) { measures, measure in
        if !measures.contains(measure) { measures.append(measure) }
    }
}

/// All tables of a measure, one under the other.
struct OpenTable {
    let measure: String
    let day: String
    /// The code of the whole programme.
    let area: String
    let tables: [PublishedTable]

    struct Column {
        let name: String
        let title: String
        let type: String
        let isKey: Bool
    }

    static let columns = [
        Column(name: "TIME_PERIOD", title: "Day at whose end the figure holds", type: "date", isKey: true),
        Column(name: "REF_AREA", title: "Programme, or region by ISO 3166-2", type: "string", isKey: true),
        Column(name: "EDUCATION_LEVEL", title: "Level of education; _T for all", type: "string", isKey: true),
        Column(name: "LABEL_LEVEL", title: "Level of the label; _T for all", type: "string", isKey: true),
        Column(name: "QUESTIONNAIRE_AREA", title: "Area of the questionnaire; _T for all", type: "string", isKey: true),
        Column(name: "OBS_VALUE", title: "Figure; empty where it is confidential", type: "integer", isKey: false),
        Column(name: "OBS_STATUS", title: "A normal, Q suppressed", type: "string", isKey: false),
        Column(name: "CONF_STATUS", title: "F free, C confidential", type: "string", isKey: false),
    ]

    var rows: [[String]] {
        tables.flatMap { table in
            table.cells.map { cell in
                let keys = Dictionary(zip(table.breakdowns, cell.keys)) { first, _ in first }
                func code(_ breakdown: Breakdown) -> String {
                    guard let key = keys[breakdown] else { return "_T" }
                    return key.isEmpty ? "_U" : key
                }
                return [
                    day, keys[.region] == nil ? area : code(.region), code(.level), code(.label), code(.area),
                    cell.value.map(String.init) ?? "", cell.status == .free ? "A" : "Q", cell.status.rawValue,
                ]
            }
        }
    }

    /// No cell needs quotation marks: they are codes, days and numbers.
    var csv: OpenFile {
        let lines = ([Self.columns.map(\.name)] + rows).map { $0.joined(separator: ",") + "\r\n" }
        return OpenFile(name: "\(measure).csv", type: "text/csv; charset=utf-8; header=present", text: lines.joined())
    }

    func metadata(_ about: About) -> OpenFile {
        let keys = Self.columns.filter(\.isKey).map(\.name)
        let tree: Tree = [
            "@context": ["http://www.w3.org/ns/csvw", ["@language": "en"]],
            "url": .text("\(measure).csv"),
            "dc:title": .text("\(about.title): \(measure), \(about.day)"),
            "dc:license": ["@id": .text(About.license)],
            "dc:issued": ["@value": .text(about.day), "@type": "xsd:date"],
            "tableSchema": [
                "columns": .list(Self.columns.map(described)),
                "primaryKey": .list(keys.map { .text($0) }),
            ],
        ]
        return OpenFile(
            name: "\(measure).csv-metadata.json", type: "application/csvm+json", text: tree.written)
    }

    private func described(_ column: Column) -> Tree {
        var tree: [String: Tree] = [
            "name": .text(column.name), "titles": .text(column.name), "dc:description": .text(column.title),
            "datatype": .text(column.type),
        ]
        if column.isKey { tree["required"] = .truth(true) }
        return .map(tree)
    }
}

// MARK: - All tables together

private func package(_ resources: [OpenTable], _ about: About) -> OpenFile {
    let tree: Tree = [
        "name": .text("esafety-label-\(about.programme)-\(about.day)"),
        "id": .text("\(about.programme)/\(about.day)"),
        "title": .text("\(about.title), \(about.day)"),
        "description": .text(
            "Whole figures about fewer than \(about.fewest) schools are withheld where they are confidential."),
        "created": .text("\(about.day)T00:00:00Z"),
        "version": .text("\(about.number)"),
        "licenses": [["name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": .text(About.license)]],
        "resources": .list(resources.map(resource)),
    ]
    return OpenFile(name: "datapackage.json", type: "application/json", text: tree.written)
}

private func resource(_ table: OpenTable) -> Tree {
    let fields = OpenTable.columns.map { column -> Tree in
        [
            "name": .text(column.name), "description": .text(column.title), "type": .text(column.type),
            "constraints": ["required": .truth(column.isKey)],
        ]
    }
    return [
        "name": .text(table.measure), "path": .text(table.csv.name), "profile": "tabular-data-resource",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": .number(table.csv.text.utf8.count),
        "schema": [
            "fields": .list(fields),
            "primaryKey": .list(OpenTable.columns.filter(\.isKey).map { .text($0.name) }),
            "missingValues": [""],
        ],
    ]
}

private func figures(_ resources: [OpenTable], _ about: About) -> OpenFile {
    let tables = resources.map { table -> Tree in
        let rows = table.rows.map { row -> Tree in
            .map(
                Dictionary(
                    zip(OpenTable.columns, row).map { column, value in
                        (column.name, column.type == "integer" ? Int(value).map { .number($0) } ?? .null : .text(value))
                    }
                ) { first, _ in first })
        }
        return ["measure": .text(table.measure), "observations": .list(rows)]
    }
    let tree: Tree = [
        "programme": .text(about.programme), "release": .number(about.number), "day": .text(about.day),
        "license": .text(About.license), "fewestSchools": .number(about.fewest), "tables": .list(tables),
    ]
    return OpenFile(name: "figures.json", type: "application/json", text: tree.written)
}
