// What was ordered from a supplier, what of it has arrived, and how far the order has come.

/// How far an order is.
///
///     draft -> submitted -> approved -> sent -> partly received -> received
///       ^----------\-----------/          \-------------------------^
///       (rejected, with a note)
/// Closing short ends an order that the supplier has, cancelling one on which nothing has arrived.
public enum PurchaseOrderState: Int64, Hashable, Sendable, CaseIterable {
    case draft = 1
    case submitted = 2
    case approved = 3
    case sent = 4
    case partlyReceived = 5
    case received = 6
    case closedShort = 7
    case cancelled = 8

    /// Whether goods may arrive on it.
    public var takesGoods: Bool { self == .sent || self == .partlyReceived }
}

extension PurchaseOrderState: DocumentState {
    static var kind: DocumentKind { .purchaseOrder }
}

/// A line as somebody wants it.
public struct PurchaseOrderLineDraft: Hashable, Sendable {
    public var product: Int64
    /// Base units.
    public var quantity: Int64
    /// 1/10,000 of the store's currency unit, per base unit.
    public var unitCostE4: Int64
    /// `YYYY-MM-DD`; empty = the order's.
    public var expectedDate: String

    public init(product: Int64, quantity: Int64, unitCostE4: Int64, expectedDate: String = "") {
        self.product = product
        self.quantity = quantity
        self.unitCostE4 = unitCostE4
        self.expectedDate = expectedDate
    }
}

/// An order as told to a caller.
public struct PurchaseOrder: Hashable, Sendable {
    public var id: DocumentID
    public var number: String
    public var state: PurchaseOrderState
    public var store: StoreID
    public var supplier: SupplierID
    public var supplierName: String
    public var expectedDate: String
    /// Per mille of each line that may arrive too much without an approval.
    public var overReceiptPermille: Int64
    public var version: Int64
    /// Since it was last submitted, and what its value asks for now.
    public var approvals: ApprovalStanding
    /// Why it was rejected, closed or cancelled last, if it was.
    public var note: String
    /// The supplier's delivery notes that were announced, as written.
    public var deliveryNotes: [String]
    /// Empty in lists.
    public var lines: [Line]

    public struct Line: Hashable, Sendable {
        public var line: Int64
        public var product: ProductID
        public var productName: String
        public var ordered: Quantity
        public var received: Quantity
        public var cancelled: Quantity
        /// Nil for callers who may not see costs.
        public var unitCost: Value?
        public var expectedDate: String
    }
}

/// A line as the rules of receiving need it.
struct OrderLine: Hashable {
    var line: Int64
    var product: ProductID
    var ordered: Quantity
    var received: Quantity
    var cancelled: Quantity
    var unitCost: Value

    /// What is still to come; never negative.
    var outstanding: Int64 { max(0, ordered.units - cancelled.units - received.units) }

    /// Bounded where the line was written.
    var value: Value { Value.cost(of: ordered, at: unitCost) ?? .zero }

    /// The most that may be received in all: the order's tolerance on top of what is wanted.
    func most(permille: Int64) -> Int64 { (ordered.units - cancelled.units) * (1_000 + permille) / 1_000 }
}

extension Sequence<Value> {
    /// The sum, or the greatest value there is: lines are bounded one by one, but 20,000 of the greatest do not fit.
    var total: Value {
        reduce(.zero) { sum, value in
            let (total, overflow) = sum.e4.addingReportingOverflow(value.e4)
            return Value(e4: overflow ? (value.e4 < 0 ? .min : .max) : total)
        }
    }
}
