public import Domain

extension Voice {
    /// What a group is called; by its number where the register has no name for it.
    public func name(of group: Group) -> String {
        group.name == group.number ? words("group.numbered", ["number": group.number]) : group.name
    }

    /// Who answered for the group, and when.
    func signature(of answer: GroupAnswer) -> String {
        self("group.by", ["name": answer.by, "date": date(answer.at), "time": time(answer.at)])
    }
}

extension GroupAnswer {
    /// The answer with its note, its writer and its day.
    func html(_ text: VersionText, _ voice: Voice) -> HTML {
        """
        <p><strong>\(text.words(of: response, to: question, voice))</strong></p>\
        \(if: !note.isEmpty, "<p class=\"letter\">\(note)</p>")\
        <p class="quiet">\(voice.signature(of: self))</p>
        """
    }
}
