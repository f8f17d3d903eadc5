// Goods are added to a receipt's line: by a terminal's scan, or by hand at a desk. The same rules and the same rows for both.

public import Storage

/// Goods that were said to have arrived, understood and decided.
struct ReceivedGoods {
    var facts: ReceivingFacts
    var condition: Condition
    var quantity: Quantity
    var plan: ReceivingFacts.Plan

    /// - Throws: `Setback.parked` for what a person has to decide.
    init(
        _ quantity: Quantity, of goods: ResolvedGoods, _ condition: Condition, on document: Document, today: String,
        in source: borrowing some Reading & ~Copyable
    ) throws {
        facts = try ReceivingFacts(goods, condition, on: document, today: today, in: source)
        plan = try facts.decide(quantity)
        self.condition = condition
        self.quantity = quantity
    }

    /// Writes lot and line; answers the line's bucket at the dock. What a batch writes once at its end goes through its `memory`.
    func apply(
        to document: Document, by actor: UserID?, _ draft: JournalDraft, _ memory: BatchMemory? = nil, in transaction: borrowing Transaction
    ) throws -> Bucket {
        let product = facts.goods.product
        let lot = try plan.lot.map { finding in
            try Lots.settle(finding, facts.said, known: facts.lot, of: product, sequence: draft.sequence, in: transaction)
        }
        try Receipts.add(
            quantity, of: product.id, lot: lot, condition, on: document.id, isNew: facts.lineQuantity == nil, in: transaction)
        let isAlone = memory == nil
        let memory = memory ?? BatchMemory()
        memory.touch(document.id)
        if let actor { try memory.note(actor, as: .receiver, on: document.id, sequence: draft.sequence, in: transaction) }
        if isAlone { try memory.flush(in: transaction) }
        try Consequences.record(
            plan.remarks, subject: "\(document.id)/\(product.id)/\(lot?.rawValue ?? 0)", draft, in: transaction)
        let dock = try Places.required(.dock, of: document.store, in: transaction)
        return Bucket(product: product.id, lot: lot, location: dock.id, condition: condition)
    }
}

/// Adds goods to a draft by hand: what nobody scanned, and what a late entry is about. A negative quantity takes back.
public struct AddReceiptGoods: Command {
    public static let kind = JournalKind.addReceiptGoods
    public var receipt: DocumentID
    /// A product, or a code as scanned.
    public var item: Entry.Item
    public var quantity: Int64

    public init(_ receipt: DocumentID, _ item: Entry.Item, quantity: Int64) {
        self.receipt = receipt
        self.item = item
        self.quantity = quantity
    }

    public struct Facts {
        var document: DocumentFacts
        /// Nil unless the receipt is a draft and the quantity one that can be.
        var goods: ReceivedGoods?
        /// What is wrong with the item, or what a person has to decide first.
        var setback: Rejection?
    }

    public struct Plan {
        var document: Document
        var goods: ReceivedGoods
    }

    /// The line after it, and what is odd about it.
    public struct Added: Hashable, Sendable {
        public var lineQuantity: Quantity
        public var remarks: [Remark]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        var facts = Facts(
            document: try .gather(receipt, of: .receipt, circumstances.caller, in: transaction), goods: nil, setback: nil)
        guard let document = facts.document.document, document.isIn(ReceiptState.draft),
            let quantity = Quantity(quantity), quantity != .zero
        else { return facts }
        let header = try Receipts.header(receipt, in: transaction)
        let today = try Calendars().today(
            in: document.store, at: header?.arrived ?? circumstances.now, transaction)
        do {
            let goods = try Goods.resolve(
                item, typed: true, store: document.store, today: today, scanners: Scanners(), in: transaction)
            facts.goods = try ReceivedGoods(quantity, of: goods, item.condition, on: document, today: today, in: transaction)
        } catch Setback.rejected(let rejection), Setback.parked(let rejection) {
            facts.setback = rejection
        }
        return facts
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.receive) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        guard let quantity = Quantity(quantity), quantity != .zero else { throw Refusal(.quantityOutOfRange(field: "quantity")) }
        let document = try facts.document.found(in: ReceiptState.draft)
        if let setback = facts.setback { throw Refusal(setback) }
        guard let goods = facts.goods, !goods.plan.lineQuantity.isNegative else {
            throw Refusal(.quantityOutOfRange(field: "quantity"))
        }
        return Plan(document: document, goods: goods)
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Added {
        draft.document = receipt
        _ = try plan.goods.apply(to: plan.document, by: draft.actor, draft, in: transaction)
        return Added(lineQuantity: plan.goods.plan.lineQuantity, remarks: plan.goods.plan.remarks)
    }
}
