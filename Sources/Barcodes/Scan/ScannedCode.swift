// What one scan says, in the shop's words. Everything behind the parser (receiving, counting, the till) works from this
// value and never looks at the bytes again.

/// One element of an element string: an application identifier and its value as printed.
public struct GS1Element: Hashable, Sendable {
    /// The application identifier, 2 to 4 digits.
    public let ai: String
    /// The value, check digit included, without separators.
    public let value: String

    public init(ai: String, value: String) {
        self.ai = ai
        self.value = value
    }
}

/// An amount of money as printed on a label.
public struct ScannedPrice: Hashable, Sendable {
    /// The amount in 1/10^decimals of the currency unit.
    public var amount: Int64
    /// How many figures of the amount stand behind the point, 0 to 9.
    public var decimals: Int
    /// ISO 4217 numeric currency code, if the label says.
    public var currency: Int?

    public init(amount: Int64, decimals: Int, currency: Int? = nil) {
        self.amount = amount
        self.decimals = decimals
        self.currency = currency
    }
}

/// The item of a scale label: a number that the shop gave, not the world.
public struct InStoreItem: Hashable, Sendable {
    /// The item number as printed, leading zeros kept.
    public var number: String
    /// The name of the template that matched.
    public var template: String

    public init(number: String, template: String) {
        self.number = number
        self.template = template
    }
}

/// What one scan says.
///
/// Look up ``gtin`` where there is one and ``key`` otherwise; the rest says how much of it, of which lot, until when.
public struct ScannedCode: Hashable, Sendable {
    /// What was read, from the symbology identifier or inferred.
    public var symbology: Symbology
    /// The trade item: of an EAN, UPC or ITF symbol, of (01), (02) or (03), of a tag. Nil for a scale label, whose
    /// number changes with its weight: its ``key`` does not.
    public var gtin: GTIN?
    /// The elements in the order read; empty for symbols without application identifiers.
    public var elements: [GS1Element] = []
    /// Batch or lot, (10).
    public var lot: String?
    /// Last day of use, (17), or the day of (7003).
    public var expiry: CalendarDate?
    /// Best before, (15).
    public var bestBefore: CalendarDate?
    /// Production, (11), or the day of (8008).
    public var productionDate: CalendarDate?
    /// Packaging, (13).
    public var packagingDate: CalendarDate?
    /// Last day to sell, (16).
    public var sellBy: CalendarDate?
    /// Pieces: (30), (37), or the count of a scale label.
    public var quantity: Int64?
    /// Net weight in grams: (310n), (320n), (356n), or the weight of a scale label. Halves round up, with a warning.
    public var weightGrams: Int64?
    /// Gross weight in grams, (330n) or (340n): packaging included, so never a quantity of goods.
    public var grossWeightGrams: Int64?
    /// Net volume in millilitres: (315n), (316n), (360n), (361n), (364n) to (366n).
    public var volumeMillilitres: Int64?
    /// Price of this article: (392n), (393n), or of a scale label.
    public var price: ScannedPrice?
    /// Serial number, (21), or of a tag.
    public var serial: String?
    /// Serial shipping container code, 18 digits, (00).
    public var sscc: String?
    /// Item and template of a scale label.
    public var inStoreItem: InStoreItem?
    /// What to look up when there is no ``gtin``; the key of the ``gtin`` when there is one. Of a scale label: its code
    /// with the measure zeroed and the check digit made right, so that all labels of one item share it.
    public var key: BarcodeKey
    /// What to look at although the scan is usable.
    public var warnings: [ScanWarning] = []

    /// A code that says nothing but its key.
    public init(symbology: Symbology, key: BarcodeKey) {
        self.symbology = symbology
        self.key = key
    }

    /// A code that is a trade item number and nothing else.
    @inlinable
    public init(symbology: Symbology, gtin: GTIN) {
        self.symbology = symbology
        self.gtin = gtin
        self.key = BarcodeKey(gtin)
    }
}

extension ScannedCode {
    mutating func warn(_ code: ScanWarning.Code, _ message: String) {
        warnings.append(ScanWarning(code, message))
    }
}
