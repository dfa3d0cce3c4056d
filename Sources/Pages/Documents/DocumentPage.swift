/// In place of a document that is not there yet, or can't be made.
public struct DocumentPage: Page {
    public enum Kind: Sendable {
        /// It is being printed; so many come before it. The link leads to it and waits there.
        case waiting(ahead: Int, Link)
        /// Too many wait.
        case busy(Link)
        case failed
    }

    private let kind: Kind
    private let back: Link

    public init(_ kind: Kind, back: Link) {
        self.kind = kind
        self.back = back
    }

    public var name: String {
        switch kind {
        case .waiting: "document-waiting"
        case .busy, .failed: "document-missing"
        }
    }

    private var key: String {
        switch kind {
        case .waiting: "waiting"
        case .busy: "busy"
        case .failed: "failed"
        }
    }

    public func title(_ voice: Voice) -> String { voice("document.\(key)-title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            <h1>\(title(voice))</h1><p class="lead">\(voice("document.\(key)-text"))</p>\(progress(voice))
            <div class="buttons">\(again(voice))<a class="btn second" href="\(back)">\(voice("document.back"))</a></div>
            """
    }

    private func progress(_ voice: Voice) -> HTML {
        guard case .waiting(let ahead, _) = kind else { return .none }
        return """
            <p data-ahead="\(ahead)">\(ahead == 0 ? voice("document.printing") : voice.count("document.ahead", ahead))</p>
            """
    }

    private func again(_ voice: Voice) -> HTML {
        switch kind {
        case .waiting(_, let link): "<a class=\"btn\" href=\"\(link)\">\(voice("document.fetch"))</a>"
        case .busy(let link): "<a class=\"btn\" href=\"\(link)\">\(voice("document.again"))</a>"
        case .failed: .none
        }
    }
}
