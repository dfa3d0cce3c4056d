import Dispatch
public import Domain

/// A file that may be kept: what it is by its content, and the bytes to keep, which of an image are new ones.
public struct CheckedFile: Sendable, Equatable {
    public let kind: FileKind
    public let bytes: [UInt8]
}

/// Checks files from outside, two at a time on threads of their own: it takes a part of a second and must not hold
/// up the pages. A short queue waits; past it the answer is `FileChecks.Busy`.
public actor FileChecks {
    /// More files are being checked at this moment than the lanes take. Try again soon.
    public struct Busy: Error {}

    private let lanes = [DispatchQueue(label: "files 1"), DispatchQueue(label: "files 2")]
    private var waiting: [Int] = [0, 0]
    private let cleaner: ImageCleaner
    private let longestQueue: Int

    public init(cleaner: ImageCleaner = ImageCleaner(), longestQueue: Int = 12) {
        self.cleaner = cleaner
        self.longestQueue = longestQueue
    }

    /// - Throws: `FileFault`, `Busy`, `ImageCleaner.Unavailable`.
    public func check(_ bytes: [UInt8]) async throws -> CheckedFile {
        guard waiting.reduce(0, +) < longestQueue else { throw Busy() }
        let shorter = waiting[0] <= waiting[1] ? 0 : 1
        waiting[shorter] += 1
        defer { waiting[shorter] -= 1 }
        let (lane, cleaner) = (lanes[shorter], cleaner)
        return try await withCheckedThrowingContinuation { continuation in
            lane.async { continuation.resume(with: Result { try checked(bytes, cleaner) }) }
        }
    }
}

private func checked(_ bytes: [UInt8], _ cleaner: ImageCleaner) throws -> CheckedFile {
    guard bytes.count <= ProofLimits.fileBytes else { throw FileFault.tooLarge }
    switch try seemingKind(of: bytes) {
    case .pdf:
        try checkPDF(bytes)
        return CheckedFile(kind: .pdf, bytes: bytes)
    case .image(let kind):
        try checkImageSize(bytes, as: kind)
        return CheckedFile(kind: kind, bytes: try cleaner.cleaned(bytes, as: kind))
    case .archive:
        return CheckedFile(kind: try officeKind(of: bytes), bytes: bytes)
    case .text:
        return CheckedFile(kind: .text, bytes: bytes)
    }
}
