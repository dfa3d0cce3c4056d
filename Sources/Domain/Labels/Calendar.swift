public import Foundation

extension Moment {
    public init(_ date: Date) {
        self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }

    public var date: Date {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}

/// The end of a label or of a waiting time: the first moment after the day that lies so many months after
/// `start`, by the calendar of the programme's time zone. A day that the month lacks becomes its last day.
public func endOfDay(months: Int, after start: Moment, in zone: TimeZone) -> Moment {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    guard let day = calendar.date(byAdding: .month, value: months, to: calendar.startOfDay(for: start.date)),
        let next = calendar.date(byAdding: .day, value: 1, to: day)
    else { return start }
    return Moment(calendar.startOfDay(for: next))
}

/// The first moment at which a school may begin again after a result: so many months later, from the start
/// of that day in the programme's time zone.
public func reassessmentOpens(months: Int, after submission: Moment, in zone: TimeZone) -> Moment {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let start = calendar.startOfDay(for: submission.date)
    return calendar.date(byAdding: .month, value: months, to: start).map { Moment($0) } ?? submission
}

/// The calendar day of a moment in this time zone, `YYYY-MM-DD`.
public func calendarDay(of moment: Moment, in zone: TimeZone) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: moment.date)
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
}

/// Whether the text is a day of the calendar, as `YYYY-MM-DD`.
public func isCalendarDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
        let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year > 0 && days.indices.contains(month - 1) && (1...days[month - 1]).contains(day)
}
