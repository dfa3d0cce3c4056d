public import Foundation

extension Version {
    /// The version as JSON with sorted keys: the same bytes for the same structure and actions, whatever
    /// the file's comments and spacing, and whatever languages it is in: a published version may gain one.
    /// Checksums are taken of it, and the store keeps it.
    public func canonicalForm() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    public init(canonicalForm data: Data) throws {
        self = try JSONDecoder().decode(Version.self, from: data)
    }
}
