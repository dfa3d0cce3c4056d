public import Domain
public import Foundation

/// How a page speaks: the words of a language, with dates and times by the locale and zone of the programme.
public struct Voice: Sendable {
    public let words: Words
    public let locale: Locale
    public let zone: TimeZone

    public init(words: Words, locale: String, zone: TimeZone) {
        self.words = words
        self.locale = Locale(identifier: locale)
        self.zone = zone
    }

    public var language: Language { words.language }

    public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        words(key, values)
    }

    func count(_ key: String, _ number: Int, _ values: [String: String] = [:]) -> String {
        words.count(key, number, values.merging(["count": self.number(number)]) { own, _ in own })
    }

    /// `12 november 2026`.
    public func date(_ moment: Moment) -> String {
        let written = moment.date.formatted(style.day().month(.wide).year())
        // French counts the first day of a month and not the others; the formatter does not.
        return language == "fr" && written.hasPrefix("1 ") ? "1er" + written.dropFirst() : written
    }

    /// A day written `YYYY-MM-DD`, as a date; as it is where it is none.
    public func date(day: String) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3,
            let noon = calendar.date(
                from: DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: 12))
        else { return day }
        return date(Moment(noon))
    }

    /// A whole number as the locale writes it: `1.234`.
    func number(_ number: Int) -> String {
        number.formatted(.number.locale(locale))
    }

    /// The last day of a period that ends before this moment.
    func lastDay(before moment: Moment) -> String {
        date(moment.adding(seconds: -1))
    }

    /// `14:02`, in each of our languages.
    func time(_ moment: Moment) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.hour, .minute], from: moment.date)
        return [parts.hour, parts.minute].map { part in
            let digits = String(part ?? 0)
            return digits.count == 1 ? "0" + digits : digits
        }.joined(separator: ":")
    }

    /// Hours of work, as hours or as days of eight.
    func work(hours: Int) -> String {
        hours % 8 == 0 || hours > 16 ? count("plan.days", (hours + 7) / 8) : count("plan.hours", hours)
    }

    /// `a, b and c`.
    func list(_ items: [String]) -> String {
        guard let last = items.last else { return "" }
        let rest = items.dropLast()
        return rest.isEmpty ? last : rest.joined(separator: ", ") + " " + words("list.and") + " " + last
    }

    private var style: Date.FormatStyle {
        Date.FormatStyle(locale: locale, calendar: Calendar(identifier: .gregorian), timeZone: zone)
    }
}
