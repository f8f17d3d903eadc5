// Generated from shelfwire/v1/alerts.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Alerts`.
public enum AlertsMethods {
    public static let listAlerts = MethodDescriptor(
        service: "shelfwire.v1.Alerts", name: "ListAlerts", kind: .unary)
    public static let acknowledgeAlert = MethodDescriptor(
        service: "shelfwire.v1.Alerts", name: "AcknowledgeAlert", kind: .unary)
    public static let snoozeAlert = MethodDescriptor(
        service: "shelfwire.v1.Alerts", name: "SnoozeAlert", kind: .unary)
    public static let setAlertRule = MethodDescriptor(
        service: "shelfwire.v1.Alerts", name: "SetAlertRule", kind: .unary)
    public static let listAlertRules = MethodDescriptor(
        service: "shelfwire.v1.Alerts", name: "ListAlertRules", kind: .unary)

    public static let all: [MethodDescriptor] = [
        listAlerts,
        acknowledgeAlert,
        snoozeAlert,
        setAlertRule,
        listAlertRules,
    ]
}

/// What a server of `shelfwire.v1.Alerts` does.
public protocol AlertsProvider: ServiceProvider {
    /// Newest first.
    func listAlerts(_ request: ListAlertsRequest, context: ServerContext) async throws -> ListAlertsReply

    /// The caller sees to it, and owns it from now on. It is cleared by itself when what it says is no longer so.
    func acknowledgeAlert(
        _ request: AcknowledgeAlertRequest,
        context: ServerContext
    ) async throws -> AcknowledgeAlertReply

    /// The caller sees to it later: it is open again then, if it is still so.
    func snoozeAlert(_ request: SnoozeAlertRequest, context: ServerContext) async throws -> SnoozeAlertReply

    /// From when on a store wants to be told.
    func setAlertRule(_ request: SetAlertRuleRequest, context: ServerContext) async throws -> SetAlertRuleReply

    func listAlertRules(_ request: ListAlertRulesRequest, context: ServerContext) async throws -> ListAlertRulesReply
}

extension AlertsProvider {
    /// Adds every call of `shelfwire.v1.Alerts` to the router.
    public func register(in router: inout Router) {
        router.unary(AlertsMethods.listAlerts) {
            try await self.listAlerts($0, context: $1)
        }
        router.unary(AlertsMethods.acknowledgeAlert) {
            try await self.acknowledgeAlert($0, context: $1)
        }
        router.unary(AlertsMethods.snoozeAlert) {
            try await self.snoozeAlert($0, context: $1)
        }
        router.unary(AlertsMethods.setAlertRule) {
            try await self.setAlertRule($0, context: $1)
        }
        router.unary(AlertsMethods.listAlertRules) {
            try await self.listAlertRules($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Alerts` over a client.
public struct AlertsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    /// Newest first.
    public func listAlerts(
        _ request: ListAlertsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListAlertsReply {
        try await client.unary(AlertsMethods.listAlerts, request, options: options)
    }

    /// The caller sees to it, and owns it from now on. It is cleared by itself when what it says is no longer so.
    public func acknowledgeAlert(
        _ request: AcknowledgeAlertRequest,
        options: CallOptions = .defaults
    ) async throws -> AcknowledgeAlertReply {
        try await client.unary(AlertsMethods.acknowledgeAlert, request, options: options)
    }

    /// The caller sees to it later: it is open again then, if it is still so.
    public func snoozeAlert(
        _ request: SnoozeAlertRequest,
        options: CallOptions = .defaults
    ) async throws -> SnoozeAlertReply {
        try await client.unary(AlertsMethods.snoozeAlert, request, options: options)
    }

    /// From when on a store wants to be told.
    public func setAlertRule(
        _ request: SetAlertRuleRequest,
        options: CallOptions = .defaults
    ) async throws -> SetAlertRuleReply {
        try await client.unary(AlertsMethods.setAlertRule, request, options: options)
    }

    public func listAlertRules(
        _ request: ListAlertRulesRequest,
        options: CallOptions = .defaults
    ) async throws -> ListAlertRulesReply {
        try await client.unary(AlertsMethods.listAlertRules, request, options: options)
    }
}
