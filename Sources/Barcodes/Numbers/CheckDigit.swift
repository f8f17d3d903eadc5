// Check characters. A wrong one is the only sign that a clerk mistyped a code or that a label printer is broken,
// so it is verified wherever the General Specifications define one.

/// The check digit of all numeric GS1 keys (GTIN, SSCC, GLN ...). GS1 General Specifications, section 7.9.1.
public enum CheckDigit {
    /// Whether the last of these ASCII digits is the right check digit of the others.
    ///
    /// Any length from two digits up; false for anything that is not all digits.
    @inlinable
    public static func isValid(_ digits: some Collection<UInt8>) -> Bool {
        guard digits.count >= 2 else { return false }
        // The check digit itself has weight 1, so the whole sum is a multiple of ten.
        var weight = digits.count.isMultiple(of: 2) ? 3 : 1
        var sum = 0
        for byte in digits {
            let digit = byte &- 0x30
            guard digit < 10 else { return false }
            sum = (sum + Int(digit) * weight) % 10
            weight = 4 - weight
        }
        return sum == 0
    }

    /// The check digit, 0 to 9, to append to these ASCII digits; nil for none or for anything that is not all digits.
    public static func digit(for body: some Collection<UInt8>) -> Int? {
        guard !body.isEmpty else { return nil }
        var weight = body.count.isMultiple(of: 2) ? 1 : 3
        var sum = 0
        for byte in body {
            guard let digit = byte.digitValue else { return nil }
            sum = (sum + Int(digit) * weight) % 10
            weight = 4 - weight
        }
        return (10 - sum) % 10
    }
}

extension CheckDigit {
    /// The check digit inside a scale label for its price or weight of 4 or 5 digits; nil for another width.
    ///
    /// GS1 General Specifications, sections 7.9.2 to 7.9.4. A weighted product "n-" ("n+") is n times the digit, less
    /// (plus) the tens of that product, and only its last figure counts.
    static func measureDigit(for measure: some Collection<UInt8>) -> Int? {
        guard measure.isAllDigits else { return nil }
        let digits = measure.map { Int($0 &- 0x30) }
        func twoMinus(_ digit: Int) -> Int { (2 * digit - 2 * digit / 10) % 10 }
        func fivePlus(_ digit: Int) -> Int { (5 * digit + 5 * digit / 10) % 10 }
        func fiveMinus(_ digit: Int) -> Int { (5 * digit - 5 * digit / 10) % 10 }
        switch digits.count {
        case 4:
            let sum = twoMinus(digits[0]) + twoMinus(digits[1]) + 3 * digits[2] + fiveMinus(digits[3])
            return sum * 3 % 10
        case 5:
            let sum = fivePlus(digits[0]) + twoMinus(digits[1]) + fiveMinus(digits[2])
                + fivePlus(digits[3]) + twoMinus(digits[4])
            let product = (10 - sum % 10) % 10
            return (0...9).first { fiveMinus($0) == product }
        default:
            return nil
        }
    }

    private static let characterSet82 = Array(
        #"!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"#.utf8)
    private static let characterSet32 = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
    private static let primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83]

    /// Whether the last two characters are the right check pair of an alphanumeric key of at most 25 characters.
    ///
    /// GS1 General Specifications, section 7.9.5: the characters' places in set 82 times growing primes from the right,
    /// modulo 1021, written as two characters of a set of 32 that leaves out what looks alike.
    static func isValidPair(_ key: some BidirectionalCollection<UInt8>) -> Bool {
        guard key.count >= 2, key.count - 2 <= primes.count else { return false }
        var sum = 0
        for (byte, prime) in zip(key.dropLast(2).reversed(), primes) {
            guard let place = characterSet82.firstIndex(of: byte) else { return false }
            sum += place * prime
        }
        sum %= 1021
        return key.suffix(2).elementsEqual([characterSet32[sum >> 5], characterSet32[sum & 31]])
    }

    /// Whether a bank account number of the International Bank Account Number form has its remainder of 1 modulo 97.
    static func isValidBankAccount(_ account: [UInt8]) -> Bool {
        guard account.count > 10, account[0].isUppercaseLetter, account[1].isUppercaseLetter else { return false }
        var remainder = 0
        for byte in account.dropFirst(4) + account.prefix(4) {
            if let digit = byte.digitValue {
                remainder = (remainder * 10 + Int(digit)) % 97
            } else if byte.isUppercaseLetter {
                remainder = (remainder * 100 + Int(byte) - 55) % 97
            } else {
                return false
            }
        }
        return remainder == 1
    }
}
