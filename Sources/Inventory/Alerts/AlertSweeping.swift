// The sweep: looks at a store on a reader, and writes only what has changed, a few products at a time, so that nobody waits for it.

import Storage

/// Raises, wakes and clears the alerts of a few products of a store, as they are now. The sweep's; told to nobody but the journal.
struct SweepAlerts: Command {
    let store: StoreID
    /// At most `Limits.sweptAlertProducts` are looked at.
    let products: [ProductID]

    static let kind = JournalKind.sweepAlerts

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> AlertFacts {
        try .gather(
            of: store, products: Array(products.prefix(Limits.sweptAlertProducts)),
            today: Calendars().today(in: store, at: circumstances.now, transaction), in: transaction)
    }

    func permission(_ facts: AlertFacts) -> Permission { Permission(.configure, .alert, in: store) }

    func decide(_ facts: AlertFacts, _ circumstances: Circumstances) throws(Refusal) -> [AlertChange] {
        AlertWatch.changes(facts, now: circumstances.now)
    }

    func apply(_ plan: [AlertChange], to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> AlertsSwept {
        var swept = AlertsSwept()
        var told: [AlertID] = []
        for change in plan {
            switch change {
            case .raise(let finding):
                told.append(try Alerts.raise(finding, in: store, at: draft.received, sequence: draft.sequence, transaction))
                swept.raised += 1
            case .wake(let id, _):
                try Alerts.move(id, to: .open, at: draft.received, in: transaction)
                told.append(id)
                swept.woken += 1
            case .clear(let id, _):
                try Alerts.move(id, to: .cleared, at: draft.received, in: transaction)
                told.append(id)
                swept.cleared += 1
            }
        }
        // A store that opens its eyes for the first time is told that there is much to see, not each thing.
        if told.count > Limits.alertsToldSingly {
            try Outbox.put(.alert, store: store, key: 0, in: transaction)
        } else {
            for id in told { try Outbox.put(.alert, store: store, key: id.rawValue, in: transaction) }
        }
        return swept
    }
}

/// What a sweep did.
public struct AlertsSwept: Hashable, Sendable {
    public var raised = 0
    public var woken = 0
    public var cleared = 0

    public var count: Int { raised + woken + cleared }

    fileprivate static func += (left: inout Self, right: Self) {
        left.raised += right.raised
        left.woken += right.woken
        left.cleared += right.cleared
    }
}

extension Books {
    /// Looks at every store's stock and dates; writes nothing where nothing has changed.
    public func sweepAlerts() async throws -> AlertsSwept {
        var swept = AlertsSwept()
        for store in try await database.read({ snapshot in try Stores.all(in: snapshot).map(\.id) }) {
            let products = try await database.read { [calendars] snapshot in
                try AlertSweep.products(of: store, calendars, in: snapshot)
            }
            var rest = products[...]
            while !rest.isEmpty {
                let part = Array(rest.prefix(Limits.sweptAlertProducts))
                rest = rest.dropFirst(part.count)
                let identity = WriteIdentity(key: nil, payload: [], requestHash: [])
                let outcome = try await perform(SweepAlerts(store: store, products: part), as: Caller(.operatorAtMachine), identity: identity)
                if case .done(let done, _, _) = outcome { swept += done }
            }
        }
        return swept
    }

    /// An alert as it is now, for the push feed.
    public func alert(_ id: Int64) async throws -> Alert? {
        try await database.read { snapshot in try AlertID(id).flatMap { try Alerts.find($0, in: snapshot) } }
    }
}

enum AlertSweep {
    /// The products about which something has changed, each once.
    static func products(
        of store: StoreID, _ calendars: Calendars, in source: borrowing some Reading & ~Copyable
    ) throws -> [ProductID] {
        let now = Instant(milliseconds: source.nowMilliseconds)
        let facts = try AlertFacts.gather(of: store, today: calendars.today(in: store, at: now, source), in: source)
        return Set(AlertWatch.changes(facts, now: now).map(\.product)).sorted()
    }
}
