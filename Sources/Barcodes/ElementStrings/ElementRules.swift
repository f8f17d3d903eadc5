// Which elements contradict, repeat or need each other. GS1 General Specifications, section 4.13.

enum ElementRules {
    /// Refuses elements that cannot be true together; warns of those that need another symbol of the same article.
    ///
    /// A missing companion refuses only where the scan alone would be booked wrongly: a content without its count.
    static func check(_ elements: [ReadElement], warnings: inout [ScanWarning]) throws(ScanError) {
        for (index, element) in elements.enumerated() {
            for earlier in elements[..<index] where earlier.identifier == element.identifier {
                guard earlier.value.elementsEqual(element.value) else {
                    throw ScanError(
                        .repeatedIdentifier,
                        "\(element.name) is there twice with different values. "
                            + "Scan one label at a time; if it stays, the label is misprinted.",
                        position: element.position)
                }
            }
            for pattern in element.entry.neverWith {
                guard
                    let other = elements.first(where: {
                        $0.identifier != element.identifier && pattern.matches($0.identifier)
                    })
                else { continue }
                throw ScanError(
                    .contradiction,
                    "\(element.name) and "
                        + "\(other.name) exclude each other: the label is misprinted, key in what it says.",
                    position: element.position)
            }
        }
        try checkCompanions(elements, warnings: &warnings)
    }

    private static func checkCompanions(
        _ elements: [ReadElement], warnings: inout [ScanWarning]
    ) throws(ScanError) {
        var lonely: [String] = []
        for element in elements where !element.entry.needs.isEmpty {
            let isMet = element.entry.needs.contains { alternative in
                alternative.allSatisfy { pattern in elements.contains { pattern.matches($0.identifier) } }
            }
            if isMet { continue }
            if element.entry.refusesAlone {
                throw ScanError(
                    .missingCompanion,
                    "\(element.name) needs the count (37) in the same symbol. "
                        + "Key in the count printed on the label.",
                    position: element.position)
            }
            lonely.append("(\(element.identifier.text))")
        }
        guard !lonely.isEmpty else { return }
        warnings.append(
            ScanWarning(
                .companionElsewhere,
                "\(lonely.joined(separator: " ")) belong to a number that is not in this symbol: "
                    + "scan the other code of the article too."))
    }

    /// Warns of a last value that seems to hold further elements because a separator was lost.
    static func checkTail(_ element: ReadElement, currentYear: Int) -> ScanWarning? {
        guard element.endsWithData, element.entry.components.last.map({ $0.most > $0.least }) == true,
            let hidden = hiddenElement(in: element.value, currentYear: currentYear)
        else { return nil }
        return ScanWarning(
            .separatorMayBeMissing,
            "\(element.name) \(element.value.asciiText) looks like it runs on into "
                + "(\(hidden)): compare with the label before booking.")
    }

    /// The identifier of a date or trade item number that closes this value behind at least one other character.
    private static func hiddenElement(in value: ArraySlice<UInt8>, currentYear: Int) -> String? {
        let tail = value.suffix(8)
        if value.count > 8, let prefix = tail.prefix(2).decimalValue, [11, 13, 15, 16, 17].contains(prefix),
            CalendarDate.fromElement(tail.dropFirst(2), currentYear: currentYear, allowsDayZero: true) != nil
        {
            return tail.prefix(2).asciiText
        }
        let number = value.suffix(16)
        if value.count > 16, number.prefix(2).asciiText == "01", CheckDigit.isValid(number.dropFirst(2)) { return "01" }
        return nil
    }
}
