/// Why a day that somebody asked figures of can't be had.
public enum AskedDayFault: Error, Sendable, Equatable {
    case noDay
    case inFuture(last: CalendarDay)
    case beforeBeginning(first: CalendarDay)
}

/// The day of which figures are asked: today where nothing was typed. Written as `calendarDay(typed:)` reads it.
/// - Parameter began: the first day that figures tell of; nil where they tell of none yet.
public func askedDay(typed: String, today: CalendarDay, began: CalendarDay?) throws(AskedDayFault) -> CalendarDay {
    guard !typed.isEmpty else { return today }
    guard let day = calendarDay(typed: typed).flatMap({ CalendarDay($0) }) else { throw .noDay }
    guard day <= today else { throw .inFuture(last: today) }
    let first = min(began ?? today, today)
    guard day >= first else { throw .beforeBeginning(first: first) }
    return day
}
