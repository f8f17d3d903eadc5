import Storage
import Testing

@testable import Inventory

/// How much a stocktake may be planned with, just below, at and just above.
@Suite struct CountPlanLimitTests {
    private func reasons(_ command: OpenStocktake, in shop: Shop) throws -> [String] {
        guard case .refused(let refusal) = try shop.perform(command, as: .ben) else { return [] }
        return refusal.rejections.map(\.reason)
    }

    @Test(arguments: [(-1, true), (0, true), (1, false)]) func categoriesAreBounded(more: Int, isTaken: Bool) throws {
        let shop = try Shop()
        _ = try shop.write { transaction in try Categories.set("drinks", of: Shop.tea.rawValue, in: transaction) }
        let names = [String](repeating: "drinks", count: Limits.stocktakeCategories + more)
        #expect(try reasons(OpenStocktake(store: Shop.store, isBlind: true, categories: names), in: shop) == (isTaken ? [] : ["TOO_MANY"]))
    }

    @Test(arguments: [(-1, true), (0, true), (1, false)]) func theirProductsAreBounded(more: Int64, isTaken: Bool) throws {
        let shop = try Shop()
        try shop.write { transaction in
            for product in 1...Int64(Limits.stocktakeProducts) + more { _ = try Categories.set("drinks", of: product, in: transaction) }
        }
        #expect(try reasons(OpenStocktake(store: Shop.store, isBlind: true, categories: ["drinks"]), in: shop) == (isTaken ? [] : ["TOO_MANY"]))
    }
}
