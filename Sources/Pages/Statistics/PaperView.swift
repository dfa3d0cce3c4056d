import Domain

/// The pieces of a paper on a page: those that a document of figures has.
func paperView(_ pieces: [Paper.Piece]) -> HTML {
    let shown = pieces.html { piece -> HTML in
        switch piece {
        case .heading(let text): "<h2>\(text)</h2>"
        case .subheading(let text): "<h3>\(text)</h3>"
        case .lead(let text): "<p class=\"lead\">\(text)</p>"
        case .text(let text): "<p class=\"prose\">\(text)</p>"
        case .notice(let text): "<p class=\"notice\">\(text)</p>"
        case .quiet(let text): "<p class=\"quiet\">\(text)</p>"
        case .list(let list): "<ul>\(list.items.html { "<li>\($0)</li>" })</ul>"
        case .table(let table): figures(table)
        case .title, .verdict, .facts, .area, .question, .action: .none
        }
    }
    return "\(shown)"
}

private func figures(_ table: Paper.Table) -> HTML {
    let heads = table.heads.enumerated().html { place, head in
        "<th scope=\"col\"\(if: place > 0, " class=\"num\"")>\(head)</th>"
    }
    let rows = table.rows.html { row in
        """
        <tr>\(row.enumerated().html { place, cell in
            place == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td class=\"num\">\(cell)</td>" as HTML
        })</tr>
        """
    }
    return """
        <div class="table-scroll" tabindex="0" role="region" aria-label="\(table.caption)"><table>\
        <caption>\(table.caption)</caption><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
        """
}
