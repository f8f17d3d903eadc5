/// `grpc-message` as it travels (gRPC document "gRPC over HTTP2", Percent-Encoded): UTF-8, in which everything but
/// printable ASCII, and the percent sign itself, is written as `%` and two hexadecimal digits. So is a space at either end, which
/// HTTP does not carry (RFC 9113, 8.2.1).
enum PercentEncoding {
    static func encode(_ text: String) -> String {
        guard !text.utf8.allSatisfy(isPlain) || text.utf8.first == 0x20 || text.utf8.last == 0x20 else { return text }
        let last = text.utf8.count - 1
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 2)
        for (index, byte) in text.utf8.enumerated() {
            if isPlain(byte), byte != 0x20 || index != 0 && index != last {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hexadecimal[Int(byte >> 4)])
                bytes.append(hexadecimal[Int(byte & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Never fails: a `%` that begins no escape stays as it is, bytes that are no UTF-8 become U+FFFD.
    static func decode(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let input = Array(text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(input.count)
        var index = 0
        while index < input.count {
            if input[index] == UInt8(ascii: "%"), index + 2 < input.count,
                let high = digit(input[index + 1]), let low = digit(input[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(input[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    private static func isPlain(_ byte: UInt8) -> Bool {
        0x20...0x7e ~= byte && byte != UInt8(ascii: "%")
    }

    private static func digit(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
