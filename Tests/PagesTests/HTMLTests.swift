import Testing

@testable import Pages

@Suite("HTML")
struct HTMLTests {
    private static let nasty = [
        "<script>alert(1)</script>", "</textarea><script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)",
        "<!--", "]]>", "&lt;script&gt;", "\\\"><b>", "a\u{0}<b>", "\u{202E}<b>", "<\u{301}b>", "&\u{301}", "\r\n<b>",
        "javascript:alert('1')", "\u{FEFF}<svg/onload=alert(1)>", "＜script＞ < \" '",
    ]

    @Test("what somebody typed never becomes markup", arguments: nasty)
    func escaped(text: String) {
        let inText: HTML = "<p>\(text)</p>"
        let inAttribute: HTML = "<p title=\"\(text)\"></p>"
        let inner = [inText.text.dropFirst(3).dropLast(4), inAttribute.text.dropFirst(10).dropLast(6)]
        for piece in inner {
            #expect(!piece.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
            #expect(unescaped(String(piece)).unicodeScalars.elementsEqual(text.unicodeScalars))
        }
    }

    private func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    @Test func eachOfTheFiveIsEscapedOnce() {
        let html: HTML = "\("<>&\"'")"
        #expect(html.text == "&lt;&gt;&amp;&quot;&#39;")
    }

    @Test func aPieceOfHTMLStaysAsItIs() {
        let inner: HTML = "<b>\("a<b")</b>"
        let outer: HTML = "<p>\(inner)\([inner, inner])\(7)</p>"
        #expect(outer.text == "<p><b>a&lt;b</b><b>a&lt;b</b><b>a&lt;b</b>7</p>")
        #expect((inner + inner).text == "<b>a&lt;b</b><b>a&lt;b</b>")
    }

    @Test func aConditionKeepsOrDropsItsPiece() {
        let html: HTML = "\(if: true, "<b>\("&")</b>")\(if: false, "<i></i>")"
        #expect(html.text == "<b>&amp;</b>")
        #expect(HTML.none.text == "")
    }

    @Test func aLinkIsEscapedAsAnAttribute() {
        let html: HTML = "<a href=\"\(Link.claims(done: "a", school: "x\"y"))\">"
        #expect(html.text == "<a href=\"/claims?done=a&amp;school=x%22y\">")
    }
}
