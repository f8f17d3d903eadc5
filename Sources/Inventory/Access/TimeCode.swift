// Six digits that only the person's authenticator and we can know, new every 30 seconds. Pure: the instant comes from outside.
//
// Source: RFC 6238 (TOTP) over RFC 4226 (HOTP), with HMAC-SHA-1, the one algorithm that every authenticator app knows; its use here does not
// rest on collision resistance (RFC 6238, appendix B; RFC 2104).

import Crypto

/// A time-based one-time code.
enum TimeCode {
    static let digits = 6
    static let stepMilliseconds: Int64 = 30_000
    /// Steps a device's clock may be off, to either side (RFC 6238, section 5.2 recommends one).
    static let drift: Int64 = 1
    /// RFC 4226, section 4, R6 recommends 160 bits.
    static let secretBytes = 20

    /// The step that `instant` lies in.
    static func step(at instant: Instant) -> Int64 {
        instant.milliseconds.floorDivided(by: stepMilliseconds)
    }

    /// The code of a step, with leading zeros.
    static func code(of secret: [UInt8], step: Int64, digits: Int = TimeCode.digits) -> String {
        let counter = (0..<8).reversed().map { UInt8(truncatingIfNeeded: step >> ($0 * 8)) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        // Dynamic truncation: RFC 4226, section 5.3.
        let offset = Int(mac[mac.count - 1] & 0x0F)
        let bits = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
        let text = String(bits % modulus)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// The step whose code was typed: near `instant` and later than `last`, so that no code counts twice, whatever the clock does.
    static func acceptedStep(_ typed: String, of secret: [UInt8], at instant: Instant, after last: Int64) -> Int64? {
        let now = step(at: instant)
        var accepted: Int64?
        // Every step is computed, so that the time says nothing about which one fits.
        for step in (now - drift)...(now + drift) {
            let fits = ConstantTime.areEqual(Array(code(of: secret, step: step).utf8), Array(typed.utf8))
            if fits, step > last, accepted == nil { accepted = step }
        }
        return accepted
    }

    static func isCode(_ typed: String) -> Bool {
        typed.utf8.count == digits && typed.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

/// What an authenticator app reads from a QR code.
enum AuthenticatorLink {
    /// Source: Google Authenticator wiki, "Key Uri Format"; the key is RFC 4648 base 32 without padding.
    static func text(secret: [UInt8], userName: String, issuer: String = "Shelfwire") -> String {
        let account = userName.utf8.map { byte -> String in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + Hexadecimal.text([byte]).uppercased()
        }
        return "otpauth://totp/\(issuer):\(account.joined())?secret=\(Base32.text(secret))&issuer=\(issuer)&algorithm=SHA1&digits=\(TimeCode.digits)&period=30"
    }
}

/// RFC 4648, section 6, without padding: what authenticator apps take for a key.
enum Base32 {
    static func text(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var characters: [UInt8] = []
        var buffer = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer & 0x1F) << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                characters.append(alphabet[buffer >> bits & 31])
            }
        }
        if bits > 0 { characters.append(alphabet[buffer << (5 - bits) & 31]) }
        return String(decoding: characters, as: UTF8.self)
    }
}
