import Storage
import Testing

@testable import Inventory

/// The sweep as the server runs it: over all stores, in steps, writing only where something has changed.
@Suite struct AlertSweepTests {
    private static let insertProduct = SQL(
        """
        INSERT INTO product (id, sku, name, folded_name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active)
        VALUES ($1, $2, $2, $2, 1, 1, 0, 0, 0, $3)
        """)

    /// A shop with so many further products, from 100 on, of which there is one each in store 1.
    private func shop(products: Int, isActive: Bool = true) throws -> Shop {
        let shop = try Shop()
        try shop.write { transaction in
            for product in 100..<100 + products { try transaction.run(Self.insertProduct, Int64(product), "P\(product)", isActive) }
        }
        for product in 100..<100 + products {
            try shop.move(ProductID(trusted: Int64(product)), 1, from: Shop.supplierPlace, to: Shop.a1)
        }
        return shop
    }

    private func head(_ shop: Shop) throws -> Int64 { try shop.read { snapshot in try Journal.head(snapshot).sequence } }

    private func news(_ shop: Shop) throws -> [Int64] {
        try shop.read { snapshot in
            try snapshot.all(SQL("SELECT key FROM outbox WHERE topic = 7 ORDER BY position")) { row in row.int(0) }
        }
    }

    @Test(arguments: [(-1, 1), (0, 1), (1, 2)]) func aStepLooksAtOnlySoManyProducts(more: Int, steps: Int64) async throws {
        let shop = try shop(products: Limits.sweptAlertProducts + more)
        _ = try shop.perform(SetAlertRule(AlertRule(least: 2), of: nil, in: Shop.store), as: .dora)
        let before = try head(shop)
        #expect(try await shop.books.sweepAlerts().raised == Limits.sweptAlertProducts + more)
        #expect(try head(shop) == before + steps)
        // Nothing has changed, so nothing is written.
        #expect(try await shop.books.sweepAlerts().count == 0)
        #expect(try head(shop) == before + steps)
    }

    @Test(arguments: [(-1, true), (0, true), (1, false)]) func manyAlertsAtOnceAreToldAsOne(more: Int, areToldSingly: Bool) async throws {
        let count = Limits.alertsToldSingly + more
        let shop = try shop(products: count)
        _ = try shop.perform(SetAlertRule(AlertRule(least: 2), of: nil, in: Shop.store), as: .dora)
        _ = try await shop.books.sweepAlerts()
        #expect(try news(shop) == (areToldSingly ? (1...count).map(Int64.init) : [0]))
    }

    @Test func everyStoreIsLookedAtWithItsOwnRules() async throws {
        let shop = try Shop()
        try shop.move(Shop.tea, 4, from: Shop.supplierPlace, to: Shop.a1)
        try shop.move(Shop.tea, 4, from: LocationID(trusted: 31), to: Shop.c1)
        _ = try shop.perform(SetAlertRule(AlertRule(least: 5), of: Shop.tea, in: Shop.store), as: .erin)
        _ = try shop.perform(SetAlertRule(AlertRule(most: 3), of: Shop.tea, in: Shop.otherStore), as: .erin)
        #expect(try await shop.books.sweepAlerts() == AlertsSwept(raised: 2))
        let alerts = try shop.books.askSync(AlertList(), as: shop.caller(.erin)).items
        #expect(alerts.map(\.store) == [Shop.otherStore, Shop.store])
        #expect(alerts.map(\.kind) == [.overStock, .lowStock])
    }

    @Test func goodsThatAreNoLongerBoughtAreNotMissed() async throws {
        let shop = try shop(products: 1, isActive: false)
        _ = try shop.perform(SetAlertRule(AlertRule(least: 5), of: nil, in: Shop.store), as: .dora)
        #expect(try await shop.books.sweepAlerts().count == 0)
    }

