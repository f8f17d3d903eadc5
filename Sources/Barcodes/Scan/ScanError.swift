// Why a scan cannot be used. The code is for programs and never changes; the message is for the clerk at the shelf.

/// A scan that is refused: what is wrong with it and what to do.
public struct ScanError: Error, Hashable, Sendable {
    /// Stable names of everything that can be wrong with a scan or a template.
    public enum Code: String, Sendable, CaseIterable {
        case empty = "EMPTY"
        case tooLong = "TOO_LONG"
        case unknownSymbology = "UNKNOWN_SYMBOLOGY"
        case badLength = "BAD_LENGTH"
        case badCharacter = "BAD_CHARACTER"
        case badCheckDigit = "BAD_CHECK_DIGIT"
        case badMeasureCheckDigit = "BAD_MEASURE_CHECK_DIGIT"
        case unknownIdentifier = "UNKNOWN_AI"
        case valueTooShort = "VALUE_TOO_SHORT"
        case valueTooLong = "VALUE_TOO_LONG"
        case missingSeparator = "MISSING_SEPARATOR"
        case badDate = "BAD_DATE"
        case badTime = "BAD_TIME"
        case badValue = "BAD_VALUE"
        case contradiction = "AI_CONTRADICTION"
        case repeatedIdentifier = "AI_REPEATED"
        case missingCompanion = "AI_MISSING"
        case badLink = "BAD_DIGITAL_LINK"
        case badTag = "BAD_TAG"
        case badTemplate = "BAD_TEMPLATE"
        case badArgument = "BAD_ARGUMENT"
    }

    /// What is wrong, for programs.
    public let code: Code
    /// What is wrong and what to do, for people.
    public let message: String
    /// Index of the first offending byte in the scan as received, where one can be named.
    public let position: Int?

    public init(_ code: Code, _ message: String, position: Int? = nil) {
        self.code = code
        self.message = message
        self.position = position
    }
}

/// Something to look at in a scan that is nevertheless usable.
public struct ScanWarning: Hashable, Sendable {
    /// Stable names of the warnings.
    public enum Code: String, Sendable, CaseIterable {
        /// The last value runs on into what looks like another element: the label may lack a group separator.
        case separatorMayBeMissing = "SEPARATOR_MAY_BE_MISSING"
        /// Elements that mean something only together with one in another symbol of the same article.
        case companionElsewhere = "AI_COMPANION_ELSEWHERE"
        /// Without a symbology identifier the code reads in two ways.
        case readsTwoWays = "READS_TWO_WAYS"
        /// Read as GS1 data although nothing in the scan says that it is. If the catalogue knows the code's key, that
        /// answer wins, and lot, dates and measures of this reading must not be used.
        case assumedElements = "ASSUMED_ELEMENTS"
        /// A country, currency or media code that is not in the list this program knows.
        case unlistedCode = "UNLISTED_CODE"
        /// A check digit that no stock hangs on is wrong.
        case checkDigitWrong = "CHECK_DIGIT_WRONG"
        /// A measure was rounded to whole grams or millilitres.
        case measureRounded = "MEASURE_ROUNDED"
        /// Part of the scan was not used (an add-on symbol, an unknown query key).
        case partIgnored = "PART_IGNORED"
    }

    /// What to look at, for programs.
    public let code: Code
    /// What to look at, for people.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
