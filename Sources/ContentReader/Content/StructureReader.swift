import Domain

/// Reads structure.yaml of a version: areas, topics, questions, the draw and the rules of the label.
struct StructureReader {
    let name: Version.Name
    let index: VersionIndex

    /// What structure.yaml says, as far as it could be read.
    struct Structure {
        /// Nil where they could not be read.
        var languages: [Sited<Language>]?
        var draw: DrawRule?
        var label: LabelRules?
        var areas: [Area] = []
        var follows: SuccessionReader.Written?
    }

    private enum Keys: String, ClosedKeys {
        case scheme, version, languages, draw, label, areas, follows, mapping
    }

    private enum DrawKeys: String, ClosedKeys {
        case perTopic = "per-topic"
    }

    private enum AreaKeys: String, ClosedKeys {
        case id, topics
    }

    private enum TopicKeys: String, ClosedKeys {
        case id, questions
    }

    func read(_ root: Cursor) -> Structure {
        guard let fields = root.fields(Keys.self) else {
            index.isStructureWhole = false
            return Structure()
        }
        checkName(fields[.scheme], is: name.scheme)
        checkName(fields[.version], is: name.version)
        var structure = Structure()
        structure.languages = readLanguages(fields[.languages])
        structure.draw = readDraw(fields[.draw])
        let areas = fields[.areas]
        structure.areas = wholeList(areas).compactMap { readArea($0, structure.draw) }
        let reach = areas.flatMap { Reach(areas: $0, draw: structure.draw) }
        structure.label = fields[.label].flatMap { LabelReader(index: index, reach: reach).read($0) }
        structure.follows = readSuccession(fields)
        return structure
    }

    private func readSuccession(_ fields: Fields<Keys>) -> SuccessionReader.Written? {
        let mapping = fields[optional: .mapping]
        guard let follows = fields[optional: .follows] else {
            mapping?.refuse("there is a mapping, but no version that is followed", "add `follows: \"…\"`")
            return nil
        }
        return SuccessionReader().read(follows: follows, mapping: mapping)
    }

    private func checkName(_ cursor: Cursor?, is folder: String) {
        guard let cursor, let id = cursor.identifier(), id != folder else { return }
        cursor.refuse("the folder is named \(folder.quoted), and here stands \(id.quoted)", "let both be the same")
    }

    private func readLanguages(_ cursor: Cursor?) -> [Sited<Language>]? {
        guard let cursor, let languages = cursor.distinct({ $0.language() }) else { return nil }
        return zip(languages, cursor.list() ?? []).map { Sited(value: $0, at: $1) }
    }

    private func readDraw(_ cursor: Cursor?) -> DrawRule? {
        cursor?.fields(DrawKeys.self)?[.perTopic]?.number(1...100).map(DrawRule.init(perTopic:))
    }

    private func readArea(_ cursor: Cursor, _ draw: DrawRule?) -> Area? {
        guard let fields = cursor.fields(AreaKeys.self), let id = declared(.area, fields[.id]) else {
            index.isStructureWhole = false
            return nil
        }
        return Area(id: Area.ID(id), topics: wholeList(fields[.topics]).compactMap { readTopic($0, draw) })
    }

    private func readTopic(_ cursor: Cursor, _ draw: DrawRule?) -> Topic? {
        guard let fields = cursor.fields(TopicKeys.self), let id = declared(.topic, fields[.id]) else {
            index.isStructureWhole = false
            return nil
        }
        let list = wholeList(fields[.questions])
        let questions = list.compactMap { QuestionReader(index: index).read($0) }
        if !list.isEmpty, questions.count == list.count {
            checkAnchors(questions, of: fields.at)
            draw.map { checkDraw($0, from: questions, of: fields.at) }
            draw.map { checkRoom($0, for: questions, of: fields.at) }
        }
        return Topic(id: Topic.ID(id), questions: questions)
    }

    /// The entries of a list that must have some.
    private func wholeList(_ cursor: Cursor?) -> [Cursor] {
        guard let list = cursor?.filledList() else {
            index.isStructureWhole = false
            return []
        }
        return list
    }

    private func declared(_ kind: Kind, _ cursor: Cursor?) -> String? {
        guard let cursor, let id = cursor.identifier() else { return nil }
        index.declare(kind, id, at: cursor)
        return id
    }
}

// MARK: - What a topic must have

extension StructureReader {
    private func checkAnchors(_ questions: [Question], of topic: Cursor) {
        let anchors = questions.filter(\.isAnchor).map(\.id.rawValue)
        if anchors.isEmpty {
            topic.refuse("the topic has no anchor", "set `anchor: true` at the question that is asked in every draw")
        }
        if anchors.count > 1 {
            topic.refuse("the topic has several anchors: \(anchors.listed)", "keep `anchor: true` at one of them")
        }
    }

    private func checkDraw(_ draw: DrawRule, from questions: [Question], of topic: Cursor) {
        let short = EducationLevel.allCases.filter { level in
            questions.count { $0.isAsked(at: level) } < draw.perTopic
        }
        guard !short.isEmpty else { return }
        let levels = short.count == EducationLevel.allCases.count ? "any level" : short.map(\.rawValue).listed
        topic.refuse(
            "the topic has too few questions to draw \(draw.perTopic) at \(levels)",
            "add questions, or take `levels` off those it has")
    }
}

extension StructureReader {
    /// A draw that takes no more than the anchor leaves no room for the rest.
    private func checkRoom(_ draw: DrawRule, for questions: [Question], of topic: Cursor) {
        guard draw.perTopic == 1, questions.contains(where: \.isAnchor) else { return }
        for question in questions where !question.isAnchor {
            topic.of(question.id.rawValue).refuse(
                "the question can never be asked: a draw takes only the anchor of its topic",
                "raise `per-topic`, or take the question out")
        }
    }
}

extension Cursor {
    /// A language by its tag, such as `nl`.
    func language() -> Language? {
        guard let text = scalar("a language") else { return nil }
        guard text.isLanguage else {
            refuse("\(text.quoted) is not a language", "write its tag of two or three lower case letters, such as `nl`")
            return nil
        }
        return Language(text)
    }
}

extension String {
    var isLanguage: Bool {
        (2...3).contains(utf8.count) && utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
}
