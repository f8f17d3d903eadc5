// Codes that arrive without a symbology identifier: typed in, pasted, or from a scanner that was never set up. What they
// are is inferred here and nowhere else.

extension ScanParser {
    func parseUnidentified(_ payload: ArraySlice<UInt8>) throws(ScanError) -> ScannedCode {
        switch configuration.profile {
        case .plainText: return ScannedCode(symbology: .plain, key: BarcodeKey(code: Array(payload)))
        case .elementStrings: return try parseExpectedElements(payload)
        case .automatic, .retail: break
        }
        if DigitalLink.isWebAddress(payload) || payload.starts(with: EPCTag.addressStart) {
            return try parseText(payload, symbology: .plain)
        }
        if HumanReadable.isLikely(payload) { return try parseBrackets(payload) }
        if let tag = Self.tag(hexadecimal: payload) { return ScannedCode(tag: tag) }
        if payload.contains(groupSeparator) { return try parseElements(payload, symbology: .elementString) }
        if payload.isAllDigits { return try parseDigits(payload) }
        return try parseMixed(payload)
    }

    private func parseBrackets(_ payload: ArraySlice<UInt8>) throws(ScanError) -> ScannedCode {
        var warnings: [ScanWarning] = []
        let elements = try HumanReadable.read(payload, reader: reader, warnings: &warnings)
        return try assemble(elements, symbology: .elementString, whole: payload, warnings: warnings)
    }

    private func parseExpectedElements(_ payload: ArraySlice<UInt8>) throws(ScanError) -> ScannedCode {
        if DigitalLink.isWebAddress(payload) { return try parseText(payload, symbology: .plain) }
        if HumanReadable.isLikely(payload) { return try parseBrackets(payload) }
        return try parseElements(payload, symbology: .elementString)
    }

    /// Text with letters: element strings only behind a whole key (00), (01) or (02), or with the shop's own separator.
    private func parseMixed(_ payload: ArraySlice<UInt8>) throws(ScanError) -> ScannedCode {
        let plain = ScannedCode(symbology: .plain, key: BarcodeKey(code: Array(payload)))
        guard configuration.profile == .automatic else { return plain }
        if Self.startsWithKey(payload) { return try parseElements(payload, symbology: .elementString) }
        guard payload.contains(where: configuration.separators.contains),
            let code = try? parseElements(payload, symbology: .elementString)
        else { return plain }
        return code
    }

    private static func startsWithKey(_ payload: ArraySlice<UInt8>) -> Bool {
        guard let prefix = payload.prefix(2).decimalValue, (0...3).contains(prefix) else { return false }
        let length = prefix == 0 ? 20 : 16
        return payload.count >= length && payload.prefix(length).isAllDigits
    }

    /// Digits only: a trade item where the length and check digit fit, else what the length allows.
    private func parseDigits(_ payload: ArraySlice<UInt8>) throws(ScanError) -> ScannedCode {
        if payload.count == 8 { return try parseEightDigits(payload) }
        if [12, 13, 14].contains(payload.count) {
            guard let code = try parseTradeItem(payload) else { throw ScanError.wrongCheckDigit(payload) }
            return code
        }
        let plain = ScannedCode(symbology: .plain, key: BarcodeKey(code: Array(payload)))
        guard configuration.profile == .automatic else { return plain }
        if payload.count == 18, CheckDigit.isValid(payload) {
            var code = plain
            code.sscc = payload.asciiText
            code.warn(.assumedElements, Self.assumption(payload, "a logistic unit (SSCC)"))
            return code
        }
        do {
            var code = try parseElements(payload, symbology: .elementString)
            if code.gtin == nil, code.sscc == nil {
                code.warn(.assumedElements, Self.assumption(payload, "a GS1 code"))
            }
            return code
        } catch {
            // Too long for a shop's own number, or led by a key: then it is a GS1 code, and a broken one.
            if payload.count > 20 || Self.startsWithKey(payload) { throw error }
            return plain
        }
    }

    private static func assumption(_ payload: ArraySlice<UInt8>, _ reading: String) -> String {
        "Nothing says that \(payload.asciiText) is \(reading): switch on symbology identifiers in the scanner."
    }

    /// Eight digits: EAN-8, UPC-E, or a lone date; more than one of them may fit.
    private func parseEightDigits(_ payload: ArraySlice<UInt8>) throws(ScanError) -> ScannedCode {
        let ean8 = try parseTradeItem(payload)
        let upcE = UPCE.expand(payload).map { ScannedCode(symbology: .upcE, gtin: $0) }
        // GS1 assigns UPC-E to number system 0 only; with 1 it counts where the shop asks for it.
        let isAssigned = payload.first == 0x30 || configuration.eightDigits == .upcE || configuration.profile == .retail
        if var code = configuration.eightDigits == .upcE ? upcE ?? ean8 : ean8 ?? (isAssigned ? upcE : nil) {
            if let ean8, let upcE {
                let other = code.symbology == .ean8 ? upcE : ean8
                code.warn(
                    .readsTwoWays,
                    "\(payload.asciiText) is read as \(code.symbology == .ean8 ? "EAN-8" : "UPC-E"), but could be "
                        + "\(other.key.text): switch on symbology identifiers in the scanner.")
            }
            return code
        }
        let dates: Set<Int64> = [11, 13, 15, 16, 17]
        if configuration.profile == .automatic, let prefix = payload.prefix(2).decimalValue, dates.contains(prefix),
            var code = try? parseElements(payload, symbology: .elementString)
        {
            code.warn(
                .readsTwoWays,
                "\(payload.asciiText) is read as a date, but could be a number: switch on symbology identifiers in the scanner.")
            return code
        }
        throw ScanError.wrongCheckDigit(payload)
    }

    /// The tag of 24, 50 or 52 hexadecimal digits that only a tag can be: those of its layout, with a letter among them.
    private static func tag(hexadecimal payload: ArraySlice<UInt8>) -> EPCTag? {
        guard [24, 50, 52].contains(payload.count), payload.first == 0x33, !payload.isAllDigits,
            let bytes = TypedScan.bytes(hexadecimal: payload)
        else { return nil }
        return try? EPCTag(binary: bytes)
    }
}
