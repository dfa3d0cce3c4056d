public import Foundation

/// The hours of the programme's clock in which reminders are made: a mail at night is for nobody.
private let reminderHours = 7..<20

/// The day for which reminders are to be made at this moment, by the programme's clock; nil at night.
public func reminderDay(at moment: Moment, in zone: TimeZone) -> String? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    guard reminderHours.contains(calendar.component(.hour, from: moment.date)) else { return nil }
    return calendarDay(of: moment, in: zone)
}

/// The moment at which the reminders of a day are due; nil where the text is no day.
public func reminderHour(of day: String, in zone: TimeZone) -> Moment? {
    guard isCalendarDay(day) else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = day.split(separator: "-").compactMap { Int($0) }
    let hour = DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: reminderHours.lowerBound)
    return calendar.date(from: hour).map { Moment($0) }
}

/// The day so many days and months after this one, `YYYY-MM-DD`; a day that the month lacks becomes its last.
/// A text that is no day stays what it is.
public func laterDay(than day: String, days: Int = 0, months: Int = 0) -> String {
    guard let start = noon(of: day),
        let month = universal.date(byAdding: .month, value: months, to: start),
        let later = universal.date(byAdding: .day, value: days, to: month)
    else { return day }
    return calendarDay(of: Moment(later), in: universal.timeZone)
}

/// The Monday of the week in which the day lies.
public func monday(of day: String) -> String {
    guard let start = noon(of: day) else { return day }
    // Of the calendar Sunday is 1.
    let sinceMonday = (universal.component(.weekday, from: start) + 5) % 7
    return laterDay(than: day, days: -sinceMonday)
}

private let universal: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
}()

private func noon(of day: String) -> Date? {
    guard isCalendarDay(day) else { return nil }
    let parts = day.split(separator: "-").compactMap { Int($0) }
    return universal.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: 12))
}
