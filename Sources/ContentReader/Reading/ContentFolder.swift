import Foundation

/// The folder of content: what is in it, and its files as YAML.
struct ContentFolder {
    static let largestFile = 4 * 1024 * 1024

    let root: URL
    let faults: Faults

    /// The folders in a folder, sorted. A name that is no id is refused.
    func folders(in path: String) -> [String] {
        entries(in: path).filter { isFolder("\(path)/\($0)") }.filter { isGoodName($0, in: path) }
    }

    /// The names, without `.yaml`, of the YAML files in a folder, sorted. A name that is no id is refused.
    func files(in path: String) -> [String] {
        let files = entries(in: path).filter { !isFolder("\(path)/\($0)") }
        for name in files where name.lowercased().hasSuffix(".yml") {
            faults.add(in: "\(path)/\(name)", "the file is not read", "let its name end in `.yaml`")
        }
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
            .filter { isGoodName($0, in: path) }
    }

    func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    /// The bytes of a file; a fault where it is missing, can't be read or is too large.
    func bytes(of path: String) -> Data? {
        let url = root.appending(path: path)
        guard has(path) else {
            faults.add(in: path, "the file is missing", "write it; docs/content-guide.md shows its form")
            return nil
        }
        guard let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize else {
            faults.add(in: path, "this is not a file", "put a file of this name there")
            return nil
        }
        guard size <= Self.largestFile else {
            faults.add(in: path, "the file is larger than 4 MB", "divide or shorten it; content is words, not data")
            return nil
        }
        guard let data = try? Data(contentsOf: url) else {
            faults.add(in: path, "the file can't be read", "let the program have the right to read it")
            return nil
        }
        return data
    }

    private func entries(in path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    private func isGoodName(_ name: String, in path: String) -> Bool {
        if name.isIdentifier { return true }
        faults.add(
            in: "\(path)/\(name)", "the name \(name.quoted) is not an id",
            "name it with lower case letters, digits, hyphens and points")
        return false
    }
}
