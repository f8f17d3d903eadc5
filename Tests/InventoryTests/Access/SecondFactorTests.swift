import Storage
import Testing

@testable import Inventory

@Suite("Second factor")
struct SecondFactorTests {
    @Test func whoSetOneUpIsAskedForItAtDesksAndNotOnTerminals() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk, in: Shop.store))
        let (key, _) = try await stage.setUpSecondFactor(eva)
        stage.shop.clock.advance(minutes: 1)
        #expect(try await stage.signIn("eva").reasons == ["SECOND_FACTOR_NEEDED"])
        #expect(try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).isDone)
        #expect(try await stage.signIn("eva", code: stage.code(key)).isDone)
    }

    @Test func aCodeCountsOnceAlsoWhenTheClockGoesBack() async throws {
        let stage = try await AccessStage()
        let (key, _) = try await stage.setUpSecondFactor(try await stage.hire("eva", RoleGrant(.clerk)))
        stage.shop.clock.advance(minutes: 1)
        let code = stage.code(key)
        #expect(try await stage.signIn("eva", code: code).isDone)
        #expect(try await stage.signIn("eva", code: code).reasons == ["WRONG_CREDENTIALS"])
        stage.shop.clock.advance(milliseconds: -45_000)
        #expect(try await stage.signIn("eva", code: stage.code(key)).reasons == ["WRONG_CREDENTIALS"])
        #expect(try await stage.signIn("eva", code: stage.code(key, steps: -20)).reasons == ["WRONG_CREDENTIALS"])
    }

    @Test func theCodeThatConfirmedItSignsNobodyIn() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        let (key, _) = try await stage.setUpSecondFactor(eva)
        #expect(try await stage.signIn("eva", code: stage.code(key)).reasons == ["WRONG_CREDENTIALS"])
    }

    @Test func guessedCodesLockLikeGuessedPasswords() async throws {
        let stage = try await AccessStage()
        let (key, _) = try await stage.setUpSecondFactor(try await stage.hire("eva", RoleGrant(.clerk)))
        stage.shop.clock.advance(minutes: 5)
        for _ in 0..<5 { #expect(try await stage.signIn("eva", code: "000000").reasons == ["WRONG_CREDENTIALS"]) }
        #expect(try await stage.signIn("eva", code: stage.code(key)).reasons == ["LOCKED_OUT"])
    }

    @Test func aRecoveryCodeCountsOnce() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        let (_, codes) = try await stage.setUpSecondFactor(eva)
        #expect(Set(codes).count == SecondFactors.recoveryCodes)
        #expect(try await stage.signIn("eva", code: codes[3].lowercased()).isDone)
        #expect(try await stage.signIn("eva", code: codes[3]).reasons == ["WRONG_CREDENTIALS"])
        #expect(try stage.shop.read { try SecondFactors.codesLeft(of: eva, in: $0) } == 9)
    }

    @Test("a role asks where it says", arguments: [
        (SecondFactorDemand.never, true, true), (.atDesks, false, true), (.everywhere, false, false),
    ])
    func demand(demand: SecondFactorDemand, passesAtDesk: Bool, passesOnTerminal: Bool) async throws {
        let stage = try await AccessStage()
        try await stage.hire("eva", RoleGrant(.supervisor, in: Shop.store))
        _ = try await stage.perform(DemandSecondFactor(demand, of: "supervisor"), as: stage.atMachine).value()
        let missing = ["SECOND_FACTOR_MISSING"]
        #expect(try await stage.signIn("eva").reasons == (passesAtDesk ? [] : missing))
        #expect(try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).reasons == (passesOnTerminal ? [] : missing))
    }

    @Test func whoAsksItOfTheirOwnRoleMustHaveOne() async throws {
        let stage = try await AccessStage()
        let root = try await stage.hire("root", RoleGrant(.administrator))
        let caller = try await stage.caller("root")
        let demand = DemandSecondFactor(.atDesks, of: "administrator")
        #expect(try await stage.perform(demand, as: caller).reasons == ["SECOND_FACTOR_MISSING"])
        _ = try await stage.setUpSecondFactor(root)
        #expect(try await stage.perform(demand, as: caller).isDone)
    }

    @Test func settingItUpNeedsTheCurrentPassword() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        let caller = try await stage.caller("eva")
        #expect(try await stage.books.beginSecondFactor(of: eva, current: nil, as: caller).reasons == ["MALFORMED"])
        let wrong = OwnSecret("not the right one", peer: AccessStage.desk)
        #expect(try await stage.books.beginSecondFactor(of: eva, current: wrong, as: caller).reasons == ["WRONG_CREDENTIALS"])
        let right = OwnSecret(AccessStage.password, peer: AccessStage.desk)
        let begun = try await stage.books.beginSecondFactor(of: eva, current: right, as: caller).value()
        #expect(begun.key == Base32.text(try stage.key(of: eva)) && begun.link.contains("secret=\(begun.key)"))
        // Not confirmed: it asks for nothing yet.
        #expect(try await stage.signIn("eva").isDone)
        #expect(try await stage.books.confirmSecondFactor(of: eva, code: "000000", as: caller).reasons == ["MALFORMED"])
        let codes = try await stage.books.confirmSecondFactor(of: eva, code: stage.code(try stage.key(of: eva)), as: caller).value()
        #expect(codes.count == 10)
        #expect(try await stage.books.beginSecondFactor(of: eva, current: right, as: caller).reasons == ["WRONG_STATE"])
    }

    @Test func nobodyGetsAnotherPersonsKeyAndAnAdministratorMayTakeItAway() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        try await stage.hire("root", RoleGrant(.administrator))
        let root = try await stage.caller("root")
        #expect(try await stage.books.beginSecondFactor(of: eva, current: nil, as: root).reasons == ["NOT_PERMITTED"])
        _ = try await stage.setUpSecondFactor(eva)
        #expect(try await stage.books.removeSecondFactor(of: eva, current: nil, as: root).isDone)
        #expect(try await stage.signIn("eva").isDone)
    }

    @Test func noSecretEntersTheJournal() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        let (key, codes) = try await stage.setUpSecondFactor(eva)
        _ = try await stage.signIn("eva", "a password that is wrong", code: codes[0])
        // Typed into the wrong field.
        _ = try await stage.signIn("my password as a name", "something else")
        let session = try await stage.signIn("eva", code: codes[1]).value()
        let rows = try stage.shop.read { snapshot in
            try snapshot.all(SQL("SELECT payload, reply FROM journal")) { row in row.blob(0) + row.blob(1) }
        }
        let secrets = [key, session.token] + ([Base32.text(key), AccessStage.password, AccessStage.pin, "a password that is wrong", "my password as a name"] + codes).map { Array($0.utf8) }
        for secret in secrets {
            #expect(!rows.contains { $0.contains(subsequence: secret) })
        }
    }
}

extension [UInt8] {
    func contains(subsequence part: [UInt8]) -> Bool {
        guard !part.isEmpty, count >= part.count else { return false }
        return (0...(count - part.count)).contains { Array(self[$0..<$0 + part.count]) == part }
    }
}
