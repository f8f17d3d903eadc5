import Storage
import Testing

@testable import Inventory

/// The shop with people who have secrets: what the tests of the door play on.
final class AccessStage {
    let shop: Shop
    static let password = "blue lamp under the stairs"
    static let pin = "8261"
    /// Addresses of two desks.
    static let desk = "192.0.2.7:51234"
    static let elsewhere = "198.51.100.9:40000"

    init() async throws {
        shop = try Shop()
    }

    var books: Books { shop.books }
    let atMachine = Caller(.operatorAtMachine)

    /// A person with password and PIN, by number.
    @discardableResult
    func hire(_ name: String, _ grants: RoleGrant..., password: String = AccessStage.password, pin: String = AccessStage.pin) async throws -> UserID {
        try await create(name, grants, as: atMachine, password: password, pin: pin).value()
    }

    func create(
        _ name: String, _ grants: [RoleGrant], as caller: Caller, password: String = AccessStage.password, pin: String = AccessStage.pin
    ) async throws -> CommandOutcome<UserID> {
        let user = NewUser(name: name, displayName: name, password: password, pin: pin, grants: grants)
        return try await books.createUser(user, as: caller, identity: identity())
    }

    func signIn(
        _ name: String, _ secret: String = AccessStage.password, code: String = "", from peer: String = AccessStage.desk,
        on terminal: TerminalID? = nil
    ) async throws -> CommandOutcome<SignedIn> {
        try await books.signIn(SignInAttempt(userName: name, secret: secret, code: code, peer: peer), on: terminal)
    }

    /// Signed in at a desk.
    func caller(_ name: String, code: String = "") async throws -> Caller {
        let session = try await signIn(name, code: code).value()
        return Caller(.person(session.user, session.session))
    }

    func identity(_ payload: String = "") -> WriteIdentity {
        keys += 1
        return WriteIdentity(key: "key-\(keys)", method: "test", request: Array(payload.utf8))
    }

    private var keys = 0

    func perform<C: Command>(_ command: C, as caller: Caller) async throws -> CommandOutcome<C.Reply> {
        try await books.perform(command, as: caller, identity: identity())
    }

    /// A confirmed second factor; answers its key and the recovery codes.
    func setUpSecondFactor(_ user: UserID) async throws -> (key: [UInt8], codes: [String]) {
        _ = try await books.beginSecondFactor(of: user, current: nil, as: atMachine).value()
        let key = try key(of: user)
        let codes = try await books.confirmSecondFactor(of: user, code: code(key), as: atMachine).value()
        return (key, codes)
    }

    func key(of user: UserID) throws -> [UInt8] {
        try #require(try shop.read { snapshot in try SecondFactors.find(user, in: snapshot)?.secret })
    }

    /// What an authenticator shows now, or so many steps from now.
    func code(_ key: [UInt8], steps: Int64 = 0) -> String {
        TimeCode.code(of: key, step: TimeCode.step(at: Instant(milliseconds: shop.clock.milliseconds)) + steps)
    }

    /// Every row of the journal, newest first, as the operator reads them.
    func trail(_ trail: AuditTrail = AuditTrail()) throws -> [AuditRow] {
        try books.askSync(trail, as: atMachine).items
    }
}

extension CommandOutcome {
    /// What was answered; a refusal is an issue of the test.
    func value(sourceLocation: SourceLocation = #_sourceLocation) throws -> Reply {
        switch self {
        case .done(let reply, _, _): return reply
        case .repeated: throw ScenarioStage.Misunderstood(description: "repeated")
        case .refused(let refusal):
            Issue.record("refused: \(refusal)", sourceLocation: sourceLocation)
            throw refusal
        }
    }

    /// Stable reasons; empty when it was not refused.
    var reasons: [String] {
        if case .refused(let refusal) = self { refusal.rejections.map(\.reason) } else { [] }
    }

    var isDone: Bool {
        if case .done = self { true } else { false }
    }
}
