/// Secrets made by the program, to be read by people once.
public enum GeneratedSecret {
    /// Letters and digits that are not mistaken for each other.
    private static let letters = Array("23456789abcdefghjkmnpqrstuvwxyz")

    /// 16 characters, about 79 bit, in groups of four.
    public static func password(using generator: inout some RandomNumberGenerator) -> String {
        let characters = (0..<16).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] }
        return stride(from: 0, to: 16, by: 4).map { String(characters[$0..<($0 + 4)]) }.joined(separator: "-")
    }

    /// Six digits that are neither all the same nor a row up or down.
    public static func pin(using generator: inout some RandomNumberGenerator) -> String {
        while true {
            let digits = (0..<6).map { _ in Int.random(in: 0...9, using: &generator) }
            let steps = Set(zip(digits, digits.dropFirst()).map { $1 - $0 })
            if steps.count > 1 { return digits.map(String.init).joined() }
        }
    }
}
