public import Testing

/// The bytes of a file as the argument of a test, of which the log says no more than it must.
public struct SampleBytes: Sendable, CustomTestStringConvertible {
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    public var testDescription: String {
        "\(bytes.count) bytes: \(String(decoding: bytes.prefix(8), as: UTF8.self).debugDescription)"
    }
}
