/// A page that says one thing and shows the way on: words by the keys `message.<kind>.title` and `.text`.
public struct MessagePage: Page {
    public let name: String
    private let kind: String
    private let values: [String: String]
    private let eyebrow: String
    private let ways: [(Link, String)]

    /// - Parameter ways: links with the keys of their words; the first is the main one.
    public init(
        name: String, kind: String, values: [String: String] = [:], eyebrow: String = "", ways: [(Link, String)]
    ) {
        self.name = name
        self.kind = kind
        self.values = values
        self.eyebrow = eyebrow
        self.ways = ways
    }

    public func title(_ voice: Voice) -> String { voice("message.\(kind).title", values) }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let links = ways.enumerated().html { index, way in
            "<a class=\"btn\(if: index > 0, " second")\" href=\"\(way.0)\">\(voice(way.1))</a>"
        }
        return """
            \(if: !eyebrow.isEmpty, "<p class=\"eyebrow\">\(eyebrow)</p>")<h1>\(title(voice))</h1>
            <p class="lead">\(voice("message.\(kind).text", values))</p><div class="buttons">\(links)</div>
            """
    }

    /// What is shown when something can't be: `status` is the HTTP status that words exist for.
    public static func error(_ status: Int, isSignedIn: Bool) -> MessagePage {
        let kind = [400, 403, 404, 405, 413, 429, 503].contains(status) ? "\(status)" : "500"
        let way: (Link, String) = isSignedIn ? (.mine, "way.mine") : (.home, "way.home")
        return MessagePage(name: "error", kind: kind, eyebrow: "", ways: [way])
    }
}
