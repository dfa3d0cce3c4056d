import Foundation
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
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        return entities.reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1, options: .literal) }
    }

    @Test func eachOfTheFiveIsEscapedOnce() {
        let typed = "<>&\"'"
        let html: HTML = "\(typed)"
        #expect(html.text == "&lt;&gt;&amp;&quot;&#39;")
    }

    @Test func aPieceOfHTMLStaysAsItIs() {
        let typed = "a<b"
        let inner: HTML = "<b>\(typed)</b>"
        let outer: HTML = "<p>\(inner)\([inner, inner])\(7)</p>"
        #expect(outer.text == "<p><b>a&lt;b</b><b>a&lt;b</b><b>a&lt;b</b>7</p>")
        #expect((inner + inner).text == "<b>a&lt;b</b><b>a&lt;b</b>")
    }

    @Test func aConditionKeepsOrDropsItsPiece() {
        let typed = "&"
        let html: HTML = "\(if: true, "<b>\(typed)</b>")\(if: false, "<i></i>")"
        #expect(html.text == "<b>&amp;</b>")
        #expect(HTML.none.text == "")
    }

    @Test func aLiteralInAConditionIsMarkupAndWhatIsInItIsNot() {
        for typed in ["<i>", ""] {
            let html: HTML = "\(typed.isEmpty ? "<b>none</b>" : "<b>\(typed)</b>")"
            #expect(html.text == (typed.isEmpty ? "<b>none</b>" : "<b>&lt;i&gt;</b>"))
            let plain: HTML = "\(typed.isEmpty ? "none" : typed)"
            #expect(plain.text == (typed.isEmpty ? "none" : "&lt;i&gt;"))
        }
    }

    @Test func aLinkIsEscapedAsAnAttribute() {
        let html: HTML = "<a href=\"\(Link.claims(done: "a", school: "x\"y"))\">"
        #expect(html.text == "<a href=\"/claims?done=a&amp;school=x%22y\">")
    }
}
