public import Domain

/// A paper as an OpenDocument text, to go on writing in. It says the same as the printed paper, in styles that an
/// office program knows: headings, lists, tables with a head that is repeated.
public struct TextDocument: Sendable {
    let paper: Paper

    public init(_ paper: Paper) {
        self.paper = paper
    }

    public static let mediaType = "application/vnd.oasis.opendocument.text"

    /// Always the same bytes for the same paper.
    public var bytes: [UInt8] {
        var zip = StoredZip()
        for (name, content) in [
            ("mimetype", Self.mediaType), ("META-INF/manifest.xml", manifest), ("meta.xml", meta),
            ("styles.xml", styles), ("content.xml", content),
        ] { zip.add(name, Array(content.utf8)) }
        return zip.archive
    }

    private var manifest: String {
        let files = [("/", Self.mediaType)] + ["content.xml", "styles.xml", "meta.xml"].map { ($0, "text/xml") }
        let entries = files.map { path, type in
            "<manifest:file-entry manifest:full-path=\"\(path)\" manifest:media-type=\"\(type)\"/>"
        }
        return """
            \(declaration)<manifest:manifest xmlns:manifest="\(namespace)manifest:1.0" manifest:version="1.3">\
            \(entries.joined())</manifest:manifest>
            """
    }

    private var meta: String {
        """
        \(declaration)<office:document-meta \(spaces) office:version="1.3"><office:meta>\
        <dc:title>\(escaped(paper.title))</dc:title><dc:language>\(locale)</dc:language>\
        <meta:generator>eSafety Label</meta:generator></office:meta></office:document-meta>
        """
    }

    private var locale: String {
        paper.region.isEmpty ? paper.language.rawValue : "\(paper.language.rawValue)-\(paper.region)"
    }

    private var content: String {
        """
        \(declaration)<office:document-content \(spaces) office:version="1.3"><office:automatic-styles>\
        <style:style style:name="Figures" style:family="table"><style:table-properties style:width="16.6cm" \
        table:align="left"/></style:style>\(column("Names", "8*"))\(column("Others", "5*"))\
        <style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" \
        fo:border-bottom="0.5pt solid #999999"/></style:style></office:automatic-styles>\
        <office:body><office:text>\(paper.numberedPieces.map(written).joined())</office:text></office:body>\
        </office:document-content>
        """
    }
}

// MARK: - Pieces

extension TextDocument {
    private func written(_ piece: Paper.Piece, firstNote: Int) -> String {
        switch piece {
        case .title(let title): paragraph(title.eyebrow, "Quiet") + heading(title.title, 1)
        case .heading(let text): heading(text, 2)
        case .subheading(let text): heading(text, 3)
        case .lead(let text): paragraph(text, "Lead")
        case .text(let text), .notice(let text): paragraph(text, "Standard")
        case .said(let said): paragraph(said, firstNote)
        case .quiet(let text): paragraph(text, "Quiet")
        case .list(let list):
            "<text:list text:style-name=\"Points\">"
                + list.items.map { "<text:list-item>\(paragraph($0, "Standard"))</text:list-item>" }.joined()
                + "</text:list>"
        case .facts(let facts): facts.map { paragraph("\($0.term): \($0.value)", "Standard") }.joined()
        case .table(let table): written(table, note: firstNote)
        // What only a school's own documents have.
        case .verdict, .area, .question, .action: ""
        }
    }

    private func heading(_ text: String, _ level: Int) -> String {
        """
        <text:h text:style-name="Heading_20_\(level)" text:outline-level="\(level)">\(escaped(text))</text:h>
        """
    }

    private func paragraph(_ text: String, _ style: String) -> String {
        element("text:p", style, escaped(text))
    }

    private func paragraph(_ said: Paper.Said, _ firstNote: Int) -> String {
        let sentences = said.numbered(from: firstNote).map { sentence, number in
            escaped(sentence.text) + note(sentence.note, number ?? firstNote)
        }
        return element("text:p", said.isLead ? "Lead" : "Standard", sentences.joined(separator: " "))
    }

    /// A footnote, called for here; nothing where there is none.
    private func note(_ text: String?, _ number: Int) -> String {
        guard let text else { return "" }
        return """
            <text:note text:id="note\(number)" text:note-class="footnote"><text:note-citation>\(number)</text:note-citation>\
            <text:note-body>\(paragraph(text, "Footnote"))</text:note-body></text:note>
            """
    }

    private func element(_ name: String, _ style: String, _ content: String) -> String {
        "<\(name) text:style-name=\"\(style)\">\(content)</\(name)>"
    }

    private func written(_ table: Paper.Table, note number: Int) -> String {
        func row(_ cells: [String], _ style: String) -> String {
            let written = cells.enumerated().map { place, cell in
                """
                <table:table-cell table:style-name="Cell" office:value-type="string">\
                \(paragraph(cell, place > 0 && table.isOfFigures ? "\(style)_20_Figure" : style))</table:table-cell>
                """
            }
            return "<table:table-row>\(written.joined())</table:table-row>"
        }
        let rows = table.rows.enumerated().map { place, cells in
            row(cells, table.hasTotal && place == table.rows.count - 1 ? "Head" : "Standard")
        }
        let others = table.heads.dropFirst().map { _ in "<table:table-column table:style-name=\"Others\"/>" }.joined()
        return """
            \(element("text:p", "Caption", escaped(table.caption) + note(table.note, number)))\
            <table:table table:style-name="Figures">\
            <table:table-column table:style-name="Names"/>\(others)\
            <table:table-header-rows>\(row(table.heads, "Head"))</table:table-header-rows>\
            \(rows.joined())</table:table>\(paragraph("", "Standard"))
            """
    }
}

let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
let namespace = "urn:oasis:names:tc:opendocument:xmlns:"
let spaces = """
    xmlns:office="\(namespace)office:1.0" xmlns:text="\(namespace)text:1.0" xmlns:table="\(namespace)table:1.0" \
    xmlns:style="\(namespace)style:1.0" xmlns:fo="\(namespace)xsl-fo-compatible:1.0" \
    xmlns:meta="\(namespace)meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
    """

/// As text in XML. What XML can't hold is left out.
func escaped(_ text: String) -> String {
    var written = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": written += "&amp;"
        case "<": written += "&lt;"
        case ">": written += "&gt;"
        case "\"": written += "&quot;"
        case "\t", "\n", "\r": written += " "
        case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
        default: written.unicodeScalars.append(scalar)
        }
    }
    return written
}
