import Testing

@testable import Inventory

/// What people see of documents: pages, filters, costs, and the stores they may look into.
@Suite struct ListTests {
    private func shop(orders: Int) throws -> (Shop, [DocumentID]) {
        let shop = try Shop()
        var ids: [DocumentID] = []
        for number in 1...orders {
            let command = CreatePurchaseOrder(
                store: number.isMultiple(of: 3) ? Shop.otherStore : Shop.store, PurchaseOrderContent(
                    supplier: Shop.supplier, expectedDate: "", overReceiptPermille: 0,
                    lines: [PurchaseOrderLineDraft(product: Shop.tea.rawValue, quantity: Int64(number), unitCostE4: 150)]))
            guard case .done(let created, _, _) = try shop.perform(command, as: .bob) else { continue }
            ids.append(created.id)
        }
        return (shop, ids)
    }

    @Test(arguments: [1, 2, 3, 4, 9, 10, 11]) func pagesAddUpToTheWholeListNewestFirst(_ size: Int) throws {
        let (shop, ids) = try shop(orders: 10)
        var told: [DocumentID] = []
        var page = Page(size: size)
        repeat {
            let answer = try shop.books.askSync(PurchaseOrderList(page: page), as: shop.caller(.bob))
            #expect(answer.items.count <= size)
            told += answer.items.map(\.id)
            page.token = answer.nextToken
        } while !page.token.isEmpty
        #expect(told == ids.reversed())
    }

    @Test func aTokenIsGoodForItsOwnFilterOnly() throws {
        let (shop, _) = try shop(orders: 10)
        let first = try shop.books.askSync(PurchaseOrderList(page: Page(size: 2)), as: shop.caller(.bob))
        let token = first.nextToken
        let other = PurchaseOrderList(store: Shop.store, page: Page(size: 2, token: token))
        #expect(throws: Refusal.self) { try shop.books.askSync(other, as: shop.caller(.bob)) }
        var forged = token
        forged[3] ^= 1
        let wrong = PurchaseOrderList(page: Page(size: 2, token: forged))
        #expect(throws: Refusal.self) { try shop.books.askSync(wrong, as: shop.caller(.bob)) }
    }

    @Test func peopleSeeTheirStoresOnly() throws {
        let (shop, _) = try shop(orders: 10)
        let seen = try shop.books.askSync(PurchaseOrderList(), as: shop.caller(.anna))
        #expect(seen.items.count == 7)
        #expect(seen.items.allSatisfy { $0.store == Shop.store })
        #expect(throws: Refusal(.notPermitted(verb: .see, subject: .purchaseOrder))) {
            try shop.books.askSync(PurchaseOrderList(store: Shop.otherStore), as: shop.caller(.anna))
        }
        #expect(throws: Refusal(.notPermitted(verb: .see, subject: .purchaseOrder))) {
            try shop.books.askSync(PurchaseOrderList(), as: shop.caller(.cara))
        }
        #expect(throws: Refusal(.notSignedIn)) { try shop.books.askSync(PurchaseOrderList(), as: Caller(.nobody)) }
        let machine = try shop.books.askSync(PurchaseOrderList(), as: Caller(.operatorAtMachine))
        #expect(machine.items.count == 10)
    }

    @Test func openOrdersAreThoseOnWhichGoodsMayArrive() throws {
        let (shop, ids) = try shop(orders: 3)
        try shop.perform(SubmitPurchaseOrder(ids[0]), as: .bob)
        try shop.perform(ApprovePurchaseOrder(ids[0]), as: .dora)
        try shop.perform(SendPurchaseOrder(ids[0]), as: .bob)
        let open = try shop.books.askSync(PurchaseOrderList(openOnly: true), as: shop.caller(.bob))
        #expect(open.items.map(\.id) == [ids[0]])
        let stranger = PurchaseOrderList(supplier: SupplierID(trusted: 2))
        #expect(try shop.books.askSync(stranger, as: shop.caller(.bob)).items.isEmpty)
    }

    @Test func costsAreForThoseWhoMaySeeThem() throws {
        let (shop, ids) = try shop(orders: 1)
        for (person, cost) in [(Shop.Person.bob, Int64(150)), (.dora, 150), (.alex, 150), (.anna, nil), (.ben, nil)] {
            let order = try shop.books.askSync(PurchaseOrderInFull(.id(ids[0])), as: shop.caller(person))
            #expect(order.lines.map(\.unitCost?.e4) == [cost], "\(person)")
        }
        let byNumber = try shop.books.askSync(PurchaseOrderInFull(.number("PO-1-000001")), as: shop.caller(.bob))
        #expect(byNumber.id == ids[0])
        #expect(throws: Refusal(.unknown(subject: .purchaseOrder, reference: "PO-9"))) {
            try shop.books.askSync(PurchaseOrderInFull(.number("PO-9")), as: shop.caller(.bob))
        }
    }

    @Test(arguments: [(Limits.orderLines - 1, true), (Limits.orderLines, true), (Limits.orderLines + 1, false)])
    func ordersHoldUpToTheirLimitOfLines(_ row: (count: Int, isTaken: Bool)) throws {
        let shop = try Shop()
        let line = PurchaseOrderLineDraft(product: Shop.tea.rawValue, quantity: 1, unitCostE4: 1)
        let command = CreatePurchaseOrder(
            store: Shop.store,
            PurchaseOrderContent(
                supplier: Shop.supplier, expectedDate: "", overReceiptPermille: 0, lines: Array(repeating: line, count: row.count)))
        switch try shop.perform(command, as: .bob) {
        case .done: #expect(row.isTaken)
        case .refused(let refusal):
            #expect(!row.isTaken)
            #expect(refusal.rejections == [.tooMany(field: "lines", limit: Limits.orderLines)])
        case .repeated: Issue.record("not said before")
        }
    }
}
