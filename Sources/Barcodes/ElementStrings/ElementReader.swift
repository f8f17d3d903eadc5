// Cuts element strings apart: identifier, value, perhaps a separator, and again. GS1 General Specifications, section 7.8.
// Values of predefined length end by counting, all others at a separator or at the end of the data.

/// One element with what the rules need to know about how it was read.
struct ReadElement {
    let identifier: ApplicationIdentifier
    let entry: IdentifierEntry
    let value: ArraySlice<UInt8>
    let position: Int
    /// The value ended only because the data did: if the label lost a separator, this value swallowed what followed.
    var endsWithData = false

    /// How messages name it, as `(10) BATCH/LOT`.
    var name: String { "(\(identifier.text)) \(entry.title)" }
}

/// What scanners send for FNC1: it ends a value and may stand in front of the first element.
let groupSeparator: UInt8 = 0x1D

struct ElementReader {
    let currentYear: Int
    private let catalogue = IdentifierCatalogue.standard

    init(currentYear: Int) {
        self.currentYear = currentYear
    }

    /// The elements of a scan whose separators are all group separators.
    ///
    /// Separators in front, at the end, doubled, or behind a value of predefined length are tolerated: labels have them.
    func read(_ bytes: ArraySlice<UInt8>, warnings: inout [ScanWarning]) throws(ScanError) -> [ReadElement] {
        var elements: [ReadElement] = []
        var rest = bytes
        while true {
            rest = rest.drop { $0 == groupSeparator }
            if rest.isEmpty { break }
            guard elements.count < ScanLimits.elements else {
                throw ScanError(
                    .tooLong, "The symbol holds more than \(ScanLimits.elements) elements.", position: rest.startIndex)
            }
            elements.append(try readElement(&rest, warnings: &warnings))
        }
        guard !elements.isEmpty else {
            throw ScanError(.empty, "The symbol holds no data. Scan again; if it stays, the label is misprinted.")
        }
        return elements
    }

    private func readElement(
        _ rest: inout ArraySlice<UInt8>, warnings: inout [ScanWarning]
    ) throws(ScanError) -> ReadElement {
        let position = rest.startIndex
        let (identifier, entry) = try readIdentifier(&rest)
        let untilSeparator = rest.prefix { $0 != groupSeparator }
        var element: ReadElement
        if let length = IdentifierCatalogue.predefinedLength(identifier) {
            element = ReadElement(
                identifier: identifier, entry: entry, value: untilSeparator.prefix(length), position: position)
        } else {
            element = ReadElement(identifier: identifier, entry: entry, value: untilSeparator, position: position)
            element.endsWithData = untilSeparator.endIndex == rest.endIndex
        }
        rest = rest[element.value.endIndex...]
        try check(element, warnings: &warnings)
        return element
    }

    /// Removes the identifier in front of `rest`.
    private func readIdentifier(
        _ rest: inout ArraySlice<UInt8>
    ) throws(ScanError) -> (ApplicationIdentifier, IdentifierEntry) {
        let position = rest.startIndex
        guard let prefix = rest.prefix(2).decimalValue, rest.count >= 2 else {
            throw ScanError(
                .unknownIdentifier, "No application identifier at byte \(position): two digits expected.",
                position: position)
        }
        let width = catalogue.width(ofPrefix: Int(prefix))
        guard width > 0, rest.count >= width, let number = rest.prefix(width).decimalValue else {
            throw ScanError(
                .unknownIdentifier,
                "No application identifier starts with \(rest.prefix(2).asciiText) (byte \(position)). "
                    + "A group separator may be missing on the label, or this is not a GS1 code.",
                position: position)
        }
        let identifier = ApplicationIdentifier(number: Int(number), width: width)
        guard let entry = catalogue.entry(identifier) else {
            throw ScanError(
                .unknownIdentifier, "(\(identifier.text)) at byte \(position) is not an application identifier.",
                position: position)
        }
        rest = rest.dropFirst(width)
        return (identifier, entry)
    }

    /// Refuses a value that is not what the catalogue says.
    func check(_ element: ReadElement, warnings: inout [ScanWarning]) throws(ScanError) {
        var rest = element.value
        for component in element.entry.components {
            if rest.isEmpty, component.mayBeAbsent { break }
            let part = rest.prefix(component.most)
            if let wrong = part.firstIndex(where: { !component.characters.contains($0) }) {
                throw ScanError(
                    .badCharacter, "\(element.name): byte \(wrong) is not \(component.characters.description).", position: wrong)
            }
            guard part.count >= component.least else {
                throw ScanError(
                    .valueTooShort,
                    "\(element.name) is too short: \(element.value.count) characters. "
                        + "Scan again; if it stays, the label is misprinted.",
                    position: element.position)
            }
            for rule in component.rules { try examine(part, by: rule, in: element, warnings: &warnings) }
            rest = rest[part.endIndex...]
        }
        guard rest.isEmpty else { throw tooLong(element) }
    }

    private func examine(
        _ part: ArraySlice<UInt8>, by rule: ValueRule, in element: ReadElement, warnings: inout [ScanWarning]
    ) throws(ScanError) {
        switch rule.examine(part, currentYear: currentYear) {
        case .right: return
        case .wrong(let code, let words):
            throw ScanError(code, "\(element.name): \(words).", position: part.startIndex)
        case .doubtful(let code, let words):
            warnings.append(ScanWarning(code, "\(element.name): \(words)."))
        }
    }

    private func tooLong(_ element: ReadElement) -> ScanError {
        let words = "\(element.name) has \(element.value.count) characters, at most \(element.entry.longest) are allowed."
        guard element.endsWithData else { return ScanError(.valueTooLong, words, position: element.position) }
        return ScanError(
            .missingSeparator,
            words + " The label most likely lacks a group separator: key in the values printed on it, "
                + "and report the label to the supplier.",
            position: element.position)
    }
}
