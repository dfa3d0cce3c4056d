import Domain

/// The pieces of a paper on a page: those that a document of figures has, and its notes as a list at the end, with
/// links there and back.
func paperView(_ paper: Paper, _ voice: Voice) -> HTML {
    let shown = paper.numberedPieces.html { piece, number -> HTML in
        switch piece {
        case .heading(let text): "<h2>\(text)</h2>"
        case .subheading(let text): "<h3>\(text)</h3>"
        case .lead(let text): "<p class=\"lead\">\(text)</p>"
        case .text(let text): "<p class=\"prose\">\(text)</p>"
        case .said(let said): paragraph(said, number, voice)
        case .notice(let text): "<p class=\"notice\">\(text)</p>"
        case .quiet(let text): "<p class=\"quiet\">\(text)</p>"
        case .list(let list): "<ul>\(list.items.html { "<li>\($0)</li>" })</ul>"
        case .table(let table): written(table, number, voice)
        case .title, .verdict, .facts, .area, .question, .action: .none
        }
    }
    return "\(shown)\(notes(of: paper, voice))"
}

private func paragraph(_ said: Paper.Said, _ first: Int, _ voice: Voice) -> HTML {
    let sentences = said.numbered(from: first).enumerated().html { place, part in
        "\(if: place > 0, " ")\(part.sentence.text)\(part.number.map { call($0, voice) } ?? .none)" as HTML
    }
    return "<p class=\"\(said.isLead ? "lead" : "prose")\">\(sentences)</p>"
}

private func written(_ table: Paper.Table, _ number: Int, _ voice: Voice) -> HTML {
    let figure: HTML = table.isOfFigures ? " class=\"num\"" : .none
    func row(_ cells: [String]) -> HTML {
        let cells = cells.enumerated().html { place, cell in
            place == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td\(figure)>\(cell)</td>" as HTML
        }
        return "<tr>\(cells)</tr>"
    }
    let heads = table.heads.enumerated().html { place, head in
        "<th scope=\"col\"\(place > 0 ? figure : .none)>\(head)</th>" as HTML
    }
    let total = table.hasTotal ? table.rows.suffix(1) : []
    return """
        <div class="table-scroll" tabindex="0" role="region" aria-label="\(table.caption)"><table>\
        <caption>\(table.caption)\(table.note == nil ? .none : call(number, voice))</caption>\
        <thead><tr>\(heads)</tr></thead><tbody>\(table.rows.dropLast(total.count).html(row))</tbody>\
        \(total.html { "<tfoot>\(row($0))</tfoot>" })</table></div>
        """
}

// MARK: - Notes

private func call(_ number: Int, _ voice: Voice) -> HTML {
    """
    <sup><a href="#note-\(number)" id="to-note-\(number)" role="doc-noteref" \
    aria-label="\(voice("release.note", ["number": "\(number)"]))">\(number)</a></sup>
    """
}

private func notes(of paper: Paper, _ voice: Voice) -> HTML {
    let notes = paper.notes.enumerated().html { place, note in
        """
        <li id="note-\(place + 1)">\(note) <a href="#to-note-\(place + 1)" role="doc-backlink" \
        aria-label="\(voice("release.note-back", ["number": "\(place + 1)"]))">↩</a></li>
        """ as HTML
    }
    return """
        <section class="notes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">\(voice("release.notes"))</h2>\
        <ol>\(notes)</ol></section>
        """
}