    /// What the steps find by key is what the whole store's reading found.
    @Test func aFewProductsAreReadAsTheWholeStoreIs() async throws {
        let shop = try Shop()
        try shop.know(Shop.milk, "L1", expiry: "2026-06-01")
        try shop.know(Shop.milk, "L2", expiry: "2026-06-16")
        try shop.move(Shop.tea, 4, from: Shop.supplierPlace, to: Shop.a1)
        try shop.move(Shop.tea, 3, from: Shop.supplierPlace, to: Shop.b1)
        for lot in ["L1", "L2"] {
            try shop.move(Shop.milk, lot: try shop.lot(Shop.milk, lot)?.id, 2, from: Shop.supplierPlace, to: Shop.a1)
        }
        _ = try shop.perform(SetAlertRule(AlertRule(least: 9, most: 1, nearExpiryDays: 0), of: Shop.cheese, in: Shop.store), as: .dora)
        _ = try shop.perform(SetAlertRule(AlertRule(least: 0, most: 6, nearExpiryDays: 2), of: nil, in: Shop.store), as: .dora)
        let (whole, parts) = try shop.read { snapshot in
            let today = "2026-06-15"
            let whole = try AlertFacts.gather(of: Shop.store, today: today, in: snapshot)
            let parts = try AlertFacts.gather(of: Shop.store, products: [Shop.tea, Shop.milk, Shop.cheese], today: today, in: snapshot)
            return (AlertWatch.findings(whole), AlertWatch.findings(parts))
        }
        #expect(whole == parts)
        #expect(Set(whole.keys.map(\.kind)) == [.overStock, .nearExpiry, .expired])
    }

    @Test(arguments: [(-1, true), (0, false)]) func rulesAreBounded(missing: Int64, isTaken: Bool) throws {
        let shop = try Shop()
        try shop.write { transaction in
            for product in 1000..<1000 + Limits.alertRules + missing {
                try transaction.run(SQL("INSERT INTO alert_rule VALUES (1, $1, 1, 0, 0, 0)"), product)
            }
        }
        let outcome = try shop.perform(SetAlertRule(AlertRule(least: 1), of: Shop.tea, in: Shop.store), as: .dora)
        if isTaken {
            guard case .done = outcome else { Issue.record("\(outcome)"); return }
        } else {
            guard case .refused(let refusal) = outcome else { Issue.record("\(outcome)"); return }
            #expect(refusal.rejections.map(\.reason) == ["TOO_MANY"])
            // One that is there may be changed.
            guard case .done = try shop.perform(SetAlertRule(AlertRule(least: 2), of: ProductID(trusted: 1), in: Shop.store), as: .dora) else { return }
        }
    }

    @Test func rulesAreToldPageByPageTheStoresFirst() throws {
        let shop = try Shop()
        let rule = AlertRule(least: 1, most: 9, nearExpiryDays: 4, owner: Shop.Person.ben.user)
        _ = try shop.perform(SetAlertRule(rule, of: Shop.milk, in: Shop.store), as: .dora)
        _ = try shop.perform(SetAlertRule(AlertRule(least: 2), of: nil, in: Shop.store), as: .dora)
        var list = AlertRuleList(Shop.store, page: Page(size: 1))
        let first = try shop.books.askSync(list, as: shop.caller(.anna))
        #expect(first.items == [AlertRuleList.Line(product: nil, productName: "", rule: AlertRule(least: 2), ownerName: "")])
        list.page.token = first.nextToken
        let second = try shop.books.askSync(list, as: shop.caller(.anna))
        #expect(second.items == [AlertRuleList.Line(product: Shop.milk, productName: "Milk 1 l", rule: rule, ownerName: "Ben")])
        #expect(second.nextToken.isEmpty)
        #expect(throws: Refusal(.notPermitted(verb: .see, subject: .alert))) { try shop.books.askSync(list, as: shop.caller(.cara)) }
    }

    /// What is told to terminals names no figure: somebody may count there without knowing what is expected.
    @Test(arguments: [Language.english, .chinese]) func noSentenceNamesAFigure(_ language: Language) {
        for kind in AlertKind.allCases {
            let alert = Alert(
                id: AlertID(trusted: 1), kind: kind, state: .open, store: Shop.store, product: Shop.tea, productName: "Tea", lotCode: "LX",
                expiry: "2026-06-15", quantity: 77_777, bound: 88_888, owner: nil, ownerName: "", note: "", raised: Instant(milliseconds: 1),
                changed: Instant(milliseconds: 1), snoozedUntil: nil)
            let sentence = alert.sentence(language)
            #expect(sentence.message.contains("Tea"))
            #expect(!(sentence.message + sentence.nextStep).contains("77") && !(sentence.message + sentence.nextStep).contains("88"))
        }
    }
}
