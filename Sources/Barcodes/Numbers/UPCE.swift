// UPC-E: a GTIN-12 with its zeros squeezed out, printed on small North American packs. Scanners should expand it, some
// do not. GS1 General Specifications, section 5.2.2.4.2.

/// The eight printed digits of a UPC-E symbol.
public enum UPCE {
    /// The GTIN-12 that eight digits stand for; nil unless they start with number system 0 or 1 and the check digit,
    /// which is that of the GTIN-12, is right.
    public static func expand(_ digits: some Collection<UInt8>) -> GTIN? {
        let code = Array(digits)
        guard code.count == 8, code.isAllDigits, code[0] <= 0x31 else { return nil }
        let zero: UInt8 = 0x30
        let body: [UInt8] =
            switch code[6] {
            case 0x30...0x32: [code[1], code[2], code[6], zero, zero, zero, zero, code[3], code[4], code[5]]
            case 0x33: [code[1], code[2], code[3], zero, zero, zero, zero, zero, code[4], code[5]]
            case 0x34: [code[1], code[2], code[3], code[4], zero, zero, zero, zero, zero, code[5]]
            default: [code[1], code[2], code[3], code[4], code[5], zero, zero, zero, zero, code[6]]
            }
        return GTIN(digits: [code[0]] + body + [code[7]])
    }
}
