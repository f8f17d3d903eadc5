import Storage
import Testing

@testable import Inventory

@Suite("Repeated commands")
struct RepeatedCommandTests {
    private func open(_ shop: Shop, as caller: Caller, key: String?, payload: [UInt8]) throws -> CommandOutcome<CreatedDocument> {
        let identity = WriteIdentity(key: key, payload: payload, requestHash: payload)
        return try shop.books.performSync(
            OpenReceipt(store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: ""), as: caller, identity: identity
        ) { reply in Array(reply.number.utf8) }
    }

    private func documents(_ shop: Shop) throws -> Int64 {
        try shop.read { snapshot in try snapshot.first(SQL("SELECT count(*) FROM document")) { row in row.int(0) } ?? 0 }
    }

    @Test func theSameKeyAndBytesGetTheKeptReply() throws {
        let shop = try Shop()
        let caller = shop.caller(.anna)
        guard case .done(let reply, _, let encoded) = try open(shop, as: caller, key: "k1", payload: [1]) else {
            Issue.record("not opened")
            return
        }
        for _ in 1...3 {
            guard case .repeated(let kept) = try open(shop, as: caller, key: "k1", payload: [1]) else {
                Issue.record("not repeated")
                continue
            }
            #expect(kept == encoded && kept == Array(reply.number.utf8))
        }
        #expect(try documents(shop) == 1)
    }

    @Test func theSameKeyAndOtherBytesAreRefusedWithAnAlarm() throws {
        let shop = try Shop()
        let caller = shop.caller(.anna)
        _ = try open(shop, as: caller, key: "k1", payload: [1])
        guard case .refused(let refusal) = try open(shop, as: caller, key: "k1", payload: [2]) else {
            Issue.record("not refused")
            return
        }
        #expect(refusal == Refusal(.identityReused))
        #expect(try documents(shop) == 1)
        #expect(try shop.openReviews(.identityReused).count == 1)
        // The first request still has its reply.
        guard case .repeated = try open(shop, as: caller, key: "k1", payload: [1]) else {
            Issue.record("not repeated")
            return
        }
    }

    @Test func aKeyIsThePersonsOwn() throws {
        let shop = try Shop()
        _ = try open(shop, as: shop.caller(.anna), key: "k1", payload: [1])
        guard case .done = try open(shop, as: shop.caller(.ben), key: "k1", payload: [2]) else {
            Issue.record("ben was given anna's reply")
            return
        }
        #expect(try documents(shop) == 2)
    }

    @Test func aRefusalIsNotRemembered() throws {
        let shop = try Shop()
        guard case .refused = try open(shop, as: shop.caller(.cara), key: "k1", payload: [1]) else {
            Issue.record("cara may not open receipts")
            return
        }
        try shop.write { transaction in try Roles.grant([RoleGrant(.clerk, in: Shop.store)], to: Shop.Person.cara.user, in: transaction) }
        guard case .done = try open(shop, as: shop.caller(.cara), key: "k1", payload: [1]) else {
            Issue.record("the refusal was repeated")
            return
        }
    }

    @Test func withoutAKeyEachTimeIsANewTime() throws {
        let shop = try Shop()
        for _ in 1...2 { _ = try open(shop, as: Caller(.operatorAtMachine), key: nil, payload: [1]) }
        #expect(try documents(shop) == 2)
    }

    @Test(arguments: [
        ("", false), ("k", true), (String(repeating: "k", count: 63), true), (String(repeating: "k", count: 64), true),
        (String(repeating: "k", count: 65), false), ("a b", false), ("a\u{7F}", false), ("é", false), ("!~", true), ("a\n", false),
    ])
    func aKeyIsVisibleASCII(key: String, isGood: Bool) {
        #expect((WriteIdentity.problem(withKey: key) == nil) == isGood)
    }
}
