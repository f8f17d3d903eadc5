// The recurring shape of a change: gather the facts, decide without touching anything, apply the plan. All of it runs in one
// synchronous transaction body; permission and repeats are checked around it, the same way for every command.

import Crypto
public import Storage

/// A wish to change the books. May be refused.
///
/// `gather` reads; `decide` is pure (facts in, plan or refusal out); `apply` writes and has no rule of its own. All run on the
/// writer's thread and may run twice (see `Transaction`).
public protocol Command: Sendable {
    associatedtype Facts
    associatedtype Plan
    associatedtype Reply: Sendable

    static var kind: JournalKind { get }

    /// Whose row it is while nobody is signed in yet: who signs in. Nil where the caller says it.
    var applicant: UserID? { get }

    /// Reads what the decision needs. A missing reference is a nil fact, not an error.
    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts

    /// The right that is needed, where the facts say (nil store: in some store).
    func permission(_ facts: Facts) -> Permission

    /// The rules. Answers all that is wrong at once.
    func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan

    /// Writes the plan; sets the draft's store and document.
    func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Reply
}

extension Command {
    public var applicant: UserID? { nil }
}

/// Who asks, and when.
public struct Circumstances: Sendable {
    public var caller: Caller
    /// The server's clock, the same throughout the body.
    public var now: Instant
    /// The journal sequence that this command will have.
    public var sequence: Int64
}

/// Who speaks.
public struct Caller: Hashable, Sendable {
    public enum Speaker: Hashable, Sendable {
        /// A signed-in person.
        case person(UserID, PersonSessionID)
        /// The operator at the machine itself, who owns the file anyway: command line, first start.
        case operatorAtMachine
        /// Nobody yet: redeeming an enrolment code, signing in.
        case nobody
    }

    public var speaker: Speaker
    /// The terminal whose credential came with the call.
    public var terminal: TerminalID?
    public var language: Language

    public init(_ speaker: Speaker, terminal: TerminalID? = nil, language: Language = .english) {
        self.speaker = speaker
        self.terminal = terminal
        self.language = language
    }

    public var user: UserID? {
        if case .person(let user, _) = speaker { user } else { nil }
    }

    public var session: PersonSessionID? {
        if case .person(_, let session) = speaker { session } else { nil }
    }
}

/// What makes a unary write safe to repeat: the caller's key, and what was said.
public struct WriteIdentity: Hashable, Sendable {
    /// 1 to 64 visible ASCII characters; nil only for the operator at the machine.
    public var key: String?
    /// The request as sent: kept in the journal, hashed for the comparison. Secrets must have been blanked by the caller.
    public var payload: [UInt8]
    /// SHA-256 of the method's name and the request as sent.
    public var requestHash: [UInt8]
    /// Where the number of a payment card was said: the command is refused, and nothing of what was said may be in here.
    public var cardField: String?

    public init(key: String?, payload: [UInt8], requestHash: [UInt8]) {
        self.key = key
        self.payload = payload
        self.requestHash = requestHash
    }

    /// The identity of `request` sent to `method`, hashed here.
    public init(key: String?, method: String, request: [UInt8]) {
        self.init(key: key, payload: request, requestHash: Array(SHA256.hash(data: Array(method.utf8) + [0] + request)))
    }

    /// The identity of a request that is refused because the number of a payment card stands in `field`: nothing of it is kept.
    public static func withheld(key: String?, cardField field: String) -> WriteIdentity {
        var identity = WriteIdentity(key: key, payload: [], requestHash: [])
        identity.cardField = field
        return identity
    }

    /// Nil when acceptable; else what is wrong with the key.
    public static func problem(withKey key: String) -> Rejection? {
        // Not looked through for cards: it is random, and a UUID of digits looks like one now and then.
        let visible = key.utf8.allSatisfy { $0 >= 0x21 && $0 <= 0x7e }
        guard (1...Limits.idempotencyKeyLength).contains(key.utf8.count), visible else {
            return .malformed(field: "idempotency-key", problem: "needs 1 to \(Limits.idempotencyKeyLength) visible ASCII characters")
        }
        return nil
    }
}

/// How a command ended.
public enum CommandOutcome<Reply: Sendable>: Sendable {
    /// Done now; `reply` is also kept for repeats.
    case done(Reply, sequence: Int64, encoded: [UInt8])
    /// Done before, by the same request: the reply of then.
    case repeated(encoded: [UInt8])
    case refused(Refusal)
}
