/// The day that somebody typed, as `YYYY-MM-DD`: written so, or as people write it here (`12/3/2027`, `12.3.2027`,
/// `12-03-2027`). Nil where it is no day of the calendar.
public func calendarDay(typed text: String) -> String? {
    let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.utf8.count) }) else { return nil }
    let inOrder = parts[0].utf8.count == 4 ? parts : parts.reversed()
    guard inOrder[0].utf8.count == 4 else { return nil }
    let day = inOrder.map { $0.utf8.count < 2 ? "0" + $0 : String($0) }.joined(separator: "-")
    return isCalendarDay(day) ? day : nil
}
