private let programme = SmallContent.programme
private let community = SmallContent.community

let programmeDefects = [
    Defect("another id", programme, "programme: \"be\"", "programme: \"bee\"", "the file is named `be`"),
    Defect("time zone", programme, "Europe/Brussels", "Mars/Olympus", "the time zone `Mars/Olympus` is unknown"),
    Defect("scheme", programme, "scheme: \"s\"", "scheme: \"other\"", "the scheme `other` is unknown"),
    Defect("version", programme, "version: \"1.0\"", "version: \"1.00\"", "did you mean `1.0`?"),
    Defect("locale", programme, "nl-BE", "fr-BE", "`fr-BE` is not a locale of nl"),
    Defect("level", programme, "levels: [\"primary\",", "levels: [\"prima\",", "`prima` is not a level of education"),
    Defect(
        "name missing", programme, "{nl: \"Antwerpen\", en: \"Antwerp\"}", "{nl: \"Antwerpen\"}",
        "BE-VAN: there is no name in `en`"),
    Defect(
        "name too many", programme, "en: \"Antwerp\"", "en: \"Antwerp\", fr: \"Anvers\"",
        "`fr` is not a language of the programme"),
    Defect(
        "region twice", programme, "networks: [", "  - {id: \"BE-BRU\", names: {nl: \"B\", en: \"B\"}}\nnetworks: [",
        "`BE-BRU` is there twice"),
    Defect(
        "no code of a region", programme, "networks: [",
        "  - {id: \"antwerp\", names: {nl: \"B\", en: \"B\"}}\nnetworks: [", "ISO 3166-2"),
    Defect(
        "published of two", programme, "contact:", "fewest-published: 2\ncontact:", "`2` is not a whole number from 3"),
    Defect("contact", programme, "contact: \"someone@example.org\"\n", "", "the key `contact` is missing"),
]

let registerDefects = [
    Defect(
        "region in ranges", programme, "value: \"BE-BRU\"", "value: \"BE-XXX\"",
        "poi: `BE-XXX` is not a region of the programme"),
    Defect("ranges overlap", programme, "to: 1299", "to: 2000", "overlaps 1000 to 2000"),
    Defect("range upside down", programme, "from: 1000", "from: 1300", "from 1300 down to 1299"),
    Defect(
        "level in values", programme, "[\"secondary\"]}}", "[\"adult\"]}}", "`adult` is not a level of the programme"),
    Defect("network in values", programme, "[\"go\"]", "[\"goo\"]", "did you mean `go`?"),
    Defect("kind in values", programme, "[\"special\"]", "[\"strange\"]", "use one of `ordinary`, `special`"),
    Defect("covers", programme, "covers: [\"secondary\"]", "covers: [\"adult\"]", "the level `adult` is unknown"),
    Defect("no columns", programme, "{columns: [\"NAAM\"]}", "{columns: []}", "the list is empty"),
    Defect("extract's key", programme, "pad-to: 6", "padto: 6", "did you mean `pad-to`?"),
    Defect("no known columns", programme, "known-by: [\"LINK1\", \"CATEGORIE\"]", "known-by: \"LINK1\"", "not a list"),
]

let communityDefects = [
    Defect("programme", community, "programme: \"demo\"", "programme: \"be\"", "`be` is not the programme of the demo"),
    Defect("password", community, "correct horse battery", "short", "less than 12"),
    Defect("region", community, "\"BE-VAN\"", "\"BE-VAM\"", "did you mean `BE-VAN`?"),
    Defect("network", community, "\"go\"", "\"private\"", "the network `private` is unknown"),
    Defect(
        "level", community, "levels: [\"secondary\"]", "levels: [\"secondary\", \"adult\"]",
        "the level `adult` is unknown"),
    Defect("kind", community, "\"ordinary\"", "\"odd\"", "`odd` is not a kind of school"),
    Defect("language", community, "language: \"en\"", "language: \"fr\"", "the language `fr` is unknown"),
    Defect("address", community, "head@example.org", "head", "`head` is not an e-mail address"),
    Defect("person twice", community, "manager@example.org", "Head@example.org", "the person is there twice"),
    Defect(
        "school of an assessment", community, "{school: \"000001\"", "{school: \"000002\"", "did you mean `000001`?"),
    Defect(
        "level of an assessment", community, "level: \"secondary\", seed: 7", "level: \"primary\", seed: 7",
        "the school has no level"),
    Defect("answered too many", community, "answered: 2", "answered: 5", "`5` is not a whole number from 0 to 4"),
    Defect("answered missing", community, "answered: 2, ", "", "the key `answered` is missing"),
    Defect("strength", community, "strength: 60", "strength: 101", "`101` is not a whole number from 0 to 100"),
]
