public import Domain

/// The questions that a group may answer once for its schools, with what it answered.
public struct GroupAnswersPage: Page {
    public let name = "group-answers"
    private let id: SchoolGroup.ID
    private let group: Group
    private let areas: [(area: Area.ID, questions: [Question.ID])]
    private let answers: [Question.ID: GroupAnswer]
    private let text: VersionText
    private let notice: String?

    /// - Parameters:
    ///   - areas: those with questions to share, in the order of the questionnaire.
    ///   - notice: the key of what was just done.
    public init(
        id: SchoolGroup.ID, group: Group, areas: [(area: Area.ID, questions: [Question.ID])],
        answers: [Question.ID: GroupAnswer], text: VersionText, notice: String? = nil
    ) {
        self.id = id
        self.group = group
        self.areas = areas
        self.answers = answers
        self.text = text
        self.notice = notice
    }

    public func title(_ voice: Voice) -> String { voice("group.answers-title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let all = areas.map(\.questions.count).reduce(0, +)
        let given = voice("group.answers-given", ["given": "\(answers.count)", "of": "\(all)"])
        return """
            <p class="eyebrow"><a href="\(Link.group(id))">\(voice.name(of: group))</a></p><h1>\(title(voice))</h1>
            \(if: notice != nil, "<div class=\"notice success\" role=\"status\"><p>\(voice(notice ?? ""))</p></div>")
            <p class="lead">\(voice("group.answers-why"))</p><p class="quiet">\(voice("group.answers-who"))</p>
            \(if: all == 0, "<p>\(voice("group.no-questions"))</p>")\
            \(if: all > 0, "<p class=\"num\" data-answered=\"\(answers.count)\">\(given)</p>")
            \(areas.html { section($0.area, $0.questions, voice) })
            """
    }

    private func section(_ area: Area.ID, _ questions: [Question.ID], _ voice: Voice) -> HTML {
        """
        <section class="group" aria-labelledby="area-\(area.rawValue)"><h2 id="area-\(area.rawValue)">\(text.name(of: area))</h2>\
        <ul class="answers">\(questions.html { item($0, voice) })</ul></section>
        """
    }

    private func item(_ question: Question.ID, _ voice: Voice) -> HTML {
        let link = Link.groupQuestion(question, of: id)
        let ask = text.ask(question)
        guard let answer = answers[question] else {
            return """
                <li data-question="\(question.rawValue)"><p class="q">\(ask)</p>\
                <span class="state open">\(voice("review.state-open"))</span>\
                <a href="\(link)">\(voice("review.answer"))<span class="sr">: \(ask)</span></a></li>
                """
        }
        return """
            <li data-question="\(question.rawValue)"><p class="q">\(ask)</p>\
            <p class="a">\(text.words(of: answer.response, to: question, voice))</p>\
            \(if: !answer.note.isEmpty, "<p class=\"a quiet\">\(voice("review.note", ["note": answer.note]))</p>")\
            <span class="state done">\(voice("review.state-done"))<span class="quiet">\(answer.by)</span></span>\
            <a href="\(link)">\(voice("review.change"))<span class="sr">: \(ask)</span></a></li>
            """
    }
}
