// A store asks another for goods, or offers them; nothing moves yet.

public import Storage

/// Asks for goods of one store to go to another. The right may be held in either.
public struct CreateTransfer: Command {
    public static let kind = JournalKind.createTransfer
    public var source: StoreID
    public var target: StoreID
    public var lines: [Line]
    public var note: String

    public struct Line: Hashable, Sendable {
        public var product: Int64
        public var quantity: Int64

        public init(product: Int64, quantity: Int64) {
            self.product = product
            self.quantity = quantity
        }
    }

    public init(from source: StoreID, to target: StoreID, lines: [Line], note: String = "") {
        self.source = source
        self.target = target
        self.lines = lines
        self.note = note
    }

    public struct Facts {
        var source: Store?
        var target: Store?
        var knownProducts: Set<Int64>
        /// The store in which the caller has the right, if in one of them.
        var permittedIn: StoreID
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let known = try Set(lines.prefix(Limits.stockLines).map(\.product)).filter { try Products.find($0, in: transaction) != nil }
        var permittedIn = source
        if let user = circumstances.caller.user,
            try Rights.holds(Permission(.create, .transfer, in: target), user, in: transaction)
        {
            permittedIn = target
        }
        return Facts(
            source: try Stores.find(source, in: transaction), target: try Stores.find(target, in: transaction),
            knownProducts: known, permittedIn: permittedIn)
    }

    public func permission(_ facts: Facts) -> Permission {
        Permission(.create, .transfer, in: facts.source == nil || facts.target == nil ? nil : facts.permittedIn)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        guard lines.count <= Limits.stockLines else { throw Refusal(.tooMany(field: "lines", limit: Limits.stockLines)) }
        var problems = NoteRules.problems(with: note, isNeeded: false)
        if facts.source == nil { problems.append(.unknown(subject: .store, reference: "\(source)")) }
        if facts.target == nil { problems.append(.unknown(subject: .store, reference: "\(target)")) }
        if source == target { problems.append(.malformed(field: "to_store_id", problem: "is the store that the goods come from")) }
        if let from = facts.source, let to = facts.target, from.currency != to.currency {
            problems.append(.currencyDiffers(from: from.code, to: to.code))
        }
        if lines.isEmpty { problems.append(.malformed(field: "lines", problem: "is empty")) }
        for (index, line) in lines.enumerated() {
            if line.quantity < 1 || Quantity(line.quantity) == nil {
                problems.append(.quantityOutOfRange(field: "lines[\(index)].quantity"))
            }
            if !facts.knownProducts.contains(line.product) {
                problems.append(.unknown(subject: .product, reference: "\(line.product)"))
            }
            if lines[..<index].contains(where: { $0.product == line.product }) {
                problems.append(.malformed(field: "lines[\(index)].product_id", problem: "is on an earlier line"))
            }
        }
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> CreatedDocument {
        let (id, number) = try Documents.create(
            .transfer, in: source, state: TransferState.requested.rawValue, draft: &draft, transaction)
        try Transfers.insert(id, to: target, note: note, lines, in: transaction)
        try Outbox.put(.task, store: target, key: id.rawValue, in: transaction)
        return CreatedDocument(id: id, number: number)
    }
}
