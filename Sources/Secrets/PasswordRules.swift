/// What a password must be: 12 to 256 characters and none of the commonest. No rules of composition
/// (NIST SP 800-63B, 5.1.1.2).
public enum PasswordFault: Error, Equatable {
    case tooShort, tooLong, tooCommon
}

public func checkPassword(_ password: String) throws(PasswordFault) {
    let length = password.unicodeScalars.count
    guard length >= 12 else { throw .tooShort }
    guard length <= 256 else { throw .tooLong }
    guard !isCommon(password.lowercased()) else { throw .tooCommon }
}

/// Of the commonest passwords in use only few have 12 characters or more; most of those are one pattern
/// drawn out. Both are refused.
private func isCommon(_ password: String) -> Bool {
    let scalars = Array(password.unicodeScalars)
    let isRepeated = (1...4).contains { period in
        scalars.indices.dropFirst(period).allSatisfy { scalars[$0] == scalars[$0 - period] }
    }
    let steps = zip(scalars, scalars.dropFirst()).map { Int($1.value) - Int($0.value) }
    let isRun = Set(steps).count == 1
    return isRepeated || isRun || commonestLongPasswords.contains(password)
        || commonestLongPasswords.contains { password.hasPrefix($0) && password.count < $0.count + 3 }
}

private let commonestLongPasswords: Set<String> = [
    "123456789012", "1234567890123", "12345678901234", "123456789123", "1234567891011", "0123456789012",
    "123123123123", "password1234", "password12345", "password123456", "passwordpassword", "password123!",
    "qwertyuiop12", "qwertyuiop123", "qwertyuiopas", "qwertyuiop[]", "qwerty123456", "qwertyqwerty",
    "1qaz2wsx3edc", "1q2w3e4r5t6y", "q1w2e3r4t5y6", "zaq12wsxcde3", "azertyuiop12", "azertyuiop123",
    "azerty123456", "azertyazerty", "abcdefghijkl", "abcdef123456", "abc123abc123", "iloveyou1234",
    "iloveyouiloveyou", "welkom123456", "welkomwelkom", "wachtwoord12", "wachtwoord123", "wachtwoord1234",
    "wachtwoord01", "motdepasse12", "motdepasse123", "motdepasse1234", "passwort1234", "passwort12345",
    "passwort123456", "geheim123456", "administrator", "administrator1", "letmeinletmein", "changeme1234",
    "changemechangeme", "welcome12345", "welcome123456", "sunshine1234", "princess1234", "football1234",
    "superman1234", "dragon123456", "monkey123456", "master123456", "michael12345", "leerkracht12",
    "leerkracht123", "directeur123", "schoolschool", "school123456", "onderwijs123", "antwerpen123",
    "belgium12345", "vlaanderen12", "esafetylabel", "esafety12345", "correcthorsebatterystaple",
    "thisisapassword", "mypassword123", "mypassword12", "q2w3e4r5t6y7", "asdfghjkl123", "asdfghjklzxc",
    "zxcvbnm12345", "zxcvbnmasdfghjkl", "computer1234", "internet1234", "samsung12345", "google123456",
    "facebook1234", "whatever1234", "trustno1trustno1", "nederland123", "feyenoord123", "ajaxajaxajax",
]
