// The other direction: element strings for label printers. What we print, we and everybody else must be able to read, so
// every value passes the same checks as a scan.

/// Text for GS1-128, GS1 DataMatrix and GS1 QR labels.
public struct ElementString: Hashable, Sendable {
    /// The elements, in the order to print.
    public let elements: [GS1Element]

    /// Elements that are well formed, do not contradict each other and do not repeat; throws the first fault.
    ///
    /// `currentYear` only matters for dates of 29 February, whose year needs a century.
    public init(_ elements: [GS1Element], currentYear: Int) throws(ScanError) {
        guard elements.count <= ScanLimits.elements else {
            throw ScanError(.tooLong, "A label carries at most \(ScanLimits.elements) elements.")
        }
        let reader = ElementReader(currentYear: currentYear)
        var read: [ReadElement] = []
        var warnings: [ScanWarning] = []
        for element in elements {
            guard let identifier = ApplicationIdentifier(element.ai),
                let entry = IdentifierCatalogue.standard.entry(identifier)
            else { throw ScanError(.unknownIdentifier, "(\(element.ai)) is not an application identifier.") }
            let item = ReadElement(
                identifier: identifier, entry: entry, value: ArraySlice(Array(element.value.utf8)), position: 0)
            try reader.check(item, warnings: &warnings)
            read.append(item)
        }
        guard !read.isEmpty else { throw ScanError(.empty, "A label needs at least one element.") }
        try ElementRules.check(read, warnings: &warnings)
        self.elements = elements
    }

    /// What a scanner sends for the symbol, without identifier: separators only where the standard needs them.
    public var scanText: String {
        var text = ""
        for (index, element) in elements.enumerated() {
            text += element.ai + element.value
            let isPredefined =
                ApplicationIdentifier(element.ai).flatMap(IdentifierCatalogue.predefinedLength) != nil
            if !isPredefined, index < elements.count - 1 { text += "\u{1D}" }
        }
        return text
    }

    /// The text to print under the symbol, identifiers in brackets.
    public var humanText: String {
        elements.reduce(into: "") { $0 += "(\($1.ai))\($1.value)" }
    }
}
