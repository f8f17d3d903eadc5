// EAN, UPC and ITF symbols: digits with a check digit, which are a trade item, a shop's scale label, or nothing.

extension ScanParser {
    /// The trade item or scale label of 8, 12, 13 or 14 digits; nil for anything else or a wrong check digit.
    ///
    /// Throws when a scale label's own check digits are wrong.
    func parseTradeItem(_ digits: ArraySlice<UInt8>, symbology: Symbology? = nil) throws(ScanError) -> ScannedCode? {
        guard [8, 12, 13, 14].contains(digits.count), digits.isAllDigits else { return nil }
        if let label = try parseScaleLabel(digits, symbology: symbology) { return label }
        guard let gtin = GTIN(digits: digits) else { return nil }
        return ScannedCode(symbology: symbology ?? Self.symbology(of: digits), gtin: gtin)
    }

    static func symbology(of digits: ArraySlice<UInt8>) -> Symbology {
        switch digits.count {
        case 8: .ean8
        case 12: .upcA
        case 13: digits.first == 0x30 ? .upcA : .ean13
        default: .itf14
        }
    }

    private func parseScaleLabel(
        _ digits: ArraySlice<UInt8>, symbology: Symbology?
    ) throws(ScanError) -> ScannedCode? {
        // A GTIN-14 in an ITF-14 symbol may be an EAN-13 with a zero in front; with any other digit it is no label.
        var code = digits
        if code.count == 12 { code = [0x30] + code }
        if code.count == 14, code.first == 0x30 { code = code.dropFirst() }
        guard code.count == 13 else { return nil }
        for template in configuration.scaleTemplates.prefix(ScanLimits.scaleTemplates) where template.matches(code) {
            if template.verifiesCheckDigit, !CheckDigit.isValid(code) { continue }
            return try template.read(code, symbology: symbology ?? Self.symbology(of: digits))
        }
        return nil
    }

    /// An EAN symbol, perhaps with a composite component behind `|]e0`.
    func parseComposite(_ payload: ArraySlice<UInt8>, digits: Int) throws(ScanError) -> ScannedCode {
        let main = payload.prefix { $0 != 0x7C }
        var code = try parseEAN(main, digits: digits)
        let component = payload[main.endIndex...]
        if component.isEmpty { return code }
        guard component.count > 4, component.dropFirst().prefix(2).elementsEqual([0x5D, 0x65]) else {
            throw ScanError(
                .badCharacter, "Behind the article number only a composite component |]e0 may follow.",
                position: component.startIndex)
        }
        var warnings: [ScanWarning] = []
        let elements = try reader.read(withSeparators(component.dropFirst(4)), warnings: &warnings)
        for element in elements { code.append(element, currentYear: reader.currentYear) }
        code.warnings += warnings
        return code
    }

    private func parseEAN(_ main: ArraySlice<UInt8>, digits: Int) throws(ScanError) -> ScannedCode {
        if let wrong = main.firstIndex(where: { !$0.isDigit }) {
            throw ScanError(
                .badCharacter, "\(Self.name(digits)) holds only digits, but byte \(wrong) is none. Scan again.",
                position: wrong)
        }
        // Some scanners send UPC-E as printed, although its identifier promises thirteen digits.
        if digits == 13, main.count == 8, let gtin = UPCE.expand(main) {
            return ScannedCode(symbology: .upcE, gtin: gtin)
        }
        guard main.count == digits else {
            throw ScanError(
                .badLength, "\(Self.name(digits)) has \(digits) digits, but \(main.count) arrived. Scan again.",
                position: main.startIndex)
        }
        guard let code = try parseTradeItem(main) else { throw ScanError.wrongCheckDigit(main) }
        return code
    }

    private static func name(_ digits: Int) -> String { digits == 8 ? "EAN-8" : "EAN-13" }

    /// An EAN-13 with a magazine's or book's add-on of 2 or 5 digits, which says nothing about stock.
    func parseWithAddOn(_ payload: ArraySlice<UInt8>) throws(ScanError) -> ScannedCode {
        let addOn = payload.dropFirst(13)
        guard addOn.isEmpty || (addOn.isAllDigits && [2, 5].contains(addOn.count)) else {
            throw ScanError(
                .badLength, "An add-on has 2 or 5 digits, but \(addOn.count) characters arrived. Scan again.",
                position: addOn.startIndex)
        }
        var code = try parseEAN(payload.prefix(13), digits: 13)
        if !addOn.isEmpty { code.warn(.partIgnored, "The add-on \(addOn.asciiText) was not used.") }
        return code
    }
}
