import ArgumentParser
import Foundation
import Pages

/// How figures are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json
}

/// Rows of figures under a header, for people and for programs.
struct Table {
    let header: [String]
    let rows: [[String]]
    /// Columns that hold numbers.
    let numbers: Set<String>

    func print(as format: OutputFormat) throws {
        switch format {
        case .table: Swift.print(text, terminator: "")
        case .csv: Swift.print(Pages.csv([header] + rows), terminator: "")
        case .json: Swift.print(try json)
        }
    }

    private var text: String {
        let lines = [header] + rows
        let widths = header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            let cells = line.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return numbers.contains(header[column]) ? space + cell : cell + space
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }

    private var json: String {
        get throws {
            let objects = rows.map { row in
                Dictionary(zip(header, row).map { name, cell in (name, value(cell, of: name)) }) { first, _ in first }
            }
            let data = try JSONSerialization.data(withJSONObject: objects, options: [.sortedKeys, .prettyPrinted])
            return String(decoding: data, as: UTF8.self)
        }
    }

    private func value(_ cell: String, of column: String) -> Any {
        guard numbers.contains(column), let number = Int(cell) else { return cell }
        return number
    }
}
