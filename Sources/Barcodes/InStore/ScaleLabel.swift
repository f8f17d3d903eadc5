// Reading and printing one scale label by its template.

extension ScaleTemplate {
    /// What a 13-digit code that matches this template says; throws when a check digit is wrong.
    func read(_ digits: ArraySlice<UInt8>, symbology: Symbology) throws(ScanError) -> ScannedCode {
        let code = Array(digits)
        if verifiesCheckDigit, !CheckDigit.isValid(code) {
            throw ScanError.wrongCheckDigit(digits)
        }
        let value = code[measured]
        if let measureCheck, let right = CheckDigit.measureDigit(for: value), code[measureCheck] != UInt8(0x30 + right) {
            throw ScanError(
                .badMeasureCheckDigit,
                "Scale label \(code.asciiText): the check digit of its \(measure.rawValue) should be \(right). "
                    + "Weigh and print it again.",
                position: digits.startIndex + measureCheck)
        }
        var scan = ScannedCode(symbology: symbology, key: BarcodeKey(code: zeroed(code)))
        scan.inStoreItem = InStoreItem(number: code[item].asciiText, template: name)
        guard let amount = value.decimalValue else { return scan }
        switch measure {
        case .weight:
            guard let unit = powerOfTen(decimals), let grams = scaled(amount, by: 1000, over: unit) else { break }
            scan.weightGrams = grams.rounded
            if !grams.isExact { scan.warn(.measureRounded, "The weight of the label was rounded to whole grams.") }
        case .price: scan.price = ScannedPrice(amount: amount, decimals: decimals, currency: currency)
        case .count: scan.quantity = amount
        case .none: break
        }
        return scan
    }

    /// The code of the item itself: measure and free digits zero, check digits right.
    private func zeroed(_ code: [UInt8]) -> [UInt8] {
        var digits = code
        for place in measured { digits[place] = 0x30 }
        if let measureCheck, let right = CheckDigit.measureDigit(for: digits[measured]) {
            digits[measureCheck] = UInt8(0x30 + right)
        }
        if let right = CheckDigit.digit(for: digits.dropLast()) { digits[12] = UInt8(0x30 + right) }
        return digits
    }

    /// The 13 digits for a label of this item; `?` becomes 0. Throws when a number does not fit its place.
    ///
    /// `amount` is in the template's own unit: 1/10^decimals of kilograms or currency units, or pieces.
    public func label(item number: Int64, amount: Int64) throws(ScanError) -> String {
        let itemText = number.text(width: item.count)
        let amountText = amount.text(width: measured.count)
        guard number >= 0, amount >= 0, itemText.utf8.count == item.count,
            measured.isEmpty ? amount == 0 : amountText.utf8.count == measured.count
        else {
            throw ScanError(
                .badTemplate,
                "Item \(number) or amount \(amount) does not fit the template \(pattern): use another prefix.")
        }
        let cells = Array(pattern.utf8)
        var digits = (cells.count == 12 ? [0x30] + cells : cells).map { $0.isDigit ? $0 : 0x30 }
        digits.replaceSubrange(item, with: itemText.utf8)
        if !measured.isEmpty { digits.replaceSubrange(measured, with: amountText.utf8) }
        if let measureCheck, let right = CheckDigit.measureDigit(for: digits[measured]) {
            digits[measureCheck] = UInt8(0x30 + right)
        }
        if let right = CheckDigit.digit(for: digits.dropLast()) { digits[12] = UInt8(0x30 + right) }
        return digits.asciiText
    }
}

extension ScanError {
    static func wrongCheckDigit(_ digits: ArraySlice<UInt8>) -> ScanError {
        let right = CheckDigit.digit(for: digits.dropLast()).map { ": the last digit should be \($0)" } ?? ""
        return ScanError(
            .badCheckDigit,
            "\(digits.asciiText) has a wrong check digit\(right). Scan again; if you keyed it in, compare with the label.",
            position: digits.indices.last)
    }
}
