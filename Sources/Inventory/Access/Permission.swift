// Who may do what: a permission is a verb on a subject, in one store or in all, up to an amount. Deny by default.

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
    case role, audit
    case adjustment, reservation, transfer, alert
    case discrepancy, message
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

/// What a command needs: this verb on this subject, there.
public struct Permission: Hashable, Sendable {
    /// Where a right is needed.
    public enum Reach: Hashable, Sendable {
        /// In some store at least: for what belongs to no store.
        case anywhere
        case store(StoreID)
        /// In every store: what it changes is felt in all of them.
        case everywhere
    }

    public var verb: Verb
    public var subject: Subject
    public var reach: Reach
    /// The worth of what is decided, in 1/10,000 of the store's currency; nil where nothing of worth is decided.
    public var amountE4: Int64?

    public init(_ verb: Verb, _ subject: Subject, _ reach: Reach, amountE4: Int64? = nil) {
        self.verb = verb
        self.subject = subject
        self.reach = reach
        self.amountE4 = amountE4
    }

    /// Nil store: anywhere.
    public init(_ verb: Verb, _ subject: Subject, in store: StoreID? = nil, amountE4: Int64? = nil) {
        self.init(verb, subject, store.map(Reach.store) ?? .anywhere, amountE4: amountE4)
    }

    /// The one store it is needed in.
    public var store: StoreID? {
        if case .store(let store) = reach { store } else { nil }
    }
}
