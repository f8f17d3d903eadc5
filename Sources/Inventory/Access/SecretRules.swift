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
        if FirstGuessTable.holds(password) { return .weakSecret(problem: "is a word that anybody tries first") }
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
}
