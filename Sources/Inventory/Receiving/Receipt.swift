// Goods that arrived: the sums of what was scanned and entered, and how far the paper has come. No stock effect before posting.

/// The numbers are frozen.
public enum ReceiptKind: Int64, Hashable, Sendable, CaseIterable {
    case againstOrder = 1
    case unplanned = 2
    /// Goods that came long ago and whose paper was lost (补录).
    case lateEntry = 3
    /// Puts a posted receipt right.
    case correction = 5
}

/// How far a receipt is.
///
///     draft -> submitted -> approved -> posted
///     | ^----------\-----------/  (rejected, with a note)
///     discarded
public enum ReceiptState: Int64, Hashable, Sendable, CaseIterable {
    case draft = 1
    case submitted = 2
    case approved = 3
    case posted = 4
    case discarded = 5
}

extension ReceiptState: DocumentState {
    static var kind: DocumentKind { .receipt }
}

/// A receipt as told to a caller.
public struct Receipt: Hashable, Sendable {
    public var id: DocumentID
    public var number: String
    public var kind: ReceiptKind
    public var state: ReceiptState
    public var store: StoreID
    public var purchaseOrder: DocumentID?
    public var supplier: SupplierID
    public var deliveryNote: String
    public var version: Int64
    public var openedBy: String
    /// Empty until somebody did.
    public var approvedBy: String
    /// 0 until posted.
    public var postedSequence: Int64
    /// Why it was rejected last, if it was.
    public var note: String
    /// Since it was last submitted, and what it asks for now.
    public var approvals: ApprovalStanding
    /// For a correction: the number of the receipt that it puts right, and why; else empty.
    public var corrects: String
    public var correctionReason: String
    /// The numbers of its own posted corrections, oldest first.
    public var correctedBy: [String]
    /// The number of the receipt that it looks like; empty = none.
    public var duplicateOf: String
    /// It waits for somebody to say that it is no duplicate.
    public var isHeld: Bool
    /// Who let through more than was ordered; empty = nobody.
    public var overReceiptBy: String
    /// What is owed for it; nil until posted, and for callers who may not see costs.
    public var payable: Payable?
    /// Empty in lists.
    public var lines: [Line]
    /// Empty in lists.
    public var discrepancies: [Discrepancy]

    public struct Line: Hashable, Sendable {
        public var line: Int64
        public var product: ProductID
        public var productName: String
        /// As printed; empty = none.
        public var lotCode: String
        public var expiry: String
        public var condition: Condition
        /// The sum of scans and manual entries.
        public var quantity: Quantity
        /// What the order still expects of the product; 0 when it is not on the order.
        public var expected: Quantity
        /// What is odd about the line now.
        public var remarks: [Remark]
    }
}

/// What a receipt has beside its header.
struct ReceiptHeader: Hashable {
    var kind: ReceiptKind
    var order: DocumentID?
    var supplier: SupplierID
    var deliveryNote: DeliveryNote
    /// When the goods of a late entry came; nil = when it was opened.
    var arrived: Instant?
    /// 0 = the operator at the machine.
    var overReceiptBy: Int64?
    var duplicateOf: DocumentID?
    var hold: Hold = .none

    /// Whether it looks like a receipt that is there already. The numbers are frozen.
    enum Hold: Int64 {
        case none = 0
        case held = 1
        case released = 2
    }
}

/// A line with what the rules need to know of it.
struct ReceiptLineFacts: Hashable {
    var line: Int64
    var product: ProductID
    var productName: String
    var tracking: Tracking
    var expiryRequired: Bool
    var life: LifeDemand
    var lot: LotID?
    var shownLotCode: String
    var expiry: String
    var lotStatus: LotStatus
    var condition: Condition
    var quantity: Quantity
}

/// May the lot's goods be used? The numbers are frozen.
public enum LotStatus: Int64, Hashable, Sendable, CaseIterable {
    case ok = 1
    case hold = 2
    case recalled = 3
}
