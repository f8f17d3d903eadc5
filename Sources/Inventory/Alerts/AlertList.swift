// What a store is told, as a list.

public import Storage

/// Alerts, newest first.
public struct AlertList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    /// Empty = every kind.
    public var kinds: Set<AlertKind>
    /// Empty = every state but cleared.
    public var states: Set<AlertState>
    /// Only the caller's own.
    public var mineOnly: Bool
    public var page: Page

    public init(
        store: StoreID? = nil, kinds: Set<AlertKind> = [], states: Set<AlertState> = [], mineOnly: Bool = false, page: Page = Page()
    ) {
        self.store = store
        self.kinds = kinds
        self.states = states
        self.mineOnly = mineOnly
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Alert> {
        let stores = try StoresInSight.of(caller, .see, .alert, store: store, in: snapshot)
        let kindNames = kinds.map { "\($0.rawValue)" }.sorted().joined()
        let stateNames = states.map { "\($0.rawValue)" }.sorted().joined()
        let filter = "alerts/\(store?.rawValue ?? 0)/\(kindNames)/\(stateNames)/\(mineOnly)/\(caller.user?.rawValue ?? 0)"
        let paging = try Paging(page, list: filter, keys: .number(0))
        let before = paging.after.isEmpty ? Int64.max : paging.number()
        var found: [Alert] = []
        func take(_ alert: Alert) -> Bool {
            let isWanted =
                stores.contains(alert.store) && (kinds.isEmpty || kinds.contains(alert.kind))
                && (states.isEmpty ? alert.state != .cleared : states.contains(alert.state)) && (!mineOnly || alert.owner == caller.user)
            if isWanted { found.append(alert) }
            return found.count < paging.rowsToRead
        }
        let clearedToo = states.contains(.cleared)
        if let store {
            try Alerts.forEach(in: store, before: before, clearedToo: clearedToo, snapshot, take)
        } else {
            try Alerts.forEach(before: before, clearedToo: clearedToo, in: snapshot, take)
        }
        return paging.page(found) { [.number($0.id.rawValue)] }
    }
}
