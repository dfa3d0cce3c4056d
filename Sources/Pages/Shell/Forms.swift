/// What is wrong with a form, by field, in the reader's words. In the order of the fields.
public struct Complaints: Sendable, Equatable {
    public private(set) var items: [(field: String, words: String)] = []

    public init() {}

    public init(_ field: String, _ words: String) {
        items = [(field, words)]
    }

    public mutating func add(_ field: String, _ words: String) {
        items.append((field, words))
    }

    public var isEmpty: Bool { items.isEmpty }

    func on(_ field: String) -> String? {
        items.first { $0.field == field }?.words
    }

    public static func == (one: Complaints, other: Complaints) -> Bool {
        one.items.map(\.field) == other.items.map(\.field) && one.items.map(\.words) == other.items.map(\.words)
    }

    /// The box above a form: what is wrong, each with a link to its field.
    func summary(_ voice: Voice) -> HTML {
        guard !items.isEmpty else { return .none }
        let list = items.html { "<li><a href=\"#\($0.field)\">\($0.words)</a></li>" }
        return """
            <div class="errors" role="alert" tabindex="-1" aria-labelledby="errors-title" data-errors="\(items.count)">
            <h2 id="errors-title">\(voice("form.errors"))</h2><ul>\(list)</ul></div>
            """
    }
}

extension Shell {
    /// A form of ours: posts to a link, carries the token, and has its name in `data-form`.
    func form(
        _ link: Link, name: String, classes: String = "", label: String = "", id: String = "", takesFile: Bool = false,
        _ content: HTML
    ) -> HTML {
        """
        <form method="post" action="\(link)" data-form="\(name)" novalidate\(if: !id.isEmpty, " id=\"\(id)\"")\
        \(if: takesFile, " enctype=\"multipart/form-data\"")\
        \(if: !classes.isEmpty, " class=\"\(classes)\"")\(if: !label.isEmpty, " aria-label=\"\(label)\"")>\
        <input type="hidden" name="form-token" value="\(formToken)">\(content)</form>
        """
    }
}

/// A field for one line of text, with its label, hint and complaint.
struct TextField {
    var name: String
    var label: String
    var hint = ""
    var type = "text"
    var value = ""
    var autocomplete = "off"
    var complaint: String?
    /// Where it is not the name: on a page with several such fields.
    var id: String?

    func html(_ voice: Voice) -> HTML {
        let id = id ?? name
        return fieldBox(name: id, label: label, hint: hint, complaint: complaint, voice) { described in
            """
            <input id="\(id)" name="\(name)" type="\(type)" autocomplete="\(autocomplete)" \
            value="\(type == "password" ? "" : value)"\(described)>
            """
        }
    }
}

/// A field for a file. A browser never fills it in again, so what is beside it has to stay.
struct FileField {
    var name: String
    var label: String
    var hint = ""
    /// Which files the browser offers first.
    var accepts: [String]
    var complaint: String?

    func html(_ voice: Voice) -> HTML {
        fieldBox(name: name, label: label, hint: hint, complaint: complaint, voice) { described in
            """
            <input id="\(name)" name="\(name)" type="file" accept="\(accepts.joined(separator: ","))"\(described)>
            """
        }
    }
}

/// A field for longer text.
struct TextArea {
    var name: String
    var label: String
    var hint = ""
    var value = ""
    var complaint: String?
    /// Where it is not the name: on a page with several such fields.
    var id: String?

    func html(_ voice: Voice) -> HTML {
        let id = id ?? name
        return fieldBox(name: id, label: label, hint: hint, complaint: complaint, voice) { described in
            "<textarea id=\"\(id)\" name=\"\(name)\" rows=\"4\"\(described)>\n\(value)</textarea>"
        }
    }
}

private func fieldBox(
    name: String, label: String, hint: String, complaint: String?, _ voice: Voice, input: (HTML) -> HTML
) -> HTML {
    let notes = (hint.isEmpty ? [] : ["\(name)-hint"]) + (complaint == nil ? [] : ["\(name)-error"])
    let described: HTML = """
        \(if: !notes.isEmpty, " aria-describedby=\"\(notes.joined(separator: " "))\"")\
        \(if: complaint != nil, " aria-invalid=\"true\"")
        """
    return """
        <div class="field\(if: complaint != nil, " wrong")"><label for="\(name)">\(label)</label>\
        \(if: !hint.isEmpty, "<p class=\"hint\" id=\"\(name)-hint\">\(hint)</p>")\
        \(if: complaint != nil, "<p class=\"error-text\" id=\"\(name)-error\">\(voice("form.error", ["what": complaint ?? ""]))</p>")\
        \(input(described))</div>
        """
}
