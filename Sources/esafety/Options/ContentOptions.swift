import ArgumentParser
import ContentReader
import Domain
import Foundation

/// Where the content is.
struct ContentOptions: ParsableArguments {
    @Option(help: "The folder of the content. Default ./Content; or ESAFETY_CONTENT.")
    var content: String?

    var folder: URL {
        URL(fileURLWithPath: content ?? environment("CONTENT") ?? "Content", isDirectory: true)
    }

    /// The content, which must be without faults.
    func read(for purpose: ContentPurpose = .serving) throws -> Catalogue {
        let reading = readContent(at: folder, for: purpose)
        guard let catalogue = reading.catalogue else {
            let shown = reading.faults.prefix(5).map(\.description).joined(separator: "\n")
            throw BadInput(
                "\(shown)\nThe content in \(folder.path) has \(reading.faults.count) fault(s). "
                    + "`esafety content check` names them all; --content names another folder.")
        }
        return catalogue
    }

    func programme(_ id: String, in catalogue: Catalogue) throws -> Programme {
        guard let programme = catalogue.programme(Programme.ID(id)) else {
            let known = catalogue.programmes.map(\.id.rawValue).joined(separator: ", ")
            throw BadInput("There is no programme \(id). The content has: \(known).")
        }
        return programme
    }

    func edition(_ scheme: String, _ version: String, in catalogue: Catalogue) throws -> Edition {
        guard let edition = catalogue.edition(Version.Name(scheme: scheme, version: version)) else {
            let known = catalogue.editions.keys.map(\.description).sorted().joined(separator: ", ")
            throw BadInput("There is no version \(version) of a scheme \(scheme). The content has: \(known).")
        }
        return edition
    }

    func level(_ name: String) throws -> EducationLevel {
        guard let level = EducationLevel(rawValue: name) else {
            let known = EducationLevel.allCases.map(\.rawValue).joined(separator: ", ")
            throw BadInput("There is no level of education \(name). There are: \(known).")
        }
        return level
    }
}
