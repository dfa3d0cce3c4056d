/// A page of running text: sections with the keys `<name>.<n>-title` and `<name>.<n>-text`, from 1 on.
public struct TextPage: Page {
    public let name: String
    private let contact: String
    private let sections: Int

    public static func privacy(contact: String) -> TextPage {
        TextPage(name: "privacy", contact: contact, sections: 8)
    }

    public static func accessibility(contact: String) -> TextPage {
        TextPage(name: "accessibility", contact: contact, sections: 5)
    }

    public func title(_ voice: Voice) -> String { voice("\(name).title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let parts = (1...sections).html { number in
            """
            <h2>\(voice("\(name).\(number)-title"))</h2>
            <p>\(voice("\(name).\(number)-text", ["contact": contact]))</p>
            """
        }
        return
            "<div class=\"prose\"><h1>\(title(voice))</h1><p class=\"lead\">\(voice("\(name).lead"))</p>\(parts)</div>"
    }
}
