extension Unicode.Scalar {
    /// The controls of Unicode, ends of line and paragraph, and the signs that turn the direction of writing.
    var isControl: Bool {
        value < 0x20 || (0x7F...0x9F).contains(value) || (0x2028...0x202E).contains(value)
            || (0x2066...0x2069).contains(value)
    }
}

/// What is wrong with words that people will read, and how to mend it; nil where nothing is.
func defect(inProse text: String) -> (what: String, remedy: String)? {
    if text.isEmpty {
        return ("the text is empty", "write the text, or take the key out where it may be left out")
    }
    if text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }) {
        return ("the text has markup (`<` or `>`)", "write plain words; pages do their own layout")
    }
    if text.unicodeScalars.contains(where: { $0.isControl && $0 != "\n" }) {
        return ("the text has a control character", "take the invisible character out")
    }
    guard placeholders(in: text) != nil else {
        return ("a brace is open or has no name in it", "write a place for a value as `{name}`, and no other braces")
    }
    return nil
}

/// The names in `{braces}`; nil where the braces do not fit or a name is not of letters, digits and hyphens.
func placeholders(in text: String) -> Set<String>? {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else { return [] }
    var names: Set<String> = []
    var open: String?
    for character in text {
        switch (character, open) {
        case ("{", nil): open = ""
        case ("}", let name?):
            guard !name.isEmpty else { return nil }
            names.insert(name)
            open = nil
        case ("{", _?), ("}", nil): return nil
        case (_, let name?):
            guard character.isASCII, character.isLetter || character.isNumber || character == "-" else { return nil }
            open = name + String(character)
        case (_, nil): continue
        }
    }
    return open == nil ? names : nil
}
