import Foundation
import Secrets
import Testing

@Suite("Passwords", .timeLimit(.minutes(1)))
struct PasswordTests {
    /// The cost of tests: N = 2⁴.
    private let passwords = Passwords(costExponent: 4)

    @Test func theRightOneMatchesAndAnotherDoesNot() async throws {
        let hash = try await passwords.hash("een lange zin 12")
        #expect(try await passwords.matches("een lange zin 12", hash: hash))
        for wrong in ["een lange zin 13", "Een lange zin 12", "een lange zin 12 ", "", "een lange zin 1"] {
            #expect(try await !passwords.matches(wrong, hash: hash), "\(wrong)")
        }
    }

    @Test func anAccountThatIsNotThereNeverMatches() async throws {
        #expect(try await !passwords.matches("een lange zin 12", hash: nil))
        #expect(try await !passwords.matches("", hash: nil))
    }

    @Test func eachHashHasItsOwnSalt() async throws {
        let (one, other) = (try await passwords.hash("dezelfde zin"), try await passwords.hash("dezelfde zin"))
        #expect(one != other)
        let parts = one.split(separator: "$")
        #expect(parts.count == 4)
        #expect(parts.prefix(2) == ["scrypt", "4"])
        #expect(parts[2] != other.split(separator: "$")[2])
        #expect(parts[2].count == 22)  // 16 bytes
        #expect(parts[3].count == 43)  // 32 bytes
        #expect(!one.contains("dezelfde"))
    }

    @Test func theKeyIsScrypts() async throws {
        // RFC 7914, section 12, the third vector: N = 2¹⁴, r = 8, p = 1; the first 32 of its 64 bytes.
        let hash = "scrypt$14$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046_2o-7qQT44-qbVD9lRdofI"
        #expect(try await passwords.matches("pleaseletmein", hash: hash))
        #expect(try await !passwords.matches("pleaseletmeim", hash: hash))
    }

    @Test func aHashOfAnotherCostStillMatches() async throws {
        let hash = try await Passwords(costExponent: 6).hash("een lange zin 12")
        #expect(hash.hasPrefix("scrypt$6$"))
        #expect(try await passwords.matches("een lange zin 12", hash: hash))
    }

    @Test func lettersWithAMarkMatchHoweverTheyAreTyped() async throws {
        let hash = try await passwords.hash("caf\u{E9} cr\u{E8}me 12")
        #expect(try await passwords.matches("cafe\u{301} cre\u{300}me 12", hash: hash))
        #expect(try await !passwords.matches("cafe creme 12", hash: hash))
    }

    @Test(
        "a hash that is none matches nothing",
        arguments: [
            "", "$", "$$$", "scrypt", "scrypt$4", "scrypt$4$AAAA", "scrypt$4$AAAA$", "scrypt$4$AAAA$!!!!",
            "scrypt$4$!!!!$AAAA", "scrypt$x$AAAA$AAAA", "scrypt$-1$AAAA$AAAA", "scrypt$4$AAAA$AAAA$AAAA",
            "een lange zin",
        ])
    func malformed(hash: String) async throws {
        #expect(try await !passwords.matches("een lange zin", hash: hash))
        #expect(try await !passwords.matches("", hash: hash))
    }

    @Test func aHashOfAnotherKindMatchesNothing() async throws {
        let hash = try await passwords.hash("een lange zin 12").replacing("scrypt", with: "other")
        #expect(try await !passwords.matches("een lange zin 12", hash: hash))
    }

    @Test func aFullQueueIsSaidAndThenTakesAgain() async throws {
        // Each takes some milliseconds; of the ten that come at once the queue holds two.
        let narrow = Passwords(costExponent: 11, longestQueue: 2)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do {
                        _ = try await narrow.hash("een lange zin 12")
                        return true
                    } catch {
                        #expect(error is Passwords.Busy)
                        return false
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.contains(true))
        #expect(outcomes.contains(false))
        #expect(try await !narrow.matches("een lange zin 12", hash: nil))
    }

    @Test func noQueueAtAllIsBusyAlways() async {
        await #expect(throws: Passwords.Busy.self) {
            try await Passwords(costExponent: 4, longestQueue: 0).matches("een lange zin 12", hash: nil)
        }
    }
}
