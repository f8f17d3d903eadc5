import Storage
import Testing

@testable import Inventory

@Suite("Roles and rights")
struct RoleTests {
    @Test func ownRolesGiveWhatTheySayAndNothingElse() async throws {
        let stage = try await AccessStage()
        _ = try await stage.perform(DefineRole("night_shift", rights: [Right(.see, .stock)]), as: stage.atMachine).value()
        try await stage.hire("eva", RoleGrant(named: RoleName(trusted: "night_shift"), in: Shop.store))
        let caller = try await stage.caller("eva")
        #expect(try await stage.books.ask(StockList(store: Shop.store), as: caller).page.items.isEmpty)
        await #expect(throws: Refusal(.notPermitted(verb: .see, subject: .stock))) { try await stage.books.ask(StockList(store: Shop.otherStore), as: caller) }
        await #expect(throws: Refusal(.notPermitted(verb: .see, subject: .role))) { try await stage.books.ask(RoleList(), as: caller) }
        // With other rights they have others at once.
        _ = try await stage.perform(DefineRole("night_shift", rights: [Right(.see, .role)]), as: stage.atMachine).value()
        #expect(try await stage.books.ask(RoleList(), as: caller).contains { $0.name.text == "night_shift" && !$0.isBuiltIn })
        await #expect(throws: Refusal.self) { try await stage.books.ask(StockList(store: Shop.store), as: caller) }
    }

    @Test("a role is refused for what is wrong with it", arguments: [
        ("clerk", [Right(.see, .stock)], ["NAME_TAKEN"]), ("Night", [Right(.see, .stock)], ["MALFORMED"]), ("", [Right(.see, .stock)], ["MALFORMED"]),
        (String(repeating: "a", count: 64), [Right(.see, .stock)], []), (String(repeating: "a", count: 65), [Right(.see, .stock)], ["MALFORMED"]),
        ("x", [], ["MALFORMED"]), ("x", [Right(.see, .stock), Right(.see, .stock, limitE4: 5)], ["MALFORMED"]),
        ("x", [Right(.approve, .stocktake, limitE4: -1)], ["MALFORMED"]), ("x", [Right(.approve, .stocktake, limitE4: 0)], []),
    ] as [(String, [Right], [String])])
    func refusedRoles(name: String, rights: [Right], reasons: [String]) async throws {
        let stage = try await AccessStage()
        #expect(try await stage.perform(DefineRole(name, rights: rights), as: stage.atMachine).reasons == reasons)
    }

    @Test("a role has a bounded number of rights", arguments: [(-1, []), (0, ["MALFORMED"]), (1, ["TOO_MANY", "MALFORMED"])] as [(Int, [String])])
    func numberOfRights(beyond: Int, reasons: [String]) async throws {
        let stage = try await AccessStage()
        let all = Subject.allCases.flatMap { subject in Verb.allCases.map { Right($0, subject) } }
        let enough = Limits.rights + min(beyond, 0)
        let rights = beyond < 0 ? Array(all.prefix(enough)) : (0..<Limits.rights + beyond).map { all[$0 % all.count] }
        // There are fewer rights than the limit, so more can only be repeats.
        #expect(all.count < Limits.rights)
        #expect(try await stage.perform(DefineRole("x", rights: rights), as: stage.atMachine).reasons == reasons)
    }

    @Test func aRoleGoesOnlyWhenNobodyHoldsIt() async throws {
        let stage = try await AccessStage()
        let role = RoleGrant(named: RoleName(trusted: "porter"), in: Shop.store)
        _ = try await stage.perform(DefineRole("porter", rights: [Right(.see, .stock)]), as: stage.atMachine).value()
        let eva = try await stage.hire("eva", role)
        #expect(try await stage.perform(RemoveRole("porter"), as: stage.atMachine).reasons == ["WRONG_STATE"])
        _ = try await stage.perform(ChangeGrants(of: eva, to: []), as: stage.atMachine).value()
        #expect(try await stage.perform(RemoveRole("porter"), as: stage.atMachine).isDone)
        #expect(try await stage.perform(RemoveRole("porter"), as: stage.atMachine).reasons == ["UNKNOWN_REFERENCE"])
        #expect(try await stage.perform(RemoveRole("clerk"), as: stage.atMachine).reasons == ["WRONG_STATE"])
        #expect(try await stage.perform(ChangeGrants(of: eva, to: [role]), as: stage.atMachine).reasons == ["UNKNOWN_REFERENCE"])
    }

