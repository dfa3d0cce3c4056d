import Domain

// MARK: - Areas

extension AnswerQuestions {
    var areas: [Paper.Piece] {
        let sheet = now.areas()
        let medians = answer.now.table("area-score-median", [.area])?.cells ?? []
        let told = medians.compactMap { cell in
            cell.value.map { "\(voice.withinSentence(names.area(cell.keys.first ?? ""))) \(voice.number($0))" }
        }
        let middle = told.isEmpty ? nil : voice("release.said-areas", ["list": voice.list(told)])
        let sentences = (middle.map { [Paper.Sentence($0)] } ?? []) + [Paper.Sentence(voice("release.areas"))]
        let heading = heading("areas")
        guard middle != nil else { return [heading] + table(sheet) }
        return [heading, .said(Paper.Said(sentences))] + table(sheet) + areasPerYear(medians.compactMap(\.keys.first))
    }

    private func areasPerYear(_ areas: [String]) -> [Paper.Piece] {
        let told = answer.years.filter { year in areas.contains { median(of: $0, year) != nil } }
        guard !told.isEmpty else { return [] }
        return table(
            voice("release.caption-years-areas"), heads(["day"]) + areas.map { names.area($0) },
            (told + [answer.now]).map { publication in
                [voice.date(day: publication.day)] + areas.map { now.figure(median(of: $0, publication)) }
            })
    }

    private func median(of area: String, _ publication: Publication) -> Int? {
        publication.value("area-score-median", [(.area, area)])
    }
}

// MARK: - Other programmes

extension AnswerQuestions {
    var programmes: [Paper.Piece] {
        let heading = heading("programmes")
        guard !answer.others.isEmpty else { return [heading, .text(voice("release.no-programmes"))] }
        let all =
            [(names.programme, answer.now)]
            + answer.others.map { other in
                (names.others[other.programme.rawValue] ?? other.programme.rawValue, other.publication)
            }
        let areas = answer.now.table("area-score-median", [.area])?.cells.compactMap(\.keys.first) ?? []
        return [heading, .text(voice("release.programmes"))]
            + table(
                voice("release.caption-programmes"),
                heads(["programme", "schools", "registered", "share", "completed", "label"]),
                all.map { name, publication in [dated(name, publication)] + figures(of: publication) })
            + table(
                voice("release.caption-programmes-areas"), heads(["programme"]) + areas.map { names.area($0) },
                all.map { name, publication in
                    [dated(name, publication)] + areas.map { now.figure(median(of: $0, publication)) }
                })
    }

    private func dated(_ name: String, _ publication: Publication) -> String {
        "\(name) (\(voice.date(day: publication.day)))"
    }

    private func figures(of publication: Publication) -> [String] {
        let (schools, registered) = (publication.value("schools"), publication.value("registered"))
        let share = registered.flatMap { part in schools.map { voice.share(part, of: $0) } }
        return [now.figure(schools), now.figure(registered), share ?? PublishedSheets.withheld]
            + [publication.value("completed"), sheets(publication).labelled()].map(now.figure)
    }
}

// MARK: - After the questionnaire

extension AnswerQuestions {
    var afterwards: [Paper.Piece] {
        guard let support = answer.support else { return [] }
        let months = [
            "valid": voice.number(support.validityMonths), "again": voice.number(support.reassessmentMonths),
        ]
        return [heading("after"), .text(voice("release.after", months))]
    }

    var offers: [Paper.Piece] {
        guard let support = answer.support else { return [] }
        guard !support.offers.isEmpty else { return [heading("offers"), .text(voice("release.no-offers"))] }
        return [
            heading("offers"), .text(voice.count("release.said-offers", support.offers.count)),
            .table(
                Paper.Table(
                    caption: voice("release.caption-offers", ["date": voice.date(madeAt)]),
                    heads: heads(["offer", "owner", "kind", "areas"]),
                    rows: support.offers.map { offer in
                        [
                            offer.name, offer.owner, voice("offer.kind-\(offer.kind)"),
                            offer.areas.map { names.area($0.rawValue) }.joined(separator: ", "),
                        ]
                    }, isOfFigures: false)),
        ]
    }
}
