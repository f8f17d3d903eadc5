// A scan as a person types it into a command: control characters have no key.

/// Bytes of a scan from what a person typed.
public enum TypedScan {
    /// The bytes of typed text, in which `\x1d`, `\u001d`, `<GS>` and `^]` stand for the group separator.
    public static func bytes(_ text: some StringProtocol) -> [UInt8] {
        let marks = ["\\x1d", "\\x1D", "\\u001d", "\\u001D", "<GS>", "^]"].map { Array($0.utf8) }
        var rest = Array(text.utf8)[...]
        var bytes: [UInt8] = []
        while let byte = rest.first {
            if let mark = marks.first(where: { rest.starts(with: $0) }) {
                bytes.append(groupSeparator)
                rest = rest.dropFirst(mark.count)
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        return bytes
    }

    /// The bytes that pairs of hexadecimal digits spell, blanks between them allowed; nil for anything else.
    public static func bytes(hexadecimal text: some Collection<UInt8>) -> [UInt8]? {
        let digits = text.filter { $0 != 0x20 }
        guard !digits.isEmpty, digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var iterator = digits.makeIterator()
        while let first = iterator.next() {
            guard let high = first.hexValue, let low = iterator.next()?.hexValue else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}

extension ScanParser {
    /// What hexadecimal digits say: the memory of an RFID tag where they are one, else the bytes of a scan.
    public func parse(
        hexadecimal text: some StringProtocol, symbologyIdentifier: String? = nil
    ) throws(ScanError) -> ScannedCode {
        guard let bytes = TypedScan.bytes(hexadecimal: text.utf8) else {
            throw ScanError(.badArgument, "Hexadecimal input needs pairs of the digits 0 to 9 and A to F.")
        }
        let isPrintable = bytes.allSatisfy { (0x20..<0x7F).contains($0) || $0 == groupSeparator }
        if !isPrintable, let tag = try? EPCTag(binary: bytes) { return ScannedCode(tag: tag) }
        return try parse(bytes, symbologyIdentifier: symbologyIdentifier)
    }
}
