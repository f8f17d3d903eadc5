// What is not as it was ordered: how much of which line, why, what is done about it, and who sees to it.

/// What is wrong. The numbers are frozen.
public enum DiscrepancyKind: Int64, Hashable, Sendable, CaseIterable {
    case damaged = 1
    /// Less than the papers say.
    case short = 2
    /// More than was ordered.
    case over = 3
    case wrongItem = 4
    /// Another price than was ordered.
    case price = 5

    /// Whether it speaks of goods that are there.
    public var isAboutGoods: Bool { self == .damaged || self == .over || self == .wrongItem }
}

/// What is done about it. The numbers are frozen.
public enum DiscrepancyAction: Int64, Hashable, Sendable, CaseIterable {
    /// Taken as it is; another price is paid.
    case accept = 1
    /// Not taken: the goods go back with the driver and never enter the books.
    case refuse = 2
    /// Taken for now, apart, to be sent back.
    case sendBack = 3
    /// Taken as it is, and the supplier is asked for a credit.
    case claim = 4
}

/// A discrepancy of a receipt.
public struct Discrepancy: Hashable, Sendable {
    public var id: DiscrepancyID
    public var receipt: DocumentID
    public var product: ProductID
    public var productName: String
    /// As printed; empty = none.
    public var lotCode: String
    public var lot: LotID?
    public var condition: Condition
    public var kind: DiscrepancyKind
    public var action: DiscrepancyAction
    /// Base units; 0 for a price.
    public var quantity: Quantity
    /// What the supplier asks per base unit; nil unless it is about the price.
    public var unitCost: Value?
    public var reason: String
    /// SHA-256 of a picture or paper; empty = none.
    public var evidence: [UInt8]
    /// Who sees to it, by number and name; nil = the operator at the machine.
    public var owner: UserID?
    public var ownerName: String
    public var noted: Instant
    /// Nil while it waits for its owner.
    public var settled: Instant?
    public var settlement: String
}

extension Discrepancy {
    /// What is wrong with kind, action, quantity and price by themselves.
    static func problems(
        _ kind: DiscrepancyKind, _ action: DiscrepancyAction, quantity: Int64, unitCost: Int64?, reason: String, evidence: [UInt8]
    ) -> [Rejection] {
        var problems: [Rejection] = []
        if !kind.isAboutGoods && (action == .refuse || action == .sendBack) {
            problems.append(.malformed(field: "action", problem: "needs goods that are there: accept it, or claim it"))
        }
        if kind == .price {
            if quantity != 0 { problems.append(.quantityOutOfRange(field: "quantity")) }
            if !(0...Limits.unitCostE4).contains(unitCost ?? -1) { problems.append(.quantityOutOfRange(field: "unit_cost_e4")) }
        } else {
            if !(1...Quantity.limit).contains(quantity) { problems.append(.quantityOutOfRange(field: "quantity")) }
            if unitCost != nil { problems.append(.malformed(field: "unit_cost_e4", problem: "is for a price only")) }
        }
        problems += NoteRules.problems(with: reason, isNeeded: false, field: "reason")
        if !evidence.isEmpty && evidence.count != Limits.evidenceBytes {
            problems.append(.malformed(field: "evidence", problem: "is no SHA-256 of \(Limits.evidenceBytes) bytes"))
        }
        return problems
    }
}

/// Which goods of a receipt enter the books, and in which condition. Pure.
struct TakenGoods {
    /// What is posted: refused goods are gone, damaged ones and those to be sent back stand apart.
    var lines: [ReceiptLineFacts] = []
    /// Lines of whose goods more is said than arrived.
    var beyond: [Rejection] = []
    /// Prices that the shop pays instead of the order's.
    var prices: [ProductID: Value] = [:]
    var isDiscrepant: Bool

    init(_ arrived: [ReceiptLineFacts], _ discrepancies: [Discrepancy]) {
        isDiscrepant = !discrepancies.isEmpty
        var byLine: [Line: [Discrepancy]] = [:]
        for discrepancy in discrepancies {
            if discrepancy.kind == .price, discrepancy.action == .accept { prices[discrepancy.product] = discrepancy.unitCost }
            if discrepancy.kind.isAboutGoods { byLine[Line(discrepancy), default: []].append(discrepancy) }
        }
        for line in arrived {
            take(line, byLine.removeValue(forKey: Line(line)) ?? [])
        }
        for (_, orphans) in byLine.sorted(by: { $0.value[0].id < $1.value[0].id }) {
            let units = orphans.reduce(0) { $0 + $1.quantity.units }
            beyond.append(
                .discrepancyBeyondLine(
                    product: orphans[0].productName, quantity: Quantity(trusted: units), arrived: .zero))
        }
    }

    private struct Line: Hashable {
        var product: ProductID
        var lot: LotID?
        var condition: Condition

        init(_ line: ReceiptLineFacts) {
            (product, lot, condition) = (line.product, line.lot, line.condition)
        }

        init(_ discrepancy: Discrepancy) {
            (product, lot, condition) = (discrepancy.product, discrepancy.lot, discrepancy.condition)
        }
    }

    private mutating func take(_ line: ReceiptLineFacts, _ discrepancies: [Discrepancy]) {
        // Sums of at most `Limits.discrepancies` bounded quantities.
        let said = discrepancies.reduce(0) { $0 + $1.quantity.units }
        guard said <= line.quantity.units else {
            beyond.append(
                .discrepancyBeyondLine(product: line.productName, quantity: Quantity(trusted: said), arrived: line.quantity))
            return
        }
        var parts: [Condition: Int64] = [line.condition: line.quantity.units - said]
        for discrepancy in discrepancies where discrepancy.action != .refuse {
            let condition: Condition =
                switch (discrepancy.kind, discrepancy.action) {
                case (_, .sendBack): .quarantine
                case (.damaged, _): .damaged
                default: line.condition
                }
            parts[condition, default: 0] += discrepancy.quantity.units
        }
        for condition in Condition.allCases {
            guard let units = parts[condition], units > 0 else { continue }
            var part = line
            part.condition = condition
            part.quantity = Quantity(trusted: units)
            lines.append(part)
        }
    }
}
