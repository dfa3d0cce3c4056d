public import Domain
import Foundation

/// What shows that a task was done, and the forms to add a file, a link or a statement.
public struct ProofPage: Page {
    /// What somebody typed that was not kept.
    public struct Typed: Sendable, Equatable {
        public var fileNote: String
        public var address: String
        public var linkNote: String
        public var statement: String

        public init(fileNote: String = "", address: String = "", linkNote: String = "", statement: String = "") {
            self.fileNote = fileNote
            self.address = address
            self.linkNote = linkNote
            self.statement = statement
        }
    }

    /// The task as its page calls it.
    public struct Subject: Sendable {
        public let id: SchoolTask.ID
        public let title: String
        /// What the content says would show it; empty for a task of the school's own.
        public let asked: String

        public init(id: SchoolTask.ID, title: String, asked: String) {
            self.id = id
            self.title = title
            self.asked = asked
        }
    }

    public let name = "proof"
    private let school: (id: School.ID, name: String)
    private let task: Subject
    private let proofs: [(proof: Proof, isRemovable: Bool)]
    private let schoolBytes: Int
    private let typed: Typed
    private let complaints: Complaints
    private let notice: String?

    /// - Parameters:
    ///   - schoolBytes: of all files of the school.
    ///   - notice: the key of the words on what was done.
    public init(
        school: (id: School.ID, name: String), task: Subject, proofs: [(proof: Proof, isRemovable: Bool)],
        schoolBytes: Int, typed: Typed = Typed(), complaints: Complaints = Complaints(), notice: String? = nil
    ) {
        self.school = school
        self.task = task
        self.proofs = proofs
        self.schoolBytes = schoolBytes
        self.typed = typed
        self.complaints = complaints
        self.notice = notice
    }

    public func title(_ voice: Voice) -> String { voice("proof.title") }

    public func main(_ shell: Shell) -> HTML {
        let voice = shell.voice
        return """
            \(complaints.summary(voice))
            <p class="eyebrow"><a href="\(Link.school(school.id))">\(school.name)</a> · \
            <a href="\(Link.tasks(of: school.id))">\(voice("task.board"))</a></p>
            <h1>\(title(voice))</h1><p class="lead"><a href="\(Link.task(task.id))">\(task.title)</a></p>
            \(if: notice != nil, "<div class=\"notice success\" role=\"status\"><p>\(voice(notice ?? ""))</p></div>")
            \(if: !task.asked.isEmpty, "<p class=\"prose\"><strong>\(voice("proof.asked"))</strong> \(task.asked)</p>")
            \(list(shell))
            <h2>\(voice("proof.add"))</h2><p class="prose">\(voice("proof.who-sees"))</p>
            \(fileForm(shell))\(linkForm(shell))\(statementForm(shell))
            """
    }
}

extension ProofPage {
    private func list(_ shell: Shell) -> HTML {
        let voice = shell.voice
        guard !proofs.isEmpty else { return "<p class=\"quiet\" data-count=\"0\">\(voice("proof.none"))</p>" }
        let rows = proofs.html { proof, isRemovable in row(proof, isRemovable, shell) }
        return """
            <h2>\(voice("proof.there"))</h2><ul class="results" data-count="\(proofs.count)">\(rows)</ul>
            """
    }

    private func row(_ proof: Proof, _ isRemovable: Bool, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let added = voice("proof.added", ["name": proof.addedByName, "date": voice.date(proof.addedAt)])
        return """
            <li class="result" data-proof="\(proof.id.description)"><div>\(content(proof, voice))\
            \(if: !proof.words.isEmpty, "<p class=\"letter\">\(proof.words)</p>")<p class="quiet">\(added)</p></div>\
            \(if: isRemovable, removal(proof, shell))</li>
            """
    }

    private func content(_ proof: Proof, _ voice: Voice) -> HTML {
        switch proof.content {
        case .file(let file):
            """
            <p><strong><a href="\(Link.proofFile(proof.id))"><bdi>\(file.name)</bdi></a></strong> \
            <span class="quiet">\(voice("proof.kind-\(file.kind.rawValue)")), \(voice.size(bytes: file.bytes))</span></p>
            """
        case .link(let link):
            "<p><strong><a href=\"\(link.address)\" rel=\"noreferrer\"><bdi>\(link.address)</bdi></a></strong></p>"
        case .statement: "<p><strong>\(voice("proof.statement"))</strong></p>"
        }
    }

