import Domain
import Foundation

/// The rows of a GeoJSON FeatureCollection: the properties of each feature, its number the row's. The first
/// feature that can be read tells the form; of it and those that follow only the columns that the form takes
/// something from become cells. A property that a feature has not, or that is null, is an empty cell.
struct GeoJSONTable: Table {
    let file: String
    let programme: Programme
    private(set) var form: BoundForm?
    private var columns: [String] = []
    private var scanner = FeatureScanner()
    private let decoder = JSONDecoder()

    init(file: String, programme: Programme) {
        self.file = file
        self.programme = programme
    }

    mutating func read(_ chunk: [UInt8]) throws(RegisterFault) -> [Row] {
        var rows: [Row] = []
        for cut in try cuts(in: chunk) { rows.append(try row(of: cut)) }
        return rows
    }

    mutating func finish() throws(RegisterFault) -> [Row] {
        do throws(FeatureScanner.Fault) {
            try scanner.finish()
        } catch {
            throw RegisterFault(file, error.reason)
        }
        return []
    }

    private mutating func cuts(in chunk: [UInt8]) throws(RegisterFault) -> [FeatureScanner.Cut] {
        do throws(FeatureScanner.Fault) {
            return try scanner.read(chunk)
        } catch {
            throw RegisterFault(file, error.reason)
        }
    }

    private mutating func row(of cut: FeatureScanner.Cut) throws(RegisterFault) -> Row {
        var row = Row(number: cut.number)
        switch properties(of: cut, by: decoder) {
        case .failure(let fault): row.fail(fault)
        case .success(let properties):
            if form == nil { try bind(Header(names: properties.keys.sorted())) }
            for column in columns { row.addCell(properties.value(of: column)) }
        }
        return row
    }

    private mutating func bind(_ header: Header) throws(RegisterFault) {
        let known = try programme.form(with: header, of: file)
        columns = known.columns
        form = BoundForm(known, Header(names: columns))
    }
}

extension RegisterForm {
    /// The columns from which it takes something, each once.
    fileprivate var columns: [String] {
        let required = [number, name, street, postcode, place, levels, region]
        let optional = [kind, network, groupNumber, groupName, email, website, opened, closed].compactMap { $0 }
        let all = (required + optional).flatMap(\.columns) + (headOffice.map { [$0.column] } ?? [])
        var seen: Set<String> = []
        return all.filter { seen.insert(Header.key($0)).inserted }
    }
}

extension [String: Property] {
    /// Of several spellings of a name the one of the form is taken, or else the first in order.
    fileprivate func value(of column: String) -> Property? {
        if let value = self[column] { return value }
        let key = Header.key(column)
        return keys.filter { Header.key($0) == key }.min().flatMap { self[$0] }
    }
}

extension Row {
    fileprivate mutating func addCell(_ property: Property?) {
        switch property {
        case .text(let text): addCell(text)
        case .nested: addNestedCell()
        case nil: addCell("")
        }
    }
}
