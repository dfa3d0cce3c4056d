import CArchive
import Domain
import Foundation

/// Opens an archive to see which office file it is and what it carries. Nothing of it is written anywhere.
/// - Throws: `.unknownKind`, `.damaged`, `.mixed`, `.active`, `.locked`, `.unpacksTooLarge`.
func officeKind(of bytes: [UInt8]) throws(FileFault) -> FileKind {
    try checkArchiveFrame(bytes)
    return try bytes.withUnsafeBytes { memory in
        Result { () throws(FileFault) in try officeKind(in: memory) }
    }.get()
}

private enum Most {
    static let entries = 4000
    static let unpacked = 200 << 20
    /// What is worth reading: a list of types, a list of what is locked.
    static let list = 1 << 20
}

private func officeKind(in memory: UnsafeRawBufferPointer) throws(FileFault) -> FileKind {
    guard let archive = archive_read_new() else { throw .damaged }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip_seekable(archive)
    guard archive_read_open_memory(archive, memory.baseAddress, memory.count) == ARCHIVE_OK else { throw .damaged }
    var contents = OfficeContents()
    // Texts shrink to a tenth or so; what shrinks to a hundredth was made to.
    var room = min(Most.unpacked, (16 << 20) + memory.count * 100)
    var entry: OpaquePointer?
    while true {
        let state = archive_read_next_header(archive, &entry)
        if state == ARCHIVE_EOF { return try contents.kind() }
        guard state == ARCHIVE_OK || state == ARCHIVE_WARN, let entry else { throw .damaged }
        let name = try checkedName(of: entry)
        guard contents.entries.count < Most.entries else { throw .unpacksTooLarge }
        let unpacked = try unpack(archive, keeping: OfficeContents.lists.contains(name) ? Most.list : 0, room: &room)
        try contents.note(name, unpacked)
    }
}

/// The name of an entry that is a plain file or a folder within the archive.
private func checkedName(of entry: OpaquePointer) throws(FileFault) -> String {
    guard archive_entry_is_encrypted(entry) == 0 else { throw .locked }
    guard let text = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { throw .damaged }
    let name = String(cString: text)
    let (file, folder): (mode_t, mode_t) = (0o100000, 0o040000)
    let type = mode_t(archive_entry_filetype(entry))
    let leadsOut = name.hasPrefix("/") || name.contains("\\") || name.split(separator: "/").contains("..")
    guard type == file || type == folder, !leadsOut else { throw .damaged }
    return name
}

/// Unpacks an entry to its end, whatever it says of its size, and keeps the first bytes.
private func unpack(
    _ archive: OpaquePointer, keeping most: Int, room: inout Int
) throws(FileFault) -> [UInt8] {
    var kept: [UInt8] = []
    while true {
        var piece: UnsafeRawPointer?
        var (count, offset) = (0, Int64(0))
        let state = archive_read_data_block(archive, &piece, &count, &offset)
        if state == ARCHIVE_EOF { return kept }
        guard state == ARCHIVE_OK else { throw .damaged }
        room -= count
        guard room >= 0 else { throw .unpacksTooLarge }
        let wanted = min(count, most - kept.count)
        if wanted > 0 { kept += UnsafeRawBufferPointer(start: piece, count: wanted) }
    }
}

/// What an office file is made of, as far as it tells what it is.
private struct OfficeContents {
    private(set) var entries: Set<String> = []
    private var first: String?
    private var told: [String: String] = [:]

    private static let types = "[Content_Types].xml"
    private static let manifest = "META-INF/manifest.xml"
    static let lists: Set<String> = ["mimetype", types, manifest]

    mutating func note(_ name: String, _ unpacked: [UInt8]) throws(FileFault) {
        if first == nil { first = name }
        // Two entries of one name: which of them is meant depends on who reads.
        guard entries.insert(name).inserted else { throw .damaged }
        if Self.lists.contains(name) { told[name] = String(decoding: unpacked, as: UTF8.self) }
        if isActive(name.lowercased()) { throw .active }
    }

    private func isActive(_ name: String) -> Bool {
        name.hasPrefix("basic/") || name.hasPrefix("scripts/") || name.hasSuffix("vbaproject.bin")
            || name.contains("/activex/") || (name.contains("/embeddings/") && name.hasSuffix(".bin"))
    }

    func kind() throws(FileFault) -> FileKind {
        let kinds = FileKind.allCases.filter(isOf)
        guard kinds.count < 2 else { throw .mixed }
        guard let kind = kinds.first else { throw .unknownKind }
        let types = told[Self.types] ?? ""
        guard !types.contains("macroEnabled") else { throw .active }
        guard !(told[Self.manifest] ?? "").contains("encryption-data") else { throw .locked }
        return kind
    }

    private func isOf(_ kind: FileKind) -> Bool {
        switch kind {
        case .docx: entries.contains("word/document.xml") && told[Self.types] != nil
        case .xlsx: entries.contains("xl/workbook.xml") && told[Self.types] != nil
        case .odt, .ods:
            first == "mimetype" && told["mimetype"] == kind.mediaType && entries.contains("content.xml")
        case .pdf, .png, .jpeg, .webp, .text: false
        }
    }
}
