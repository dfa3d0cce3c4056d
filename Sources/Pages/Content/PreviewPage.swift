public import Domain

/// A whole questionnaire for its author: every question, choice, point, action and condition, in two languages
/// side by side. Its labels are the keys of the content's files, which its readers write themselves.
public struct PreviewPage: Sendable {
    private let edition: Edition
    private let languages: [Language]

    /// - Parameter languages: those side by side, in this order; those that the edition lacks are left out.
    public init(edition: Edition, languages: [Language]) {
        self.edition = edition
        self.languages = languages.filter { edition.texts[$0] != nil }
    }

    private var version: Version { edition.version }
    private var texts: [VersionText] { languages.compactMap { edition.texts[$0] } }

    /// The whole document.
    public func document(style: String, badge: String) -> HTML {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(version.name.description)</title><link rel="stylesheet" href="\(style)">
        <link rel="icon" href="\(badge)" type="image/svg+xml"></head>
        <body><main id="main" data-page="preview" data-questions="\(version.questions.count)">
        <h1>\(version.name.description)</h1><p>\(edition.isPublished ? "published" : "draft") · \(summary)</p>
        \(version.areas.html(area))</main></body></html>
        """
    }

    private var summary: String {
        "\(version.questions.count) questions · \(version.actions.count) actions · "
            + "draw: \(version.draw.perTopic) per topic · \(languages.map(\.rawValue).joined(separator: " "))"
    }

    private func area(_ area: Area) -> HTML {
        """
        <section><h2><code>\(area.id.rawValue)</code></h2>\(sideBySide { $0.areas[area.id].map { "\($0.name): \($0.about)" } })
        \(area.topics.html(topic))</section>
        """
    }

    private func topic(_ topic: Topic) -> HTML {
        """
        <section><h3><code>\(topic.id.rawValue)</code></h3>\(sideBySide { $0.topics[topic.id].map { "\($0.name): \($0.about)" } })
        \(topic.questions.html(question))</section>
        """
    }

    private func question(_ question: Question) -> HTML {
        let parts: [(String, (VersionText.OfQuestion) -> String)] = [
            ("ask", \.ask), ("why", \.why), ("who", \.who), ("find-out", \.findOut), ("keep", \.keep),
        ]
        return """
            <article class="card" id="\(question.id.rawValue)" data-question="\(question.id.rawValue)">
            <h4><code>\(question.id.rawValue)</code> \(traits(of: question))</h4>
            <div class="table-scroll"><table><tbody>\(parts.html { row($0.0, of: question.id, $0.1) })
            \(question.choices.html { choice($0, of: question.id) })
            \(if: question.unknown != nil, "<tr><th scope=\"row\"><code>unknown</code></th><td colspan=\"\(max(languages.count, 1))\">\((question.unknown ?? []).html(advice))</td></tr>")
            </tbody></table></div>\(variants(of: question))</article>
            """
    }

    private func traits(of question: Question) -> String {
        let levels = question.levels.map(\.rawValue).joined(separator: " ")
        let traits = [
            question.isAnchor ? "anchor" : "", question.isEssential ? "essential" : "",
            levels.isEmpty ? "" : "levels: \(levels)",
            question.notApplicable == .notOffered ? "" : "not-applicable: \(question.notApplicable.rawValue)",
        ]
        return traits.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func row(
        _ name: String, of question: Question.ID, _ part: (VersionText.OfQuestion) -> String
    ) -> HTML {
        let cells = texts.html { text in cell(text, text.questions[question].map(part)) }
        return "<tr><th scope=\"row\"><code>\(name)</code></th>\(cells)</tr>"
    }

    private func cell(_ text: VersionText, _ words: String?, _ more: HTML = .none) -> HTML {
        "<td lang=\"\(text.language.rawValue)\">\(words ?? "–")\(more)</td>"
    }
}

// MARK: - Choices, actions, variants

extension PreviewPage {
    private func choice(_ choice: Choice, of question: Question.ID) -> HTML {
        let cells = texts.html { cell($0, $0.questions[question]?.choices[choice.id]) }
        let meets: HTML = choice.meets ? " · meets" : ""
        return """
            <tr data-choice="\(choice.id.rawValue)" data-points="\(choice.points)"><th scope="row">\
            <code>\(choice.id.rawValue)</code> \(choice.points)\(meets)</th>\(cells)</tr>
            \(if: !choice.actions.isEmpty, "<tr><td></td><td colspan=\"\(max(languages.count, 1))\">\(choice.actions.html(advice))</td></tr>")
            """
    }

    private func advice(_ advice: Advice) -> HTML {
        let action = version.action(advice.action)
        let traits = action.map {
            "effect \($0.effect) · hours \($0.hours) · who \($0.who.map(\.rawValue).joined(separator: " ")) · cost \($0.cost.rawValue)"
        }
        let words = sideBySide { text in
            text.actions[advice.action].map { "\($0.name) – \($0.steps) – \($0.proof)" }
        }
        return """
            <details data-action="\(advice.action.rawValue)"><summary><code>\(advice.action.rawValue)</code> \
            \(advice.when.map(condition) ?? "")</summary><p class="quiet">\(traits ?? "")</p>\(words)</details>
            """
    }

    private func condition(_ condition: Condition) -> String {
        let levels = condition.levels.isEmpty ? "" : "levels \(condition.levels.map(\.rawValue).joined(separator: " "))"
        let answered = condition.answered.map { answered in
            "\(answered.question) is \(answered.responses.map(\.description).joined(separator: " or "))"
        }
        return "when " + [levels, answered ?? ""].filter { !$0.isEmpty }.joined(separator: " and ")
    }

    private func variants(of question: Question) -> HTML {
        let levels = EducationLevel.allCases.filter { level in
            texts.contains { $0.variants[level]?[question.id] != nil }
        }
        return levels.html { level in
            let words = sideBySide { text in
                guard text.variants[level]?[question.id] != nil else { return nil }
                let other = text.worded(for: [level]).questions[question.id]
                return other.map { changed in
                    ([changed.ask, changed.why, changed.who, changed.findOut, changed.keep]
                        + question.choices.compactMap { changed.choices[$0.id] }).joined(separator: " – ")
                }
            }
            return "<details data-variant=\"\(level.rawValue)\"><summary>\(level.rawValue)</summary>\(words)</details>"
        }.reduce(.none, +)
    }

    private func sideBySide(_ words: (VersionText) -> String?) -> HTML {
        "<div class=\"cards pair\">\(texts.html { "<p lang=\"\($0.language.rawValue)\">\(words($0) ?? "–")</p>" })</div>"
    }
}
