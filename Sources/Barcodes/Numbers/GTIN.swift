// The number of a trade item. Shops meet it with 8, 12, 13 or 14 digits; it is the same number with zeros in front,
// so it is stored as 14 digits and one product never has two keys because two scanners pad differently.

/// A Global Trade Item Number with a right check digit, stored as a 14-digit number.
///
/// The only initialisers check; every value is valid. GS1 General Specifications, section 3.3.2.
public struct GTIN: Hashable, Comparable, Sendable {
    /// The 14-digit number, check digit included: 1 to 99,999,999,999,999.
    public let value: Int64

    /// A number from 8, 12, 13 or 14 ASCII digits; nil for another length, another character, a wrong check digit or all
    /// zeros. Allocates nothing.
    @inlinable
    public init?(digits: some Collection<UInt8>) {
        switch digits.count {
        case 8, 12, 13, 14: break
        default: return nil
        }
        guard CheckDigit.isValid(digits) else { return nil }
        var total: Int64 = 0
        for byte in digits { total = total * 10 + Int64(byte &- 0x30) }
        guard total > 0 else { return nil }
        value = total
    }

    /// A number from text of 8, 12, 13 or 14 digits; nil as for ``init(digits:)``.
    @inlinable
    public init?(_ text: some StringProtocol) {
        self.init(digits: text.utf8)
    }

    /// A stored 14-digit number; nil when it is out of range or its check digit is wrong.
    public init?(value: Int64) {
        guard value > 0, value <= 99_999_999_999_999 else { return nil }
        self.init(digits: value.text(width: 14).utf8)
    }

    /// The number that these 7, 11, 12 or 13 digits become with their check digit; nil for anything else.
    public init?(completing body: some StringProtocol) {
        guard let digit = CheckDigit.digit(for: body.utf8) else { return nil }
        self.init(String(body) + String(digit))
    }

    /// 14 digits, as stored and as in (01).
    public var text: String { value.text(width: 14) }

    /// The digits as printed on the article: 8, 12, 13 or 14.
    public var shortText: String {
        switch value {
        case ..<100_000_000: value.text(width: 8)
        case ..<1_000_000_000_000: value.text(width: 12)
        case ..<10_000_000_000_000: value.text(width: 13)
        default: value.text(width: 14)
        }
    }

    /// The 13 digits of an EAN-13 symbol; nil for a number that needs 14.
    public var ean13Text: String? {
        value < 10_000_000_000_000 ? value.text(width: 13) : nil
    }

    public static func < (left: GTIN, right: GTIN) -> Bool { left.value < right.value }
}

/// Where a number means one thing only. GS1 General Specifications, sections 1.4.2 to 1.4.5 and 2.1.11.
public enum Circulation: String, Sendable, CaseIterable {
    /// Everywhere: the number names one trade item in the world.
    case global
    /// Within a country or shop (prefixes 02 and 20 to 29): scale labels and shop labels.
    case region
    /// Within one company (prefix 04, and GTIN-8 starting with 0 or 2).
    case company
}

extension GTIN {
    /// Whether this number is a restricted circulation number, and whose.
    ///
    /// A GTIN-14 with a packaging indicator is never one. `value` does not tell a GTIN-8 from longer numbers with as many
    /// zeros; GS1 assigns none of those.
    public var circulation: Circulation {
        guard value < 10_000_000_000_000 else { return .global }
        if value < 100_000_000 {
            let first = value / 10_000_000
            return first == 0 || first == 2 ? .company : .global
        }
        switch value / 100_000_000_000 {
        case 2, 20...29: return .region
        case 4: return .company
        default: return .global
        }
    }
}
