import Domain
import Pages
import Testing

/// What is published, and written answers: with much, with little, and with figures that are withheld.
extension Gallery {
    func releasePages() throws -> [any Page] {
        let programme: (id: Programme.ID, name: String) = ("be-vl", typed)
        let form = AnswersPage.Typed(day: typed, comparedTo: typed, language: "fr", corrects: "3")
        let row = AnswersPage.Row(
            number: 3, day: "2018-10-01", comparedTo: "2017-10-01", language: "fr", madeAt: .afternoon, corrects: 2)
        let listed = OpenDataPage.Listed(
            programme: "be-vl", programmeName: typed, days: ["2026-09-30", "2026-06-30"])
        let figures: [any Page] = try PublishedSample.all.map { publication in
            PublicFiguresPage(
                release: Release(
                    programme: "be-vl", number: 2, madeAt: .afternoon, publication: publication,
                    benchmark: BenchmarkTable(day: publication.day, rows: []), checksum: typed),
                names: try PublishedSample.names(text), days: ["2026-09-30", "2026-06-30"])
        }
        let spoken = try Project.voice(text.language)
        let typedPaper = Paper(
            language: text.language, region: "BE", title: typed, brand: typed, school: typed, date: typed, mark: "",
            page: "",
            pieces: [
                .heading(typed), .lead(typed), .text(typed), .notice(typed), .quiet(typed),
                .list(Paper.List(.plain, [typed])), .said(Paper.Said([.init(typed, note: typed)])),
                .table(
                    Paper.Table(
                        caption: typed, heads: [typed, typed], rows: [[typed, "3"], [typed, "4"]], isOfFigures: true,
                        hasTotal: true, note: typed)),
            ])
        let papers =
            [typedPaper]
            + (try [PublishedSample.answer(30, typed), PublishedSample.answer(0, typed)].map {
                try PublishedSample.paper(of: $0, text, others: ["nl": typed])
            })
        return figures + [
            AnswersPage(programme: programme, rows: [], typed: .init()),
            AnswersPage(programme: programme, rows: [row], typed: form, complaints: Complaints("day", typed)),
            OpenDataPage(programmes: [listed]),
            OpenDataPage(programmes: [.init(programme: "nl", programmeName: typed, days: [])]),
        ]
            + papers.enumerated().map { place, paper in
                AnswerPage(
                    programme: programme, number: 3, paper: paper, spoken: spoken, correctedBy: place > 0 ? nil : 4,
                    checksum: "ab")
            }
    }
}

/// Publications of invented schools.
enum PublishedSample {
    static let levels: [LabelLevel.ID] = ["bronze", "silver", "gold"]

    static var all: [Publication] { [publication(30), publication(3), publication(0)] }

    static func names(_ text: VersionText, others: [String: String] = [:]) throws -> PublishedNames {
        let programme = try Project.catalogue().programme("be-vl")
        return PublishedNames(of: try #require(programme), text: text, levels: levels, others: others)
    }

    /// An answer in which this year has three times as many schools as the year before.
    static func answer(_ schools: Int, _ offer: String) -> WrittenAnswer {
        WrittenAnswer(
            now: publication(schools * 3), before: publication(schools, on: "2025-09-30"),
            years: [publication(schools, on: "2024-12-31"), publication(schools * 2, on: "2025-12-31")],
            others: schools > 0 ? [.init(programme: "nl", publication: publication(schools, on: "2026-06-30"))] : [],
            levels: levels,
            support: WrittenAnswer.Support(
                offers: schools > 0
                    ? [.init(name: offer, owner: offer, kind: "training", areas: ["policy", "practice"])] : [],
                validityMonths: 18, reassessmentMonths: 12))
    }

    static func paper(
        of answer: WrittenAnswer, _ text: VersionText, others: [String: String]
    ) throws -> Paper {
        AnswerPaper(
            number: 3, answer: answer, names: try names(text, others: others), madeAt: .afternoon,
            checksum: "0123456789abcdef", corrects: 2
        ).paper(try Project.voice(text.language))
    }

    /// So many schools that have completed on each ground.
    static func publication(_ schools: Int, on day: String = "2026-09-30") -> Publication {
        let counts = ["BE-VAN", "BE-VOV", ""].flatMap { region in
            ["primary", "secondary"].flatMap { level -> [PublicationFacts.Count] in
                let ground = PublicationFacts.Ground(region: region, levels: [level])
                return [
                    .init(ground, .init(stage: .completed, outcome: 1, label: 1), schools),
                    .init(ground, .init(stage: .completed, outcome: 0), schools),
                    .init(ground, .init(stage: .none), 90),
                ]
            }
        }
        let spreads = ["infrastructure", "policy", "practice"].map {
            PublicationFacts.Spread(area: $0, results: (0...20).map { _ in schools })
        }
        return Publication(
            of: PublicationFacts(day: day, counts: counts, areas: spreads), levels: levels, limit: 5, after: []
        )
    }
}
