// What somebody at a desk has to know and see to: written in the transaction of its cause, beside the row of the outbox that a carrier
// outside (mail, a webhook) would read, and kept until the matter is closed.

public import Storage

/// How far a person is with a message.
public enum InboxState: Int64, Hashable, Sendable, CaseIterable {
    case unread = 1
    case read = 2
    /// Seen to, by the person or because its matter was closed.
    case handled = 3
}

/// A message about a discrepancy to the person who owns it.
public struct InboxMessage: Hashable, Sendable {
    public var id: MessageID
    public var store: StoreID
    public var sent: Instant
    public var read: Instant?
    public var handled: Instant?
    public var discrepancy: Discrepancy
    /// The note was a mistake and was taken back.
    public var isWithdrawn: Bool
    public var receiptNumber: String

    public var state: InboxState { handled != nil ? .handled : read != nil ? .read : .unread }
}

/// The caller's own messages, newest first.
///
/// Told are those of stores in which the caller may still see receipts: the right is that of now, not of when it was sent.
public struct Inbox: Query {
    /// Nil = every store.
    public var store: StoreID?
    /// Empty = all but handled.
    public var states: Set<InboxState>
    public var page: Page

    public init(store: StoreID? = nil, states: Set<InboxState> = [], page: Page = Page()) {
        self.store = store
        self.states = states
        self.page = page
    }

    public struct Answer: Hashable, Sendable {
        public var page: Paged<InboxMessage>
        /// On all pages, whatever states are asked for.
        public var unread: Int64
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Answer {
        try Rights.require(Permission(.see, .message, in: store), of: caller, in: snapshot)
        let stateNames = states.map { "\($0.rawValue)" }.sorted().joined()
        let paging = try Paging(
            page, list: "messages/\(store?.rawValue ?? 0)/\(stateNames)/\(caller.user?.rawValue ?? 0)", keys: .number(0))
        guard let person = caller.user else { return Answer(page: Paged(items: [], nextToken: []), unread: 0) }
        let wanted = states.isEmpty ? [.unread, .read] : states
        let before = paging.after.isEmpty ? Int64.max : paging.number()
        let sight = try Self.storesInSight(of: caller, store, snapshot)
        var rows: [MessageRow] = []
        try Messages.forEach(to: person, before: before, in: snapshot) { row in
            if wanted.contains(row.state), sight.contains(row.store) { rows.append(row) }
            return rows.count < paging.rowsToRead
        }
        let unread = try Messages.unread(to: person, in: snapshot).reduce(0) { $0 + (sight.contains($1.store) ? $1.count : 0) }
        let found = try rows.map { try $0.told(in: snapshot) }
        return Answer(page: paging.page(found) { [.number($0.id.rawValue)] }, unread: unread)
    }

    /// Where the caller may see receipts; nowhere is no error here.
    private static func storesInSight(of caller: Caller, _ store: StoreID?, _ snapshot: borrowing Snapshot) throws -> StoresInSight {
        do {
            return try StoresInSight.of(caller, .see, .receipt, store: store, in: snapshot)
        } catch is Refusal {
            return .some([])
        }
    }
}