    /// Behind a fold: what is removed is gone.
    private func removal(_ proof: Proof, _ shell: Shell) -> HTML {
        let voice = shell.voice
        let form = shell.form(
            .proofRemoval(proof.id, of: task.id), name: "remove-proof",
            """
            <p>\(voice("proof.remove-sure"))</p><button class="second">\(voice("proof.remove-yes"))\
            <span class="sr">: \(called(proof, voice))</span></button>
            """)
        return """
            <details class="fold"><summary>\(voice("proof.remove"))<span class="sr">: \(called(proof, voice))</span>\
            </summary>\(form)</details>
            """
    }

    /// A few words that tell it from the others.
    private func called(_ proof: Proof, _ voice: Voice) -> String {
        switch proof.content {
        case .file(let file): file.name
        case .link(let link): link.host
        case .statement: String(proof.words.prefix(60))
        }
    }
}

extension ProofPage {
    private func fileForm(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let file = FileField(
            name: "file", label: voice("proof.file"),
            hint: voice("proof.file-hint", ["most": voice.size(bytes: ProofLimits.fileBytes)]),
            accepts: FileKind.allCases.flatMap { kind in kind.endings.map { "." + $0 } },
            complaint: complaints.on("file"))
        let used = voice(
            "proof.used",
            ["used": voice.size(bytes: schoolBytes), "most": voice.size(bytes: ProofLimits.schoolBytes)])
        let form = shell.form(
            .proofs(of: task.id), name: "proof-file", takesFile: true,
            """
            \(file.html(voice))\(note("file-note", typed.fileNote, voice))<p class="hint">\(voice("proof.images"))</p>\
            <p class="hint">\(used)</p><div class="buttons"><button>\(voice("proof.add-file"))</button></div>
            """)
        return fold("proof.a-file", isOpen: !isElsewhere, voice, form)
    }

    private func linkForm(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let address = TextField(
            name: "address", label: voice("proof.address"), hint: voice("proof.address-hint"), type: "url",
            value: typed.address, complaint: complaints.on("address"))
        let form = shell.form(
            .proofLinks(of: task.id), name: "proof-link",
            """
            \(address.html(voice))\(note("link-note", typed.linkNote, voice))\
            <div class="buttons"><button>\(voice("proof.add-link"))</button></div>
            """)
        return fold("proof.a-link", isOpen: isWrong(["address", "link-note"]), voice, form)
    }

    private func statementForm(_ shell: Shell) -> HTML {
        let voice = shell.voice
        let statement = TextArea(
            name: "statement", label: voice("proof.statement"), hint: voice("proof.statement-hint"),
            value: typed.statement, complaint: complaints.on("statement"))
        let form = shell.form(
            .proofStatements(of: task.id), name: "proof-statement",
            "\(statement.html(voice))<div class=\"buttons\"><button>\(voice("proof.add-statement"))</button></div>")
        return fold("proof.a-statement", isOpen: isWrong(["statement"]), voice, form)
    }

    private func note(_ name: String, _ value: String, _ voice: Voice) -> HTML {
        TextField(name: name, label: voice("proof.note"), value: value, complaint: complaints.on(name)).html(voice)
    }

    private func fold(_ words: String, isOpen: Bool, _ voice: Voice, _ content: HTML) -> HTML {
        "<details\(if: isOpen, " open")><summary>\(voice(words))</summary>\(content)</details>"
    }

    private func isWrong(_ fields: [String]) -> Bool {
        complaints.items.contains { fields.contains($0.field) }
    }

    /// Something is wrong in another form than the first.
    private var isElsewhere: Bool {
        isWrong(["address", "link-note", "statement"])
    }
}

extension Voice {
    /// `4 MB`, `1.5 MB`, `12 kB`: as much as one wants to know.
    public func size(bytes: Int) -> String {
        guard bytes >= 1 << 20 else { return words("proof.size-kb", ["size": number((bytes + 1023) / 1024)]) }
        let tenths = (bytes * 10 + (1 << 19)) >> 20
        let size = (Double(tenths) / 10).formatted(.number.precision(.fractionLength(0...1)).locale(locale))
        return words("proof.size-mb", ["size": size])
    }
}
