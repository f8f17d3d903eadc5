// One line of a product file, understood as far as the line itself goes. Runs on the reader's thread, so that the writer only looks up
// and writes.

import Barcodes

struct ImportRow: Sendable {
    var line: Int
    /// Given, or the barcode's text.
    var sku: String
    var hasSKU: Bool
    var name: String
    var foldedName: String
    /// Nil = the file does not say: a known product keeps its own.
    var unit: Unit?
    var tracking: Tracking?
    var expiryRequired: Bool?
    var shelfLifeDays: Int64?
    var minimumLifeDays: Int64?
    var codes: [Code]
    var scaleItem: Int64?
    var category: String?

    struct Code: Sendable {
        var code: StoredCode
        var quantity: Int64
        var level: String
        var column: ImportColumns.Column
    }
}

/// Reads rows by their columns and gathers what is wrong with them.
struct ImportRowReader {
    let columns: ImportColumns
    private(set) var problems: [ImportProblem] = []

    init(_ columns: ImportColumns) {
        self.columns = columns
    }

    mutating func takeProblems() -> [ImportProblem] {
        defer { problems = [] }
        return problems
    }

    /// Nil when the row cannot be loaded; why is among the problems.
    mutating func read(_ row: CSVRow) -> ImportRow? {
        if let defect = row.defect {
            let reason: ImportProblem.Reason =
                switch defect {
                case .strayQuote: .strayQuote
                case .unclosedQuote: .unclosedQuote
                case .tooLong: .rowTooLong
                }
            report(row, nil, reason)
            return nil
        }
        if row.count > columns.count { report(row, nil, .extraFields) }
        guard let barcode = text(row, .barcode), let name = text(row, .name), let sku = text(row, .sku) else { return nil }
        guard !name.isEmpty else { return refuse(row, .name, .missing) }
        guard name.utf8.count <= Limits.nameLength * 4 else { return refuse(row, .name, .tooLong) }
        guard sku.utf8.count <= Limits.codeLength else { return refuse(row, .sku, .tooLong) }
        guard !barcode.isEmpty || !sku.isEmpty else { return refuse(row, columns.has(.barcode) ? .barcode : .sku, .missing) }
        var codes: [ImportRow.Code] = []
        if !barcode.isEmpty {
            guard let code = code(barcode, row, .barcode) else { return nil }
            codes.append(ImportRow.Code(code: code, quantity: 1, level: "each", column: .barcode))
        }
        guard readCase(row, into: &codes) else { return nil }
        let shownName = Self.cut(name)
        var result = ImportRow(
            line: row.line, sku: sku.isEmpty ? barcode : sku, hasSKU: !sku.isEmpty, name: shownName, foldedName: shownName.folded,
            codes: codes)
        return readRules(row, into: &result) ? result : nil
    }

    private mutating func readCase(_ row: CSVRow, into codes: inout [ImportRow.Code]) -> Bool {
        guard columns.has(.caseBarcode) else { return true }
        guard let barcode = text(row, .caseBarcode) else { return false }
        if barcode.isEmpty { return true }
        guard let quantity = number(row, .caseQuantity, in: 1...Quantity.limit) else { return false }
        guard let quantity else { return refuse(row, .caseQuantity, .missing) != nil }
        guard let code = code(barcode, row, .caseBarcode) else { return false }
        codes.append(ImportRow.Code(code: code, quantity: quantity, level: "case", column: .caseBarcode))
        return true
    }

