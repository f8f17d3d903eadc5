// Some thousand lines of a product file in one transaction, with one journal row for all of them.

import Crypto
import Storage
import Synchronization

/// What became of the lines so far.
public struct ImportSummary: Hashable, Sendable {
    public var rows = 0
    public var created = 0
    public var changed = 0
    public var unchanged = 0
    /// Lines that were not loaded; each is among the problems.
    public var refused = 0
    public var problems = 0
    public var batches = 0

    mutating func add(_ other: ImportSummary) {
        rows += other.rows
        created += other.created
        changed += other.changed
        unchanged += other.unchanged
        refused += other.refused
        problems += other.problems
        batches += other.batches
    }
}

/// The lines of this import that products came from: the first line that names a product speaks for it. And the codes it has met, where
/// that makes asking the books needless.
///
/// Sendable; the mutexes guard the map and the set. A batch that is run twice finds its own lines and nothing else changed.
final class ImportMemory: Sendable {
    private let lines = Mutex<[Int64: Int]>([:])
    /// Codes that may be in the books; nil where nobody knows them all.
    private let codes: Mutex<Set<StoredCode>?>

    /// - Parameter knowsAllCodes: Whether the books hold no code but those that this import brings.
    init(knowsAllCodes: Bool) {
        codes = Mutex(knowsAllCodes ? [] : nil)
    }

    /// Whether the code is surely in no book yet; from now on it may be. A batch that is run again asks the books.
    func isNew(_ code: StoredCode) -> Bool {
        codes.withLock { codes in
            guard codes != nil else { return false }
            return codes?.insert(code).inserted ?? false
        }
    }

    /// The line that spoke for the product before `line`, if any; else `line` does from now on.
    func earlierLine(of product: Int64, than line: Int) -> Int? {
        lines.withLock { lines in
            if let known = lines[product], known < line { return known }
            lines[product] = line
            return nil
        }
    }
}

struct ImportBatch: Command {
    let rows: [ImportRow]
    /// SHA-256 of the rows as they stood in the file.
    let digest: [UInt8]
    let memory: ImportMemory

    static let kind = JournalKind.importCatalog
    /// Rows of the first batch; each later one has twice as many, up to `mostRows`. Large, because what costs is the pages that a commit has
    /// changed, and in a large catalog a few thousand rows change as many pages as many thousand. Small at first, because the next batch is
    /// read while this one is written.
    static let firstRows = 10_000
    static let mostRows = 160_000

    /// How many rows batch `number` may have, counted from 0.
    static func rowLimit(_ number: Int) -> Int { number < 4 ? firstRows << number : mostRows }

    struct Reply: Sendable {
        var summary = ImportSummary()
        var problems: [ImportProblem] = []
    }

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws {}
    func permission(_ facts: Void) -> Permission { Permission(.change, .catalog, .everywhere) }
    func decide(_ facts: Void, _ circumstances: Circumstances) throws(Refusal) {}

    func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Reply {
        var loading = ImportLoading(memory: memory, nextID: try ProductRecords.nextID(in: transaction))
        for row in rows { try loading.load(row, in: transaction) }
        var reply = loading.reply
        reply.problems.sort { $0.line < $1.line }
        reply.summary.rows = rows.count
        reply.summary.batches = 1
        if reply.summary.created + reply.summary.changed > 0 { try CatalogChanges.announce(in: transaction) }
        let told = """
            rows=\(rows.count)
            created=\(reply.summary.created)
            changed=\(reply.summary.changed)
            refused=\(reply.summary.refused)
            sha256=\(Hexadecimal.text(digest))
            """
        draft.payload = Array(told.utf8)
        draft.requestHash = digest
        return reply
    }
}

/// Loads row by row: same SKU or same barcode is the same product.
private struct ImportLoading {
    let memory: ImportMemory
    var nextID: Int64
    /// Known as long as only this loading has moved the end of the changes.
    var nextPosition: Int64?
    var reply = ImportBatch.Reply()

    init(memory: ImportMemory, nextID: Int64) {
        self.memory = memory
        self.nextID = nextID
    }

    mutating func load(_ row: ImportRow, in transaction: borrowing Transaction) throws {
        var targets: [(product: Int64, quantity: Int64, level: String)?] = []
        for code in row.codes {
            targets.append(memory.isNew(code.code) ? nil : try ProductRecords.target(of: code.code, in: transaction))
        }
        if let known = try product(of: row, targets, in: transaction) {
            try change(known, by: row, targets, in: transaction)
        } else if try ProductRecords.insertIfNew(nextID, ProductRecord(row, over: nil), foldedName: row.foldedName, in: transaction) {
            _ = memory.earlierLine(of: nextID, than: row.line)
            _ = try setCodes(row, targets, nextID, in: transaction)
            try CatalogChanges.noteNew(.product, nextID, at: &nextPosition, in: transaction)
            reply.summary.created += 1
            nextID += 1
        } else if let known = try Products.find(sku: row.sku, in: transaction) {
            // Without a number of its own the row's code serves as one, and somebody has that number.
            try change(known, by: row, targets, in: transaction)
        }
    }

