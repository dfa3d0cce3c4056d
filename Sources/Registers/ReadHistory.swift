public import Domain

/// What a file tells of assessments from before this platform.
public struct HistoryFile: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        /// As a spreadsheet shows it.
        public let row: Int
        /// The number in the register, as the file has it.
        public let school: String
        public let told: BroughtIn

        public init(row: Int, school: String, told: BroughtIn) {
            self.row = row
            self.school = school
            self.told = told
        }
    }

    public var lines: [Line] = []
    public var unusable: [UnusableRow] = []
    public var rows = 0
}

/// The columns that a file of history must have; those of points may be left out.
private let neededColumns = [
    "school", "registered", "completed", "label", "valid_from", "valid_until", "scheme",
]

/// Reads a file of history: CSV in any of the encodings of registers. Rows that can't be used are named and do not
/// stop the rest.
/// - Parameter levels: of the label, as the programme's scheme names them.
/// - Parameter today: later days are refused, but for the end of a label.
public func readHistory(
    of file: RegisterFile, levels: [LabelLevel.ID], today: CalendarDay
) throws(RegisterFault) -> HistoryFile {
    var survey = EncodingSurvey()
    try file.readChunks(of: 1 << 16) { survey.look(at: $0) }
    guard let encoding = survey.encoding, !survey.isJSON else { throw RegisterFault(file.name, .binary) }
    var decoder = TextDecoder(encoding)
    var reader = CSVReader()
    var history = HistoryFile()
    var form: HistoryForm?
    func take(_ rows: [Row]) throws(RegisterFault) {
        for row in rows {
            guard let form else {
                form = try HistoryForm(Header(row), of: file.name, levels, today)
                continue
            }
            history.rows += 1
            do throws(UnusableReason) {
                history.lines.append(try form.line(row))
            } catch {
                history.unusable.append(UnusableRow(file: file.name, row: row.number, reason: error.text))
            }
        }
    }
    try file.readChunks(of: 1 << 16) { (chunk) throws(RegisterFault) in try take(reader.read(decoder.decode(chunk))) }
    try take(reader.read(decoder.finish()))
    try take(reader.finish())
    guard form != nil else { throw RegisterFault(file.name, .empty) }
    guard history.rows > 0 else { throw RegisterFault(file.name, .noRows) }
    return history
}

/// The columns of a file and what its values may be.
private struct HistoryForm {
    private let header: Header
    private let levels: [LabelLevel.ID]
    private let today: CalendarDay

    private static let first = CalendarDay(number: 1990_01_01)
    private static let longestValidity = 10

    init(
        _ header: Header, of file: String, _ levels: [LabelLevel.ID], _ today: CalendarDay
    ) throws(RegisterFault) {
        let missing = neededColumns.filter { header.index($0) == nil }
        guard missing.isEmpty else { throw RegisterFault(file, .unknownHeader(nearest: "history", missing: missing)) }
        self.header = header
        self.levels = levels
        self.today = today
    }

    func line(_ row: Row) throws(UnusableReason) -> HistoryFile.Line {
        if let fault = row.fault { throw UnusableReason(fault.text) }
        let school = try text("school", row)
        guard !school.isEmpty else { throw UnusableReason("school is empty; give its number in the register") }
        guard let registered = try day("registered", row) else {
            throw UnusableReason("registered is empty; give the day as 2015-03-02")
        }
        let completed = try day("completed", row)
        if let completed, completed < registered {
            throw UnusableReason("completed \(completed) lies before registered \(registered); check both days")
        }
        let label = try label(row)
        let validity = try validity(row, of: label, completed)
        if completed == nil, label != .untold {
            throw UnusableReason("there is a label but no day in completed; fill it in, or empty label")
        }
        return HistoryFile.Line(
            row: row.number, school: school,
            told: BroughtIn(
                registered: registered.text, completed: completed?.text, label: label.level,
                validFrom: validity?.from.text, validUntil: validity?.until.text,
                points: try points(row, completed), scheme: try scheme(row), hasOutcome: label != .untold))
    }
}

