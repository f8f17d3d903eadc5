// Goods change their place or their condition within a store: from shelf to shelf, into quarantine and out of it. Nothing is gained
// or lost, so the store owns what it owned; each bucket's value goes with its goods.

public import Storage

/// One pile of goods and where it goes.
public struct MoveLine: Hashable, Sendable {
    public var goods: StockLineDraft
    public var toLocation: Int64
    public var toCondition: Condition

    public init(_ goods: StockLineDraft, toLocation: Int64, toCondition: Condition) {
        self.goods = goods
        self.toLocation = toLocation
        self.toCondition = toCondition
    }

    /// Goods that may not be sold become goods that may.
    var isRelease: Bool { goods.condition != .sellable && toCondition == .sellable }
}

/// Moves goods between places and conditions of one store, all lines or none.
public struct MoveStock: Command {
    public static let kind = JournalKind.moveStock
    public var store: StoreID
    public var lines: [MoveLine]
    /// Why; needed where goods are released for sale.
    public var note: String

    public init(store: StoreID, lines: [MoveLine], note: String = "") {
        self.store = store
        self.lines = lines
        self.note = note
    }

    public struct Facts {
        var storeExists: Bool
        var goods: StockLines
        /// Beside the lines; nil where it is not known.
        var targets: [Place?]
    }

    public struct Moved: Hashable, Sendable {
        public var sequence: Int64
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let goods = try StockLines.gather(lines.map(\.goods), in: transaction)
        var targets: [Place?] = []
        for line in lines.prefix(goods.lines.count) {
            targets.append(try LocationID(line.toLocation).flatMap { try Places.place($0, in: transaction) })
        }
        return Facts(storeExists: try Stores.find(store, in: transaction) != nil, goods: goods, targets: targets)
    }

    public func permission(_ facts: Facts) -> Permission {
        Permission(lines.contains(where: \.isRelease) ? .release : .move, .stock, in: facts.storeExists ? store : nil)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> [Posting] {
        guard facts.storeExists else { throw Refusal(.unknown(subject: .store, reference: "\(store)")) }
        var problems = NoteRules.problems(with: note, isNeeded: lines.contains(where: \.isRelease))
        problems += facts.goods.problems(lines.map(\.goods), in: store)
        for (index, target) in facts.targets.enumerated() {
            problems += Self.problems(with: target, of: lines[index], path: "lines[\(index)]", in: store)
        }
        if problems.isEmpty { problems = facts.goods.shortages() }
        try Refusal.check(problems)
        return postings(facts)
    }

    public func apply(_ plan: [Posting], to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Moved {
        let effects = try Ledger.post(plan, to: &draft, in: transaction)
        try Consequences.record(effects, draft, in: transaction)
        return Moved(sequence: draft.sequence)
    }

    private static func problems(with target: Place?, of line: MoveLine, path: String, in store: StoreID) -> [Rejection] {
        guard let target, target.kind.isStock else {
            return [.unknown(subject: .location, reference: "\(line.toLocation)")]
        }
        guard target.store == store else { return [.elsewhere(subject: .location, reference: target.code)] }
        guard line.toLocation != line.goods.location || line.toCondition != line.goods.condition else {
            return [.malformed(field: "\(path).to_location_id", problem: "is where the goods are, in the condition they are in")]
        }
        return []
    }

    private func postings(_ facts: Facts) -> [Posting] {
        var standings: [Bucket: BucketStanding] = [:]
        var postings: [Posting] = []
        for (line, known) in zip(lines, facts.goods.lines) {
            guard let bucket = known.bucket, let target = LocationID(line.toLocation) else { continue }
            let quantity = Quantity(trusted: line.goods.quantity)
            let value = standings[bucket, default: known.standing].value(of: quantity)
            standings[bucket, default: known.standing].take(quantity, worth: value)
            postings += Posting.move(
                bucket.product, lot: bucket.lot, quantity, value: value, from: (bucket.location, bucket.condition),
                to: (target, line.toCondition))
        }
        return postings
    }
}
