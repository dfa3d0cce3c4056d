private let structure = SmallContent.structure
private let actions = SmallContent.actions
private let nl = SmallContent.nl

let structureDefects = [
    Defect("unknown key", structure, "per-topic: 2", "per-topic: 2\n  extra-thing: 1", "`extra-thing` is unknown here"),
    Defect("misspelt key", structure, "validity-months", "validity-month", "did you mean `validity-months`?"),
    Defect("missing key", structure, "  applicable-per-area: 1\n", "", "the key `applicable-per-area` is missing"),
    Defect("wrong type", structure, "per-topic: 2", "per-topic: \"2\"", "without quotation marks"),
    Defect("fraction", structure, "validity-months: 18", "validity-months: 1.5", "`1.5` is not a whole number"),
    Defect("list for a mapping", structure, "{total: 8, area: 4}", "[8, 4]", "here stands a list, not a mapping"),
    Defect("another scheme", structure, "scheme: \"s\"", "scheme: \"t\"", ":1: the folder is named `s`"),
    Defect("another version", structure, "version: \"1.0\"", "version: \"1.1\"", "the folder is named `1.0`"),
    Defect("language twice", structure, "[\"nl\", \"en\"]", "[\"nl\", \"en\", \"nl\"]", "`nl` is in the list twice"),
    Defect("no language", structure, "[\"nl\", \"en\"]", "[\"nl\", \"English\"]", "`English` is not a language"),
    Defect("area twice", structure, "id: \"people\"", "id: \"tech\"", "the area `tech` is there twice (line 15)"),
    Defect("topic twice", structure, "id: \"lessons\"", "id: \"updates\"", "the topic `updates` is there twice"),
    Defect("no anchor", structure, "anchor: true\n            choices", "choices", "lessons: the topic has no anchor"),
    Defect(
        "two anchors", structure, "- id: \"q4\"", "- id: \"q4\"\n            anchor: true",
        "several anchors: `q3`, `q4`"),
    Defect(
        "too few at a level", structure, "- id: \"q4\"", "- id: \"q4\"\n            levels: [\"primary\"]",
        "too few questions to draw 2 at `adult`, `arts`, `higher`"),
]

let questionDefects = [
    Defect("question twice", structure, "id: \"q4\"", "id: \"q3\"", "the question `q3` is there twice"),
    Defect("choice twice", structure, "id: \"q4a\"", "id: \"q3a\"", "the choice `q3a` is there twice"),
    Defect("upper case id", structure, "id: \"q4a\"", "id: \"NO\"", "`NO` is not an id"),
    Defect("taken id", structure, "id: \"q4a\"", "id: \"unknown\"", "can't be the id of a choice"),
    Defect("no points", structure, "\"q4a\", points: 0", "\"q4a\"", "q4a: the key `points` is missing"),
    Defect("points out of reach", structure, "points: 2}", "points: 3}", "q1b: `3` is not a whole number from 0 to 2"),
    Defect("negative points", structure, "points: 0", "points: -1", "`-1` is not a whole number from 0 to 2"),
    Defect(
        "not ordered", structure, "\"q1b\", points: 2}",
        "\"q1b\", points: 2}\n              - {id: \"q1c\", points: 1, actions: [\"a1\"]}", "not ordered", faults: 3),
    Defect(
        "none is best", structure, "\"q4b\", points: 2", "\"q4b\", points: 1, actions: [\"a1\"]", "no choice is worth 2"
    ),
    Defect(
        "one choice", structure, "- {id: \"q4a\", points: 0, actions: [\"a1\"]}\n", "\n", "fewer than two choices",
        faults: 3),
    Defect(
        "essential, no anchor", structure, "- id: \"q4\"", "- id: \"q4\"\n            essential: true",
        "essential and no anchor"),
    Defect("never met", structure, "\"q1b\", points: 2", "\"q1b\", points: 2, meets: false", "no choice meets it"),
    Defect(
        "anchor by levels", structure, "essential: true\n", "essential: true\n            levels: [\"adult\"]\n",
        "restricted", faults: 2),
    Defect("no level", structure, "levels: [\"secondary\"]", "levels: [\"secundary\"]", "did you mean `secondary`?"),
    Defect("no levels", structure, "levels: [\"secondary\"]", "levels: []", "the list is empty"),
    Defect("yes for true", structure, "anchor: true", "anchor: yes", "neither `true` nor `false`"),
    Defect(
        "weak without action", structure, "\"q4a\", points: 0, actions: [\"a1\"]", "\"q4a\", points: 0",
        "q4a: the choice is worth"),
    Defect(
        "weak, empty actions", structure, "\"q4a\", points: 0, actions: [\"a1\"]", "\"q4a\", points: 0, actions: []",
        "has no action"),
    Defect("unknown action", structure, "unknown: [\"a1\"]", "unknown: [\"a9\"]", "the action `a9` is unknown"),
    Defect("not applicable", structure, "\"no-need\"", "\"perhaps\"", "neither `no-need` nor `meets`"),
    Defect("unknown question", structure, "question: \"q1\"", "question: \"q77\"", "the question `q77` is unknown"),
    Defect("unknown answer", structure, "[\"q1a\", \"unknown\"]", "[\"q2a\"]", "`q1` has no answer `q2a`"),
    Defect(
        "answer not offered", structure, "[\"q1a\", \"unknown\"]", "[\"not-applicable\", \"q1c\"]",
        "`q1` has no answer `q1c`"),
    Defect("empty condition", structure, "when: {levels: [\"primary\"]}", "when: {}", "the condition is empty"),
]

