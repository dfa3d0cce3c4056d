import Domain
import HTTPTypes
import Hummingbird
import Logging
import Pages
import Store
import Uploads

extension Site {
    @Sendable func showProofs(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let done = request.uri.queryParameters["done"].map(String.init) ?? ""
        let notice = ["added", "same", "removed"].contains(done) ? "proof.done-\(done)" : nil
        return try await proofs(context, notice: notice)
    }

    /// Checks the file by its content and keeps it, an image made anew.
    @Sendable func addFile(_ upload: Upload, _ request: Request, _ context: SignedInContext) async throws -> Response {
        // Nobody's file is looked into who may not add it.
        _ = try await store.proofs(of: context.parameter("task"), for: context.person.id)
        let typed = ProofPage.Typed(fileNote: upload.form["file-note"].trimmingSpace())
        var complaints = complaints(about: typed.fileNote, at: "file-note", upload.form, context)
        do {
            guard complaints.isEmpty else { throw FileTrouble("again") }
            let (name, file) = try await checked(upload.file, context)
            let content = NewProof.Content.file(
                name: safeFileName(name, for: file.kind), kind: file.kind, bytes: file.bytes)
            return try await add(NewProof(content, words: typed.fileNote), typed, at: "file", context)
        } catch let trouble as FileTrouble {
            let voice = voice(context.language)
            complaints.add(
                "file", voice("proof.fault-\(trouble.word)", ["most": voice.size(bytes: ProofLimits.fileBytes)]))
            return try await proofs(context, typed, complaints, status: trouble.status)
        }
    }

    @Sendable func addLink(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let typed = ProofPage.Typed(address: form["address"], linkNote: form["link-note"].trimmingSpace())
        var complaints = complaints(about: typed.linkNote, at: "link-note", form, context)
        do {
            let link = try WebLink(typed.address)
            if complaints.isEmpty {
                return try await add(NewProof(.link(link), words: typed.linkNote), typed, at: "address", context)
            }
        } catch let fault as WebLink.Fault {
            complaints.add("address", words(about: fault, voice(context.language)))
        }
        return try await proofs(context, typed, complaints, status: .unprocessableContent)
    }

    @Sendable func addStatement(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let typed = ProofPage.Typed(statement: form["statement"].trimmingSpace())
        var complaints = complaints(
            about: typed.statement, at: "statement", form, context, most: ProofLimits.statementLength)
        if typed.statement.isEmpty {
            complaints.add("statement", voice(context.language)("proof.fault-no-statement"))
        }
        guard complaints.isEmpty else {
            return try await proofs(context, typed, complaints, status: .unprocessableContent)
        }
        return try await add(NewProof(.statement, words: typed.statement), typed, at: "statement", context)
    }

    @Sendable func removeProof(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let task: SchoolTask.ID = try context.parameter("task")
        try await store.removeProof(context.parameter("proof"), from: task, by: context.person.id)
        return go(.proofs(of: task, done: "removed"))
    }
}

/// Why a file was not taken: the end of the key of its words.
private struct FileTrouble: Error {
    let word: String
    let status: HTTPResponse.Status

    init(_ word: String, _ status: HTTPResponse.Status = .unprocessableContent) {
        self.word = word
        self.status = status
    }
}

extension Site {
    private func checked(
        _ file: Upload.File, _ context: SignedInContext
    ) async throws -> (name: String, file: CheckedFile) {
        switch file {
        case .none: throw FileTrouble("missing")
        case .tooLarge: throw FileTrouble(FileFault.tooLarge.rawValue)
        case .crowded: throw FileTrouble("busy", .serviceUnavailable)
        case .received(let name, let bytes):
            do {
                return (name, try await files.check(bytes))
            } catch let fault as FileFault {
                throw FileTrouble(fault.rawValue)
            } catch is FileChecks.Busy {
                throw FileTrouble("busy", .serviceUnavailable)
            } catch let trouble as ImageCleaner.Unavailable {
                context.logger.error("\(trouble.why)")
                throw FileTrouble("no-images", .serviceUnavailable)
            }
        }
    }

    /// Keeps it, or shows the page again with what was typed and what is wrong.
    private func add(
        _ proof: NewProof, _ typed: ProofPage.Typed, at field: String, _ context: SignedInContext
    ) async throws -> Response {
        let (task, voice): (SchoolTask.ID, Voice) = (try context.parameter("task"), voice(context.language))
        let (words, status): (String, HTTPResponse.Status)
        do {
            let isNew = try await store.add(proof, to: task, by: context.person.id)
            return go(.proofs(of: task, done: isNew ? "added" : "same"))
        } catch ProofRefusal.full(let left) {
            let sizes = ["left": voice.size(bytes: left), "most": voice.size(bytes: ProofLimits.schoolBytes)]
            (words, status) = (voice("proof.fault-full", sizes), .unprocessableContent)
        } catch ProofRefusal.tooMany {
            (words, status) = (voice("proof.fault-many", ["most": "\(ProofLimits.perTask)"]), .unprocessableContent)
        } catch  where error.isPassingTrouble {
            context.logger.error("\(error)")
            (words, status) = (voice("proof.fault-not-saved"), .serviceUnavailable)
        }
        return try await proofs(context, typed, Complaints(field, words), status: status)
    }

    private func proofs(
        _ context: SignedInContext, _ typed: ProofPage.Typed = .init(), _ complaints: Complaints = Complaints(),
        notice: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let task: SchoolTask.ID = try context.parameter("task")
        let found = try await store.proofs(of: task, for: context.person.id)
        guard let school = context.signedIn.schools.first(where: { $0.id == found.school }) else {
            throw Refusal.notFound
        }
        let (title, asked) = try await words(of: found.subject, context)
        let person = context.person.id
        let page = ProofPage(
            school: (school.id, school.name), task: .init(id: task, title: title, asked: asked),
            proofs: found.proofs.map { ($0, $0.canBeRemoved(by: person, as: found.role)) },
            schoolBytes: found.schoolBytes, typed: typed, complaints: complaints, notice: notice)
        return show(page, context, status: status, programme: school.programme)
    }

    /// What a task is called, and what the content says would show that it is done.
    private func words(
        of subject: SchoolTask.Subject, _ context: SignedInContext
    ) async throws -> (title: String, asked: String) {
        switch subject {
        case .own(let title): return (title, "")
        case .action(let id, let resultID):
            guard let result = try await store.result(resultID, for: context.person.id) else { throw Refusal.notFound }
            let action = try text(of: result.sheet, for: context.signedIn, in: context.language).actions[id]
            return (action?.name ?? id.rawValue, action?.proof ?? "")
        }
    }

    private func complaints(
        about words: String, at field: String, _ form: Form, _ context: SignedInContext,
        most: Int = ProofLimits.noteLength
    ) -> Complaints {
        let (voice, length) = (voice(context.language), words.unicodeScalars.count)
        if form.heldNul { return Complaints(field, voice("error.nul")) }
        guard length > most else { return Complaints() }
        return Complaints(field, voice("proof.fault-long", ["count": "\(length)", "most": "\(most)"]))
    }

    private func words(about fault: WebLink.Fault, _ voice: Voice) -> String {
        switch fault {
        case .missing: voice("proof.fault-no-address")
        case .tooLong: voice("proof.fault-link-long", ["most": "\(WebLink.longest)"])
        case .otherScheme: voice("proof.fault-link-scheme")
        case .signIn: voice("proof.fault-link-sign-in")
        case .noAddress: voice("proof.fault-link-none")
        }
    }
}
