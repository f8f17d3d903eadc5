// GS1 Digital Link: the same elements as a web address, so that one QR code serves the till and the customer's phone.
// Uncompressed form only: GS1 withdrew the compressed one from trade items.

/// Reads and writes uncompressed GS1 Digital Link URIs.
public enum DigitalLink {
    static func isWebAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.prefix(8).map { $0.isUppercaseLetter ? $0 | 0x20 : $0 }
        return start.starts(with: Array("http://".utf8)) || start.starts(with: Array("https://".utf8))
    }

    /// The elements of a web address, or nil for one that is not a Digital Link.
    ///
    /// An address counts as one when its path ends in a primary key whose value starts with four digits; from there on it
    /// must be right. Query keys that are not application identifiers belong to the web site and are left alone.
    static func read(
        _ bytes: ArraySlice<UInt8>, reader: ElementReader, warnings: inout [ScanWarning]
    ) throws(ScanError) -> [ReadElement]? {
        let address = bytes.prefix { $0 != 0x23 }
        let beforeQuery = address.prefix { $0 != 0x3F }
        guard let schemeEnd = beforeQuery.firstIndex(of: 0x3A) else { return nil }
        let path = beforeQuery[schemeEnd...].dropFirst(3).drop { $0 != 0x2F }
        var segments = path.split(separator: 0x2F)
        guard let start = startOfKeys(segments) else { return nil }
        segments = Array(segments[start...])
        var elements: [ReadElement] = []
        for index in stride(from: 0, to: segments.count, by: 2) {
            let element = try readElement(key: segments[index], value: segments[index + 1], reader: reader, &warnings)
            guard let element else {
                throw ScanError(
                    .badLink, "/\(segments[index].asciiText)/ in the Digital Link is not an application identifier.",
                    position: segments[index].startIndex)
            }
            elements.append(element)
        }
        let names = elements.map(\.identifier.text)
        guard let primary = names.first, DigitalLinkKeys.permits(Array(names.dropFirst()), after: primary) else {
            throw ScanError(
                .badLink,
                "The path /\(names.joined(separator: "/.../"))/ is not a Digital Link: wrong qualifiers or wrong order.",
                position: bytes.startIndex)
        }
        try readQuery(address[beforeQuery.endIndex...].dropFirst(), into: &elements, reader: reader, &warnings)
        return elements
    }

    /// Where in the path the primary key stands: identifiers and values alternate from there to the end.
    private static func startOfKeys(_ segments: [ArraySlice<UInt8>]) -> Int? {
        var index = segments.count - 2
        while index >= 0 {
            let isPrimary = identifier(segments[index]).map { DigitalLinkKeys.qualifiers[$0.text] != nil } ?? false
            if isPrimary, segments[index + 1].count >= 4, segments[index + 1].prefix(4).isAllDigits { return index }
            index -= 2
        }
        return nil
    }

    private static func identifier(_ key: ArraySlice<UInt8>) -> ApplicationIdentifier? {
        guard key.count <= 5 else { return nil }
        if key.isAllDigits { return ApplicationIdentifier(key.asciiText) }
        return DigitalLinkKeys.words[key.asciiText.lowercased()].flatMap { ApplicationIdentifier($0) }
    }

    private static func readElement(
        key: ArraySlice<UInt8>, value: ArraySlice<UInt8>, reader: ElementReader, _ warnings: inout [ScanWarning]
    ) throws(ScanError) -> ReadElement? {
        guard let identifier = identifier(key), let entry = IdentifierCatalogue.standard.entry(identifier) else {
            return nil
        }
        guard var decoded = PercentEncoding.decode(value) else {
            throw ScanError(
                .badLink, "(\(identifier.text)) in the Digital Link has a broken percent sign.",
                position: value.startIndex)
        }
        // Before version 1.1 a GTIN could stand in the path as printed.
        if (1...3).contains(identifier.number), identifier.width == 2, [8, 12, 13].contains(decoded.count) {
            decoded = [UInt8](repeating: 0x30, count: 14 - decoded.count) + decoded
        }
        let element = ReadElement(
            identifier: identifier, entry: entry, value: decoded[...], position: key.startIndex)
        try reader.check(element, warnings: &warnings)
        return element
    }

    private static func readQuery(
        _ query: ArraySlice<UInt8>, into elements: inout [ReadElement], reader: ElementReader,
        _ warnings: inout [ScanWarning]
    ) throws(ScanError) {
        for pair in query.split(whereSeparator: { $0 == 0x26 || $0 == 0x3B }) {
            let key = pair.prefix { $0 != 0x3D }
            let value = pair[key.endIndex...].dropFirst()
            guard elements.count < ScanLimits.elements else {
                throw ScanError(
                    .tooLong, "The Digital Link holds more than \(ScanLimits.elements) elements.",
                    position: key.startIndex)
            }
            if let element = try readElement(key: key, value: value, reader: reader, &warnings) {
                elements.append(element)
            } else if key.isAllDigits, (2...4).contains(key.count) {
                warnings.append(
                    ScanWarning(
                        .partIgnored, "\(key.asciiText) in the Digital Link is not an application identifier."))
            }
        }
    }
}

extension DigitalLink {
    /// The Digital Link of these elements at a resolver, as `https://id.gs1.org/01/09506000134352/10/ABC?17=261231`.
    ///
    /// The first primary key leads, its qualifiers follow in their order, the rest is the query. Throws when there is no
    /// primary key.
    public static func address(of string: ElementString, resolver: String = "https://id.gs1.org") throws(ScanError) -> String {
        guard let primary = string.elements.first(where: { DigitalLinkKeys.qualifiers[$0.ai] != nil }) else {
            throw ScanError(.badLink, "A Digital Link needs a key such as (01), (00) or (414).")
        }
        var base = resolver
        while base.hasSuffix("/") { base.removeLast() }
        var path: [GS1Element] = [primary]
        let orders = DigitalLinkKeys.qualifiers[primary.ai] ?? []
        if let order = orders.first(where: { order in string.elements.contains { order.contains($0.ai) } }) {
            path += order.compactMap { ai in string.elements.first { $0.ai == ai } }
        }
        let query = string.elements.filter { !path.contains($0) }
        for element in path { base += "/\(element.ai)/\(PercentEncoding.encode(element.value.utf8))" }
        for (index, element) in query.enumerated() {
            base += (index == 0 ? "?" : "&") + "\(element.ai)=\(PercentEncoding.encode(element.value.utf8))"
        }
        return base
    }
}
