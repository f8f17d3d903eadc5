// One-time codes, typed or scanned once: 128 bit in Crockford's base 32 (no I, L, O, U), which forgives what people confuse.

import Crypto

struct EnrolmentCode: Hashable {
    /// 26 characters in upper case.
    let text: String

    static let bytes = 16
    static let lifeMilliseconds: Int64 = 10 * 60_000

    /// A new code from 16 random bytes.
    init(random bytes: [UInt8]) {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
        var characters: [UInt8] = []
        var buffer = 0
        var bits = 0
        for byte in bytes {
            buffer = buffer << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                characters.append(alphabet[buffer >> bits & 31])
            }
            buffer &= 31
        }
        if bits > 0 { characters.append(alphabet[buffer << (5 - bits) & 31]) }
        text = String(decoding: characters, as: UTF8.self)
    }

    /// A code as typed: either case, hyphens and blanks anywhere, O for 0, I and L for 1. Nil for anything that cannot be one.
    init?(typed: String) {
        guard typed.utf8.count <= 64 else { return nil }
        var characters: [UInt8] = []
        for byte in typed.uppercased().utf8 where byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
            switch byte {
            case UInt8(ascii: "O"): characters.append(UInt8(ascii: "0"))
            case UInt8(ascii: "I"), UInt8(ascii: "L"): characters.append(UInt8(ascii: "1"))
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): characters.append(byte)
            default: return nil
            }
        }
        guard characters.count == 26 else { return nil }
        text = String(decoding: characters, as: UTF8.self)
    }

    var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}
