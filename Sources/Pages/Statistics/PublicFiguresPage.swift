public import Domain

/// A release of a programme, for everybody.
public struct PublicFiguresPage: Page {
    public let name = "public-figures"
    private let release: Release
    private let names: PublishedNames
    private let days: [String]

    /// - Parameter days: of all releases, the last first.
    public init(release: Release, names: PublishedNames, days: [String]) {
        self.release = release
        self.names = names
        self.days = days
    }

    public func title(_ voice: Voice) -> String {
        voice("release.public-title", ["programme": names.programme])
    }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let sheets = PublishedSheets(publication: release.publication, names: names, voice: voice)
        let shown = [sheets.grounds(.region), sheets.grounds(.level), sheets.levels(), sheets.areas()]
        return """
            <p class="eyebrow">\(voice("release.public-eyebrow", ["date": voice.date(day: release.day)]))</p>
            <h1>\(title(voice))</h1>
            <p class="lead" data-release="\(release.number)">\(summary(sheets))</p>\(shown.html { section($0, voice) })
            <p class="prose">\(voice("release.note-limit", ["fewest": "\(release.publication.limit)", "mark": PublishedSheets.withheld])) \
            <a href="\(Link.statisticsMethod())">\(voice("statistics.to-method"))</a></p>
            <h2>\(voice("release.open-title"))</h2><p class="prose">\(voice("release.open-lead"))</p>
            <ul>\(files(voice))</ul>\(others(voice))
            <p class="quiet">\(voice("release.public-frozen", ["number": "\(release.number)", "date": voice.date(release.madeAt)]))</p>
            """
    }

    private func summary(_ sheets: PublishedSheets) -> String {
        let voice = sheets.voice
        let values: [(String, Int?)] = [
            ("registered", release.publication.value("registered")),
            ("completed", release.publication.value("completed")), ("label", sheets.labelled()),
        ]
        let told = values.compactMap { id, value in value.map { voice.count("release.said-\(id)", $0) } }
        return told.isEmpty ? voice("release.too-few") : told.joined(separator: " ")
    }

    private func section(_ sheet: PublishedSheet, _ voice: Voice) -> HTML {
        let told = PublishedSheet.toldColumns(of: sheet.rows, heads: sheet.heads)
        let isDrawn = sheet.shares.contains { $0 != nil }
        let rows = zip(sheet.rows, sheet.shares).html { row, share in
            let cells = told.dropFirst().html { "<td class=\"num\">\(row[$0])</td>" }
            let drawn: HTML = share.map { bar($0.part, of: $0.whole) } ?? .none
            return "<tr><th scope=\"row\">\(row.first ?? "")</th>\(cells)\(if: isDrawn, "<td>\(drawn)</td>")</tr>"
                as HTML
        }
        let heads = told.html { place in
            "<th scope=\"col\"\(if: place > 0, " class=\"num\"")>\(sheet.heads[place])</th>"
        }
        return """
            <h2>\(voice("release.h-\(sheet.id)"))</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(sheet.caption)" data-table="\(sheet.id)">\
            <table><caption>\(sheet.caption)\(if: isDrawn, ". \(voice("release.picture-\(sheet.id)"))")</caption>\
            <thead><tr>\(heads)\(if: isDrawn, "<th scope=\"col\">\(voice("result.picture"))</th>")</tr></thead>\
            <tbody>\(rows)</tbody></table></div>\(withheld(sheet, told, voice))
            """
    }

    private func withheld(_ sheet: PublishedSheet, _ told: [Int], _ voice: Voice) -> HTML {
        let names = sheet.heads.indices.filter { !told.contains($0) }.map { voice.withinSentence(sheet.heads[$0]) }
        guard !names.isEmpty else { return .none }
        return "<p class=\"prose\">\(voice("release.withheld-columns", ["list": voice.list(names)]))</p>"
    }

    private func others(_ voice: Voice) -> HTML {
        let others = days.filter { $0 != release.day }
        guard !others.isEmpty else { return .none }
        let links = others.html { day in
            "<li><a href=\"\(Link.publicFigures(release.programme, on: day))\">\(voice.date(day: day))</a></li>"
        }
        return "<h2>\(voice("release.other-days"))</h2><ul>\(links)</ul>"
    }

    private func files(_ voice: Voice) -> HTML {
        let named = [("datapackage.json", "release.file-package"), ("figures.json", "release.file-json")]
        let tables = release.publication.measures
        let links =
            tables.map { ("\($0).csv", voice("release.file-csv", ["measure": voice("release.table-\($0)")])) }
            + named.map { ($0.0, voice($0.1)) }
        return """
            \(links.html { file, words in
                "<li><a href=\"\(Link.openData(file, of: release.programme, on: release.day))\">\(words)</a></li>"
            })<li><a href="\(Link.openDataIndex)">\(voice("release.open-all", ["count": "\(days.count)"]))</a></li>
            """
    }
}

extension Publication {
    fileprivate var measures: [String] {
        tables.map(\.measure).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// Everything that is published of the programmes of the installation.
public struct OpenDataPage: Page {
    public struct Listed: Sendable {
        public let programme: Programme.ID
        public let programmeName: String
        public let days: [String]

        public init(programme: Programme.ID, programmeName: String, days: [String]) {
            self.programme = programme
            self.programmeName = programmeName
            self.days = days
        }
    }

    public let name = "open-data"
    private let programmes: [Listed]

    public init(programmes: [Listed]) {
        self.programmes = programmes
    }

    public func title(_ voice: Voice) -> String { voice("release.open-title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let lists = programmes.html { listed in
            let days = listed.days.html { day in
                """
                <li data-release="\(day)"><a href="\(Link.publicFigures(listed.programme, on: day))">\
                \(voice("release.open-day", ["date": voice.date(day: day)]))</a> · \
                <a href="\(Link.openData("datapackage.json", of: listed.programme, on: day))">Data Package<span class="sr"> \
                \(voice.date(day: day))</span></a></li>
                """
            }
            return """
                <h2><a href="\(Link.publicFigures(listed.programme))">\(listed.programmeName)</a></h2>
                \(listed.days.isEmpty ? "<p class=\"quiet\">\(voice("release.open-none"))</p>" : "<ul>\(days)</ul>")
                """ as HTML
        }
        return "<h1>\(title(voice))</h1><p class=\"lead\">\(voice("release.open-lead"))</p>\(lists)"
    }
}
