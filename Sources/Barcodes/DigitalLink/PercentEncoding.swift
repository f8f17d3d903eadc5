/// Percent-encoding of bytes in URIs. RFC 3986, section 2.1.
enum PercentEncoding {
    /// The bytes behind an encoded text; nil where a percent sign is not followed by two hexadecimal digits.
    static func decode(_ encoded: some Collection<UInt8>) -> [UInt8]? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(encoded.count)
        var bytes = encoded.makeIterator()
        while let byte = bytes.next() {
            guard byte == 0x25 else {
                decoded.append(byte)
                continue
            }
            guard let high = bytes.next()?.hexValue, let low = bytes.next()?.hexValue else { return nil }
            decoded.append(high << 4 | low)
        }
        return decoded
    }

    /// Text in which only letters, digits and `-._~` stand for themselves.
    static func encode(_ bytes: some Sequence<UInt8>) -> String {
        let figures = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in bytes {
            let isUnreserved = byte.isDigit || byte.isUppercaseLetter || byte.isLowercaseLetter
                || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E
            if isUnreserved {
                encoded.append(byte)
            } else {
                encoded += [0x25, figures[Int(byte >> 4)], figures[Int(byte & 15)]]
            }
        }
        return encoded.asciiText
    }
}
