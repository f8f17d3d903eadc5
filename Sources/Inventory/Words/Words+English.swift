// The words of rights and parts as they stand in an English sentence.

extension Verb {
    var english: String {
        switch self {
        case .see: "see"
        case .create: "create"
        case .change: "change"
        case .submit: "submit"
        case .approve: "approve"
        case .post: "post"
        case .close: "close"
        case .count: "count in"
        case .receive: "receive into"
        case .enrol: "enrol"
        case .revoke: "revoke"
        case .configure: "configure"
        case .seeCost: "see the costs of"
        case .move: "move"
        case .release: "release"
        case .pick: "pick for"
        case .ship: "ship"
        case .recall: "recall"
        case .override: "set aside the picking rules for"
        }
    }
}

extension Subject {
    /// One of them: "Receipt 12 is not known."
    var english: String {
        switch self {
        case .product: "product"
        case .barcode: "barcode"
        case .lot: "lot"
        case .store: "store"
        case .location: "location"
        case .supplier: "supplier"
        case .stock: "stock"
        case .user: "user"
        case .session: "session"
        case .terminal: "terminal"
        case .receipt: "receipt"
        case .stocktake: "stocktake"
        case .review: "review"
        case .catalog: "catalogue"
        case .purchaseOrder: "purchase order"
        case .role: "role"
        case .audit: "audit trail"
        case .adjustment: "adjustment"
        case .reservation: "reservation"
        case .transfer: "transfer"
        case .alert: "alert"
        case .approvalPolicy: "approval rule"
        case .discrepancy: "discrepancy"
        case .message: "message"
        }
    }

    /// All of them: "You may not approve receipts."
    var englishPlural: String {
        switch self {
        case .stock, .catalog, .audit: "the \(english)"
        case .discrepancy: "discrepancies"
        default: "\(english)s"
        }
    }
}

extension Part {
    /// What the person did: "You counted in ST-1-000001 yourself."
    var english: String {
        switch self {
        case .creator: "created"
        case .receiver: "received goods into"
        case .counter: "counted in"
        case .recounter: "recounted in"
        case .approver: "approved"
        case .shipper: "shipped"
        }
    }
}

extension Role {
    var english: String { rawValue.replacing("_", with: " ") }
}
