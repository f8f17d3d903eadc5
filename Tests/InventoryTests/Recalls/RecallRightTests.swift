import Testing

@testable import Inventory

/// A lot is blocked in all stores: who recalls it has to answer for all of them.
@Suite struct RecallRightTests {
    @Test(arguments: [(nil, true), (Shop.store, false)] as [(StoreID?, Bool)])
    func aBuyerOfOneStoreHoldsButDoesNotRecall(store: StoreID?, mayRecall: Bool) throws {
        let shop = try Shop()
        try shop.know(Shop.milk, "L1", expiry: "2026-07-01")
        try shop.write { transaction in
            try Roles.grant([RoleGrant(.buyer, in: store)], to: Shop.Person.cara.user, in: transaction)
        }
        func reasons(_ status: LotStatus) throws -> [String] {
            let command = SetLotStatus(product: Shop.milk.rawValue, lotCode: "L1", status: status, note: "glass")
            if case .refused(let refusal) = try shop.perform(command, as: .cara) { return refusal.rejections.map(\.reason) }
            return []
        }
        #expect(try reasons(.hold) == [])
        #expect(try reasons(.recalled) == (mayRecall ? [] : ["NOT_PERMITTED"]))
    }
}
