import Secrets
import Testing

@Suite("What a password must be")
struct PasswordRulesTests {
    @Test(
        "is good",
        arguments: [
            "waterland proeft mee", "een lange zin", "korte zin 12", "Zwarte kat!!", "αβγδ εζηθ ικλ", "🏫🐈🌷🏫🐈🚲🌷🏫🐈🚲🎈🎈",
            String(repeating: "abcdefg ", count: 32),  // 256
            "            x", "welkom bij ons op school", "123456789012 en nog wat",
        ])
    func good(password: String) {
        #expect(throws: Never.self) { try checkPassword(password) }
    }

    @Test(
        "is refused",
        arguments: [
            ("", .tooShort), ("kort", .tooShort), ("elf tekens.", .tooShort),
            (String(repeating: "abcdefg ", count: 32) + "x", .tooLong),  // 257
            (String(repeating: "x", count: 1_000_000), .tooLong),
            ("123456789012", .tooCommon), ("password1234", .tooCommon), ("PassWord1234", .tooCommon),
            ("wachtwoord123", .tooCommon), ("azertyazerty", .tooCommon), ("password1234!!", .tooCommon),
            // One pattern drawn out, and a run.
            ("aaaaaaaaaaaa", .tooCommon), ("abababababab", .tooCommon), ("abcdabcdabcdabc", .tooCommon),
            ("bcdefghijklmn", .tooCommon), ("zyxwvutsrqpo", .tooCommon), ("            ", .tooCommon),
        ] as [(String, PasswordFault)])
    func refused(password: String, fault: PasswordFault) {
        #expect(throws: fault) { try checkPassword(password) }
    }
}
