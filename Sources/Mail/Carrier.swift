public import Foundation

/// What became of a letter that was handed over.
public enum Delivery: Sendable, Equatable {
    /// It was taken: from here on it is somebody else's.
    case sent
    /// This letter was refused for good.
    case refused(String)
    /// It did not go this time, or nobody knows whether it went.
    case later(String)
    /// Nothing can be sent now; this letter has no part in it.
    case away(String)
}

/// Who carries letters away.
public protocol Carrier: Sendable {
    func carry(_ message: InternetMessage) async -> Delivery
}

/// Writes each letter as a file, for where there is no mail server: under the same name each time, so that one
/// is never there twice.
public struct FolderCarrier: Carrier {
    private let folder: URL

    public init(folder: URL) {
        self.folder = folder
    }

    public func carry(_ message: InternetMessage) async -> Delivery {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try message.bytes.write(to: folder.appendingPathComponent("\(message.id).eml"), options: .atomic)
            return .sent
        } catch {
            return .away("\(folder.path) can't be written to: \(error.localizedDescription)")
        }
    }
}
