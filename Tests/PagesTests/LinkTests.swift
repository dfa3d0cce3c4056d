import Domain
import Pages
import Testing

@Suite("Links")
struct LinkTests {
    @Test(
        "paths",
        arguments: [
            (.home, "/"), (.schools(query: ""), "/schools"), (.claim(School.ID(33)), "/schools/0000000000011/claim"),
            (.question("q101", of: Assessment.ID(1)), "/assessments/0000000000001/questions/q101"),
            (.submission(of: Assessment.ID(1)), "/assessments/0000000000001/submission"),
            (.plan(AssessmentResult.ID(Int64.max)), "/results/7zzzzzzzzzzzz/plan"), (.claims, "/claims"),
            (.way(AssessmentResult.ID(1)), "/results/0000000000001/way"),
            (
                .way(AssessmentResult.ID(1), doing: ["a1", "b&c"], hours: "4 0"),
                "/results/0000000000001/way?do=a1&do=b%26c&hours=4%200"
            ),
            (.ownAddress(token: "a-_9"), "/confirm/a-_9"),
            (.groupQuestion("q101", of: Key(1)), "/groups/0000000000001/answers/q101"),
            (.groupPlan(of: Key(2), in: Key(1)), "/groups/0000000000001/schools/0000000000002"),
            (.refusal(claim: "0000000000001"), "/claims/0000000000001/refusal"),
        ] as [(Link, String)])
    func paths(link: Link, path: String) {
        #expect(link.path == path)
    }

    @Test(
        "what was typed is encoded",
        arguments: [
            ("Sint-Jan", "Sint-Jan"), ("a b", "a%20b"), ("a&b=c", "a%26b%3Dc"), ("é", "%C3%A9"), ("/?#", "%2F%3F%23"),
            ("\"<>'", "%22%3C%3E%27"), ("100%", "100%25"), ("a+b", "a%2Bb"), ("\n\u{0}", "%0A%00"), ("..", ".."),
            ("~._-", "~._-"), ("🏫", "%F0%9F%8F%AB"),
        ])
    func queries(typed: String, encoded: String) {
        #expect(Link.schools(query: typed).path == "/schools?q=\(encoded)")
        #expect(Link.claims(done: typed, school: typed).path == "/claims?done=\(encoded)&school=\(encoded)")
    }
}
