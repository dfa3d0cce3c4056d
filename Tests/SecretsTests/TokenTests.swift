import Foundation
import Secrets
import Testing

@Suite("Tokens and signatures")
struct TokenTests {
    @Test func aTokenIsReadAsItIsWritten() throws {
        for _ in 0..<200 {
            let token = Token()
            let read = try #require(Token(token.text))
            #expect(read == token)
            #expect(read.hash == token.hash)
            #expect(read.text == token.text)
        }
    }

    @Test func aTokenNeedsNoEscaping() {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        for _ in 0..<200 {
            let text = Token().text
            #expect(text.count == 43)
            #expect(text.allSatisfy(plain.contains))
        }
    }

    @Test func noTwoTokensAreTheSame() {
        #expect(Set((0..<1_000).map { _ in Token().text }).count == 1_000)
    }

    @Test(
        "what no token is written like",
        arguments: [
            "", "a", String(repeating: "A", count: 42), String(repeating: "A", count: 44),
            String(repeating: "A", count: 43) + "=", String(repeating: "A", count: 42) + "=",
            String(repeating: "A", count: 42) + " ", String(repeating: "A", count: 41) + "é",
            String(repeating: "A", count: 42) + "\u{0}", "../../../../../../../../../../../../etc/passwd",
            String(repeating: "=", count: 43), String(repeating: "A", count: 42) + "%",
        ])
    func refused(text: String) {
        #expect(Token(text) == nil)
    }

    @Test(
        "a token has one writing only",
        arguments: [
            "+" + String(repeating: "A", count: 42), String(repeating: "/", count: 42) + "A",
            // 43 characters hold 258 bits: the last two must be zero.
            String(repeating: "A", count: 42) + "B", String(repeating: "A", count: 42) + "D",
        ])
    func oneWriting(text: String) {
        #expect(Token(text) == nil)
    }

    @Test func theHashIsTheSHA256OfTheBytes() throws {
        // SHA-256 of 32 zero bytes.
        let zeros = try #require(Token(String(repeating: "A", count: 43)))
        let expected = "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
        #expect(zeros.hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == expected)
        #expect(digest(of: Data(repeating: 0, count: 32)) == expected)
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func digests(text: String, expected: String) {
        #expect(digest(of: Data(text.utf8)) == expected)
    }
}

@Suite("The signer")
struct SignerTests {
    private let signer = Signer(key: Array(repeating: 0x0B, count: 20))

    @Test func signsByHMACWithSHA256() {
        // RFC 4231, test case 1: key 20 × 0x0b, text "Hi There".
        #expect(signer.signature(of: "Hi There") == "sDRMYdjbOFNcqK_OrwvxK4gdwgDJgz2nJuk3bC4yz_c")
        #expect(signer.isSignature("sDRMYdjbOFNcqK_OrwvxK4gdwgDJgz2nJuk3bC4yz_c", of: "Hi There"))
    }

    @Test(
        "no signature of the text",
        arguments: [
            "", "x", "sDRMYdjbOFNcqK_OrwvxK4gdwgDJgz2nJuk3bC4yz_d8", "sDRMYdjbOFNcqK_OrwvxK4gdwgDJgz2nJuk3bC4yz",
            "tDRMYdjbOFNcqK_OrwvxK4gdwgDJgz2nJuk3bC4yz_c", "%00", "é", "====",
        ])
    func refused(signature: String) {
        #expect(!signer.isSignature(signature, of: "Hi There"))
    }

    @Test func anotherTextOrKeyIsNotSigned() {
        let signature = signer.signature(of: "one")
        #expect(!signer.isSignature(signature, of: "two"))
        #expect(!signer.isSignature(signature, of: ""))
        #expect(!Signer(key: Array(repeating: 0x0C, count: 20)).isSignature(signature, of: "one"))
    }
}
