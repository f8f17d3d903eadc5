// What a component must be besides so many characters of a set. One case per rule of the General Specifications; the
// catalogue names them. A broken rule refuses the scan, except where that would lose scans of good articles: see `Finding.doubtful`.

/// A check on one component of a value.
enum ValueRule: String, CaseIterable {
    case check, checkWarned, checkPair, prefix
    case day, exactDay, longDay, clock, hour, sixty
    case currency, country, countryOrAny, countryLetters, medium
    case percent, iban, piece, sequence, importer, hyphen
    case latitude, longitude, winding, yesNo, sex
    case zero, notZero, noZeroFirst, notOnlyDigits

    enum Finding: Equatable {
        case right
        case wrong(ScanError.Code, String)
        /// Worth a warning, not worth a lost scan.
        case doubtful(ScanWarning.Code, String)
    }

    func examine(_ value: ArraySlice<UInt8>, currentYear: Int) -> Finding {
        switch self {
        case .check: return Self.examineCheckDigit(value)
        case .checkWarned:
            // Crate pools have printed asset numbers (8003) with wrong check digits for years; no stock hangs on them.
            guard case .wrong(_, let words) = Self.examineCheckDigit(value) else { return .right }
            return .doubtful(.checkDigitWrong, words)
        case .day, .exactDay, .longDay, .clock, .hour, .sixty:
            return examineTime(value, currentYear: currentYear)
        case .currency, .country, .countryOrAny, .countryLetters, .medium:
            return isListed(value) ? .right : .doubtful(.unlistedCode, "\(value.asciiText) is not a known \(listName) code")
        default:
            return isWellFormed(value) ? .right : .wrong(.badValue, "\(value.asciiText) \(complaint)")
        }
    }

    private static func examineCheckDigit(_ value: ArraySlice<UInt8>) -> Finding {
        guard let last = value.last, let right = CheckDigit.digit(for: value.dropLast()) else {
            return .wrong(.badCharacter, "must be digits")
        }
        guard last == UInt8(0x30 + right) else {
            return .wrong(
                .badCheckDigit,
                "check digit of \(value.asciiText) is wrong: expected \(right), got \(Character(Unicode.Scalar(last)))."
                    + " Scan again; if it stays, the label is misprinted")
        }
        return .right
    }

    private func examineTime(_ value: ArraySlice<UInt8>, currentYear: Int) -> Finding {
        switch self {
        case .day, .exactDay:
            let date = CalendarDate.fromElement(value, currentYear: currentYear, allowsDayZero: self == .day)
            return date == nil ? .wrong(.badDate, "\(value.asciiText) is not a day YYMMDD that exists") : .right
        case .longDay:
            guard let number = value.decimalValue,
                CalendarDate(year: Int(number / 10_000), month: Int(number / 100 % 100), day: Int(number % 100)) != nil
            else { return .wrong(.badDate, "\(value.asciiText) is not a day YYYYMMDD that exists") }
            return .right
        default:
            let number = value.decimalValue ?? -1
            let isRight =
                switch self {
                case .clock: (0..<24).contains(number / 100) && (0..<60).contains(number % 100)
                case .hour: (0..<24).contains(number)
                default: (0..<60).contains(number)
                }
            return isRight ? .right : .wrong(.badTime, "\(value.asciiText) is not a time of day")
        }
    }

    private func isListed(_ value: ArraySlice<UInt8>) -> Bool {
        let number = value.decimalValue.map { Int($0) } ?? -1
        return switch self {
        case .currency: CodeLists.currencies.contains(number)
        case .country: CodeLists.countries.contains(number)
        case .countryOrAny: number == 999 || CodeLists.countries.contains(number)
        case .countryLetters: CodeLists.countryLetters.contains(value.asciiText)
        default: (1...10).contains(number) || (80...99).contains(number)
        }
    }

    private var listName: String {
        switch self {
        case .currency: "ISO 4217 currency"
        case .medium: "media type"
        default: "ISO 3166 country"
        }
    }

    private func isWellFormed(_ value: ArraySlice<UInt8>) -> Bool {
        let number = value.decimalValue
        switch self {
        case .checkPair: return CheckDigit.isValidPair(value)
        case .prefix: return value.count >= 4 && value.prefix(4).isAllDigits
        case .percent: return PercentEncoding.decode(value) != nil
        case .iban: return CheckDigit.isValidBankAccount(Array(value))
        case .piece:
            guard let number else { return false }
            return number / 100 > 0 && number % 100 > 0 && number / 100 <= number % 100
        case .sequence:
            let bytes = Array(value)
            guard bytes.count == 3, bytes[1] == 0x2F, let place = bytes[0].digitValue, let total = bytes[2].digitValue
            else { return false }
            return place > 0 && place <= total
        case .importer:
            return value.allSatisfy { $0.isDigit || $0.isUppercaseLetter || $0.isLowercaseLetter || $0 == 0x2D || $0 == 0x5F }
        case .hyphen: return value.allSatisfy { $0 == 0x2D }
        case .latitude: return number.map { $0 <= 1_800_000_000 } ?? false
        case .longitude: return number.map { $0 <= 3_600_000_000 } ?? false
        case .winding: return number == 0 || number == 1 || number == 9
        case .yesNo: return number == 0 || number == 1
        case .sex: return number == 0 || number == 1 || number == 2 || number == 9
        case .zero: return number == 0
        case .notZero: return value.contains { $0 != 0x30 }
        case .noZeroFirst: return value.first != 0x30 || value.count == 1
        case .notOnlyDigits: return !value.isAllDigits
        default: return true
        }
    }

    private var complaint: String {
        switch self {
        case .checkPair: "ends in a wrong check pair. Scan again; if it stays, the label is misprinted"
        case .prefix: "must start with a company prefix of digits"
        case .percent: "has a percent sign that is not followed by two hexadecimal digits"
        case .iban: "is not a valid bank account number (IBAN)"
        case .piece: "must be a piece number not above the number of pieces"
        case .sequence: "must be a place and a total, as 1/2"
        case .importer: "is not an importer index"
        case .hyphen: "must be a hyphen"
        case .latitude: "is not a latitude"
        case .longitude: "is not a longitude"
        case .winding: "must be 0, 1 or 9"
        case .yesNo: "must be 0 or 1"
        case .sex: "must be 0, 1, 2 or 9"
        case .zero: "must be 0"
        case .notZero: "must not be zero"
        case .noZeroFirst: "must not start with a zero"
        case .notOnlyDigits: "must have a character that is not a digit"
        default: "is not valid"
        }
    }
}

/// The characters of a component. GS1 General Specifications, section 7.11.
extension ValueComponent.Characters {
    func contains(_ byte: UInt8) -> Bool {
        if byte.isDigit { return true }
        switch self {
        case .digits: return false
        case .set82:
            // ! and " to /, : to ?, letters, _ ; without #, $, @ and the brackets
            return byte.isUppercaseLetter || byte.isLowercaseLetter || byte == 0x5F
                || (0x21...0x22).contains(byte) || (0x25...0x2F).contains(byte) || (0x3A...0x3F).contains(byte)
        case .set39: return byte.isUppercaseLetter || byte == 0x23 || byte == 0x2D || byte == 0x2F
        case .base64:
            return byte.isUppercaseLetter || byte.isLowercaseLetter || byte == 0x2D || byte == 0x5F || byte == 0x3D
        }
    }

    var description: String {
        switch self {
        case .digits: "a digit"
        case .set82: "in the GS1 character set"
        case .set39: "a capital letter, digit, #, - or /"
        case .base64: "a letter, digit, -, _ or ="
        }
    }
}
