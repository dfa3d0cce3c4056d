import Domain
import Foundation

extension Voice {
    /// A paper of a school in this language.
    /// - Parameters:
    ///   - date: for the running head, in words.
    ///   - mark: for the running head; empty where there is none.
    func paper(title: String, school: String, date: String, mark: String, _ pieces: [Paper.Piece]) -> Paper {
        Paper(
            language: language, region: locale.region?.identifier ?? "", title: title, brand: self("brand"),
            school: school, date: date, mark: mark, page: self("document.page"), pieces: pieces)
    }
}

extension Paper.Scale {
    init(_ points: Points, _ ticks: [Pages.Tick], alt: String) {
        self.init(
            part: points.points, whole: points.possible, ticks: ticks.map { Tick(at: $0.at, word: $0.word) }, alt: alt)
    }
}

/// Links to documents of a result, with the keys of their words.
func documentLinks(_ links: [(Link, String)], _ voice: Voice) -> HTML {
    let items = links.html { "<li><a href=\"\($0.0)\">\(voice($0.1))</a></li>" }
    return """
        <section><h2>\(voice("document.title"))</h2><p class="prose">\(voice("document.lead"))</p>\
        <ul>\(items)</ul></section>
        """
}
