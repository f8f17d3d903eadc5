// How a password is kept: scrypt (RFC 7914), a salt of its own, and the cost beside it, so that the cost can grow.

internal import CryptoExtras
import Crypto
import Foundation

/// What one guess costs: memory 128 x rounds x blockSize bytes, and the time to go through it.
public struct ScryptCost: Hashable, Sendable {
    public var rounds: Int
    public var blockSize: Int
    public var parallelism: Int

    /// OWASP Password Storage Cheat Sheet: N = 2^17, r = 8, p = 1; 128 MiB and about a third of a second.
    public static let standard = ScryptCost(rounds: 1 << 17, blockSize: 8, parallelism: 1)
    /// For tests and simulations only.
    public static let trivial = ScryptCost(rounds: 16, blockSize: 1, parallelism: 1)
}

/// A hashed secret in text: `scrypt$N$r$p$salt$key`, salt and key hexadecimal.
struct SecretHash: Hashable {
    let cost: ScryptCost
    let salt: [UInt8]
    let key: [UInt8]

    static let saltBytes = 16
    static let keyBytes = 32
    private static let purpose = Array("shelfwire secret 1".utf8)

    /// Computes; takes the cost's time and memory on the calling thread.
    init(_ secret: String, salt: [UInt8], cost: ScryptCost) throws {
        self.cost = cost
        self.salt = salt
        // The same word typed on two keyboards may arrive in two Unicode forms.
        let normalised = secret.precomposedStringWithCompatibilityMapping
        let derived = try KDF.Scrypt.deriveKey(
            from: Array(normalised.utf8), salt: salt, outputByteCount: Self.keyBytes, rounds: cost.rounds,
            blockSize: cost.blockSize, parallelism: cost.parallelism)
        // The derived key itself stays inside the library; what is kept is a code that only this key makes.
        key = Array(HMAC<SHA256>.authenticationCode(for: Self.purpose, using: derived))
    }

    /// Nil for text that is no hash, as the empty text of an account without this secret.
    init?(parsing text: String) {
        let fields = text.split(separator: "$", omittingEmptySubsequences: false)
        guard fields.count == 6, fields[0] == "scrypt", let rounds = Int(fields[1]), let blockSize = Int(fields[2]),
            let parallelism = Int(fields[3]), let salt = Hexadecimal.bytes(fields[4]), let key = Hexadecimal.bytes(fields[5]),
            (2...1 << 22).contains(rounds), rounds.nonzeroBitCount == 1, (1...32).contains(blockSize), (1...16).contains(parallelism)
        else { return nil }
        cost = ScryptCost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        self.salt = salt
        self.key = key
    }

    var text: String {
        "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(Hexadecimal.text(salt))$\(Hexadecimal.text(key))"
    }

    func matches(_ secret: String) throws -> Bool {
        ConstantTime.areEqual(try SecretHash(secret, salt: salt, cost: cost).key, key)
    }
}

enum ConstantTime {
    /// Compares in a time that tells nothing but the lengths.
    static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

enum Hexadecimal {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Nil for anything but pairs of hexadecimal digits.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let values = text.utf8.map { byte -> UInt8? in
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x61...0x66: byte - 0x61 + 10
            case 0x41...0x46: byte - 0x41 + 10
            default: nil
            }
        }
        guard values.count.isMultiple(of: 2), !values.contains(nil) else { return nil }
        let known = values.compactMap(\.self)
        return stride(from: 0, to: known.count, by: 2).map { known[$0] << 4 | known[$0 + 1] }
    }
}
