// Goods that arrived: the sums of what was scanned and entered, and how far the paper has come. No stock effect before posting.

/// The numbers are frozen.
public enum ReceiptKind: Int64, Hashable, Sendable, CaseIterable {
    case againstOrder = 1
    case unplanned = 2
}

/// How far a receipt is.
///
///     draft -> submitted -> approved -> posted
///       ^----------\-----------/  (rejected, with a note)
public enum ReceiptState: Int64, Hashable, Sendable, CaseIterable {
    case draft = 1
    case submitted = 2
    case approved = 3
    case posted = 4
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
    /// Empty in lists.
    public var lines: [Line]

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
    var deliveryNote: String
}

/// A line with what the rules need to know of it.
struct ReceiptLineFacts: Hashable {
    var line: Int64
    var product: ProductID
    var productName: String
    var tracking: Tracking
    var expiryRequired: Bool
    var minimumLifeDays: Int
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
