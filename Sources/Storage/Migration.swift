/// One numbered, frozen step of the schema. Once released it never changes; a mistake is corrected by the next one.
public struct Migration: Sendable {
    /// 1, 2, 3, ... without gaps.
    public let number: Int
    /// What it brings, in the shop's words: "Journal and postings".
    public let name: String
    /// One statement each, run in order inside one transaction together with the row that says it was applied.
    public let statements: [String]
    /// Fingerprint of name and statements (FNV-1a, 64 bits): finds an edit by mistake, not by malice.
    public let checksum: Int64

    public init(number: Int, name: String, statements: [String]) {
        self.number = number
        self.name = name
        self.statements = statements
        checksum = Self.fingerprint([name] + statements)
    }

    /// FNV-1a over the texts, each closed by a byte that UTF-8 never holds, so that moving a border changes the sum.
    private static func fingerprint(_ texts: [String]) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for text in texts {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return Int64(bitPattern: hash)
    }
}
