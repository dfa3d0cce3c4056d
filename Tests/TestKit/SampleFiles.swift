import Foundation

/// Small files of each kind, and what goes into larger ones.
public enum SampleFile {
    /// 24 by 16 pixels, of which the camera says that they lie on their side; with a place: `hidden-place`.
    public static let jpeg = bytes(
        """
        /9j/4QBMRXhpZgAASUkqAAgAAAACABIBAwABAAAABgAAACWIBAABAAAAJgAAAAAAAAABAAEAAgACAAAATgAAAAAAAABoaWRk\
        ZW4tcGxhY2X/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9\
        lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8\
        fHz/wAARCAAQABgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQA\
        AAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW\
        V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ\
        2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQA\
        AQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RV\
        VldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX\
        2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDCjtParUdp7VpR2ntVqO09q1niDnw+KMyO09qK3I7T2orneI1P\
        bp4rQ//Z
        """)
    /// 24 by 16 pixels with a comment: `hidden-place`.
    public static let png = bytes(
        """
        iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAIAAACDRijCAAAAFHRFWHRDb21tZW50AGhpZGRlbi1wbGFjZV2pgmQAAAKfSURB\
        VHjaDcyRGoUwAIDRcTKJx0kSj5NJPE4m8fD/kkk8TibxOJnE42TSc9x7HuAIIegEvUAJBsEk0IJZsAisYBVsAi/YBYcgCk7B\
        JciCW/AIquAVfAIhJJ2klyjJIJkkWjJLFomVrJJN4iW75JBEySm5JFlySx5JlbyST/4jRafoFUoxKCaFVsyKRWEVq2JTeMWu\
        OBRRcSouRVbcikdRFa/iU/9opBvpR9TIMDKN6JF5ZBmxI+vINuJH9pFjJI6cI9dIHrlHnpE68o584z/SdJpeozSDZtJozaxZ\
        NFazajaN1+yaQxM1p+bSZM2teTRV82o+/Y8MnaE3KMNgmAzaMBsWgzWshs3gDbvhMETDabgM2XAbHkM1vIbP/CNLZ+ktyjJY\
        Jou2zJbFYi2rZbN4y245LNFyWi5LttyWx1Itr+Wz/8jROXqHcgyOyaEds2NxWMfq2BzesTsOR3ScjsuRHbfjcVTH6/jcP/J0\
        nt6jPINn8mjP7Fk81rN6No/37J7DEz2n5/Jkz+15PNXzej7/jwJdoA+owBCYAjowB5aADayBLeADe+AIxMAZuAI5cAeeQA28\
        gS/8o0gX6SMqMkSmiI7MkSViI2tki/jIHjkiMXJGrkiO3JEnUiNv5Iv/KNEl+oRKDIkpoRNzYknYxJrYEj6xJ45ETJyJK5ET\
        d+JJ1MSb+NI/ynSZPqMyQ2bK6MycWTI2s2a2jM/smSMTM2fmyuTMnXkyNfNmvvyPCl2hL6jCUJgKujAXloItrIWt4At74SjE\
        wlm4CrlwF55CLbyFr/yjSlfpK6oyVKaKrsyVpWIra2Wr+MpeOSqxclauSq7cladSK2/lq/+o0TX6hmoMjamhG3NjadjG2tga\
        vrE3jkZsnI2rkRt342nUxtv4Gj/mcRVf9LwlqwAAAABJRU5ErkJggg==
        """)
    /// 24 by 16 pixels with a place: `hidden-place`.
    public static let webp = bytes(
        """
        UklGRrwAAABXRUJQVlA4WAoAAAAIAAAAFwAADwAAVlA4IFIAAACQAwCdASoYABAAPu1yrU+pp6QiMAgBMB2JbACdMoRwACm7\
        3xYgAP7u3O/HPGb07/b2++NZCUhzB9QrKlMf/7+SltXLY3A/+JxQXlXWIegy2AAARVhJRkQAAABJSSoACAAAAAIAEgEDAAEA\
        AAAGAAAAJYgEAAEAAAAmAAAAAAAAAAEAAQACAAIAAABOAAAAAAAAAGhpZGRlbi1wbGFjZQ==
        """)

