import Domain

// MARK: - Styles

extension TextDocument {
    var styles: String {
        let headings = [(1, 20), (2, 14), (3, 12)].map { (level: Int, size: Int) in
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
            style("Footnote", parent: "Standard", "fo:margin-bottom=\"0.1cm\"", "fo:font-size=\"9pt\""),
            style("Caption", parent: "Standard", "fo:keep-with-next=\"always\"", "fo:font-style=\"italic\""),
        ]
        return """
            \(declaration)<office:document-styles \(spaces) office:version="1.3"><office:styles>\
            \((others + headings).joined())\
            <style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" style:family="text">\
            <style:text-properties style:text-position="super 58%"/></style:style>\
            <text:list-style style:name="Points"><text:list-level-style-bullet text:level="1" text:bullet-char="•">\
            <style:list-level-properties text:space-before="0.3cm" text:min-label-width="0.5cm"/>\
            </text:list-level-style-bullet></text:list-style>\
            <text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote" \
            text:citation-body-style-name="Footnote_20_anchor" style:num-format="1" text:start-value="0" \
            text:footnotes-position="page" text:start-numbering-at="document"/></office:styles>\
            <office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties \
            fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.2cm"/>\
            <style:footer-style><style:header-footer-properties fo:min-height="0.8cm"/></style:footer-style>\
            </style:page-layout></office:automatic-styles><office:master-styles>\
            <style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>\(foot)</style:footer>\
            </style:master-page></office:master-styles></office:document-styles>
            """
    }

    /// - Parameter share: of the width of the table.
    func column(_ name: String, _ share: String) -> String {
        """
        <style:style style:name="\(name)" style:family="table-column">\
        <style:table-column-properties style:rel-column-width="\(share)"/></style:style>
        """
    }

    /// `Page 2 of 5`, counted by the program that opens it.
    private var foot: String {
        let page = escaped(paper.page)
            .replacing("{page}", with: "<text:page-number text:select-page=\"current\"/>")
            .replacing("{pages}", with: "<text:page-count/>")
        return "<text:p text:style-name=\"Quiet\">\(escaped(paper.title)) · \(page)</text:p>"
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