let labelDefects = [
    Defect(
        "totals out of order", structure, "total-at-least: 3", "total-at-least: 8", "gold: the level asks a lower total"
    ),
    Defect(
        "areas out of order", structure, "area-at-least: 1", "area-at-least: 3", "asks less of an area than `bronze`"),
    Defect(
        "total out of reach", structure, "total-above: 6", "total-above: 8", "the total of 9 points is out of reach"),
    Defect(
        "area out of reach", structure, "area-at-least: 2", "area-at-least: 5", "points of an area are out of reach"),
    Defect("another scale", structure, "{total: 8", "{total: 60", "the scale is 60, but a form can give 8 points"),
    Defect("another area scale", structure, "area: 4}", "area: 20}", "the largest area can give 4 points"),
    Defect("two totals", structure, "total-at-least: 3", "total-at-least: 3, total-above: 2", "two thresholds"),
    Defect("no total", structure, "total-at-least: 3, ", "", "bronze: the key `total-at-least` is missing"),
    Defect(
        "too many applicable", structure, "applicable-per-area: 1", "applicable-per-area: 3", "an area has 2 in a form"),
    Defect(
        "a rule dropped", structure, "area-at-least: 1}", "area-at-least: 1, contributions: 2}", "drops what `bronze`"),
]

let actionDefects = [
    Defect("action twice", actions, "id: \"a2\"", "id: \"a1\"", "the action `a1` is there twice"),
    Defect(
        "unused", actions, "actions:\n",
        "actions:\n  - {id: \"a3\", effect: 1, hours: 1, who: [\"ict\"], cost: \"none\"}\n", "a3: no answer uses",
        faults: 3),
    Defect("effect", actions, "effect: 3", "effect: 4", ":2: a1: `4` is not a whole number from 1 to 3"),
    Defect("hours", actions, "hours: 16", "hours: 0", "a1: `0` is not a whole number of at least 1"),
    Defect("role", actions, "\"teachers\"", "\"techers\"", "did you mean `teachers`?"),
    Defect("cost", actions, "\"some\"", "\"lots\"", "use one of `none`, `some`, `purchase`"),
]

let textDefects = [
    Defect("question missing", nl, "  q5:", "  q51234:", "q51234: the question `q51234` is unknown", faults: 2),
    Defect("choice missing", nl, "{q4a: \"Weak\", ", "{", "q4a: the choice `q4a` has no text here"),
    Defect(
        "action missing", nl, "  a2: {name: \"Act too\", steps: \"Steps\", proof: \"Proof\"}\n", "",
        "a2: the action `a2` has no text"),
    Defect("section missing", nl, "levels:\n", "level:\n", "did you mean `levels`?"),
    Defect("part missing", nl, "    keep: \"Keep\"\n", "", "q1: the key `keep` is missing"),
    Defect("unknown topic", nl, "updates: {", "updatse: {", "did you mean `updates`?"),
    Defect("empty", nl, "ask: \"Ask 1, Nederlands\"", "ask: \" \"", ":13: q1: the text is empty"),
    Defect("markup", nl, "about: \"About\"", "about: \"<b>About</b>\"", "markup"),
    Defect("control character", nl, "about: \"About\"", "about: \"A\\u0000\"", "control character"),
    Defect("a place for a value", nl, "ask: \"Ask 2, Nederlands\"", "ask: \"Ask {name}\"", "`{name}`"),
    Defect("a list", nl, "why: \"Why\"", "why: [\"Why\"]", "here stands a list, not a text"),
]

let interfaceDefects = [
    Defect(
        "key missing", SmallContent.wordsEn, "back: \"Back\"\n", "", "back: the key is missing; interface/nl.yaml:4"),
    Defect("other place", SmallContent.wordsNl, "{name}", "{naam}", "`{naam}`, but interface/en.yaml:3 has `{name}`"),
    Defect("open brace", SmallContent.wordsNl, "{name}", "{name", "a brace is open"),
    Defect("empty", SmallContent.wordsNl, "\"Terug\"", "\"\"", "back: the text is empty"),
    Defect(
        "key twice", SmallContent.wordsNl, "back: ", "home.title: \"Weer\"\nback: ",
        "the key `home.title` is there twice"),
]

let yamlDefects = [
    Defect(
        "duplicate key", structure, "draw:\n", "version: \"1.0\"\ndraw:\n",
        ":2: the mapping has `version` more than once"),
    Defect("duplicate key, quoted", nl, "why: \"Why\"", "why: \"Why\"\n    \"why\": \"Why\"", "`why` more than once"),
    Defect("anchor", structure, "id: \"q3\"", "id: &x \"q3\"", "anchors and aliases of YAML"),
    Defect("alias", actions, "\"none\"", "*x", "anchors and aliases are refused"),
    Defect("tab", actions, "actions:\n", "actions:\n\t\n", ":2: the file has tabs"),
    Defect("broken", actions, "cost: \"none\"}", "cost: \"none\"", ":3: the YAML is broken"),
    Defect("two documents", actions, "actions:\n", "a: b\n---\nactions:\n", "the YAML is broken"),
    Defect("control character", actions, "\"none\"", "\"no\u{1}ne\"", ":2: the file can't be read: control characters"),
    Defect("a text for a file", actions, "", "nothing much", "not a mapping"),
]
