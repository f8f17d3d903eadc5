// A discrepancy is noted while the receipt is a draft, and settled by whoever sees to it.

public import Storage

/// What somebody says is wrong with a line.
struct SaidDiscrepancy: Hashable {
    var product: ProductID
    var lot: LotID?
    var condition: Condition
    var kind: DiscrepancyKind
    var action: DiscrepancyAction
    var quantity: Int64
    var unitCost: Int64?
    var reason: String
    var evidence: [UInt8]
}

/// Notes a discrepancy on a draft. The order's buyer owns it, or else who opened the receipt.
public struct NoteDiscrepancy: Command {
    public static let kind = JournalKind.noteDiscrepancy

    public var receipt: DocumentID
    public var product: ProductID
    /// As printed; empty = none.
    public var lotCode: String
    public var condition: Condition
    public var discrepancy: DiscrepancyKind
    public var action: DiscrepancyAction
    /// Base units; 0 for a price.
    public var quantity: Int64
    /// 1/10,000 of the currency unit per base unit; for a price only.
    public var unitCostE4: Int64?
    public var reason: String
    /// SHA-256 of a picture or paper; empty = none.
    public var evidence: [UInt8]

    public init(
        _ receipt: DocumentID, product: ProductID, lotCode: String = "", condition: Condition = .sellable, _ discrepancy: DiscrepancyKind,
        _ action: DiscrepancyAction, quantity: Int64, unitCostE4: Int64? = nil, reason: String = "", evidence: [UInt8] = []
    ) {
        self.receipt = receipt
        self.product = product
        self.lotCode = lotCode
        self.condition = condition
        self.discrepancy = discrepancy
        self.action = action
        self.quantity = quantity
        self.unitCostE4 = unitCostE4
        self.reason = reason
        self.evidence = evidence
    }

    public struct Facts {
        var document: DocumentFacts
        var productIsKnown: Bool
        var lot: Lot?
        var owner: UserID?
        var count: Int64
    }

    public struct Plan {
        var document: Document
        var said: SaidDiscrepancy
        var owner: UserID?
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let document = try DocumentFacts.gather(receipt, of: .receipt, circumstances.caller, in: transaction)
        let code = LotCode(lotCode)?.normalised ?? ""
        return Facts(
            document: document, productIsKnown: try Products.find(product.rawValue, in: transaction) != nil,
            lot: code.isEmpty ? nil : try Lots.find(product, code: code, in: transaction),
            owner: try document.document.flatMap { try DiscrepancyOwner.of($0, in: transaction) },
            count: try Discrepancies.count(on: receipt, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.receive) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        var problems = Discrepancy.problems(
            discrepancy, action, quantity: quantity, unitCost: unitCostE4, reason: reason, evidence: evidence)
        if !facts.productIsKnown { problems.append(.unknown(subject: .product, reference: "\(product)")) }
        if !lotCode.isEmpty && facts.lot == nil { problems.append(.unknown(subject: .lot, reference: lotCode)) }
        if facts.count >= Limits.discrepancies { problems.append(.tooMany(field: "discrepancies", limit: Limits.discrepancies)) }
        try Refusal.check(problems)
        let document = try facts.document.found(in: ReceiptState.draft)
        let said = SaidDiscrepancy(
            product: product, lot: facts.lot?.id, condition: condition, kind: discrepancy, action: action, quantity: quantity,
            unitCost: unitCostE4, reason: reason, evidence: evidence)
        return Plan(document: document, said: said, owner: facts.owner)
    }

    public func apply(
        _ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> DiscrepancyID {
        draft.document = receipt
        let id = try Discrepancies.insert(plan.said, owner: plan.owner, on: plan.document, draft, in: transaction)
        try Documents.touch(receipt, in: transaction)
        if let actor = draft.actor {
            try Documents.note(actor, as: .receiver, on: receipt, sequence: draft.sequence, in: transaction)
        }
        return id
    }
}

enum DiscrepancyOwner {
    /// Who ordered the goods; where nobody did, who opened the receipt.
    static func of(_ receipt: Document, in source: borrowing some Reading & ~Copyable) throws -> UserID? {
        let order = try Receipts.header(receipt.id, in: source)?.order
        let buyer = try order.flatMap { try Documents.find($0.rawValue, in: source)?.createdBy }
        return buyer ?? receipt.createdBy
    }
}

/// Its owner, or a colleague with the right, has seen to it.
public struct SettleDiscrepancy: Command {
    public static let kind = JournalKind.settleDiscrepancy
    public var discrepancy: DiscrepancyID
    /// What was done; needed.
    public var note: String

    public init(_ discrepancy: DiscrepancyID, note: String) {
        self.discrepancy = discrepancy
        self.note = note
    }

    public struct Facts {
        var discrepancy: Discrepancy?
        var receipt: Document?
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let found = try Discrepancies.find(discrepancy, in: transaction)
        return Facts(
            discrepancy: found, receipt: try found.flatMap { try Documents.find($0.receipt.rawValue, in: transaction) })
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.close, .discrepancy, in: facts.receipt?.store) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: true))
        guard let found = facts.discrepancy else { throw Refusal(.unknown(subject: .discrepancy, reference: "\(discrepancy)")) }
        guard found.settled == nil else { throw Refusal(.alreadyClosed(reference: "\(discrepancy)")) }
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        try Discrepancies.settle(discrepancy, by: draft.actor, note: note, at: draft.received, in: transaction)
    }
}
