// The text printed under a symbol, "(01)0950...(10)ABC". People key it in when a label cannot be scanned, and some
// programs exchange codes in this form. GS1 General Specifications, section 4.14.

enum HumanReadable {
    /// Whether the text starts like "(01)".
    static func isLikely(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.first == 0x28 && identifier(at: bytes) != nil
    }

    /// The elements of bracketed text. A bracket that does not enclose a known identifier belongs to the value.
    static func read(
        _ bytes: ArraySlice<UInt8>, reader: ElementReader, warnings: inout [ScanWarning]
    ) throws(ScanError) -> [ReadElement] {
        var elements: [ReadElement] = []
        var rest = bytes
        while !rest.isEmpty {
            guard let (identifier, entry) = identifier(at: rest) else {
                throw ScanError(
                    .unknownIdentifier, "At byte \(rest.startIndex) an application identifier in brackets is expected.",
                    position: rest.startIndex)
            }
            let position = rest.startIndex
            guard elements.count < ScanLimits.elements else {
                throw ScanError(
                    .tooLong, "The code holds more than \(ScanLimits.elements) elements.", position: position)
            }
            rest = rest.dropFirst(identifier.width + 2)
            var end = rest.startIndex
            while end < rest.endIndex, self.identifier(at: rest[end...]) == nil { end += 1 }
            let element = ReadElement(
                identifier: identifier, entry: entry, value: rest[..<end].trimmed, position: position)
            try reader.check(element, warnings: &warnings)
            elements.append(element)
            rest = rest[end...]
        }
        return elements
    }

    private static func identifier(at bytes: ArraySlice<UInt8>) -> (ApplicationIdentifier, IdentifierEntry)? {
        guard bytes.first == 0x28 else { return nil }
        let digits = bytes.dropFirst().prefix { $0.isDigit }
        guard (2...4).contains(digits.count), bytes.dropFirst(digits.count + 1).first == 0x29,
            let number = digits.decimalValue
        else { return nil }
        let identifier = ApplicationIdentifier(number: Int(number), width: digits.count)
        return IdentifierCatalogue.standard.entry(identifier).map { (identifier, $0) }
    }
}

extension ArraySlice<UInt8> {
    /// Without blanks, tabs and line ends on the outside.
    var trimmed: ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        let start = drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return start.prefix(0) }
        return start[...last]
    }
}
