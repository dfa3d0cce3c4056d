/// A drawing with the words that say what it shows, for who does not see it: `title` in short, `description` with
/// its figures. Under it stands what its colours mean.
struct Picture {
    /// Unique on the page.
    let id: String
    let title: String
    let description: String

    func html(kind: String, size: HTML, legend: HTML = .none, _ drawing: HTML) -> HTML {
        """
        <figure class="picture" data-picture="\(id)"><svg class="\(kind)" role="img" \
        aria-labelledby="\(id)-title \(id)-desc"\(size)><title id="\(id)-title">\(title)</title>\
        <desc id="\(id)-desc">\(description)</desc>\(drawing)</svg>\
        \(if: legend != .none, "<figcaption><ul class=\"legend\">\(legend)</ul></figcaption>")</figure>
        """
    }
}

/// What a colour or a pattern of a picture means.
func legend(_ entries: [(kind: String, words: String)]) -> HTML {
    let items = entries.html { entry in
        """
        <li><svg class="swatch" width="1.1em" height="1.1em" aria-hidden="true">\
        <rect class="\(entry.kind)" width="100%" height="100%" rx="2"/></svg> \(entry.words)</li>
        """
    }
    return "\(items)"
}

/// A length in root ems from hundredths: `3.40rem`.
func rem(_ hundredths: Int) -> String {
    let decimals = String(abs(hundredths) % 100)
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(decimals.count == 1 ? "0" : "")\(decimals)rem"
}