    private mutating func readRules(_ row: CSVRow, into result: inout ImportRow) -> Bool {
        guard let unit = word(row, .unit, Self.units),
            let tracking = word(row, .tracking, Self.trackings),
            let expiryRequired = word(row, .expiryRequired, Self.answers),
            let shelfLifeDays = number(row, .shelfLifeDays, in: 0...ProductDraft.longestLifeDays),
            let minimumLifeDays = number(row, .minimumLifeDays, in: 0...ProductDraft.longestLifeDays),
            let scaleItem = number(row, .scaleItem, in: 0...9_999_999_999), let category = text(row, .category)
        else { return false }
        guard category.utf8.count <= Limits.codeLength else { return refuse(row, .category, .tooLong) != nil }
        result.unit = unit
        result.tracking = tracking
        result.expiryRequired = expiryRequired
        result.shelfLifeDays = shelfLifeDays
        result.minimumLifeDays = minimumLifeDays
        result.scaleItem = scaleItem
        result.category = category.isEmpty ? nil : category
        return true
    }

    private static let units: [String: Unit] = [
        "each": .each, "piece": .each, "gram": .gram, "g": .gram, "millilitre": .millilitre, "ml": .millilitre,
    ]
    private static let trackings: [String: Tracking] = ["none": .none, "lot": .lot]
    private static let answers = ["yes": true, "true": true, "1": true, "no": false, "false": false, "0": false]

    /// Reports what is odd about a code; nil only when it cannot be kept.
    private mutating func code(_ text: String, _ row: CSVRow, _ column: ImportColumns.Column) -> StoredCode? {
        guard let code = StoredCode(text) else {
            report(row, column, text.utf8.count > Limits.codeLength ? .tooLong : .notUnderstood)
            return nil
        }
        if case .plain = code {
            let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) } && [8, 12, 13, 14].contains(text.utf8.count)
            report(row, column, !isNumber ? .notATradeItemNumber : GTIN(text) == nil ? .badCheckDigit : .inStoreCode)
        }
        return code
    }

    /// The field without outer blanks; empty where the file has no such column, nil where it is not UTF-8.
    private mutating func text(_ row: CSVRow, _ column: ImportColumns.Column) -> String? {
        guard let index = columns.index(of: column) else { return "" }
        guard let text = String(validating: row[index], as: UTF8.self) else {
            report(row, column, .notUTF8)
            return nil
        }
        return text.trimmingBlanks
    }

    /// The outer nil: reported and unusable. The inner nil: the file does not say.
    private mutating func number(
        _ row: CSVRow, _ column: ImportColumns.Column, in range: ClosedRange<Int64>
    ) -> Int64?? {
        guard columns.has(column) else { return .some(nil) }
        guard let text = text(row, column) else { return nil }
        if text.isEmpty { return .some(nil) }
        guard let number = Int64(text), range.contains(number) else {
            report(row, column, .notUnderstood)
            return nil
        }
        return number
    }

    /// As `number`.
    private mutating func word<Meaning>(
        _ row: CSVRow, _ column: ImportColumns.Column, _ words: [String: Meaning]
    ) -> Meaning?? {
        guard columns.has(column) else { return .some(nil) }
        guard let text = text(row, column) else { return nil }
        if text.isEmpty { return .some(nil) }
        guard let meaning = words[text.lowercased()] else {
            report(row, column, .notUnderstood)
            return nil
        }
        return meaning
    }

    private mutating func refuse(
        _ row: CSVRow, _ column: ImportColumns.Column, _ reason: ImportProblem.Reason
    ) -> ImportRow? {
        report(row, column, reason)
        return nil
    }

    private mutating func report(_ row: CSVRow, _ column: ImportColumns.Column?, _ reason: ImportProblem.Reason) {
        let bytes = column.flatMap { columns.index(of: $0) }.map { row[$0] } ?? row.bytes[...]
        problems.append(
            ImportProblem(
                line: row.line, field: column?.rawValue ?? "", reason: reason,
                value: String(String(decoding: bytes.prefix(800), as: UTF8.self).prefix(200))))
    }

    /// At most as many bytes as a name may have, never half a character.
    private static func cut(_ name: String) -> String {
        guard name.utf8.count > Limits.nameLength else { return name }
        var cut = name
        while cut.utf8.count > Limits.nameLength { cut.removeLast() }
        return cut
    }
}
