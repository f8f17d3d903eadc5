// Products made or changed by a person, up to a thousand at once, all or none. Files are loaded by `CatalogImport` instead.

public import Storage

/// Creates products, or changes those whose SKU is known.
public struct UpsertProducts: Command {
    public var products: [ProductDraft]

    public static let kind = JournalKind.importCatalog
    public static let limit = 1_000

    public struct Reply: Hashable, Sendable {
        /// In the order of the command.
        public let products: [ProductID]
        public let created: Int
        public let changed: Int
    }

    /// What is known of one product of the command.
    public struct Facts {
        struct Line {
            var known: ProductFacts?
            var hasStock: Bool
            /// The targets of its codes, in their order; nil = the code is free.
            var targets: [(product: Int64, quantity: Int64, level: String)?]
            var scaleTargets: [Int64?]
        }

        var lines: [Line]
    }

    public init(_ products: [ProductDraft]) {
        self.products = products
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        var lines: [Facts.Line] = []
        for draft in products.prefix(Self.limit) {
            let known = try Products.find(sku: draft.sku, in: transaction)
            var line = Facts.Line(known: known, hasStock: false, targets: [], scaleTargets: [])
            if let known { line.hasStock = try ProductRecords.hasStock(known.id, in: transaction) }
            for barcode in draft.barcodes.prefix(ProductDraft.codeLimit) {
                line.targets.append(try StoredCode(barcode.code).flatMap { try ProductRecords.target(of: $0, in: transaction) })
            }
            for item in draft.scaleItems.prefix(ProductDraft.codeLimit) {
                line.scaleTargets.append(try ProductRecords.scaleItem(item, in: transaction))
            }
            lines.append(line)
        }
        return Facts(lines: lines)
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.change, .product, .everywhere) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Facts {
        guard products.count <= Self.limit else { throw Refusal(.tooMany(field: "products", limit: Self.limit)) }
        var problems: [Rejection] = []
        var skus: Set<String> = []
        var codes: [StoredCode: Int] = [:]
        for (index, (draft, line)) in zip(products, facts.lines).enumerated() {
            problems += draft.problems(at: "products[\(index)]")
            if !skus.insert(draft.sku).inserted { problems.append(.nameTaken(name: draft.sku)) }
            problems += Self.problems(changing: line, to: draft)
            for (barcode, target) in zip(draft.barcodes, line.targets) {
                guard let code = StoredCode(barcode.code) else { continue }
                let isElsewhere = target.map { $0.product != line.known?.id.rawValue } ?? false
                let isTwice = codes.updateValue(index, forKey: code).map { $0 != index } ?? false
                if isElsewhere || isTwice { problems.append(.nameTaken(name: barcode.code)) }
            }
            for (item, target) in zip(draft.scaleItems, line.scaleTargets) {
                if let target, target != line.known?.id.rawValue { problems.append(.nameTaken(name: "scale item \(item.item)")) }
            }
        }
        try Refusal.check(problems)
        return facts
    }

    /// Stock is kept in the product's unit and lots: neither can change under goods that are there.
    private static func problems(changing line: Facts.Line, to draft: ProductDraft) -> [Rejection] {
        guard let known = line.known, line.hasStock else { return [] }
        let loosens = known.tracking == .lot && draft.tracking == .none
        guard loosens || known.unit != draft.unit else { return [] }
        return [.wrongState(number: known.sku, state: "in stock", needed: "out of stock")]
    }

    public func apply(_ facts: Facts, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Reply {
        var ids: [ProductID] = []
        var created = 0
        var changed = 0
        for (product, line) in zip(products, facts.lines) {
            let record = ProductRecord(product)
            var isChanged = false
            let id: Int64
            if let known = line.known {
                id = known.id.rawValue
                isChanged = ProductRecord(known) != record
                if isChanged {
                    try ProductRecords.update(known.id, record, foldedName: record.name.folded, in: transaction)
                }
            } else {
                id = try ProductRecords.nextID(in: transaction)
                try ProductRecords.insert(id, record, foldedName: record.name.folded, in: transaction)
                created += 1
            }
            let isNewlyCoded = try setCodes(of: product, line, id, in: transaction)
            if isChanged || (isNewlyCoded && line.known != nil) { changed += 1 }
            if line.known == nil || isChanged || isNewlyCoded { try CatalogChanges.note(.product, id, in: transaction) }
            ids.append(ProductID(trusted: id))
        }
        if created + changed > 0 { try CatalogChanges.announce(in: transaction) }
        return Reply(products: ids, created: created, changed: changed)
    }

    /// Whether any of the product's codes is new or stands for something else now.
    private func setCodes(
        of product: ProductDraft, _ line: Facts.Line, _ id: Int64, in transaction: borrowing Transaction
    ) throws -> Bool {
        var isChanged = false
        for (barcode, target) in zip(product.barcodes, line.targets) {
            if let target, target.quantity == barcode.quantity, target.level == barcode.level { continue }
            guard let code = StoredCode(barcode.code) else { continue }
            try ProductRecords.setCode(code, product: id, quantity: barcode.quantity, level: barcode.level, in: transaction)
            isChanged = true
        }
        for (item, target) in zip(product.scaleItems, line.scaleTargets) where target == nil {
            try ProductRecords.setScaleItem(item, product: id, in: transaction)
            isChanged = true
        }
        return isChanged
    }
}
