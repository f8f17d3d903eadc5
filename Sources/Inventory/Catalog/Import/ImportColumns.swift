// The columns of a product file, by the names in its header. Names are taken in any case and order; unknown ones are reported
// once and passed over.

/// What an import says about one field of one line. Reasons are stable.
public struct ImportProblem: Hashable, Sendable {
    /// Reasons, in the order of weight.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        // The row is not loaded.
        case strayQuote = "STRAY_QUOTE"
        case unclosedQuote = "UNCLOSED_QUOTE"
        case rowTooLong = "ROW_TOO_LONG"
        case notUTF8 = "NOT_UTF8"
        case missing = "MISSING"
        case tooLong = "TOO_LONG"
        case notUnderstood = "NOT_UNDERSTOOD"
        case duplicateBarcode = "DUPLICATE_BARCODE"
        case inStock = "IN_STOCK"
        // The row is loaded all the same.
        case badCheckDigit = "BAD_CHECK_DIGIT"
        case inStoreCode = "IN_STORE_CODE"
        case notATradeItemNumber = "NO_TRADE_ITEM_NUMBER"
        case repeatedRow = "REPEATED_ROW"
        case unknownColumn = "UNKNOWN_COLUMN"
        case extraFields = "EXTRA_FIELDS"
    }

    public var line: Int
    /// The column's name.
    public var field: String
    public var reason: Reason
    /// What stood there, cut at 200 characters.
    public var value: String
}

extension ImportProblem.Reason {
    /// Whether the row was loaded although something is wrong with it.
    public var isLoaded: Bool {
        switch self {
        case .strayQuote, .unclosedQuote, .rowTooLong, .notUTF8, .missing, .tooLong, .notUnderstood, .duplicateBarcode, .inStock: false
        case .badCheckDigit, .inStoreCode, .notATradeItemNumber, .repeatedRow, .unknownColumn, .extraFields: true
        }
    }
}

/// Which field of a row is which.
struct ImportColumns: Hashable, Sendable {
    enum Column: String, CaseIterable, Sendable {
        /// The code of one base unit.
        case barcode
        case name
        /// The shop's own number; without it the barcode serves.
        case sku
        /// each, gram, millilitre; pieces without it.
        case unit
        /// none, lot.
        case tracking
        /// yes, no.
        case expiryRequired = "expiry_required"
        case shelfLifeDays = "shelf_life_days"
        case minimumLifeDays = "minimum_life_days"
        case caseBarcode = "case_barcode"
        /// Base units in a case.
        case caseQuantity = "case_quantity"
        /// The number on the labels of the shop's scales.
        case scaleItem = "scale_item"
        /// The kind of goods, in the shop's own word.
        case category
    }

    /// By the column's place in `Column.allCases`; a lookup of every row, hence no dictionary. -1 = not in the file.
    private var places = [Int](repeating: -1, count: Column.allCases.count)
    let count: Int
    let problems: [ImportProblem]

    /// Nil when there is neither a barcode nor a SKU, or no name.
    init?(header: CSVRow) {
        count = header.count
        var problems: [ImportProblem] = []
        for index in 0..<header.count {
            let written = String(decoding: header[index], as: UTF8.self).trimmingBlanks
            let name = written.lowercased().replacing(" ", with: "_")
            if let column = Column(rawValue: name), places[column.place] < 0 {
                places[column.place] = index
            } else {
                problems.append(ImportProblem(line: header.line, field: String(written.prefix(200)), reason: .unknownColumn, value: ""))
            }
        }
        self.problems = problems
        guard has(.name), has(.barcode) || has(.sku) else { return nil }
    }

    func has(_ column: Column) -> Bool { places[column.place] >= 0 }

    func index(of column: Column) -> Int? {
        let place = places[column.place]
        return place < 0 ? nil : place
    }
}

extension ImportColumns.Column {
    fileprivate var place: Int {
        switch self {
        case .barcode: 0
        case .name: 1
        case .sku: 2
        case .unit: 3
        case .tracking: 4
        case .expiryRequired: 5
        case .shelfLifeDays: 6
        case .minimumLifeDays: 7
        case .caseBarcode: 8
        case .caseQuantity: 9
        case .scaleItem: 10
        case .category: 11
        }
    }
}
