import Domain
import Foundation

/// Makes an image anew from its pixels: the way it is held is turned right, colours become sRGB, and all else
/// (positions, camera, thumbnails, notes, profiles, whatever hangs on behind) is gone. The same image twice becomes
/// the same bytes. libvips does it in a process of its own with a limit on time, memory and what it writes, so that
/// an image that breaks the decoder breaks nothing of ours.
public struct ImageCleaner: Sendable {
    /// Images can't be made anew now, whoever sends them: the program is missing or can't be started.
    public struct Unavailable: Error {
        public let why: String
    }

    private let program: String

    public init(program: String = "/usr/bin/vipsthumbnail") {
        self.program = program
    }

    /// Blocks until it is done, for 20 seconds at most.
    /// - Throws: `FileFault` where it is no such image, `Unavailable`.
    func cleaned(_ bytes: [UInt8], as kind: FileKind) throws -> [UInt8] {
        let (input, output) = (try namelessFile(), try namelessFile())
        defer {
            try? input.close()
            try? output.close()
        }
        try input.write(contentsOf: bytes)
        try input.seek(toOffset: 0)
        try run(input, output, as: kind)
        try output.seek(toOffset: 0)
        guard let made = try output.readToEnd(), !made.isEmpty else { throw FileFault.damaged }
        guard made.count <= ProofLimits.fileBytes else { throw FileFault.tooLarge }
        return kind == .webp ? try pictureOnly(webp: Array(made)) : Array(made)
    }

    private func run(_ input: FileHandle, _ output: FileHandle, as kind: FileKind) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments = Self.limits + [program] + Self.wishes(kind)
        // Only well-kept decoders, on one thread, and nothing laid down on the disk on the way.
        process.environment = [
            "VIPS_BLOCK_UNTRUSTED": "1", "VIPS_CONCURRENCY": "1", "VIPS_DISC_THRESHOLD": "2g", "LC_ALL": "C.UTF-8",
        ]
        (process.standardInput, process.standardOutput) = (input, output)
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            throw Unavailable(why: "\(error)")
        }
        process.waitUntilExit()
        switch (process.terminationReason, process.terminationStatus) {
        case (.exit, 0): break
        // As `timeout` and `prlimit` say it: not found, not to be run.
        case (.exit, 125...127): throw Unavailable(why: "\(program) can't be started")
        // Out of time, and stopped by a limit on work or on what it writes.
        case (.exit, 124), (.exit, 137), (.exit, 152), (.exit, 153): throw FileFault.unpacksTooLarge
        default: throw FileFault.damaged
        }
    }

    /// Seconds by the clock and of work; bytes of memory and of what it writes.
    private static let limits = [
        "--kill-after=1", "20", "/usr/bin/prlimit", "--cpu=15", "--as=\(2 << 30)", "--fsize=\(64 << 20)", "--core=0",
        "--nofile=64",
    ]

    /// 4096 pixels a side are more than a screen or a page shows.
    private static func wishes(_ kind: FileKind) -> [String] {
        let format =
            switch kind {
            case .png: ".png[strip,profile=none]"
            case .webp: ".webp[strip,profile=none,Q=85]"
            case .jpeg, .pdf, .odt, .docx, .xlsx, .ods, .text: ".jpg[strip,profile=none,Q=88]"
            }
        return ["stdin[fail_on=truncated]", "--size=4096x4096>", "--export-profile=srgb", "-o", format]
    }
}

/// A file that is gone when it is closed, also when the program is killed: a photo of pupils must not stay behind.
private func namelessFile() throws -> FileHandle {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("esafety-image-\(UUID().uuidString)")
    guard FileManager.default.createFile(atPath: place.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw ImageCleaner.Unavailable(why: "no file can be made in \(place.deletingLastPathComponent().path)") }
    defer { try? FileManager.default.removeItem(at: place) }
    return try FileHandle(forUpdating: place)
}