    private mutating func change(
        _ known: ProductFacts, by row: ImportRow, _ targets: [(product: Int64, quantity: Int64, level: String)?],
        in transaction: borrowing Transaction
    ) throws {
        let id = known.id.rawValue
        let old = ProductRecord(known)
        let new = ProductRecord(row, over: old)
        if memory.earlierLine(of: id, than: row.line) != nil, new != old {
            // Another line of this file has spoken for the product already, differently: the first stays.
            let column: ImportColumns.Column = row.hasSKU ? .sku : .barcode
            report(row, column, .duplicateBarcode, value: row.hasSKU ? row.sku : row.codes.first?.code.text ?? row.sku)
            reply.summary.refused += 1
            return
        }
        if try contradictsStock(known, new, in: transaction) {
            report(row, .unit, .inStock, value: known.sku)
            reply.summary.refused += 1
            return
        }
        if new != old { try ProductRecords.update(known.id, new, foldedName: row.foldedName, in: transaction) }
        let isNewlyCoded = try setCodes(row, targets, id, in: transaction)
        if new != old || isNewlyCoded {
            try CatalogChanges.note(.product, id, in: transaction)
            nextPosition = nil
            reply.summary.changed += 1
        } else {
            reply.summary.unchanged += 1
        }
    }

    /// By its SKU where the file gives one, else by its code.
    private func product(
        of row: ImportRow, _ targets: [(product: Int64, quantity: Int64, level: String)?], in transaction: borrowing Transaction
    ) throws -> ProductFacts? {
        if row.hasSKU, let found = try Products.find(sku: row.sku, in: transaction) { return found }
        // A case code of another product does not make this row that product.
        if let code = row.codes.first, code.column == .barcode, let target = targets.first ?? nil {
            let found = try Products.find(target.product, in: transaction)
            // With a number of its own the row is that product only if that one has none yet but its code.
            if let found, !row.hasSKU || StoredCode(found.sku) == code.code { return found }
        }
        return nil
    }

    private func contradictsStock(
        _ known: ProductFacts, _ new: ProductRecord, in transaction: borrowing Transaction
    ) throws -> Bool {
        let loosens = known.tracking == .lot && new.tracking == .none
        guard loosens || known.unit != new.unit else { return false }
        return try ProductRecords.hasStock(known.id, in: transaction)
    }

    /// Whether a code is new or changed. A code that another product has stays there.
    private mutating func setCodes(
        _ row: ImportRow, _ targets: [(product: Int64, quantity: Int64, level: String)?], _ id: Int64,
        in transaction: borrowing Transaction
    ) throws -> Bool {
        var isChanged = false
        for (code, target) in zip(row.codes, targets) {
            if let target {
                if target.product != id {
                    report(row, code.column, .duplicateBarcode, value: code.code.text)
                    continue
                }
                if target.quantity == code.quantity, target.level == code.level { continue }
            }
            try ProductRecords.setCode(code.code, product: id, quantity: code.quantity, level: code.level, in: transaction)
            isChanged = true
        }
        if let category = row.category, try Categories.set(category, of: id, in: transaction) { isChanged = true }
        if let number = row.scaleItem {
            let item = ScaleItemDraft(item: number)
            if let target = try ProductRecords.scaleItem(item, in: transaction) {
                if target != id { report(row, .scaleItem, .duplicateBarcode, value: "\(number)") }
            } else {
                try ProductRecords.setScaleItem(item, product: id, in: transaction)
                isChanged = true
            }
        }
        return isChanged
    }

    private mutating func report(
        _ row: ImportRow, _ column: ImportColumns.Column, _ reason: ImportProblem.Reason, value: String
    ) {
        reply.problems.append(ImportProblem(line: row.line, field: column.rawValue, reason: reason, value: value))
    }
}

extension ProductRecord {
    /// The row's word where it has one, else the product's own, else the plainest.
    fileprivate init(_ row: ImportRow, over old: ProductRecord?) {
        var draft = ProductDraft(sku: row.hasSKU ? row.sku : old?.sku ?? row.sku, name: row.name)
        draft.unit = row.unit ?? old?.unit ?? .each
        draft.tracking = row.tracking ?? old?.tracking ?? .none
        draft.expiryRequired = row.expiryRequired ?? old?.expiryRequired ?? false
        draft.shelfLifeDays = row.shelfLifeDays ?? old?.shelfLifeDays ?? 0
        draft.minimumLifeDays = row.minimumLifeDays ?? old?.minimumLifeDays ?? 0
        draft.isActive = true
        self.init(draft)
    }
}
