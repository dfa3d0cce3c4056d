import Domain
import Foundation
import Store

/// How the post is doing, in lines for the operator.
struct MailReport {
    let status: MailStatus

    var text: String {
        let since = status.oldest.map { ", the oldest since \(written($0))" } ?? ""
        var lines = ["\(status.waiting) waiting\(since); \(status.lateCount) late; \(status.deadCount) given up."]
        if !status.late.isEmpty { lines += ["", "Late:"] + status.late.map(line) }
        if !status.dead.isEmpty { lines += ["", "Given up:"] + status.dead.map(line) }
        return lines.joined(separator: "\n")
    }

    private func line(_ entry: MailStatus.Entry) -> String {
        let next = entry.nextTryAt.map { ", next \(written($0))" } ?? ""
        return """
            \(entry.id)  \(entry.recipient)  \(entry.subject)
                made \(written(entry.madeAt)), tried \(entry.tries) time(s)\(next): \(entry.error)
            """
    }

    private func written(_ moment: Moment) -> String {
        moment.date.formatted(.iso8601)
    }
}
