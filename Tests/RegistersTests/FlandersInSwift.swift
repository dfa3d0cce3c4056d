import Domain
import Foundation

/// Content/programmes/be-vl.yaml by hand, until its reader is there: then this file becomes one line.
enum Flanders {
    static let programme = Programme(
        id: "be-vl", names: ["nl": "Vlaanderen", "en": "Flanders"], timeZone: .gmt,
        languages: [.init(language: "nl", locale: "nl-BE"), .init(language: "en", locale: "en-BE")],
        version: Version.Name(scheme: "esafety-label", version: "2026.1"), contact: "esafetylabel@example.org",
        levels: [.primary, .secondary, .adult, .arts, .higher], regions: [], networks: [],
        registerForms: [live, poi])

    private typealias Extract = RegisterForm.Extract

    private static let live = RegisterForm(
        id: "live",
        knownBy: ["schoolnummer", "naam", "hoofdzetel", "straat", "postcode", "gemeente", structures],
        number: Extract(columns: ["schoolnummer"], padTo: 6), name: Extract(columns: ["naam"]),
        street: Extract(columns: ["straat", "huisnummer", "busnummer"]),
        postcode: Extract(columns: ["postcode"]), place: Extract(columns: ["gemeente"]),
        headOffice: .init(column: "hoofdzetel", values: ["True"]),
        levels: Extract(
            columns: [structures], splitAt: ",;|/ ",
            values: [
                "111": ["primary"], "121": ["primary"], "211": ["primary"], "221": ["primary"],
                "311": ["secondary"], "312": ["secondary"], "313": ["secondary"], "315": ["secondary"],
                "316": ["arts"], "317": ["adult"], "321": ["secondary"], "411": ["higher"],
            ]),
        covers: [.primary, .secondary, .arts],
        kind: Extract(
            columns: [structures], splitAt: ",;|/ ",
            values: [
                "111": ["ordinary"], "121": ["special"], "211": ["ordinary"], "221": ["special"],
                "311": ["ordinary"], "312": ["ordinary"], "313": ["ordinary"], "315": ["ordinary"],
                "316": ["ordinary"], "317": ["ordinary"], "321": ["special"], "411": ["ordinary"],
            ]),
        region: Extract(columns: ["postcode"], ranges: provinces),
        network: Extract(
            columns: ["net"],
            values: [
                "Gemeenschapsonderwijs": ["go"], "Officieel gesubsidieerd onderwijs": ["ogo"],
                "Vrij gesubsidieerd onderwijs": ["vgo"], "Andere": ["other"],
            ]),
        groupNumber: Extract(columns: ["scholengemeenschap"]), groupName: nil,
        email: Extract(columns: ["e-mail"]), website: Extract(columns: ["website"]),
        opened: Extract(columns: ["begindatum"]), closed: Extract(columns: ["einddatum"]))

    private static let poi = RegisterForm(
        id: "poi",
        knownBy: ["NAAM", "NOTITIE", "STRAAT", "POSTCODE", "GEMEENTE", "POITYPE", "CATEGORIE", "LINK1"],
        number: Extract(columns: ["LINK1"], after: "?sn=", padTo: 6), name: Extract(columns: ["NAAM"]),
        street: Extract(columns: ["STRAAT", "HUISNUMMER", "BUSNUMMER"]),
        postcode: Extract(columns: ["POSTCODE"]), place: Extract(columns: ["GEMEENTE"]),
        headOffice: .init(column: "NOTITIE", values: ["Hoofdzetel"]),
        levels: Extract(
            columns: ["CATEGORIE"],
            values: [
                "Secundair onderwijs": ["secondary"], "Deeltijds kunstonderwijs": ["arts"],
                "Hoger onderwijs": ["higher"],
            ]),
        covers: [.secondary, .arts, .higher],
        kind: Extract(columns: ["POITYPE"], values: ["Buitengewoon secundair onderwijs": ["special"]]),
        region: Extract(columns: ["POSTCODE"], ranges: provinces),
        network: nil, groupNumber: nil, groupName: nil,
        email: Extract(columns: ["EMAIL"]), website: Extract(columns: ["LINK2"]),
        opened: Extract(columns: ["BEGINDATUM"]), closed: Extract(columns: ["EINDDATUM"]))

    private static let structures = "ingerichte hoofdstructuren"

    private static let provinces: [RegisterForm.Range] = [
        .init(from: 1000, to: 1299, value: "BE-BRU"), .init(from: 1500, to: 1999, value: "BE-VBR"),
        .init(from: 2000, to: 2999, value: "BE-VAN"), .init(from: 3000, to: 3499, value: "BE-VBR"),
        .init(from: 3500, to: 3999, value: "BE-VLI"), .init(from: 8000, to: 8999, value: "BE-VWV"),
        .init(from: 9000, to: 9999, value: "BE-VOV"),
    ]
}