    @Test func nobodyChangesTheirOwnRights() async throws {
        let stage = try await AccessStage()
        let root = try await stage.hire("root", RoleGrant(.administrator), RoleGrant(.clerk, in: Shop.store))
        let caller = try await stage.caller("root")
        #expect(try await stage.perform(ChangeGrants(of: root, to: [RoleGrant(.administrator), RoleGrant(.storeManager)]), as: caller).reasons == ["OWN_ACCOUNT"])
        _ = try await stage.perform(DefineRole("porter", rights: [Right(.see, .stock)]), as: caller).value()
        _ = try await stage.perform(ChangeGrants(of: root, to: [RoleGrant(.administrator), RoleGrant(named: RoleName(trusted: "porter"))]), as: stage.atMachine).value()
        #expect(try await stage.perform(DefineRole("porter", rights: [Right(.approve, .receipt)]), as: caller).reasons == ["OWN_ACCOUNT"])
    }

    @Test func theLastAdministratorStays() async throws {
        let stage = try await AccessStage()
        let ada = Shop.Person.ada.user
        #expect(try await stage.perform(ChangeGrants(of: ada, to: []), as: stage.atMachine).reasons == ["WRONG_STATE"])
        #expect(try await stage.perform(DisableUser(user: ada), as: stage.atMachine).reasons == ["WRONG_STATE"])
        try await stage.hire("root", RoleGrant(.administrator))
        #expect(try await stage.perform(ChangeGrants(of: ada, to: [RoleGrant(.clerk)]), as: stage.atMachine).isDone)
    }

    /// An administrator of store A rules people of store A: not those of B, and nobody who works in several.
    @Test func whoRulesPeopleInOneStoreRulesNobodyElsewhere() async throws {
        let stage = try await AccessStage()
        try await stage.hire("local", RoleGrant(.administrator, in: Shop.store))
        let local = try await stage.caller("local")
        let here = RoleGrant(.clerk, in: Shop.store)
        let there = RoleGrant(.clerk, in: Shop.otherStore)
        let refused = ["NOT_PERMITTED"]
        #expect(try await stage.create("a1", [here], as: local).isDone)
        for (index, grants) in [[there], [here, there], [RoleGrant(.clerk)], [], [RoleGrant(.administrator)]].enumerated() {
            #expect(try await stage.create("b\(index)", grants, as: local).reasons == refused, "\(grants)")
        }
        let eva = try await stage.hire("eva", here)
        let tom = try await stage.hire("tom", there)
        #expect(try await stage.perform(ChangeGrants(of: eva, to: [RoleGrant(.counter, in: Shop.store)]), as: local).isDone)
        #expect(try await stage.perform(ChangeGrants(of: eva, to: [there]), as: local).reasons == refused)
        #expect(try await stage.perform(ChangeGrants(of: tom, to: [here]), as: local).reasons == refused)
        #expect(try await stage.perform(DisableUser(user: tom), as: local).reasons == refused)
        let secret = NewSecret.password("seven green bottles")
        #expect(try await stage.books.setSecret(secret, of: tom, as: local, identity: stage.identity()).reasons == refused)
        #expect(try await stage.books.setSecret(secret, of: eva, as: local, identity: stage.identity()).isDone)
        #expect(try await stage.books.removeSecondFactor(of: tom, current: nil, as: local).reasons == refused)
        #expect(try await stage.perform(EndSessions(of: tom), as: local).reasons == refused)
        for command in [DefineRole("x", rights: [Right(.see, .stock)])] {
            #expect(try await stage.perform(command, as: local).reasons == refused)
        }
        #expect(try await stage.perform(DisableUser(user: eva), as: local).isDone)
        let seen = try await stage.books.ask(UserList(page: Page(size: 100)), as: local).items
        #expect(seen.contains { $0.name == "eva" } && !seen.contains { $0.name == "tom" } && !seen.contains { $0.name == "ada" })
    }

