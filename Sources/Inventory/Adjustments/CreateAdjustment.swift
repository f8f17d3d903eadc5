// An adjustment is asked for: booked at once where its value is within the store's limit, else it waits for somebody else.

public import Storage

/// Asks for losses and gains of stock, each with its reason. Refuses what would take more than is free.
public struct CreateAdjustment: Command {
    public static let kind = JournalKind.createAdjustment
    public var store: StoreID
    public var lines: [AdjustmentLineDraft]
    public var note: String
    /// SHA-256 of photos or papers, 32 bytes each.
    public var evidence: [[UInt8]]

    public init(store: StoreID, lines: [AdjustmentLineDraft], note: String = "", evidence: [[UInt8]] = []) {
        self.store = store
        self.lines = lines
        self.note = note
        self.evidence = evidence
    }

    public struct Facts {
        var storeExists: Bool
        var goods: StockLines
        var policy: StockPolicy
        /// Nil while a line is wrong.
        var posting: AdjustmentPosting?
    }

    public struct Plan {
        var posting: AdjustmentPosting
        var isWithinLimit: Bool
    }

    public struct Created: Hashable, Sendable {
        public var document: CreatedDocument
        public var state: AdjustmentState
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let goods = try StockLines.gather(lines.map(\.goods), in: transaction)
        let exists = try Stores.find(store, in: transaction) != nil
        var found: [AdjustmentLine] = []
        for (line, known) in zip(lines, goods.lines) {
            guard let bucket = known.bucket, let quantity = Quantity(line.goods.quantity) else { continue }
            found.append(AdjustmentLine(bucket: bucket, quantity: quantity, reason: line.reason))
        }
        let isWhole = exists && !found.isEmpty && found.count == lines.count
        return Facts(
            storeExists: exists, goods: goods, policy: try StockPolicies.policy(of: store, in: transaction),
            posting: isWhole ? try AdjustmentPosting(found, in: store, transaction) : nil)
    }

    public func permission(_ facts: Facts) -> Permission {
        Permission(.create, .adjustment, in: facts.storeExists ? store : nil)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        guard facts.storeExists else { throw Refusal(.unknown(subject: .store, reference: "\(store)")) }
        var problems = NoteRules.problems(with: note, isNeeded: false) + EvidenceRules.problems(with: evidence)
        problems += facts.goods.problems(lines.map(\.goods), in: store, signed: true)
        for (index, line) in lines.enumerated() where facts.goods.lines.indices.contains(index) {
            if line.goods.quantity != 0, !line.reason.allows(line.goods.quantity) {
                problems.append(.malformed(field: "lines[\(index)].reason", problem: "is not a reason for a change of this sign"))
            }
            let known = facts.goods.lines[index]
            if line.goods.quantity > 0, let product = known.product, product.tracking == .lot, line.goods.lotCode.isEmpty {
                problems.append(.lotRequired(product: product.name))
            }
        }
        if problems.isEmpty { problems = facts.goods.losses.shortages() }
        try Refusal.check(problems)
        guard let posting = facts.posting else { throw Refusal(.malformed(field: "lines", problem: "is empty")) }
        return Plan(posting: posting, isWithinLimit: facts.policy.allowsAlone(posting))
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Created {
        try Adjustments.create(
            plan.posting, isPosted: plan.isWithinLimit, note: note, evidence: evidence, in: store, &draft, transaction)
    }
}

extension StockLines {
    /// Only what is taken away, as positive quantities.
    var losses: StockLines {
        var rest = self
        rest.lines = lines.filter { $0.draft.quantity < 0 }.map { line in
            var line = line
            line.draft.quantity = Int64(clamping: line.draft.quantity.magnitude)
            return line
        }
        return rest
    }
}

/// What may stand as evidence: fingerprints, never the photos themselves.
enum EvidenceRules {
    static let hashBytes = 32

    static func problems(with evidence: [[UInt8]]) -> [Rejection] {
        guard evidence.count <= Limits.adjustmentEvidence else { return [.tooMany(field: "evidence_sha256", limit: Limits.adjustmentEvidence)] }
        return evidence.enumerated().compactMap { index, hash in
            hash.count == hashBytes ? nil : .malformed(field: "evidence_sha256[\(index)]", problem: "is not \(hashBytes) bytes long")
        }
    }
}
