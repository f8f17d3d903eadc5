// Whatever a row names must exist, and must say the same of the row: products, lots, places, people, documents, terminals, corrections.

import Storage

/// Checks what the walk met against the tables that it speaks of.
struct ReferenceCheck {
    let walk: JournalWalk

    // MARK: names

    func checkNames(in source: borrowing some Reading & ~Copyable, _ report: inout VerificationReport) throws {
        try checkBuckets(in: source, &report)
        try checkNames(walk.stores, "store", Self.store, in: source, &report)
        try checkNames(walk.actors, "person", Self.actor, in: source, &report)
        try checkNames(walk.documents, "document", Self.document, in: source, &report)
    }

    private func checkBuckets(in source: borrowing some Reading & ~Copyable, _ report: inout VerificationReport) throws {
        var (products, places): ([Int64: Int64], [Int64: Int64]) = ([:], [:])
        var lots: [LotOfProduct: Int64] = [:]
        for (bucket, sum) in walk.buckets {
            let first = sum.firstSequence
            products[bucket.product] = min(products[bucket.product] ?? first, first)
            places[bucket.location] = min(places[bucket.location] ?? first, first)
            if bucket.lot != 0 {
                let lot = LotOfProduct(lot: bucket.lot, product: bucket.product)
                lots[lot] = min(lots[lot] ?? first, first)
            }
            if Condition(rawValue: bucket.condition) == nil {
                report.find(.referenceMissing, "journal row \(first)", "A posting has the unknown condition \(bucket.condition).")
            }
        }
        try checkNames(products, "product", Self.product, in: source, &report)
        try checkNames(places, "location", Self.location, in: source, &report)
        for (lot, sequence) in lots.sorted(by: { ($0.value, $0.key.lot) < ($1.value, $1.key.lot) }) {
            let product = try source.first(Self.productOfLot, lot.lot) { row in row.int(0) }
            if product != lot.product {
                report.find(
                    .referenceMissing, "journal row \(sequence)",
                    "A posting names lot \(lot.lot) of product \(lot.product), which "
                        + (product.map { "is a lot of product \($0)." } ?? "does not exist."))
            }
        }
        report.count("buckets", walk.buckets.count)
    }

    private struct LotOfProduct: Hashable {
        var lot: Int64
        var product: Int64
    }