extension HistoryForm {
    private enum TypedLabel: Equatable {
        case untold, none
        case level(LabelLevel.ID)

        var level: LabelLevel.ID? {
            if case .level(let id) = self { id } else { nil }
        }
    }

    private func text(_ column: String, _ row: Row) throws(UnusableReason) -> String {
        guard let cell = header.index(column) else { return "" }
        guard let text = row.text(cell) else {
            throw UnusableReason("\(column) has bytes that are no text; save the file as UTF-8")
        }
        let value = cleaned(text)
        guard let start = value.first, "=+-@".contains(start) else { return value }
        throw UnusableReason("\(column) begins with \(start), as a formula does; give the plain value")
    }

    private func day(_ column: String, _ row: Row) throws(UnusableReason) -> CalendarDay? {
        let typed = try text(column, row)
        guard !typed.isEmpty else { return nil }
        guard let day = CalendarDay(typed) else {
            throw UnusableReason("\(column) \(shown(typed)) is no day of the calendar; write it as 2015-03-02")
        }
        guard day >= Self.first else { throw UnusableReason("\(column) \(day) lies before \(Self.first); check it") }
        guard day <= today || column == "valid_until" else {
            throw UnusableReason("\(column) \(day) is to come; today is \(today)")
        }
        return day
    }

    private func label(_ row: Row) throws(UnusableReason) -> TypedLabel {
        let typed = try text("label", row).lowercased()
        if typed.isEmpty { return .untold }
        if typed == StatisticWords.noLevel { return .none }
        guard let level = levels.first(where: { $0.rawValue == typed }) else {
            let known = levels.map(\.rawValue).joined(separator: ", ")
            throw UnusableReason("there is no label \(shown(typed)); there are \(known), none, or leave it empty")
        }
        return .level(level)
    }

    private func validity(
        _ row: Row, of label: TypedLabel, _ completed: CalendarDay?
    ) throws(UnusableReason) -> (from: CalendarDay, until: CalendarDay)? {
        let (first, last) = (try day("valid_from", row), try day("valid_until", row))
        guard label.level != nil else {
            guard first == nil, last == nil else {
                throw UnusableReason("valid_from and valid_until are given without a label; empty them, or give it")
            }
            return nil
        }
        guard let first, let last else {
            throw UnusableReason("a label needs both valid_from and valid_until; fill them in")
        }
        guard first <= last else {
            throw UnusableReason("valid_until \(last) lies before valid_from \(first); exchange them")
        }
        if let completed, first < completed {
            throw UnusableReason("valid_from \(first) lies before completed \(completed); check both days")
        }
        guard last.year - first.year <= Self.longestValidity else {
            throw UnusableReason("valid_until \(last) is more than \(Self.longestValidity) years on; check it")
        }
        return (first, last)
    }

    private func points(_ row: Row, _ completed: CalendarDay?) throws(UnusableReason) -> [Area.ID: Int] {
        var points: [Area.ID: Int] = [:]
        for area in BroughtIn.areas {
            let typed = try text(area.rawValue, row)
            guard !typed.isEmpty else { continue }
            guard let number = Int(typed), (0...20).contains(number) else {
                throw UnusableReason(
                    "\(area.rawValue) \(shown(typed)) is no number of points; give 0 to 20, or nothing")
            }
            guard completed != nil else {
                throw UnusableReason("there are points but no day in completed; fill it in, or empty \(area.rawValue)")
            }
            points[area] = number
        }
        return points
    }

    private func scheme(_ row: Row) throws(UnusableReason) -> String {
        let name = try text("scheme", row)
        guard !name.isEmpty, name.count <= 200 else {
            throw UnusableReason("scheme is the name of the questionnaire, of 1 to 200 characters; fill it in")
        }
        return name
    }

    private func shown(_ typed: String) -> String {
        "“\(typed.prefix(40))”"
    }
}
