public import Domain

/// A table that the programme's manager puts together: one measure by two break-downs, on a day or in a period, of
/// all schools or of some.
public struct TablePage: Page {
    public let name = "table"
    private let subject: DashboardPage.Subject
    private let asked: AskedTable
    private let found: FoundTable?
    private let complaints: Complaints

    /// - Parameter found: nil where what was asked can't be had: then there is only the form.
    public init(
        subject: DashboardPage.Subject, asked: AskedTable, found: FoundTable?, complaints: Complaints = Complaints()
    ) {
        self.subject = subject
        self.asked = asked
        self.found = found
        self.complaints = complaints
    }

    public func title(_ voice: Voice) -> String { voice("table.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let back: HTML = "<a href=\"\(Link.statistics(of: subject.programme.id))\">\(subject.name(voice))</a>"
        return """
            \(complaints.summary(voice))<p class="eyebrow">\(back)</p><h1>\(title(voice))</h1>
            <p class="lead">\(voice("table.lead"))</p>
            \(TableForm(subject: subject, asked: asked, complaints: complaints, voice: voice).html)
            \(found.map { FoundTableSection(subject: subject, asked: asked, found: $0, voice: voice).html } ?? .none)
            """
    }
}

/// What was found for a request.
public struct FoundTable: Sendable {
    public let table: StatisticTable
    public let request: StatisticRequest
    /// The schools in all, each once; nil where the figures are not of schools on one day or in one period.
    public let total: Int?

    public init(table: StatisticTable, request: StatisticRequest, total: Int?) {
        self.table = table
        self.request = request
        self.total = total
    }
}
