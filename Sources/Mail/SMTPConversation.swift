import Foundation

/// How far a conversation with a mail server came, as its lines tell it.
struct SMTPProgress: Equatable {
    /// From here on the fault may be the letter's.
    enum Stage: Int, Comparable {
        case greeting, sender, recipient, text

        static func < (one: Stage, other: Stage) -> Bool { one.rawValue < other.rawValue }
    }

    private(set) var stage = Stage.greeting
    /// What the server last said to the last thing that it was told.
    private(set) var reply = ""
    /// From the goodbye on nothing is said of the letter.
    private var isOver = false

    /// A line of ours, with its end: what is said to sign in, in base 64, is none of these. It is not kept.
    mutating func said(_ line: String) {
        let line = line.trimmingCharacters(in: .newlines)
        isOver = isOver || line == "QUIT"
        guard !isOver else { return }
        reply = ""
        if line.hasPrefix("MAIL ") { stage = .sender }
        if line.hasPrefix("RCPT ") { stage = .recipient }
        if line == "DATA" { stage = .text }
    }

    mutating func heard(_ line: String) {
        let tidy = oneLine(line).trimmingCharacters(in: .whitespaces)
        if !isOver, !tidy.isEmpty { reply = String(tidy.prefix(300)) }
    }

    /// What a failure means for the letter. A refusal of who we are, or of the sender, would meet every letter:
    /// the post waits and no letter is given up. Where the connection broke after the text had gone nobody knows
    /// whether it was taken: it goes again, for a letter twice is better than none.
    func verdict(on failure: String) -> Delivery {
        let why = reply.hasPrefix("4") || reply.hasPrefix("5") ? reply : failure
        if stage < .recipient { return .away(why) }
        return reply.hasPrefix("5") ? .refused(why) : .later(why)
    }
}
