private let offers = SmallContent.offers
private let localNl = SmallContent.localNl
private let resources = SmallContent.resources
private let rules = SmallContent.rulesNl

let offerDefects = [
    Defect(
        "offer for an unknown action", offers, "[\"a1\"]", "[\"a77\"]", "evening: the action `a77` is unknown",
        in: .withOffers),
    Defect("unknown topic", offers, "[\"lessons\"]", "[\"lesson\"]", "did you mean `lessons`?", in: .withOffers),
    Defect(
        "offer for nothing", offers, "    topics: [\"lessons\"]\n    actions: [\"a1\"]\n", "",
        "the offer belongs to nothing", in: .withOffers),
    Defect("kind", offers, "\"training\"", "\"traning\"", "did you mean `training`?", in: .withOffers),
    Defect("plain http", offers, "https://", "http://", "is not an address of the web", in: .withOffers),
    Defect(
        "script for an address", offers, "https://www", "javascript:alert(1)//www", "is not an address", in: .withOffers
    ),
    Defect("reader", offers, "\"parents\"", "\"grandparents\"", "is not a reader", in: .withOffers),
    Defect("day", offers, "2026-11-22", "22-11-2026", "`22-11-2026` is not a day", in: .withOffers),
    Defect(
        "offer without words", localNl, "offers:\n  evening: {name: \"Evening\", about: \"One line.\"}\n", "",
        "evening: the offer has no words here", in: .withOffers),
    Defect(
        "words without offer", localNl, "  evening:", "  morning: {name: \"M\", about: \"M.\"}\n  evening:",
        "the offer `morning` is unknown", in: .withOffers),
    Defect(
        "replacement in one language", localNl, "  a2: {proof: \"A local proof\"}", "  a2: {}",
        "action.a2.proof: the replacement is not here", in: .withOffers),
    Defect(
        "replacement of nothing", localNl, "  q1: {", "  q77: {", "the question `q77` is unknown", faults: 5,
        in: .withOffers),
    Defect(
        "a part that is none", localNl, "{why:", "{whi: \"x\", why:", "did you mean `who`?", in: .withOffers),
]

let resourceDefects = [
    Defect(
        "not in a language", resources, "names: {nl: \"Portaal\", ", "names: {", "there are no words in `nl`",
        in: .withOffers),
    Defect(
        "resource for an unknown topic", resources, "[\"updates\"]", "[\"apdates\"]", "did you mean `updates`?",
        in: .withOffers),
]

let languageDefects = [
    Defect(
        "question too long", SmallContent.nl, "ask: \"Ask 1, Nederlands\"", "ask: \"One two three four five six\"",
        "q1.ask: the text has 6 words, and at most 5 are allowed", in: .withRules),
    Defect(
        "choice too long", SmallContent.nl, "q2a: \"Weak\"", "q2a: \"Weak and weak and weak\"",
        "the text has 5 words, and at most 4", in: .withRules),
    Defect(
        "sentence too long", SmallContent.nl, "steps: \"Steps\"",
        "steps: \"Short one. Now one two three four five six.\"",
        "the sentence `Now one two three four five six.` has 7 words", in: .withRules),
    Defect(
        "jargon", SmallContent.nl, "proof: \"Proof\"", "proof: \"Set up MFA.\"",
        "`MFA` is a word to avoid — say `twee stappen`", in: .withRules),
    Defect(
        "jargon in another case", SmallContent.nl, "proof: \"Proof\"", "proof: \"Policy first.\"",
        "`policy` is a word to avoid", in: .withRules),
    Defect(
        "jargon in the interface", SmallContent.wordsNl, "\"Terug\"", "\"Je policy\"",
        "back: `policy` is a word to avoid", in: .withRules),
    Defect(
        "no limits", rules, "limits: {question: 5, choice: 4, sentence: 6}\n", "", "the key `limits` is missing",
        in: .withRules),
    Defect(
        "a limit of nothing", rules, "sentence: 6", "sentence: 0", "`0` is not a whole number from 1 to 1000",
        in: .withRules),
]
