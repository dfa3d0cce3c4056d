import Domain
import Foundation

/// A programme as a file of content, such as Content/programmes/nl.yaml; its register is empty.
func programmeText(_ programme: Programme) -> String {
    let languages = programme.languages.map { "{language: \"\($0.language)\", locale: \"\($0.locale)\"}" }
    return """
        # An invented programme, made by `esafety demo load`. Nothing in it is real.
        programme: "\(programme.id)"
        names: \(names(programme.names, of: programme))
        time-zone: "\(programme.timeZone.identifier)"
        languages: [\(languages.joined(separator: ", "))]
        scheme: "\(programme.version.scheme)"
        version: "\(programme.version.version)"
        contact: "\(programme.contact)"
        levels: [\(programme.levels.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))]
        regions:
        \(list(programme.regions, of: programme))
        networks:
        \(list(programme.networks, of: programme))
        register: []

        """
}

private func list(_ named: [Programme.Named], of programme: Programme) -> String {
    named.map { "  - {id: \"\($0.id)\", names: \(names($0.names, of: programme))}" }.joined(separator: "\n")
}

private func names(_ names: [Language: String], of programme: Programme) -> String {
    let pairs = programme.languages.compactMap { spoken in
        names[spoken.language].map { "\(spoken.language): \"\($0)\"" }
    }
    return "{\(pairs.joined(separator: ", "))}"
}
