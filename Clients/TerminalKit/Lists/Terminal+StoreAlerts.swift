// What the store should see to: goods that run out, pile up, or go out of date. Looked at, taken in hand, or put off on the device.

import Wire

/// An alert of this store.
public struct StoreAlert: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case lowStock, overStock, nearExpiry, expired
    }

    public enum State: String, Hashable, Sendable, CaseIterable {
        case open, acknowledged, snoozed, cleared
    }

    public var alertID: Int64
    public var kind: Kind
    public var state: State
    public var productName: String
    /// Empty = about the whole product.
    public var lot: String
    /// Who sees to it; empty = nobody yet.
    public var owner: String
    /// What is the matter and what to do, in the language of the device.
    public var message: String
    public var nextStep: String

    public init(
        alertID: Int64, kind: Kind, state: State, productName: String, lot: String, owner: String, message: String, nextStep: String
    ) {
        self.alertID = alertID
        self.kind = kind
        self.state = state
        self.productName = productName
        self.lot = lot
        self.owner = owner
        self.message = message
        self.nextStep = nextStep
    }
}

extension Terminal {
    /// What is not over, those that nobody has seen to first. Needs the server.
    public func storeAlerts() async throws(TerminalError) -> [StoreAlert] {
        let store = identity.storeID
        let listed: [Alert] = try await pages { (page) async throws(TerminalError) in
            let reply = try await self.call { client, options in
                try await AlertsClient(client).listAlerts(ListAlertsRequest(storeID: store, page: page), options: options)
            }
            return (reply.alerts, reply.nextToken)
        }
        let alerts = listed.map { StoreAlert($0) }
        return alerts.filter { $0.state == .open } + alerts.filter { $0.state != .open }
    }

    /// The person sees to it, and owns it from now on. Needs the server and its right.
    @discardableResult
    public func acknowledge(alert: Int64, note: String = "") async throws(TerminalError) -> StoreAlert.State {
        let reply = try await call { client, options in
            try await AlertsClient(client).acknowledgeAlert(AcknowledgeAlertRequest(alertID: alert, note: note), options: options)
        }
        return StoreAlert.State(reply.state)
    }

    /// The person is reminded after so many days, 1 to 30, if it is still so. Needs the server and its right.
    @discardableResult
    public func snooze(alert: Int64, days: Int64, note: String = "") async throws(TerminalError) -> StoreAlert.State {
        guard (1 ... Self.longestSnoozeDays).contains(days) else {
            throw TerminalError(.badQuantity, "Type a whole number of days from 1 to \(Self.longestSnoozeDays).")
        }
        // By the server's clock: the device's may be wrong.
        let now = configuration.clock.wallMilliseconds() &+ clockOffsetMilliseconds
        // A minute less, so that the thirtieth day is not refused for a moment.
        let until = now &+ days * 86_400_000 &- 60_000
        let reply = try await call { client, options in
            try await AlertsClient(client).snoozeAlert(SnoozeAlertRequest(alertID: alert, untilMs: until, note: note), options: options)
        }
        return StoreAlert.State(reply.state)
    }

    private static let longestSnoozeDays: Int64 = 30
}

extension StoreAlert {
    fileprivate init(_ alert: Alert) {
        let kind: Kind =
            switch alert.kind {
            case .lowStock: .lowStock
            case .overStock: .overStock
            case .nearExpiry: .nearExpiry
            case .expired: .expired
            }
        self.init(
            alertID: alert.alertID, kind: kind, state: State(alert.state), productName: alert.productName, lot: alert.lotCode,
            owner: alert.owner, message: alert.message, nextStep: alert.nextStep)
    }
}

extension StoreAlert.State {
    fileprivate init(_ state: AlertState) {
        self =
            switch state {
            case .open: .open
            case .acknowledged: .acknowledged
            case .snoozed: .snoozed
            case .cleared: .cleared
            }
    }
}
