// Who may do what: a permission is a verb on a subject, in one store or in all. Deny by default.

/// What one does. The raw value is stored and told to clients.
public enum Verb: String, Hashable, Sendable, CaseIterable {
    case see, create, change, submit, approve, post, close, count, receive, enrol, revoke, configure
    case seeCost = "see_cost"
    // Stock between its coming and its going.
    case move, release, pick, ship, recall
    case override = "override"
}

/// What one does it to. The raw value is stored and told to clients.
public enum Subject: String, Hashable, Sendable, CaseIterable {
    case product, barcode, lot, store, location, supplier, stock, user, session, terminal, receipt, stocktake, review, catalog
    case purchaseOrder = "purchase_order"
    case adjustment, reservation, transfer, alert
    case discrepancy
    case approvalPolicy = "approval_policy"
}

/// The part a person played in a document; no person may play two that exclude each other.
public enum Part: String, Hashable, Sendable, CaseIterable {
    case creator, receiver, counter, recounter, approver, shipper

    var number: Int64 {
        switch self {
        case .creator: 1
        case .receiver: 2
        case .counter: 3
        case .recounter: 4
        case .approver: 5
        case .shipper: 6
        }
    }
}

/// What a command needs: this verb on this subject in this store (nil: in some store at least).
public struct Permission: Hashable, Sendable {
    public var verb: Verb
    public var subject: Subject
    public var store: StoreID?

    public init(_ verb: Verb, _ subject: Subject, in store: StoreID? = nil) {
        self.verb = verb
        self.subject = subject
        self.store = store
    }
}
