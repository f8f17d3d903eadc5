// What a person does with their messages.

public import Storage

/// The caller has read messages of theirs, or has seen to them. Nothing becomes unread again.
public struct MarkMessages: Command {
    public static let kind = JournalKind.markMessages
    /// At most `Limits.markedMessages`.
    public var messages: [Int64]
    /// `read` or `handled`.
    public var state: InboxState

    public init(_ messages: [Int64], as state: InboxState) {
        self.messages = messages
        self.state = state
    }

    public struct Facts {
        /// Those that are the caller's own.
        var own: [Int64: MessageRow]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        guard let person = circumstances.caller.user, messages.count <= Limits.markedMessages else { return Facts(own: [:]) }
        var own: [Int64: MessageRow] = [:]
        for id in Set(messages) { own[id] = try Messages.find(id, to: person, in: transaction) }
        return Facts(own: own)
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.change, .message) }

    /// Those that change, each once.
    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> [MessageID] {
        guard !messages.isEmpty else { throw Refusal(.malformed(field: "message_ids", problem: "is empty")) }
        guard messages.count <= Limits.markedMessages else {
            throw Refusal(.tooMany(field: "message_ids", limit: Limits.markedMessages))
        }
        guard state != .unread else { throw Refusal(.malformed(field: "state", problem: "is neither read nor handled")) }
        // Another person's is as unknown as one that never was.
        try Refusal.check(messages.filter { facts.own[$0] == nil }.map { .unknown(subject: .message, reference: "\($0)") })
        return facts.own.values.filter { $0.state.rawValue < state.rawValue }.map(\.id).sorted()
    }

    public func apply(_ plan: [MessageID], to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Int {
        for id in plan { try Messages.mark(id, as: state, at: draft.received, in: transaction) }
        return plan.count
    }
}