    @Test("an amount is covered by the widest of the roles that give the right", arguments: [
        ([5_000_000], 5_000_000, true), ([5_000_000], 5_000_001, false), ([5_000_000], -5_000_001, false), ([0], 0, true), ([0], 1, false),
        ([5_000_000, 9_000_000], 9_000_000, true), ([5_000_000, 9_000_000], 9_000_001, false), ([5_000_000, nil], .max, true),
        ([nil, 0], .min, true), ([], 0, false),
    ] as [([Int64?], Int64, Bool)])
    func amounts(limits: [Int64?], amount: Int64, isCovered: Bool) async throws {
        let stage = try await AccessStage()
        var grants: [RoleGrant] = []
        for (index, limit) in limits.enumerated() {
            _ = try await stage.perform(DefineRole("r\(index)", rights: [Right(.approve, .stocktake, limitE4: limit)]), as: stage.atMachine).value()
            grants.append(RoleGrant(named: RoleName(trusted: "r\(index)"), in: Shop.store))
        }
        let eva = try await stage.create("eva", grants, as: stage.atMachine).value()
        let permission = Permission(.approve, .stocktake, in: Shop.store, amountE4: amount)
        #expect(try stage.shop.read { try Rights.holds(permission, eva, in: $0) } == isCovered)
        let caller = try await stage.caller("eva")
        let expected: Rejection? = isCovered ? nil : limits.isEmpty
            ? .notPermitted(verb: .approve, subject: .stocktake)
            : .overAmountLimit(amountE4: amount, limitE4: limits.compactMap(\.self).max() ?? 0)
        let told = try stage.shop.read { snapshot -> Rejection? in
            do { try Rights.require(permission, of: caller, in: snapshot) } catch let refusal as Refusal { return refusal.first }
            return nil
        }
        #expect(told == expected)
        // A limit somewhere is none elsewhere.
        #expect(try !stage.shop.read { try Rights.holds(Permission(.approve, .stocktake, in: Shop.otherStore), eva, in: $0) })
    }

    /// Ten of tea at 1.50 each are missing: 15.00 is decided.
    @Test(arguments: [(150_000, []), (149_999, ["OVER_AMOUNT_LIMIT"])] as [(Int64, [String])])
    func aStocktakeIsApprovedUpToTheAmountOfTheRole(limit: Int64, reasons: [String]) async throws {
        let stage = try await AccessStage()
        let shop = stage.shop
        try shop.move(Shop.tea, 10, value: 150_000, from: Shop.supplierPlace, to: Shop.a1)
        guard case .done(let made, _, _) = try shop.perform(OpenStocktake(store: Shop.store, isBlind: false), as: .ben) else { throw ScenarioStage.Misunderstood(description: "open") }
        let task = Entry.Task.document(made.id.rawValue)
        shop.clock.advance(minutes: 1)
        _ = try shop.books.applySync(shop.batch([.locationCounted(Shop.a1.rawValue)], by: .cara, on: task, from: 1))
        #expect(try shop.perform(SubmitStocktake(made.id), as: .ben).isDone)
        _ = try await stage.perform(DefineRole("approver", rights: [Right(.approve, .stocktake, limitE4: limit)]), as: stage.atMachine).value()
        try await stage.hire("eva", RoleGrant(named: RoleName(trusted: "approver"), in: Shop.store))
        #expect(try await stage.perform(ApproveStocktake(made.id), as: try await stage.caller("eva")).reasons == reasons)
    }

