private let structure = SmallContent.structure
private let later = SmallContent.laterStructure
private let nl = SmallContent.nl

let versionDefects = [
    Defect(
        "cyclic conditions", structure, "\"q4a\", points: 0, actions: [\"a1\"]",
        "\"q4a\", points: 0, actions: [{id: \"a1\", when: {answered: {question: \"q4\", choice: [\"q4b\"]}}}]",
        "the conditions go round in a circle: the advice on `q4`"),
    Defect(
        "a circle of two", structure, "unknown: [\"a1\"]",
        "unknown: [{id: \"a1\", when: {answered: {question: \"q2\", choice: [\"q2a\"]}}}]",
        "the advice on `q1` depends on itself"),
    Defect(
        "never asked", structure, "per-topic: 2\nlabel:\n  scale: {total: 8, area: 4}",
        "per-topic: 1\nlabel:\n  scale: {total: 4, area: 2}", "q4: the question can never be asked", faults: 4),
    Defect(
        "action without proof", nl, "a1: {name: \"Act\", steps: \"Steps\", proof: \"Proof\"}",
        "a1: {name: \"Act\", steps: \"Steps\"}", "a1: the key `proof` is missing"),
    Defect(
        "follows nothing known", later, "follows: \"1.0\"", "follows: \"1.1\"", "the version `1.1` is unknown",
        in: .withSuccessor),
    Defect(
        "follows itself", later, "follows: \"1.0\"", "follows: \"2.0\"", "follow each other in a circle",
        in: .withSuccessor),
    Defect("a mapping of nothing", later, "follows: \"1.0\"\n", "", "no version that is followed", in: .withSuccessor),
    Defect(
        "no mapping", structure, "areas:\n", "follows: \"0.9\"\nareas:\n", "there is no `mapping`", in: .withSuccessor),
    Defect(
        "question not mapped", later, "  - {as: \"retired\", from: \"q5\"}\n", "",
        "q5: `q5` of 1.0 is not in the mapping", in: .withSuccessor),
    Defect(
        "question mapped twice", later, "as: \"retired\", from: \"q5\"",
        "as: \"changed\", from: \"q5\", to: \"q7\", comparable: true",
        "`q7` of 2.0 is mapped twice", in: .withSuccessor),
    Defect(
        "unknown question mapped", later, "from: \"q5\"", "from: \"q55\"", "the question `q55` is unknown", faults: 2,
        in: .withSuccessor),
    Defect(
        "not the same", later, "{as: \"changed\", from: \"q2\", to: \"q2\", comparable: false}",
        "{as: \"same\", from: \"q2\", to: \"q2\"}", "q2: the choices or points of `q2` are not the same",
        in: .withSuccessor),
    Defect(
        "comparable or not", later, ", comparable: false", "", "the key `comparable` is missing", in: .withSuccessor),
    Defect(
        "retired and comparable", later, "as: \"retired\", from: \"q5\"",
        "as: \"retired\", from: \"q5\", comparable: true",
        "what is `retired` is never comparable", in: .withSuccessor),
    Defect(
        "split in one", later, "to: [\"q6\", \"q7\"]", "to: [\"q6\"]", "a list of two or more in `to`",
        in: .withSuccessor),
    Defect("unknown change", later, "as: \"split\"", "as: \"splitt\"", "did you mean `split`?", in: .withSuccessor),
    Defect(
        "not a day", SmallContent.published, "", "\"1.0\": {on: \"2026-02-30\", checksum: \"x\", texts: {}}\n",
        "`2026-02-30` is not a day of the calendar", faults: 2),
]

let variantDefects = [
    Defect(
        "unknown level", nl, "primary: {ask", "primery: {ask", "did you mean `primary`?", faults: 3, in: .withVariants),
    Defect(
        "variant in one language", nl, "ask: \"Ask the small ones\", ", "",
        "question.q1.variants.primary.ask: the variant has no such words here", in: .withVariants),
    Defect(
        "choice of another question", nl, "choices: {q1a: \"Weak and small\"}", "choices: {q2a: \"Weak and small\"}",
        "the choice `q2a` is unknown", faults: 3, in: .withVariants),
    Defect(
        "empty variant", nl, "{ask: \"Ask the small ones\", choices: {q1a: \"Weak and small\"}}", "{}",
        "nothing is said otherwise here", faults: 3, in: .withVariants),
    Defect(
        "points in a variant", nl, "{ask: \"Ask the small ones\",", "{points: 1, ask: \"Ask the small ones\",",
        "the key `points` is unknown here", in: .withVariants),
    Defect(
        "markup in a variant", nl, "\"Weak and small\"", "\"Weak & <small>\"", "markup", in: .withVariants),
]

let shareableDefects = [
    Defect(
        "an unknown question to share", SmallContent.shareable, "\"q3\"", "\"q33\"", "the question `q33` is unknown",
        in: .withShareable),
    Defect(
        "a question to share twice", SmallContent.shareable, "\"q3\"", "\"q1\"", "`q1` is in the list twice",
        in: .withShareable),
    Defect(
        "a question to share that is no id", SmallContent.shareable, "\"q3\"", "\"Q 3\"", "`Q 3` is not an id",
        in: .withShareable),
    Defect(
        "nothing to share", SmallContent.shareable, "[\"q1\", \"q3\"]", "[]", "the list is empty", in: .withShareable),
    Defect(
        "another key beside the questions", SmallContent.shareable, "questions:", "question:",
        "did you mean `questions`?",
        in: .withShareable),
]
