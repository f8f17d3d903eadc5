// Decimal digits as bytes. Everything a scanner sends is bytes, and most of it is digits; going through String or
// Character for them would cost more than the rest of the parse.

extension UInt8 {
    /// The value 0 to 9 of an ASCII digit, or nil.
    @usableFromInline var digitValue: Int64? {
        let value = self &- 0x30
        return value < 10 ? Int64(value) : nil
    }

    var isDigit: Bool { self &- 0x30 < 10 }
    var isUppercaseLetter: Bool { self &- 0x41 < 26 }
    var isLowercaseLetter: Bool { self &- 0x61 < 26 }

    /// The value 0 to 15 of a hexadecimal digit of either case, or nil.
    var hexValue: UInt8? {
        if isDigit { return self &- 0x30 }
        if self &- 0x41 < 6 { return self &- 0x41 &+ 10 }
        if self &- 0x61 < 6 { return self &- 0x61 &+ 10 }
        return nil
    }
}

extension Collection<UInt8> {
    var isAllDigits: Bool { allSatisfy(\.isDigit) }

    /// The number these digits spell, or nil: no digits, another character, or more than Int64 holds.
    var decimalValue: Int64? {
        guard !isEmpty else { return nil }
        var total: Int64 = 0
        for byte in self {
            guard let digit = byte.digitValue else { return nil }
            let (tens, overflow) = total.multipliedReportingOverflow(by: 10)
            let (sum, overflowToo) = tens.addingReportingOverflow(digit)
            guard !overflow, !overflowToo else { return nil }
            total = sum
        }
        return total
    }

    /// These bytes as text; only for bytes already known to be ASCII.
    var asciiText: String { String(decoding: self, as: UTF8.self) }
}

extension Int64 {
    /// A number that is not negative as decimal digits, with zeros in front up to `width`.
    func text(width: Int) -> String {
        let digits = String(self)
        guard digits.utf8.count < width else { return digits }
        return String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}

/// 10 to the power `exponent`; nil outside 0...18, where Int64 ends.
func powerOfTen(_ exponent: Int) -> Int64? {
    guard (0...18).contains(exponent) else { return nil }
    var power: Int64 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
}

/// `value` x `factor` / `divisor` to the nearest whole number, halves up; nil when it does not fit.
/// The second part tells whether rounding changed anything.
func scaled(_ value: Int64, by factor: Int64, over divisor: Int64) -> (rounded: Int64, isExact: Bool)? {
    guard value >= 0, factor >= 0, divisor > 0 else { return nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: divisor)
    return (remainder >= divisor - remainder ? quotient + 1 : quotient, remainder == 0)
}
