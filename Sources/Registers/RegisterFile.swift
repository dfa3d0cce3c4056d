public import Foundation

/// A file of a register as it was delivered: its name for messages, and where its bytes are.
public struct RegisterFile: Sendable {
    public enum Source: Sendable {
        case file(URL)
        case bytes(Data)
    }

    public let name: String
    public let source: Source

    public init(name: String, source: Source) {
        self.name = name
        self.source = source
    }

    public init(at url: URL) {
        self.init(name: url.lastPathComponent, source: .file(url))
    }

    /// Hands over the bytes from the start, piece by piece, so that a large file never is in memory as a whole.
    func readChunks(
        of size: Int, _ use: ([UInt8]) throws(RegisterFault) -> Void
    ) throws(RegisterFault) {
        switch source {
        case .bytes(let bytes):
            var rest = bytes[...]
            while !rest.isEmpty {
                try use(Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
        case .file(let url):
            let handle = try open(url)
            defer { try? handle.close() }
            while let chunk = try next(size, from: handle), !chunk.isEmpty {
                try use(Array(chunk))
            }
        }
    }

    /// The file is read twice, first for its encoding: a pipe or a device would be empty the second time.
    private func open(_ url: URL) throws(RegisterFault) -> FileHandle {
        do {
            let path = url.resolvingSymlinksInPath().path
            let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            guard type == .typeRegular else {
                throw RegisterFault(name, .unreadable("it is not a regular file; save it to one first"))
            }
            return try FileHandle(forReadingFrom: url)
        } catch let fault as RegisterFault {
            throw fault
        } catch {
            throw RegisterFault(name, .unreadable(error.localizedDescription))
        }
    }

    private func next(_ size: Int, from handle: FileHandle) throws(RegisterFault) -> Data? {
        do {
            return try handle.read(upToCount: size)
        } catch {
            throw RegisterFault(name, .unreadable(error.localizedDescription))
        }
    }
}
