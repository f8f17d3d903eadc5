// Which passwords and PINs are taken. Length counts, odd characters do not (NIST SP 800-63B-4, section 3.1.1; OWASP ASVS 5.0, 6.2).

enum SecretRules {
    static let passwordLength = 8...128
    static let pinLength = 4...12

    /// Nil when acceptable; else what is wrong with it, to be read after "it".
    static func problem(withPassword password: String, of userName: String) -> Rejection? {
        let count = password.unicodeScalars.count
        if count < passwordLength.lowerBound { return .weakSecret(problem: "has fewer than \(passwordLength.lowerBound) characters") }
        // Bytes are bounded too: what is hashed is bytes.
        if count > passwordLength.upperBound || password.utf8.count > 4 * passwordLength.upperBound {
            return .weakSecret(problem: "has more than \(passwordLength.upperBound) characters")
        }
        let folded = password.lowercased()
        if isPIN(password) { return .weakSecret(problem: "looks like a PIN") }
        if Set(folded.unicodeScalars).count < 4 { return .weakSecret(problem: "repeats the same few characters") }
        if !userName.isEmpty, folded.contains(userName.lowercased()) { return .weakSecret(problem: "holds the user name") }
        if common.contains(folded) { return .weakSecret(problem: "is one of the most common ones") }
        return nil
    }

    static func problem(withPIN pin: String) -> Rejection? {
        guard isPIN(pin) else {
            return .weakSecret(problem: "is not \(pinLength.lowerBound) to \(pinLength.upperBound) digits")
        }
        let digits = pin.utf8.map { Int($0) }
        let steps = Set(zip(digits, digits.dropFirst()).map { $1 - $0 })
        if steps == [0] || steps == [1] || steps == [-1] { return .weakSecret(problem: "is a row of digits anybody tries first") }
        return nil
    }

    /// Whether a secret typed on a terminal is meant as a PIN. A password never looks like one.
    static func isPIN(_ secret: String) -> Bool {
        pinLength.contains(secret.utf8.count) && secret.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The most used passwords of eight and more characters, by several public counts.
    private static let common: Set<String> = [
        "password", "password1", "password12", "password123", "password1234", "passw0rd", "p@ssw0rd", "p@ssword", "qwertyui",
        "qwertyuiop", "qwerty123", "qwerty1234", "qwerty12345", "1q2w3e4r", "1q2w3e4r5t", "1qaz2wsx", "1qaz2wsx3edc", "zaq12wsx",
        "asdfghjk", "asdfghjkl", "zxcvbnm1", "iloveyou", "iloveyou1", "sunshine", "sunshine1", "princess", "princess1", "football",
        "football1", "baseball", "baseball1", "superman", "superman1", "welcome1", "welcome12", "welcome123", "letmein1",
        "letmein123", "trustno1", "whatever", "starwars", "computer", "internet", "michelle", "jennifer", "charlie1", "michael1",
        "monkey12", "monkey123", "dragon12", "dragon123", "master12", "master123", "shadow12", "shadow123", "admin123",
        "admin1234", "admin12345", "administrator", "changeme", "changeme1", "changeme123", "default1", "default123", "secret123",
        "test1234", "testtest", "test12345", "user1234", "guest123", "abcd1234", "abc12345", "abc123456", "abcdefgh", "a1b2c3d4",
        "aa123456", "a123456789", "qq123456", "woaini1314", "woaini520", "wang1234", "zhang123", "asd12345", "qwe12345", "qweasdzxc",
        "company1", "summer2024", "summer2025", "summer2026", "winter2024", "winter2025", "winter2026", "spring2026", "autumn2026",
        "warehouse", "warehouse1", "inventory", "inventory1", "shelfwire", "shelfwire1", "shelfwire123", "terminal1", "handheld1",
    ]
}