    /// - Parameter names: what was named, and the first row that did.
    private func checkNames(
        _ names: [Int64: Int64], _ subject: String, _ find: SQL, in source: borrowing some Reading & ~Copyable,
        _ report: inout VerificationReport
    ) throws {
        for (id, sequence) in names.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
            if try source.first(find, id, row: { _ in true }) == nil {
                report.find(.referenceMissing, "journal row \(sequence)", "It names \(subject) \(id), which does not exist.")
            }
        }
    }

    // MARK: terminals

    func checkTerminals(in source: borrowing some Reading & ~Copyable, _ report: inout VerificationReport) throws {
        var epochs: [Int64: Int64] = [:]
        try source.forEach(Self.terminals) { row in
            let (terminal, epoch) = (row.int(0), row.int(1))
            epochs[terminal] = epoch
            let last = walk.lastEntries[JournalWalk.TerminalEpoch(terminal: terminal, epoch: epoch)] ?? 0
            if row.int(2) != last {
                report.find(
                    .terminalDiffers, "terminal \(terminal)",
                    "It stands at entry \(row.int(2)) of epoch \(epoch); the journal ends with entry \(last).")
            }
            return true
        }
        let unknown = walk.lastEntries.keys.filter { $0.epoch > epochs[$0.terminal] ?? 0 || $0.epoch < 1 }
        for key in unknown.sorted(by: { ($0.terminal, $0.epoch) < ($1.terminal, $1.epoch) }) {
            report.find(
                .terminalDiffers, "terminal \(key.terminal)", "The journal has entries of epoch \(key.epoch), which it never was in.")
        }
        report.count("terminals", epochs.count)
    }

    // MARK: documents

    func checkDocuments(in source: borrowing some Reading & ~Copyable, _ report: inout VerificationReport) throws {
        var rows = 0
        try source.forEach(Self.documents) { row in
            rows += 1
            let standing = DocumentStanding(row)
            for problem in standing.problems(postedBy: walk.postedBy[standing.id]) {
                report.find(.documentDiffers, "document \(standing.number)", problem)
            }
            return true
        }
        report.count("documents", rows)
    }

    // MARK: corrections

    func checkCorrections(in source: borrowing some Reading & ~Copyable, _ report: inout VerificationReport) throws {
        var correctedBy: [Int64: Int64] = [:]
        for (row, corrected) in walk.corrections {
            let place = "journal row \(row)"
            if let first = correctedBy.updateValue(row, forKey: corrected) {
                report.find(.reversalDiffers, place, "It reverses row \(corrected), which row \(first) has reversed already.")
            }
            guard corrected > 0, corrected < row, try source.first(Self.journalRow, corrected, row: { _ in true }) != nil else {
                report.find(.reversalDiffers, place, "It reverses row \(corrected), which is no row before it.")
                continue
            }
            if try source.first(Self.remainder, row, corrected, row: { _ in true }) != nil {
                report.find(.reversalDiffers, place, "Together with row \(corrected), which it reverses, it does not sum to zero.")
            }
        }
        report.count("corrections", walk.corrections.count)
    }

    private static let product = SQL("SELECT 1 FROM product WHERE id = $1")
    private static let location = SQL("SELECT 1 FROM location WHERE id = $1")
    private static let store = SQL("SELECT 1 FROM store WHERE id = $1")
    private static let actor = SQL("SELECT 1 FROM app_user WHERE id = $1")
    private static let document = SQL("SELECT 1 FROM document WHERE id = $1")
    private static let productOfLot = SQL("SELECT product FROM lot WHERE id = $1")
    private static let journalRow = SQL("SELECT 1 FROM journal WHERE sequence = $1")
    private static let terminals = SQL("SELECT id, epoch, applied_through FROM terminal ORDER BY id")
    private static let documents = SQL(
        """
        SELECT document.id, document.number, document.kind, document.state, document.posted_sequence, document.created_sequence,
            coalesce(journal.document, 0)
        FROM document LEFT JOIN journal ON journal.sequence = document.created_sequence ORDER BY document.id
        """)
    private static let remainder = SQL(
        """
        SELECT product FROM posting WHERE journal_sequence IN ($1, $2) GROUP BY product, lot, location, condition
        HAVING sum(quantity) <> 0 OR sum(value_e4) <> 0 LIMIT 1
        """)
}

/// A document's header against the rows that made and posted it.
private struct DocumentStanding {
    let id: Int64
    let number: String
    private let kind: Int64
    private let state: Int64
    private let postedSequence: Int64
    private let createdSequence: Int64
    /// The document that the creating row speaks of.
    private let createdDocument: Int64

    init(_ row: borrowing Row) {
        id = row.int(0)
        number = row.text(1)
        kind = row.int(2)
        state = row.int(3)
        postedSequence = row.int(4)
        createdSequence = row.int(5)
        createdDocument = row.int(6)
    }

    func problems(postedBy row: Int64?) -> [String] {
        var problems: [String] = []
        if createdDocument != id { problems.append("Row \(createdSequence) did not create it.") }
        let posted = postedSequence == 0 ? nil : postedSequence
        if posted != row {
            problems.append("It says it was posted by \(named(posted)); the journal says by \(named(row)).")
        }
        if let isPosted, isPosted != (posted != nil) {
            problems.append("It is in state \(state), but was posted by \(named(posted)).")
        }
        if !isKnown { problems.append("It has the unknown kind \(kind) or state \(state).") }
        return problems
    }

    /// Whether the state says that its goods are in the books; nil for kinds that have no goods.
    private var isPosted: Bool? {
        switch DocumentKind(rawValue: kind) {
        case .receipt: state == ReceiptState.posted.rawValue
        case .stocktake: state == StocktakeState.posted.rawValue || state == StocktakeState.posting.rawValue
        case .adjustment: state == AdjustmentState.posted.rawValue
        case .purchaseOrder, .reservation, .transfer, nil: nil
        }
    }

    private var isKnown: Bool {
        switch DocumentKind(rawValue: kind) {
        case .receipt: ReceiptState(rawValue: state) != nil
        case .stocktake: StocktakeState(rawValue: state) != nil
        case .purchaseOrder: PurchaseOrderState(rawValue: state) != nil
        case .adjustment: AdjustmentState(rawValue: state) != nil
        case .reservation: ReservationState(rawValue: state) != nil
        case .transfer: TransferState(rawValue: state) != nil
        case nil: false
        }
    }

    private func named(_ row: Int64?) -> String { row.map { "row \($0)" } ?? "no row" }
}
