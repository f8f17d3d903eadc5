import Storage
import Testing

@testable import Inventory

/// What was done offline is judged by what the person might do then, however late it arrives.
@Suite("Rights at the time of an entry")
struct FormerRoleTests {
    private static let minute: Int64 = 60_000

    /// One scan of anna's, captured so many minutes ago; answers why it was parked, or nil.
    private func scan(minutesAgo: Int64, sequence: Int64, _ shop: Shop, _ receipt: Int64) throws -> String? {
        var batch = shop.batch([.scan(Shop.item(Shop.Code.tea), times: 1)], by: .anna, on: .document(receipt), from: sequence)
        batch.entries[0].monotonicMilliseconds -= minutesAgo * Self.minute
        guard case .applied(_, let results) = try shop.books.applySync(batch) else { return "not applied" }
        return results[0].rejection?.reason
    }

    private func stage() throws -> (shop: Shop, receipt: Int64) {
        let shop = try Shop()
        let open = OpenReceipt(store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: "")
        guard case .done(let receipt, _, _) = try shop.perform(open, as: .ben) else { throw ScenarioStage.Misunderstood(description: "no receipt") }
        shop.clock.advance(minutes: 60)
        return (shop, receipt.id.rawValue)
    }

    private func grant(_ grants: [RoleGrant], _ shop: Shop) throws {
        let outcome = try shop.perform(ChangeGrants(of: Shop.Person.anna.user, to: grants), as: Caller(.operatorAtMachine))
        #expect(outcome.isDone)
    }

    @Test func whatWasScannedBeforeTheRoleWasTakenAwayCounts() throws {
        let (shop, receipt) = try stage()
        try grant([RoleGrant(.counter, in: Shop.store)], shop)
        shop.clock.advance(minutes: 30)
        #expect(try scan(minutesAgo: 31, sequence: 1, shop, receipt) == nil)
        #expect(try scan(minutesAgo: 29, sequence: 2, shop, receipt) == "NOT_PERMITTED")
        #expect(try shop.books.verify().findings == [])
    }

    /// To the millisecond: at the instant of the change it is over.
    @Test(arguments: [(-1, nil), (0, "NOT_PERMITTED"), (1, "NOT_PERMITTED")] as [(Int64, String?)])
    func theRoleCountsUntilTheVeryInstant(offset: Int64, reason: String?) throws {
        let (shop, receipt) = try stage()
        try grant([], shop)
        shop.clock.advance(minutes: 1)
        var batch = shop.batch([.scan(Shop.item(Shop.Code.tea), times: 1)], by: .anna, on: .document(receipt), from: 1)
        batch.entries[0].monotonicMilliseconds += offset - Self.minute
        guard case .applied(_, let results) = try shop.books.applySync(batch) else { throw ScenarioStage.Misunderstood(description: "not applied") }
        #expect(results[0].rejection?.reason == reason)
    }

    @Test func aFormerRoleOfAnotherStoreGivesNothingHere() throws {
        let (shop, receipt) = try stage()
        try grant([RoleGrant(.clerk, in: Shop.otherStore)], shop)
        shop.clock.advance(minutes: 1)
        try grant([], shop)
        try shop.write { transaction in try transaction.run(Self.forgetStoreOne) }
        shop.clock.advance(minutes: 1)
        #expect(try scan(minutesAgo: 2, sequence: 1, shop, receipt) == "NOT_PERMITTED")
    }

    /// Whoever was done before the role changed has handed the receipt over; whoever was done after it only says so.
    @Test(arguments: [(31, "submitted", []), (29, "draft", ["SUBMIT_REFUSED"])] as [(Int64, String, [String])])
    func finishingASpellOffline(minutesAgo: Int64, state: String, remarks: [String]) throws {
        let (shop, receipt) = try stage()
        #expect(try scan(minutesAgo: 0, sequence: 1, shop, receipt) == nil)
        #expect(try shop.perform(DefineRole("porter", rights: [Right(.receive, .receipt)]), as: Caller(.operatorAtMachine)).isDone)
        shop.clock.advance(minutes: 60)
        try grant([RoleGrant(named: RoleName(trusted: "porter"), in: Shop.store)], shop)
        shop.clock.advance(minutes: 30)
        var batch = shop.batch([.finish(note: "")], by: .anna, on: .document(receipt), from: 2)
        batch.entries[0].monotonicMilliseconds -= minutesAgo * Self.minute
        guard case .applied(_, let results) = try shop.books.applySync(batch) else { throw ScenarioStage.Misunderstood(description: "not applied") }
        #expect(results[0].rejection == nil && results[0].remarks.map(\.reason) == remarks)
        let document = try shop.read { try Documents.find(receipt, in: $0) }
        #expect(document.map { $0.kind.stateName($0.state) } == state)
    }

    /// A call is no entry: it needs the right now.
    @Test func aCommandNeedsTheRightNow() throws {
        let (shop, _) = try stage()
        let open = OpenReceipt(store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: "late")
        #expect(try shop.perform(open, as: .anna).isDone)
        try grant([RoleGrant(.counter, in: Shop.store)], shop)
        #expect(try shop.perform(open, as: .anna).reasons == ["NOT_PERMITTED"])
    }

    @Test("former roles are forgotten after ninety days", arguments: [(0, 1), (1, 0)] as [(Int64, Int)])
    func memory(beyond: Int64, kept: Int) throws {
        let (shop, _) = try stage()
        try grant([], shop)
        shop.clock.advance(milliseconds: Limits.formerRolesMilliseconds + beyond)
        try grant([], shop)
        #expect(try shop.read { try $0.all(Self.former) { row in row.text(0) } }.count == kept)
    }

    private static let forgetStoreOne = SQL("DELETE FROM former_role WHERE store = 1")
    private static let former = SQL("SELECT role FROM former_role")
}
