import Storage
import Testing

@testable import Inventory

@Suite("Sessions")
struct SessionTests {
    /// What the gateway asks before every call.
    private func authenticate(_ stage: AccessStage, _ session: SignedIn, on terminal: TerminalID? = nil) async throws -> String {
        do {
            _ = try await stage.books.authenticate(token: session.token, terminal: terminal, language: .english)
            return "in"
        } catch let refusal as Refusal {
            return refusal.first.reason
        }
    }

    @Test func aTokenIsGoodOnItsOwnDeviceOnlyAndItsMisuseIsWrittenDown() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk, in: Shop.store))
        let session = try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).value()
        #expect(try await authenticate(stage, session, on: Shop.handheld) == "in")
        #expect(try await authenticate(stage, session, on: Shop.secondHandheld) == "SESSION_OF_ANOTHER_TERMINAL")
        #expect(try await authenticate(stage, session) == "SESSION_OF_ANOTHER_TERMINAL")
        let rows = try stage.trail(AuditTrail(kinds: [.tokenMisused]))
        #expect(rows.map(\.actor) == [eva, eva] && rows.map(\.session) == [session.session, session.session])
        #expect(rows.allSatisfy { $0.verdict == .rejected && $0.reason == "SESSION_OF_ANOTHER_TERMINAL" })
    }

    @Test func whoSignsOutIsOutAndOnlyThere() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk, in: Shop.store))
        let atDesk = try await stage.signIn("eva").value()
        let onHandheld = try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).value()
        let caller = Caller(.person(eva, atDesk.session))
        #expect(try await stage.books.signOut(as: caller, identity: stage.identity()).isDone)
        #expect(try await authenticate(stage, atDesk) == "SESSION_ENDED")
        #expect(try await stage.perform(OpenReceipt(store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: "N"), as: caller).reasons == ["SESSION_ENDED"])
        #expect(try await authenticate(stage, onHandheld, on: Shop.handheld) == "in")
        // Once more is no error.
        #expect(try await stage.books.signOut(as: caller, identity: stage.identity()).reasons == [])
    }

    /// The core asks by itself, whatever the gateway has let through.
    @Test func aSessionOfOneDeviceCommandsNothingFromAnother() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.supervisor, in: Shop.store))
        let session = try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).value()
        let open = OpenStocktake(store: Shop.store, isBlind: true)
        for terminal in [nil, Shop.secondHandheld] {
            let caller = Caller(.person(eva, session.session), terminal: terminal)
            #expect(try await stage.perform(open, as: caller).reasons == ["SESSION_OF_ANOTHER_TERMINAL"])
            await #expect(throws: Refusal(.sessionOfAnotherTerminal)) { try await stage.books.ask(StockList(store: Shop.store), as: caller) }
        }
        let other = Caller(.person(Shop.Person.dora.user, session.session), terminal: Shop.handheld)
        #expect(try await stage.perform(open, as: other).reasons == ["NOT_SIGNED_IN"], "a session is its person's")
        #expect(try await stage.perform(open, as: Caller(.person(eva, session.session), terminal: Shop.handheld)).isDone)
    }

    @Test func aTokenIsLongRandomAndKeptOnlyAsItsHash() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        let session = try await stage.signIn("eva").value()
        #expect(session.token.count == 32)
        let hashes = SQL("SELECT token_hash FROM person_session WHERE app_user = $1")
        let kept = try stage.shop.read { try $0.all(hashes, eva.rawValue) { row in row.blob(0) } }
        #expect(kept == [PersonSessions.hash(ofToken: session.token)])
        for index in session.token.indices {
            var other = session.token
            other[index] ^= 1
            await #expect(throws: Refusal(.notSignedIn)) {
                try await stage.books.authenticate(token: other, terminal: nil, language: .english)
            }
        }
    }

    @Test func aSessionEndsWhenItIsLeftIdle() async throws {
        let stage = try await AccessStage()
        try await stage.hire("eva", RoleGrant(.clerk))
        let session = try await stage.signIn("eva").value()
        for _ in 0..<3 {
            stage.shop.clock.advance(milliseconds: SessionLife.idleMilliseconds - 1)
            #expect(try await authenticate(stage, session) == "in")
        }
        stage.shop.clock.advance(milliseconds: SessionLife.idleMilliseconds)
        #expect(try await authenticate(stage, session) == "SESSION_ENDED")
    }

    @Test func aBusySessionEndsAfterTwelveHours() async throws {
        let stage = try await AccessStage()
        try await stage.hire("eva", RoleGrant(.clerk))
        let session = try await stage.signIn("eva").value()
        for _ in 0..<35 {
            stage.shop.clock.advance(minutes: 20)
            #expect(try await authenticate(stage, session) == "in")
        }
        stage.shop.clock.advance(milliseconds: 20 * 60_000 - 1)
        #expect(try await authenticate(stage, session) == "in")
        stage.shop.clock.advance(milliseconds: 1)
        #expect(try await authenticate(stage, session) == "SESSION_ENDED")
    }

    @Test("sessions end with what they rest on", arguments: ["disable", "end", "password", "revoke", "enrol again", "factor"])
    func ends(how: String) async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk, in: Shop.store))
        let session = try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).value()
        #expect(try await authenticate(stage, session, on: Shop.handheld) == "in")
        switch how {
        case "disable": _ = try await stage.perform(DisableUser(user: eva), as: stage.atMachine).value()
        case "end": #expect(try await stage.perform(EndSessions(of: eva), as: stage.atMachine).value() == 1)
        case "password":
            _ = try await stage.books.setSecret(.password("seven green bottles"), of: eva, as: stage.atMachine, identity: stage.identity()).value()
        case "revoke": _ = try await stage.perform(RevokeTerminal(terminal: Shop.handheld, reason: "lost"), as: stage.atMachine).value()
        case "enrol again":
            let wish = EnrolmentRequest(store: Shop.store, terminalName: "PDA 1", terminal: Shop.handheld)
            let code = try await stage.books.createEnrolmentCode(wish, as: stage.atMachine, payload: []).value()
            let enrolled = try await stage.books.enrolTerminal(code: code.code, model: "", appVersion: "").value()
            #expect(enrolled.terminal == Shop.handheld && enrolled.epoch == 2)
            // A code is used once.
            #expect(try await stage.books.enrolTerminal(code: code.code, model: "", appVersion: "").reasons == ["ENROLMENT_CODE_INVALID"])
        default: _ = try await stage.books.removeSecondFactor(of: eva, current: nil, as: stage.atMachine).value()
        }
        #expect(try await authenticate(stage, session, on: Shop.handheld) == "SESSION_ENDED")
    }

    @Test("a code enrols a device for ten minutes", arguments: [(-1, true), (0, false)] as [(Int64, Bool)])
    func enrolmentCodesRunOut(beyond: Int64, isGood: Bool) async throws {
        let stage = try await AccessStage()
        let wish = EnrolmentRequest(store: Shop.store, terminalName: "PDA 9")
        let code = try await stage.books.createEnrolmentCode(wish, as: stage.atMachine, payload: []).value()
        stage.shop.clock.advance(milliseconds: 600_000 + beyond)
        #expect(try await stage.books.enrolTerminal(code: code.code, model: "", appVersion: "").isDone == isGood)
    }

    /// At the machine nobody is anybody: what was made there is approved by a person.
    @Test func whatTheOperatorMadeTheOperatorDoesNotApprove() async throws {
        let shop = try Shop()
        let atMachine = Caller(.operatorAtMachine)
        let line = PurchaseOrderLineDraft(product: Shop.tea.rawValue, quantity: 1, unitCostE4: 10_000, expectedDate: "")
        let order = CreatePurchaseOrder(
            store: Shop.store,
            PurchaseOrderContent(supplier: Shop.supplier, expectedDate: "", overReceiptPermille: 0, lines: [line]))
        guard case .done(let made, _, _) = try shop.perform(order, as: atMachine) else { throw BooksError.damaged("no order") }
        #expect(try shop.perform(SubmitPurchaseOrder(made.id), as: atMachine).isDone)
        #expect(try shop.perform(ApprovePurchaseOrder(made.id), as: atMachine).reasons == ["SAME_PERSON"])
        #expect(try shop.perform(ApprovePurchaseOrder(made.id), as: .dora).isDone)
    }

    /// Disabling ends the sessions; one that it did not end would open nothing all the same.
    @Test func noSessionOfADisabledPersonLives() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        let session = try await stage.signIn("eva").value()
        try stage.shop.write { transaction in try transaction.run(SQL("UPDATE app_user SET disabled = 1 WHERE id = $1"), eva.rawValue) }
        #expect(try await authenticate(stage, session) == "SESSION_ENDED")
        #expect(try await stage.perform(SignOut(), as: Caller(.person(eva, session.session))).reasons == ["SESSION_ENDED"])
    }

    /// A token that has ended opens nothing anywhere: whoever tries it is refused, and fills no journal.
    @Test func aDeadTokenOnAnotherDeviceIsNotWrittenDown() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk, in: Shop.store))
        let session = try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).value()
        _ = try await stage.perform(EndSessions(of: eva), as: stage.atMachine).value()
        #expect(try await authenticate(stage, session, on: Shop.secondHandheld) == "SESSION_OF_ANOTHER_TERMINAL")
        #expect(try stage.trail(AuditTrail(kinds: [.tokenMisused])).isEmpty)
    }

    @Test func peopleSeeTheirOwnSessionsAndAdministratorsAll() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        try await stage.hire("root", RoleGrant(.administrator))
        let caller = try await stage.caller("eva")
        _ = try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).value()
        let own = try await stage.books.ask(SessionList(user: eva), as: caller).items
        #expect(own.map(\.terminal) == [nil, Shop.handheld] && own.allSatisfy { $0.userName == "eva" })
        await #expect(throws: Refusal(.notPermitted(verb: .see, subject: .session))) {
            try await stage.books.ask(SessionList(), as: caller)
        }
        let root = try await stage.caller("root")
        #expect(try await stage.books.ask(SessionList(page: Page(size: 500)), as: root).items.contains { $0.user == eva })
        #expect(try await stage.perform(EndSessions(of: eva), as: caller).value() == 1)
        #expect(try await stage.books.ask(SessionList(user: eva), as: caller).items.map(\.id) == [caller.session])
    }
}