    /// 24 of tea at 1.50 each.
    @Test(arguments: [(360_000, []), (359_999, ["OVER_AMOUNT_LIMIT"])] as [(Int64, [String])])
    func anOrderIsApprovedUpToTheAmountOfTheRole(limit: Int64, reasons: [String]) async throws {
        let stage = try await AccessStage()
        let shop = stage.shop
        let line = PurchaseOrderLineDraft(product: Shop.tea.rawValue, quantity: 24, unitCostE4: 15_000)
        let create = CreatePurchaseOrder(
            store: Shop.store,
            PurchaseOrderContent(supplier: Shop.supplier, expectedDate: "2026-07-01", overReceiptPermille: 0, lines: [line]))
        let order = try shop.perform(create, as: .bob).value()
        #expect(try shop.perform(SubmitPurchaseOrder(order.id), as: .bob).isDone)
        _ = try await stage.perform(DefineRole("approver", rights: [Right(.approve, .purchaseOrder, limitE4: limit)]), as: stage.atMachine).value()
        try await stage.hire("eva", RoleGrant(named: RoleName(trusted: "approver"), in: Shop.store))
        #expect(try await stage.perform(ApprovePurchaseOrder(order.id), as: try await stage.caller("eva")).reasons == reasons)
    }

    @Test func aNewerProgramsRolesComeIntoOldBooksWithARow() async throws {
        let stage = try await AccessStage()
        _ = try await stage.perform(DefineRole("porter", rights: [Right(.see, .stock)]), as: stage.atMachine).value()
        _ = try await stage.perform(DemandSecondFactor(.atDesks, of: "clerk"), as: stage.atMachine).value()
        try stage.books.installRoles()
        #expect(try stage.trail(AuditTrail(kinds: [.installRoles])).isEmpty)
        try stage.shop.write { transaction in
            try transaction.run(SQL("DELETE FROM role_permission WHERE role = 'clerk' AND verb = 'receive'"))
        }
        try stage.books.installRoles()
        #expect(try stage.trail(AuditTrail(kinds: [.installRoles])).count == 1)
        #expect(try stage.shop.read { try Roles.areInstalled(in: $0) })
        #expect(try stage.shop.read { try Roles.rights(of: RoleName(trusted: "porter"), in: $0) } == [Right(.see, .stock)])
        #expect(try stage.shop.read { try Roles.find(RoleName(.clerk), in: $0)?.secondFactor } == .atDesks)
    }

    /// The table that `Roles.swift` is, as people read it.
    @Test func theBuiltInRolesAreWrittenDown() throws {
        var text = ""
        for role in Role.allCases {
            text += "\(role.rawValue)\n"
            let bySubject = Dictionary(grouping: Set(role.rights), by: \.subject)
            for subject in Subject.allCases {
                let verbs = (bySubject[subject] ?? []).map(\.verb)
                guard !verbs.isEmpty else { continue }
                text += "  \(subject.rawValue): " + Verb.allCases.filter(verbs.contains).map(\.rawValue).joined(separator: ", ") + "\n"
            }
        }
        try GoldenFile.expect(text, matches: "roles.txt")
    }

    /// What one person must never be able to do alone, whatever a built-in role is given later.
    @Test func noBuiltInRoleHoldsBothEndsOfTheBooks() {
        for role in Role.allCases {
            let rights = Set(role.rights)
            let rulesPeople = rights.contains(Right(.change, .user)) || rights.contains(Right(.configure, .role))
            let decidesGoods = rights.contains { [.approve, .post, .receive, .count].contains($0.verb) }
            #expect(!(rulesPeople && decidesGoods), "\(role)")
            if role == .auditor { #expect(rights.allSatisfy { [.see, .seeCost].contains($0.verb) || $0 == Right(.change, .session) || $0 == Right(.change, .message) }) }
        }
        #expect(!Set(Role.clerk.rights + Role.counter.rights + Role.supervisor.rights + Role.administrator.rights).contains { $0.verb == .seeCost })
    }
}
