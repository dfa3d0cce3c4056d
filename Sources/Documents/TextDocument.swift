public import Domain

/// A paper as an OpenDocument text, to go on writing in. It says the same as the printed paper, in styles that an
/// office program knows: headings, lists, tables with a head that is repeated.
public struct TextDocument: Sendable {
    private let paper: Paper

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
        <style:style style:name="Figures" style:family="table"><style:table-properties style:width="100%" \
        table:align="margins"/></style:style>\
        <style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" \
        fo:border-bottom="0.5pt solid #999999"/></style:style></office:automatic-styles>\
        <office:body><office:text>\(paper.pieces.map(written).joined())</office:text></office:body>\
        </office:document-content>
        """
    }
}

// MARK: - Pieces

extension TextDocument {
    private func written(_ piece: Paper.Piece) -> String {
        switch piece {
        case .title(let title): paragraph(title.eyebrow, "Quiet") + heading(title.title, 1)
        case .heading(let text): heading(text, 2)
        case .subheading(let text): heading(text, 3)
        case .lead(let text): paragraph(text, "Lead")
        case .text(let text), .notice(let text): paragraph(text, "Standard")
        case .quiet(let text): paragraph(text, "Quiet")
        case .list(let list):
            "<text:list text:style-name=\"Points\">"
                + list.items.map { "<text:list-item>\(paragraph($0, "Standard"))</text:list-item>" }.joined()
                + "</text:list>"
        case .facts(let facts): facts.map { paragraph("\($0.term): \($0.value)", "Standard") }.joined()
        case .table(let table): written(table)
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
        "<text:p text:style-name=\"\(style)\">\(escaped(text))</text:p>"
    }

    private func written(_ table: Paper.Table) -> String {
        func row(_ cells: [String], _ style: String) -> String {
            let written = cells.enumerated().map { place, cell in
                """
                <table:table-cell table:style-name="Cell" office:value-type="string">\
                \(paragraph(cell, place > 0 && table.isOfFigures ? "\(style)_20_Figure" : style))</table:table-cell>
                """
            }
            return "<table:table-row>\(written.joined())</table:table-row>"
        }
        return """
            \(paragraph(table.caption, "Caption"))<table:table table:style-name="Figures">\
            <table:table-column table:number-columns-repeated="\(max(table.heads.count, 1))"/>\
            <table:table-header-rows>\(row(table.heads, "Head"))</table:table-header-rows>\
            \(table.rows.map { row($0, "Standard") }.joined())</table:table>\(paragraph("", "Standard"))
            """
    }
}

// MARK: - Styles

extension TextDocument {
    private var styles: String {
        let headings = [(1, 20), (2, 14), (3, 12)].map { level, size in
            style(
                "Heading_20_\(level)", parent: "Standard", "fo:margin-top=\"0.5cm\" fo:keep-with-next=\"always\"",
                "fo:font-size=\"\(size)pt\" fo:font-weight=\"bold\"", outline: level)
        }
        let others = [
            style("Standard", "fo:margin-bottom=\"0.2cm\"", "fo:font-size=\"11pt\" \(spoken)"),
            style("Standard_20_Figure", parent: "Standard", "fo:text-align=\"end\"", ""),
            style("Head", parent: "Standard", "", "fo:font-weight=\"bold\""),
            style("Head_20_Figure", parent: "Head", "fo:text-align=\"end\"", ""),
            style("Lead", parent: "Standard", "", "fo:font-size=\"13pt\""),
            style("Quiet", parent: "Standard", "", "fo:font-size=\"9pt\" fo:color=\"#555555\""),
            style("Caption", parent: "Standard", "fo:keep-with-next=\"always\"", "fo:font-style=\"italic\""),
        ]
        return """
            \(declaration)<office:document-styles \(spaces) office:version="1.3"><office:styles>\
            \((others + headings).joined())\
            <text:list-style style:name="Points"><text:list-level-style-bullet text:level="1" text:bullet-char="•">\
            <style:list-level-properties text:space-before="0.3cm" text:min-label-width="0.5cm"/>\
            </text:list-level-style-bullet></text:list-style></office:styles>\
            <office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties \
            fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.2cm"/></style:page-layout>\
            </office:automatic-styles><office:master-styles>\
            <style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>\
            </office:document-styles>
            """
    }

    private var spoken: String {
        "fo:language=\"\(paper.language.rawValue)\"" + (paper.region.isEmpty ? "" : " fo:country=\"\(paper.region)\"")
    }

    private func style(
        _ name: String, parent: String = "", _ paragraph: String, _ text: String, outline: Int? = nil
    ) -> String {
        """
        <style:style style:name="\(name)" style:display-name="\(name.replacing("_20_", with: " "))" \
        style:family="paragraph"\(parent.isEmpty ? "" : " style:parent-style-name=\"\(parent)\"")\
        \(outline.map { " style:default-outline-level=\"\($0)\"" } ?? "")>\
        <style:paragraph-properties \(paragraph)/><style:text-properties \(text)/></style:style>
        """
    }
}

private let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
private let namespace = "urn:oasis:names:tc:opendocument:xmlns:"
private let spaces = """
    xmlns:office="\(namespace)office:1.0" xmlns:text="\(namespace)text:1.0" xmlns:table="\(namespace)table:1.0" \
    xmlns:style="\(namespace)style:1.0" xmlns:fo="\(namespace)xsl-fo-compatible:1.0" \
    xmlns:meta="\(namespace)meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
    """

/// As text in XML. What XML can't hold is left out.
private func escaped(_ text: String) -> String {
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