    public static let pdf = pdf(holding: "<< /Type /Catalog /OpenAction [1 0 R /XYZ null null 0] >>")

    /// Not one that a reader would show, but of the form of one.
    public static func pdf(holding object: String, stream: [UInt8] = Array("(/JS in a stream)".utf8)) -> [UInt8] {
        Array("%PDF-1.7\n1 0 obj\n\(object)\nendobj\n2 0 obj\n<< /Length \(stream.count) >>\nstream\n".utf8) + stream
            + Array("\nendstream\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n".utf8)
    }

    public static let docx = docx()

    public static func docx(
        types: String = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        and more: [(name: String, bytes: [UInt8])] = []
    ) -> [UInt8] {
        zip(
            [("[Content_Types].xml", Array("<Types><Override ContentType=\"\(types)\"/></Types>".utf8))]
                + [("word/document.xml", Array("<w:document/>".utf8))] + more)
    }

    public static let xlsx = zip([
        ("[Content_Types].xml", Array("<Types/>".utf8)), ("xl/workbook.xml", Array("<workbook/>".utf8)),
    ])

    public static let odt = openDocument("text")
    public static let ods = openDocument("spreadsheet")

    public static func openDocument(_ kind: String, and more: [(name: String, bytes: [UInt8])] = []) -> [UInt8] {
        zip(
            [
                ("mimetype", Array("application/vnd.oasis.opendocument.\(kind)".utf8)),
                ("content.xml", Array("<x/>".utf8)),
            ]
                + more)
    }
}

extension SampleFile {
    /// An archive of entries that are stored as they are.
    public static func zip(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        archive(entries.map { ArchiveEntry(name: $0.name, packed: $0.bytes, size: $0.bytes.count) })
    }

    /// An entry of so many zeros, which takes a five-hundredth of that.
    public static func bomb(_ name: String, zeros: Int) -> ArchiveEntry {
        var bits = BitWriter()
        // One last block with fixed codes: a zero, then "258 times what stands one before", and the end.
        bits.write(0b011, 3)
        bits.write(0b0000_1100, 8)
        for _ in 0..<(zeros - 1) / 258 { bits.write(0b0_0000_1010_0011, 13) }
        bits.write(0, 7)
        return ArchiveEntry(name: name, packed: bits.bytes, size: zeros / 258 * 258 + 1, method: 8)
    }

    public struct ArchiveEntry: Sendable {
        public let name: String
        public let packed: [UInt8]
        let size: Int
        let method: UInt16

        public init(name: String, packed: [UInt8], size: Int, method: UInt16 = 0) {
            self.name = name
            self.packed = packed
            self.size = size
            self.method = method
        }
    }

    public static func archive(_ entries: [ArchiveEntry]) -> [UInt8] {
        var (file, directory): ([UInt8], [UInt8]) = ([], [])
        for entry in entries {
            let name = Array(entry.name.utf8)
            let common =
                low(20, 2) + low(0, 2) + low(Int(entry.method), 2) + low(0, 4) + low(crc(entry.packed), 4)
                + low(entry.packed.count, 4) + low(entry.size, 4) + low(name.count, 2) + low(0, 2)
            directory += [0x50, 0x4B, 1, 2] + low(20, 2) + common + low(0, 10) + low(file.count, 4) + name
            file += [0x50, 0x4B, 3, 4] + common + name + entry.packed
        }
        let end = low(entries.count, 2) + low(entries.count, 2) + low(directory.count, 4) + low(file.count, 4)
        return file + directory + [0x50, 0x4B, 5, 6] + low(0, 4) + end + low(0, 2)
    }

    private static func low(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> ($0 * 8)) : 0 }
    }

    private static func crc(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }

    private static func bytes(_ text: String) -> [UInt8] {
        Array(Data(base64Encoded: text.replacing("\n", with: "")) ?? Data())
    }
}

/// Bits as deflate has them: the lowest of a byte first.
private struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var count = 0

    mutating func write(_ bits: Int, _ width: Int) {
        for place in 0..<width {
            if count % 8 == 0 { bytes.append(0) }
            bytes[count / 8] |= UInt8(bits >> place & 1) << (count % 8)
            count += 1
        }
    }
}
