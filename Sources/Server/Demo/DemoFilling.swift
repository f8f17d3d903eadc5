// Makes the demo shop in empty books: only by the commands that everybody else uses, each by a person who has the right.

public import Barcodes
public import Inventory

/// What the filling made, for those who go on from there.
public struct DemoShop: Sendable {
    public let administrator: OpenedBooks
    public let accounts: [DemoAccount]
    /// The order that is sent and not yet received, in the first store.
    public let order: CreatedDocument

    /// The account of a user name; nil if there is none.
    public func account(_ userName: String) -> DemoAccount? {
        accounts.first { $0.person.userName == userName }
    }
}

/// Fills books that nobody has used.
public struct DemoFilling: Sendable {
    private let books: Books
    private let today: CalendarDate
    private let machine = Caller(.operatorAtMachine)

    /// - Parameter today: the date in the shop; the order is expected three days later.
    public init(_ books: Books, today: CalendarDate) {
        self.books = books
        self.today = today
    }

    /// - Throws: `Refusal` when the books are in use already; then nothing is changed.
    public func fill(using generator: inout some RandomNumberGenerator) async throws -> DemoShop {
        let administrator = try await books.openBooks().reply()
        var stores: [String: StoreID] = [:]
        for store in DemoStore.all { stores[store.code] = try await open(store) }
        let supplier = try await perform(CreateSupplier(code: "HARBOUR", name: "Harbour Foods Wholesale"))
        let products = try await perform(UpsertProducts(DemoCatalog.products.map(ProductDraft.init))).products
        let accounts = DemoPerson.all.map { person in
            DemoAccount(
                person: person, password: GeneratedSecret.password(using: &generator), pin: GeneratedSecret.pin(using: &generator))
        }
        try await hire(accounts, stores)
        guard let store = stores["01"], let buyer = accounts.first(where: { $0.person.role == .buyer }),
            let manager = accounts.first(where: { $0.person.role == .storeManager })
        else { throw DemoError(description: "The demo's tables name no first store, buyer or manager.") }
        let order = try await order(of: store, supplier, products, buyer: try await signIn(buyer), manager: try await signIn(manager))
        return DemoShop(administrator: administrator, accounts: accounts, order: order)
    }

    private func open(_ store: DemoStore) async throws -> StoreID {
        let id = try await perform(
            CreateStore(code: store.code, name: store.name, timeZone: DemoStore.timeZone, currency: DemoStore.currency))
        for place in DemoPlace.all {
            _ = try await perform(CreateLocation(store: id, code: place.code, name: place.name, zone: place.zone.rawValue))
        }
        _ = try await perform(CreateScaleTemplate(store: id, pattern: DemoCatalog.scalePattern, decimals: 3))
        return id
    }

    /// Hashing secrets is slow by design, so people are hired side by side.
    private func hire(_ accounts: [DemoAccount], _ stores: [String: StoreID]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for account in accounts {
                let person = account.person
                let grant = RoleGrant(person.role, in: person.store.flatMap { stores[$0] })
                let user = NewUser(
                    name: person.userName, displayName: person.displayName, password: account.password, pin: account.pin, grants: [grant])
                group.addTask { [books, machine] in
                    let identity = WriteIdentity(key: nil, method: "demo", request: Array(person.userName.utf8))
                    _ = try await books.createUser(user, as: machine, identity: identity).reply()
                }
            }
            try await group.waitForAll()
        }
    }

    private func signIn(_ account: DemoAccount) async throws -> Caller {
        let attempt = SignInAttempt(userName: account.person.userName, secret: account.password, peer: "demo")
        let session = try await books.signIn(attempt, on: nil).reply()
        return Caller(.person(session.user, session.session))
    }

    /// Created and sent by the buyer, approved by the manager.
    private func order(
        of store: StoreID, _ supplier: SupplierID, _ products: [ProductID], buyer: Caller, manager: Caller
    ) async throws -> CreatedDocument {
        let ids = Dictionary(uniqueKeysWithValues: zip(DemoCatalog.products.map(\.sku), products))
        let lines = DemoOrderLine.open.compactMap { line -> PurchaseOrderLineDraft? in
            guard let id = ids[line.sku], let product = DemoCatalog.product(line.sku) else { return nil }
            return PurchaseOrderLineDraft(product: id.rawValue, quantity: line.quantity, unitCostE4: product.unitCostE4)
        }
        let order = try await perform(
            CreatePurchaseOrder(
                store: store,
                PurchaseOrderContent(
                    supplier: supplier, expectedDate: today.adding(days: 3)?.text ?? "", overReceiptPermille: 50, lines: lines)),
            as: buyer)
        _ = try await perform(SubmitPurchaseOrder(order.id), as: buyer)
        _ = try await perform(ApprovePurchaseOrder(order.id), as: manager)
        _ = try await perform(SendPurchaseOrder(order.id), as: buyer)
        return order
    }

    private func perform<C: Command>(_ command: C, as caller: Caller? = nil) async throws -> C.Reply {
        let kind = "demo \(C.kind)"
        let identity = WriteIdentity(key: caller == nil ? nil : kind.replacing(" ", with: "-"), method: kind, request: Array("\(command)".utf8))
        return try await books.perform(command, as: caller ?? machine, identity: identity).reply()
    }
}

/// The demo's own tables contradict each other.
struct DemoError: Error, CustomStringConvertible {
    let description: String
}

extension CommandOutcome {
    /// The reply of a command that has not been said before.
    ///
    /// - Throws: the `Refusal`, or that it was a repeat.
    public func reply() throws -> Reply {
        switch self {
        case .done(let reply, _, _): return reply
        case .repeated: throw DemoError(description: "The command had been done before.")
        case .refused(let refusal): throw refusal
        }
    }
}

extension ProductDraft {
    /// A product of the demo with all its codes.
    init(_ product: DemoProduct) {
        var barcodes: [BarcodeDraft] = []
        if let code = product.gtin?.ean13Text { barcodes.append(BarcodeDraft(code)) }
        if let box = product.caseGTIN, let quantity = product.caseQuantity {
            barcodes.append(BarcodeDraft(box.text, quantity: quantity, level: "case"))
        }
        var scaleItems: [ScaleItemDraft] = []
        if case .weighed(let item) = product.measure { scaleItems.append(ScaleItemDraft(item: item)) }
        self.init(
            sku: product.sku, name: product.name, unit: scaleItems.isEmpty ? .each : .gram,
            tracking: product.isLotTracked ? .lot : .none, expiryRequired: product.isLotTracked,
            shelfLifeDays: Int64(product.shelfLifeDays ?? 0), barcodes: barcodes, scaleItems: scaleItems)
    }
}
