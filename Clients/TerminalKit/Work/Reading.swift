// What staff see of one entry: at once from the device's own knowledge, and again when the server has spoken.

/// What one base unit is.
public enum QuantityUnit: String, Hashable, Sendable, Codable, CaseIterable {
    case each, gram, millilitre
}

/// Something to look at that stops nothing.
public struct Remark: Hashable, Sendable, Codable {
    /// Stable; from Protos/README.md, or one of the device's own: `UNKNOWN_PRODUCT`, `NOT_SIGNED_IN`, `SESSION_ENDED`,
    /// `LOT_MISSING`, `EXPIRY_MISSING`, `SERVER_RESTORED`, a warning code of the barcode reader.
    public var reason: String
    public var message: String

    public init(reason: String, message: String) {
        self.reason = reason
        self.message = message
    }

    /// The server has forgotten entries that it had confirmed; the device still has them.
    static func serverRestored(_ count: Int) -> Remark {
        Remark(reason: "SERVER_RESTORED", message: "The server works from a backup. \(count) entries it had confirmed are sent again.")
    }
}

/// How far an entry has come.
public enum ReadingState: String, Hashable, Sendable, CaseIterable {
    /// On the device's disk; the server has not answered.
    case saved
    case accepted
    /// In the books, and somebody must look at it.
    case acceptedWithException
    /// Can never be booked; the server keeps it for review.
    case rejected
    /// A person must decide.
    case parked
}

/// One entry as the screen shows it.
public struct Reading: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case scan, quantity, start, undo, finish, locationCounted, move, writeOff, discrepancy, putAway
        /// Into a checklist: it has no sequence, and the server hears of it when the list is sent.
        case checked
    }

    public var sequence: Int64
    public var kind: Kind
    public var state: ReadingState = .saved
    /// The code as read, fit for a screen.
    public var code = ""
    public var productID: Int64 = 0
    /// Empty while nobody knows the product.
    public var productName = ""
    public var unit: QuantityUnit = .each
    public var lot = ""
    /// YYYY-MM-DD, or empty.
    public var expiry = ""
    /// nil for the task's own place.
    public var place: WorkPlace?
    /// What this entry books, in base units.
    public var quantity: Int64 = 0
    /// The line's running total with this entry, and nothing later: the server's, or the device's own count while the server
    /// is silent.
    public var total: Int64 = 0
    /// What the line has come to by now, with what was entered after this.
    public var lineTotal: Int64 = 0
    /// nil where the task is blind or nothing is known.
    public var expected: Int64?
    /// In a receipt: what has arrived of the product by now, over all its lots; what `expected` is compared with.
    public var received: Int64?
    public var remarks: [Remark] = []
    /// With a problem: what is wrong.
    public var message = ""
    /// With a problem: what to do.
    public var nextStep = ""
    public var reason = ""
    /// Warnings that the person saw before it was saved, and answered with yes.
    public var confirmed: Set<String> = []

    public init(sequence: Int64, kind: Kind) {
        self.sequence = sequence
        self.kind = kind
    }

    /// True when staff must act.
    public var isProblem: Bool { state != .saved && state != .accepted }
}
