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

/// Whether the text is a day of the calendar, written `YYYY-MM-DD`.
public func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return false }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3 else { return false }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let day = DateComponents(year: numbers[0], month: numbers[1], day: numbers[2])
    return numbers[0] >= 1 && day.isValidDate(in: calendar)
}
