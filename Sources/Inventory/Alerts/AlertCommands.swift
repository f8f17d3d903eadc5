// What people do with an alert: make it theirs, or have it come back later. It goes away by itself when what it says is no longer so.

public import Storage

/// What every command on an alert asks first.
public struct AlertRequestFacts {
    var reference: String
    var alert: Alert?

    static func gather(_ id: AlertID, in source: borrowing some Reading & ~Copyable) throws -> AlertRequestFacts {
        AlertRequestFacts(reference: "\(id)", alert: try Alerts.find(id, in: source))
    }

    var permission: Permission { Permission(.change, .alert, in: alert?.store) }

    /// The alert, if what it says is still so.
    func standing() throws(Refusal) -> Alert {
        guard let alert else { throw Refusal(.unknown(subject: .alert, reference: reference)) }
        guard alert.state != .cleared else { throw Refusal(.alreadyClosed(reference: reference)) }
        return alert
    }
}

/// The caller sees to it. Whoever says so last owns it.
public struct AcknowledgeAlert: Command {
    public static let kind = JournalKind.acknowledgeAlert
    public var alert: AlertID
    /// What is done about it; may be empty.
    public var note: String

    public init(_ alert: AlertID, note: String = "") {
        self.alert = alert
        self.note = note
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> AlertRequestFacts {
        try .gather(alert, in: transaction)
    }

    public func permission(_ facts: AlertRequestFacts) -> Permission { facts.permission }

    public func decide(_ facts: AlertRequestFacts, _ circumstances: Circumstances) throws(Refusal) -> Alert {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: false))
        return try facts.standing()
    }

    public func apply(_ plan: Alert, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> AlertState {
        try Alerts.own(alert, by: draft.actor, as: .acknowledged, note: note, at: draft.received, in: transaction)
        try Outbox.put(.alert, store: plan.store, key: alert.rawValue, in: transaction)
        return .acknowledged
    }
}

/// The caller sees to it later: the sweep wakes it then, if it is still so.
public struct SnoozeAlert: Command {
    public static let kind = JournalKind.snoozeAlert
    public var alert: AlertID
    /// Within `Limits.snoozeMilliseconds`.
    public var until: Instant
    public var note: String

    public init(_ alert: AlertID, until: Instant, note: String = "") {
        self.alert = alert
        self.until = until
        self.note = note
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> AlertRequestFacts {
        try .gather(alert, in: transaction)
    }

    public func permission(_ facts: AlertRequestFacts) -> Permission { facts.permission }

    public func decide(_ facts: AlertRequestFacts, _ circumstances: Circumstances) throws(Refusal) -> Alert {
        var problems = NoteRules.problems(with: note, isNeeded: false)
        let (ahead, overflow) = until.milliseconds.subtractingReportingOverflow(circumstances.now.milliseconds)
        if overflow || !(1...Limits.snoozeMilliseconds).contains(ahead) {
            let days = Limits.snoozeMilliseconds / 86_400_000
            problems.append(.malformed(field: "until_ms", problem: "is not in the future, or more than \(days) days ahead"))
        }
        try Refusal.check(problems)
        return try facts.standing()
    }

    public func apply(_ plan: Alert, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> AlertState {
        try Alerts.own(alert, by: draft.actor, as: .snoozed, until: until, note: note, at: draft.received, in: transaction)
        try Outbox.put(.alert, store: plan.store, key: alert.rawValue, in: transaction)
        return .snoozed
    }
}
