// What a scan is looked up by. The catalogue keeps integers where it can: an integer key halves the barcode table and
// its lookup time, and most codes in a shop are digits.

/// The key under which a barcode is stored and found.
///
/// Two scans of the same label, by whatever scanner, give the same key: a trade item number is one key with or without
/// leading zeros; any other code is its text without the identifier and outer blanks.
public struct BarcodeKey: Hashable, Sendable {
    @usableFromInline
    enum Content: Hashable, Sendable {
        case number(GTIN)
        case text(String)
    }

    @usableFromInline let content: Content

    /// The key of a trade item.
    @inlinable
    public init(_ gtin: GTIN) {
        content = .number(gtin)
    }

    /// The key of a code as stored or typed: a trade item number where the text is a valid one, else the text.
    public init(text: String) {
        self.init(code: Array(text.utf8))
    }

    /// The key of a code that is not element strings. Bytes that are not UTF-8 are read as ISO 8859-1, control characters
    /// become their visible pictures (U+2400 and on), so that a key can always be stored, printed and typed.
    init(code: [UInt8]) {
        if let gtin = GTIN(digits: code) {
            content = .number(gtin)
            return
        }
        if code.allSatisfy({ (0x20..<0x7F).contains($0) }) {
            content = .text(code.asciiText)
            return
        }
        var scalars = String.UnicodeScalarView()
        if let text = String(validating: code, as: UTF8.self) {
            for scalar in text.unicodeScalars { scalars.append(BarcodeKey.visible(scalar)) }
        } else {
            for byte in code { scalars.append(BarcodeKey.visible(Unicode.Scalar(byte))) }
        }
        content = .text(String(scalars))
    }

    /// The trade item number, if this key is one.
    public var gtin: GTIN? {
        if case .number(let gtin) = content { gtin } else { nil }
    }

    /// The normalised text: 14 digits of a trade item number, else the code itself.
    public var text: String {
        switch content {
        case .number(let gtin): gtin.text
        case .text(let text): text
        }
    }

    /// An integer that stands for this key and no other; nil unless the code is 1 to 18 digits.
    ///
    /// Positive: the trade item number. Negative: other digits, as -(10^length + number), so that 0012 and 12 stay apart.
    public var integer: Int64? {
        switch content {
        case .number(let gtin): return gtin.value
        case .text(let text):
            guard let number = text.utf8.decimalValue, let sentinel = powerOfTen(text.utf8.count) else { return nil }
            return -(sentinel + number)
        }
    }

    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? scalar
        case 0x7F: "\u{2421}"
        default: scalar
        }
    }
}
