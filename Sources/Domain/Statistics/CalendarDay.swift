public import Foundation

/// A day of the calendar as a whole number, such as 20181001: days sort by it, and a year has the days of 10000
/// numbers.
public struct CalendarDay: Hashable, Sendable, Comparable, Codable {
    public let number: Int

    /// As the database keeps it; not checked.
    public init(number: Int) {
        self.number = number
    }

    /// A day as `YYYY-MM-DD`; nil for anything else.
    public init?(_ text: String) {
        guard isCalendarDay(text), let number = Int(text.filter { $0 != "-" }) else { return nil }
        self.number = number
    }

    /// The day on which the moment is in the time zone.
    public init(of moment: Moment, in zone: TimeZone) {
        let local = moment.milliseconds + Int64(zone.secondsFromGMT(for: moment.date)) * 1000
        let day = local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000
        self.init(daysSince1970: Int(day))
    }

    /// By the arithmetic of the Gregorian calendar, whose years are counted from March so that a leap day ends one.
    public init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        number = year * 10_000 + month * 100 + dayOfYear - (153 * fromMarch + 2) / 5 + 1
    }

    public var year: Int { number / 10_000 }
    /// From 1 to 12.
    public var month: Int { number / 100 % 100 }
    public var dayOfMonth: Int { number % 100 }
    /// Year and month, such as 201810.
    public var monthNumber: Int { number / 100 }

    public var daysSince1970: Int {
        let (year, month) = month <= 2 ? (year - 1, month + 9) : (year, month - 3)
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * month + 2) / 5 + dayOfMonth - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    public var next: CalendarDay { CalendarDay(daysSince1970: daysSince1970 + 1) }
    public var previous: CalendarDay { CalendarDay(daysSince1970: daysSince1970 - 1) }

    /// The same day of the year before; of 29 February the 28th.
    public var yearBefore: CalendarDay {
        CalendarDay(number: (month == 2 && dayOfMonth == 29 ? number - 1 : number) - 10_000)
    }

    /// `YYYY-MM-DD`.
    public var text: String {
        "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(dayOfMonth, to: 2))"
    }

    public static func < (one: CalendarDay, other: CalendarDay) -> Bool { one.number < other.number }
}

extension CalendarDay: CustomStringConvertible {
    public var description: String { text }
}

private func padded(_ number: Int, to length: Int) -> String {
    let digits = String(max(number, 0))
    return String(repeating: "0", count: max(length - digits.count, 0)) + digits
}

extension CalendarDay {
    /// The first moment of the day in the time zone.
    public func start(in zone: TimeZone) -> Moment {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = DateComponents(year: year, month: month, day: dayOfMonth)
        guard let date = calendar.date(from: parts) else {
            return Moment(milliseconds: Int64(daysSince1970) * 86_400_000)
        }
        return Moment(calendar.startOfDay(for: date))
    }
}
