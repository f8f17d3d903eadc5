// Payment card data never enters: what looks like a card's number is refused, and nothing of it is kept. Numbers of the shop's own trade
// (GTIN, SSCC) have other check digits and are never taken for one.
//
// Sources: ISO/IEC 7812-1 (the number: issuer, account, Luhn check digit), PCI DSS 4.0 requirement 3.3 (do not keep what you need not),
// GS1 General Specifications 7.9 (check digit of GTIN and SSCC).

import Barcodes

/// The number of a payment card, found in something that was said.
public enum PaymentCard {
    /// A run of digits, perhaps in groups, that is one.
    struct Find: Equatable {
        /// As it stands there, separators included.
        var bytes: ArraySlice<UInt8>
    }

    /// The first card's number in `text`.
    static func find(in text: some Collection<UInt8>) -> Find? {
        guard text.count >= fewestDigits else { return nil }
        let bytes = Array(text)
        var index = 0
        while index < bytes.count {
            guard isDigit(bytes[index]) else {
                index += 1
                continue
            }
            let end = endOfRun(in: bytes, from: index)
            if end - index >= fewestDigits, let found = card(in: bytes[index..<end]) { return Find(bytes: found) }
            index = end
        }
        return nil
    }

    private static let fewestDigits = 14

    public static func isIn(_ text: String) -> Bool { find(in: text.utf8) != nil }

    /// Whether one of the texts in a serialized message may be one: false is sure, true says "look at the texts". What stands around a text
    /// there may look like digits too, so nothing but the number of digits tells.
    public static func mayBeIn(message bytes: some Sequence<UInt8>) -> Bool {
        var (digits, isBroken) = (0, true)
        for byte in bytes {
            if isDigit(byte) {
                digits = isBroken ? 1 : digits + 1
                isBroken = false
                if digits >= fewestDigits { return true }
            } else if !isSeparator(byte) {
                isBroken = true
            }
        }
        return false
    }

    /// `payload` with all digits of `cards` but the last four of each starred; as long as before.
    static func masked(_ payload: [UInt8], of found: ArraySlice<UInt8>) -> [UInt8] {
        let found = Array(found)
        guard !found.isEmpty, payload.count >= found.count else { return payload }
        let starred = star(found)
        var masked = payload
        var index = 0
        while index + found.count <= masked.count {
            if Array(masked[index..<index + found.count]) == found {
                masked.replaceSubrange(index..<index + found.count, with: starred)
                index += found.count
            } else {
                index += 1
            }
        }
        return masked
    }

    private static func star(_ digits: [UInt8]) -> [UInt8] {
        let shown = 4
        var rest = digits.filter(isDigit).count - shown
        return digits.map { byte in
            guard isDigit(byte), rest > 0 else { return byte }
            rest -= 1
            return UInt8(ascii: "*")
        }
    }

    // MARK: runs

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2D }

    /// Digits, with single blanks or hyphens between them.
    private static func endOfRun(in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if isDigit(bytes[index]) {
                index += 1
            } else if index + 1 < bytes.count, isSeparator(bytes[index]), isDigit(bytes[index + 1]) {
                index += 1
            } else {
                break
            }
        }
        return index
    }

    /// The whole run, or one group of it, where that is a card's number: "PO 77 4111 1111 1111 1111" holds one behind another number.
    private static func card(in run: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let groups = run.split { !isDigit($0) }
        for first in groups.indices {
            for last in groups.indices[first...] {
                let part = run[groups[first].startIndex..<groups[last].endIndex]
                let digits = part.filter(isDigit)
                if digits.count > 19 { break }
                if isCard(digits) { return part }
            }
        }
        return nil
    }

    private static func isCard(_ digits: [UInt8]) -> Bool {
        isIssued(digits) && hasLuhnDigit(digits) && !isTradeNumber(digits)
    }

    /// Issuer ranges with the lengths their numbers have.
    private static func isIssued(_ digits: [UInt8]) -> Bool {
        guard digits.count >= fewestDigits else { return false }
        let six = digits.prefix(6).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        let (one, two, three, four) = (six / 100_000, six / 10_000, six / 1_000, six / 100)
        switch digits.count {
        case 14: return (300...305).contains(three) || [36, 38, 39].contains(two)
        case 15: return [34, 37].contains(two)
        case 16, 19:
            return one == 4 || (51...55).contains(two) || (2221...2720).contains(four) || four == 6011 || (644...649).contains(three)
                || two == 65 || (3528...3589).contains(four) || two == 62 || [50, 56, 57, 58, 67].contains(two)
        case 17, 18: return two == 62 || two == 65 || (3528...3589).contains(four)
        default: return false
        }
    }

    private static func hasLuhnDigit(_ digits: [UInt8]) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, next in
            let digit = Int(next.element - 0x30)
            guard !next.offset.isMultiple(of: 2) else { return sum + digit }
            return sum + (digit > 4 ? 2 * digit - 9 : 2 * digit)
        }
        return sum.isMultiple(of: 10)
    }

    /// A GTIN-14 or SSCC with its own right check digit.
    private static func isTradeNumber(_ digits: [UInt8]) -> Bool {
        guard digits.count == 14 || digits.count == 18 else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, next in
            sum + Int(next.element - 0x30) * (next.offset.isMultiple(of: 2) ? 1 : 3)
        }
        return sum.isMultiple(of: 10)
    }
}
