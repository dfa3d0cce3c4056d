import Foundation

/// Without line breaks and other controls: what can't become a header of its own.
func oneLine(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
}

/// Encoded words (RFC 2047) of at most 75 characters, split between characters.
func encodedWords(_ text: String) -> String {
    var words: [String] = []
    var current = ""
    for character in text {
        if (current + String(character)).utf8.count > 42 {
            words.append(current)
            current = ""
        }
        current.append(character)
    }
    return (words + [current]).map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
        .joined(separator: "\r\n ")
}
