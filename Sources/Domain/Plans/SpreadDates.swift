/// An action with the day by which a school means to have done it, YYYY-MM-DD.
public struct DatedAction: Sendable, Equatable {
    public let action: Action.ID
    public let dueOn: String

    public init(action: Action.ID, dueOn: String) {
        self.action = action
        self.dueOn = dueOn
    }
}

/// The actions with days spread over the coming year: the most effect for the effort first, each given as much of the
/// year as its hours are of all hours, the last on the last working day. Two weeks go by before the first, to arrange
/// things.
public func spread(_ actions: [Action], after today: String) -> [DatedAction] {
    let days = workingDays(after: today)
    let hours = actions.reduce(0) { $0 + $1.hours }
    guard hours > 0, !days.isEmpty else { return [] }
    let inOrder = actions.sorted { one, other in
        EffectForEffort(effect: one.effect, effort: one.hours, action: one.id)
            < EffectForEffort(effect: other.effect, effort: other.hours, action: other.id)
    }
    var done = 0
    return inOrder.map { action in
        done += action.hours
        // The first day on which as much of the year is over as of the work.
        let last = (done * days.count + hours - 1) / hours - 1
        return DatedAction(action: action.id, dueOn: days[min(max(last, 0), days.count - 1)])
    }
}

/// The days of the next year on which schools work here, from two weeks after this one: Mondays to Fridays outside
/// July and August.
func workingDays(after today: String) -> [String] {
    guard var day = CivilDay(today) else { return [] }
    var days: [String] = []
    for number in 1...365 {
        day = day.next
        let isOff = day.isWeekend || day.month == 7 || day.month == 8
        if number >= 14, !isOff { days.append(day.text) }
    }
    return days
}

/// A day of the Gregorian calendar.
private struct CivilDay {
    let year: Int
    let month: Int
    let day: Int

    init?(_ text: String) {
        guard isCalendarDay(text) else { return nil }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        self.init(year: parts[0], month: parts[1], day: parts[2])
    }

    private init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    var text: String {
        [(year, 4), (month, 2), (day, 2)].map { number, width in
            let digits = String(number)
            return String(repeating: "0", count: max(width - digits.count, 0)) + digits
        }.joined(separator: "-")
    }

    var next: CivilDay {
        let following = CivilDay(year: year, month: month, day: day + 1)
        if isCalendarDay(following.text) { return following }
        return month == 12
            ? CivilDay(year: year + 1, month: 1, day: 1) : CivilDay(year: year, month: month + 1, day: 1)
    }

    /// By Zeller's congruence, in which the week begins on Saturday.
    var isWeekend: Bool {
        let (inYear, inMonth) = month < 3 ? (year - 1, month + 12) : (year, month)
        let weekday = (day + 13 * (inMonth + 1) / 5 + inYear + inYear / 4 - inYear / 100 + inYear / 400) % 7
        return weekday < 2
    }
}
