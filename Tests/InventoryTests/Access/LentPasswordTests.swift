import Storage
import Testing

@testable import Inventory

/// A password that somebody else chose opens the way to an own one, and nothing else.
@Suite("Lent passwords")
struct LentPasswordTests {
    private static let lent = "seven green bottles"
    private static let own = "a boat on the quiet lake"

    /// Eva, a supervisor, whose password an administrator has just set anew.
    private func reset(_ stage: AccessStage) async throws -> UserID {
        let eva = try await stage.hire("eva", RoleGrant(.supervisor, in: Shop.store))
        try await stage.hire("root", RoleGrant(.administrator))
        let root = try await stage.caller("root")
        _ = try await stage.books.setSecret(.password(Self.lent), of: eva, as: root, identity: stage.identity()).value()
        return eva
    }

    private func change(_ stage: AccessStage, _ user: UserID, as caller: Caller) async throws -> CommandOutcome<Int> {
        try await stage.books.setSecret(
            .password(Self.own), of: user, current: OwnSecret(Self.lent, peer: AccessStage.desk), as: caller, identity: stage.identity())
    }

    @Test func afterAResetNothingWorksButChoosingAnOwnPassword() async throws {
        let stage = try await AccessStage()
        let eva = try await reset(stage)
        let session = try await stage.signIn("eva", Self.lent).value()
        #expect(session.passwordMustChange)
        let caller = Caller(.person(eva, session.session))
        let open = OpenStocktake(store: Shop.store, isBlind: true)
        #expect(try await stage.perform(open, as: caller).reasons == ["PASSWORD_MUST_CHANGE"])
        await #expect(throws: Refusal(.passwordMustChange)) { try await stage.books.ask(StockList(store: Shop.store), as: caller) }
        #expect(try await stage.books.ask(SessionList(user: eva), as: caller).items.count == 1)
        #expect(try await change(stage, eva, as: caller).isDone)
        #expect(try await stage.perform(open, as: caller).isDone)
        #expect(try await stage.signIn("eva", Self.own).value().passwordMustChange == false)
        #expect(try await stage.signIn("eva", Self.lent).reasons == ["WRONG_CREDENTIALS"])
    }

    @Test func thePINStillOpensATerminalAndTheLentPasswordDoesNot() async throws {
        let stage = try await AccessStage()
        _ = try await reset(stage)
        #expect(try await stage.signIn("eva", Self.lent, on: Shop.handheld).reasons == ["PASSWORD_MUST_CHANGE"])
        let session = try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).value()
        #expect(!session.passwordMustChange)
        let caller = Caller(.person(session.user, session.session), terminal: Shop.handheld)
        #expect(try await stage.perform(OpenStocktake(store: Shop.store, isBlind: true), as: caller).isDone)
    }

    @Test func aResetByTheOperatorLendsItTooAndANewPINDoesNot() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        _ = try await stage.books.setSecret(.pin("4719"), of: eva, as: stage.atMachine, identity: stage.identity()).value()
        #expect(try await stage.signIn("eva").value().passwordMustChange == false)
        _ = try await stage.books.setSecret(.password(Self.lent), of: eva, as: stage.atMachine, identity: stage.identity()).value()
        #expect(try await stage.signIn("eva", Self.lent).value().passwordMustChange)
    }

    @Test(arguments: [true, false]) func aNewPersonsPasswordIsLentWhereThatIsSaid(isLent: Bool) async throws {
        let stage = try await AccessStage()
        let user = NewUser(
            name: "eva", displayName: "eva", password: AccessStage.password, grants: [RoleGrant(.clerk)], passwordIsLent: isLent)
        _ = try await stage.books.createUser(user, as: stage.atMachine, identity: stage.identity()).value()
        #expect(try await stage.signIn("eva").value().passwordMustChange == isLent)
    }

    @Test func whoWasDisabledComesBackWithTheirRolesAndASessionOfTheirOwn() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.supervisor, in: Shop.store))
        let before = try await stage.caller("eva")
        _ = try await stage.perform(DisableUser(user: eva), as: stage.atMachine).value()
        #expect(try await stage.signIn("eva").reasons == ["WRONG_CREDENTIALS"])
        _ = try await stage.perform(EnableUser(user: eva), as: stage.atMachine).value()
        let open = OpenStocktake(store: Shop.store, isBlind: true)
        #expect(try await stage.perform(open, as: before).reasons == ["SESSION_ENDED"])
        #expect(try await stage.perform(open, as: stage.caller("eva")).isDone)
        #expect(try await stage.perform(EnableUser(user: eva), as: stage.atMachine).isDone, "twice changes nothing")
        #expect(try stage.trail(AuditTrail(kinds: [.enableUser])).count == 2)
    }

    /// Whoever rules a store rules those who work there only.
    @Test func enablingNeedsTheRightWhereThePersonWorks() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk, in: Shop.otherStore))
        try await stage.hire("root", RoleGrant(.administrator, in: Shop.store))
        _ = try await stage.perform(DisableUser(user: eva), as: stage.atMachine).value()
        #expect(try await stage.perform(EnableUser(user: eva), as: stage.caller("root")).reasons == ["NOT_PERMITTED"])
        #expect(try await stage.perform(EnableUser(user: UserID(trusted: 999)), as: stage.atMachine).reasons == ["UNKNOWN_REFERENCE"])
        #expect(try await stage.signIn("eva").reasons == ["WRONG_CREDENTIALS"])
    }
}
