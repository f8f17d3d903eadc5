// What somebody in the store should see to before it costs money: goods that run out, pile up, or go out of date. An alert is a row with an
// owner and a state; the sweep raises it once, and takes it away when what it says is no longer so.

/// What an alert is about. The numbers are frozen.
public enum AlertKind: Int64, Hashable, Sendable, CaseIterable {
    /// Less of a product is available than the rule wants.
    case lowStock = 1
    /// More of a product is on hand than the rule wants.
    case overStock = 2
    /// A lot on the shelves expires within the rule's days.
    case nearExpiry = 3
    /// A lot on the shelves has expired; needs no rule.
    case expired = 4
}

/// How far an alert is.
///
///     open -> acknowledged -> cleared
///      | \        |         (cleared: by the sweep alone, from every state)
///      |  snoozed <
///      \____/                (woken by the sweep)
public enum AlertState: Int64, Hashable, Sendable, CaseIterable {
    case open = 1
    /// Its owner sees to it.
    case acknowledged = 2
    /// Its owner wants to be reminded later.
    case snoozed = 3
    /// What it said is no longer so.
    case cleared = 4
}

/// What an alert speaks of: there is at most one that is not cleared.
struct AlertSubject: Hashable {
    var kind: AlertKind
    var product: ProductID
    /// Nil for what concerns the whole product.
    var lot: LotID?
}

/// Something that is so now.
struct AlertFinding: Hashable {
    var subject: AlertSubject
    /// Base units: available for low stock, on hand for the others.
    var quantity: Int64
    /// What the rule says: base units, or days.
    var bound: Int64
    /// `YYYY-MM-DD`; empty = not about a date.
    var expiry: String
    /// Whom the rule names.
    var owner: UserID?
}

/// An alert as told to a caller.
public struct Alert: Hashable, Sendable {
    public var id: AlertID
    public var kind: AlertKind
    public var state: AlertState
    public var store: StoreID
    public var product: ProductID
    public var productName: String
    /// As printed; empty = about the whole product.
    public var lotCode: String
    public var expiry: String
    /// Base units when it was raised: available for low stock, on hand for the others.
    public var quantity: Int64
    /// What the rule said then: base units, or days.
    public var bound: Int64
    /// Who sees to it; nil while nobody does.
    public var owner: UserID?
    public var ownerName: String
    /// What the owner said last.
    public var note: String
    public var raised: Instant
    /// When it came into its state.
    public var changed: Instant
    /// Nil unless it is snoozed.
    public var snoozedUntil: Instant?
}
