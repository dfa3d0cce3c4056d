import Foundation

/// Invented schools as rows of the live Flemish register: byte-order mark, semicolons, all fields quoted, rows
/// that end in a bare CR. About one school in five has a second site.
struct InventedRegister {
    static let header = "\u{FEFF}" + columns.joined(separator: ";") + "\r"

    private var dice: Dice

    init(seed: UInt64) {
        dice = Dice(state: seed)
    }

    /// The rows of the school, to be asked for in order.
    mutating func rows(of index: Int) -> String {
        let structure = structures[dice.below(structures.count)]
        let name = "\(structure.kind) \(properName())"
        let number = String(100_000 + index)
        var facts = [
            "schoolnummer": number, "net": nets[dice.below(nets.count)], "soort instelling": "Onderwijsinstelling",
            "e-mail": dice.below(5) > 0 ? "info@school\(number).example" : "",
            "website": dice.below(3) > 0 ? "https://school\(number).example/" : "",
            "beheerder(s)": "Directeur Verzonnen \(number)", "onderwijsniveau": structure.level,
            "instellingstype": structure.kind, "begindatum": "01/09/\(1950 + dice.below(70))",
            "einddatum": dice.below(25) == 0 ? "31/08/\(2010 + dice.below(15))" : "", "status erkenning": "E",
            "scholengemeenschap": dice.below(4) > 0 ? "\(121_000 + dice.below(800))" : "0",
            "taalstelsel": "Nederlandstalig", "ingerichte hoofdstructuren": structure.codes,
        ]
        var text = ""
        for site in 0...(dice.below(5) == 0 ? 1 : 0) {
            let postcode = somePostcode()
            let place = Self.place(postcode)
            facts["intern_vplnummer"] = "\(site + 1)"
            facts["naam"] = site == 0 ? name : "\(name) - \(place)"
            facts["hoofdzetel"] = site == 0 ? "True" : "False"
            facts["straat"] = streets[dice.below(streets.count)]
            facts["huisnummer"] = "\(1 + dice.below(180))"
            facts["postcode"] = "\(postcode)"
            facts["gemeente"] = place
            text += Self.row(facts)
        }
        return text
    }

    private static func row(_ facts: [String: String]) -> String {
        columns.map { "\"\((facts[$0] ?? "").replacing("\"", with: "\"\""))\"" }.joined(separator: ";") + "\r"
    }

    /// Names as schools have them: many share theirs, many have one of their own.
    private mutating func properName() -> String {
        switch dice.below(6) {
        case 0, 1: "Sint-\(saints[dice.below(saints.count)])"
        case 2: "De \(firsts[dice.below(firsts.count)].capitalized)\(lasts[dice.below(lasts.count)])"
        case 3: "Het \(firsts[dice.below(firsts.count)].capitalized)\(lasts[dice.below(lasts.count)])"
        case 4: "\(invented(2 + dice.below(3)))\(dice.below(2) == 0 ? "hof" : "")"
        default: "'t \(firsts[dice.below(firsts.count)].capitalized) \(invented(2 + dice.below(2)))"
        }
    }

    private mutating func invented(_ syllables: Int) -> String {
        (0..<syllables).map { _ in openings[dice.below(openings.count)] + closings[dice.below(closings.count)] }
            .joined().capitalized
    }

    /// Towns of Flanders' ranges of postcodes; few of them have many schools.
    private mutating func somePostcode() -> Int {
        let skewed = dice.below(4800) * dice.below(4800) / 4800
        return switch skewed {
        case ..<300: 1000 + skewed
        case ..<2800: 1500 + skewed - 300
        default: 8000 + skewed - 2800
        }
    }

    private static func place(_ postcode: Int) -> String {
        var dice = Dice(state: UInt64(postcode))
        let start = openings[dice.below(openings.count)] + closings[dice.below(closings.count)]
        return start.capitalized + townEnds[dice.below(townEnds.count)]
    }
}

/// The generator of Steele, Lea and Flood (2014): the same numbers everywhere.
private struct Dice {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
    }
}

private func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
}

private let columns = """
    schoolnummer;intern_vplnummer;net;naam;hoofdzetel;adres;straat;huisnummer;busnummer;postcode;gemeente;niscode;\
    provinciecode;provincie;VWO-vestigingsplaatscode;crab-code;crab-huisnr;lx;ly;kbo-nummer;telefoon;fax;e-mail;\
    website;beheerder(s);soort instelling;onderwijsniveau;instellingstype;begindatum;einddatum;status erkenning;clb;\
    bestuur;scholengemeenschap;taalstelsel;ingerichte hoofdstructuren
    """.split(separator: ";").map(String.init)

private let nets = [
    "Gemeenschapsonderwijs", "Officieel gesubsidieerd onderwijs", "Vrij gesubsidieerd onderwijs", "Andere",
]

private let structures: [(codes: String, kind: String, level: String)] = [
    ("111,211", "Basisschool", "Basisonderwijs"), ("111,211", "Vrije basisschool", "Basisonderwijs"),
    ("211", "Lagere school", "Basisonderwijs"), ("111", "Kleuterschool", "Basisonderwijs"),
    ("311", "Atheneum", "Secundair onderwijs"), ("311,312", "Technisch instituut", "Secundair onderwijs"),
    ("311,313", "College", "Secundair onderwijs"), ("316", "Academie", "Deeltijds kunstonderwijs"),
    ("121,221", "School voor buitengewoon basisonderwijs", "Basisonderwijs"),
    ("321", "School voor buitengewoon secundair onderwijs", "Secundair onderwijs"),
]
private let streets = words("Lindedreef Torenvalkstraat Molenbergweg Sint-Odradastraat Kapelleveld Zilverberkenlaan")
private let saints = words(
    """
    Odrada Jozef Anna Michiel Cæcilia Elooi Norbertus Lutgart Bavo Amandus Gummarus Ludgardis Rembert Veerle Aldegonde \
    Denijs Kwinten Hubertus Walburga Alena Dimpna Lambertus Servaas Trudo Wivina Gudula Guibert Hadelinus Egelwinus
    """)
private let firsts = words(
    """
    water zonne regen toren linden berken vlinder klaver molen zilver gouden winde groene wilgen eike appel ooievaars \
    sterren maan wolken bloemen vogel bijen egel otter reiger leeuwerik merel kastanje hazel esdoorn beuken
    """)
private let lasts = words(
    """
    juffer wijzer boog veld hof tuin bos dreef kring boom nest brug poort berg dal kamp werf bron laan plein sprong \
    vlucht zang dans pad ster kom schip vuur
    """)
private let openings = words("b br d dr f g gr h j k kl l m n p r s sch st t tr v w z")
private let closings = words("aar al an ar ee el en er eu ie il in oe ol on oor ou ui uur y ij em ap ut")
private let townEnds = words(
    "beke gem hove kerke zele dam broek rode hout lo stede voorde wijk ghem ingen aarde é-les-eaux")
