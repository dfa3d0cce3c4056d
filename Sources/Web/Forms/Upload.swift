import Domain
import HTTPTypes
import Hummingbird
import Secrets
import Synchronization
import Uploads

/// A posted form with a file.
struct Upload: Sendable {
    enum File: Sendable {
        /// None was chosen.
        case none
        /// With the name that the browser told.
        case received(name: String, bytes: [UInt8])
        case tooLarge
        /// Read and thrown away: too many files come in at this moment.
        case crowded
    }

    var form: Form
    var file: File

    /// The largest body that is read to its end, so that who sends too much gets a page that says so and not a
    /// broken connection.
    static let mostBytes = 64 << 20
    /// Of all fields that are no file.
    static let mostFieldBytes = 256 << 10
}

extension Site {
    /// As `form`, for a form with a file. The file is in memory until it is kept or refused; how many are there at
    /// once is limited.
    func upload(
        _ handler: @escaping @Sendable (Upload, Request, SignedInContext) async throws -> Response
    ) -> @Sendable (Request, SignedInContext) async throws -> Response {
        { request, context in
            guard isFromHere(request) else { throw FormRefused() }
            let hasPlace = uploadPlaces.enter(context.person.id)
            defer { if hasPlace { uploadPlaces.leave(context.person.id) } }
            let upload = try await received(request, keepsFile: hasPlace)
            guard signer.isSignature(upload.form["form-token"], of: context.page.formOwner) else { throw FormRefused() }
            return try await handler(upload, request, context)
        }
    }

    /// - Throws: a 413 when it is far too large, a 400 when it is no form with files, is broken or breaks off: of half
    ///   a form nothing is kept.
    private func received(_ request: Request, keepsFile: Bool) async throws -> Upload {
        guard var reader = MultipartReader(contentType: request.headers[.contentType] ?? "") else {
            throw HTTPError(.badRequest)
        }
        var receiver = UploadReceiver(keepsFile: keepsFile)
        var total = 0
        do {
            for try await piece in request.body {
                total += piece.readableBytes
                guard total <= Upload.mostBytes else { throw HTTPError(.contentTooLarge) }
                for event in try reader.read(piece.readableBytesView) { try receiver.take(event) }
            }
            try reader.finish()
        } catch let error as any HTTPResponseError {
            throw error
        } catch {
            throw HTTPError(.badRequest)
        }
        return receiver.upload
    }
}

/// Puts together what a form with a file held.
struct UploadReceiver {
    private let keepsFile: Bool
    private var fields: [(name: String, value: String)] = []
    private var fieldBytes = 0
    private var file = Upload.File.none
    /// The field that is being read.
    private var current: (name: String, fileName: String?)?
    private var bytes: [UInt8] = []
    /// How many of the file came, also where they are not kept.
    private var fileBytes = 0

    init(keepsFile: Bool) {
        self.keepsFile = keepsFile
    }

    var upload: Upload { Upload(form: Form(fields), file: file) }

    /// - Throws: a 413 when the fields beside the file are too large.
    mutating func take(_ event: MultipartEvent) throws(HTTPError) {
        switch event {
        case .field(let name, let fileName): current = (name, fileName)
        case .bytes(let more) where current?.fileName != nil: takeOfFile(more)
        case .bytes(let more):
            fieldBytes += more.count
            guard fieldBytes <= Upload.mostFieldBytes else { throw HTTPError(.contentTooLarge) }
            bytes += more
        case .end: endField()
        }
    }

    private mutating func takeOfFile(_ more: ArraySlice<UInt8>) {
        fileBytes += more.count
        if keepsFile, fileBytes <= ProofLimits.fileBytes {
            bytes += more
        } else {
            bytes = []
        }
    }

    private mutating func endField() {
        defer { (current, bytes, fileBytes) = (nil, [], 0) }
        guard let current else { return }
        guard let name = current.fileName else {
            fields.append((current.name, String(decoding: bytes, as: UTF8.self)))
            return
        }
        // Where none was chosen the field comes without a name and without bytes. Only one file is taken.
        guard !name.isEmpty || fileBytes > 0, case .none = file else { return }
        if fileBytes > ProofLimits.fileBytes {
            file = .tooLarge
        } else {
            file = keepsFile ? .received(name: name, bytes: bytes) : .crowded
        }
    }
}

/// How many files are in memory at once: sixteen in all, two of a person, so that nobody takes all places.
final class UploadPlaces: Sendable {
    private let taken = Mutex<[Person.ID: Int]>([:])
    private static let most = 16
    private static let mostOfPerson = 2

    /// - Returns: whether there was a place; who got one leaves it.
    func enter(_ person: Person.ID) -> Bool {
        taken.withLock { taken in
            let own = taken[person] ?? 0
            guard own < Self.mostOfPerson, taken.values.reduce(0, +) < Self.most else { return false }
            taken[person] = own + 1
            return true
        }
    }

    func leave(_ person: Person.ID) {
        taken.withLock { taken in
            let left = (taken[person] ?? 1) - 1
            taken[person] = left > 0 ? left : nil
        }
    }
}
