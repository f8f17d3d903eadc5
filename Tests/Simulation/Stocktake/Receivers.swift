import Inventory

/// One of those who receive: deliveries come to the dock, are booked by three people, and are carried to the shelves with a terminal whose
/// line breaks.
struct ReceivingPerson: Trader {
    let shop: StocktakeShop
    let number: Int
    var line: BrokenLine
    private let patience: Patience
    private(set) var figures = Figures()
    /// What is left at the dock of each product.
    private(set) var dock: [Int: Int64] = [:]

    struct Figures: Sendable {
        var deliveries = 0
        var pieces: Int64 = 0
    }
    private(set) var carried = 0

    init(_ device: StocktakeShop.Device, number: Int, _ shop: StocktakeShop, _ patience: Patience, seed: UInt64) {
        (self.shop, self.number, self.patience) = (shop, number, patience)
        line = BrokenLine(device, shop, seed: seed)
    }

    mutating func work(until isOver: Flag) async throws {
        while !isOver.isSet {
            try await receive()
            if line.random.oneIn(3) { try await line.send(shop.world) }
        }
    }

    mutating func goOn() async throws {
        try await line.send(shop.world)
        for _ in 0..<10 { try await receive() }
        try await line.send(shop.world)
    }

    private mutating func receive() async throws {
        figures.deliveries += 1
        let note = "\(number)-\(figures.deliveries)"
        let receipt = try await say(
            OpenReceipt(store: shop.store, order: nil, supplier: shop.supplier, deliveryNote: note), shop.receiver, "open").id
        var goods: [Int: Int64] = [:]
        for item in 0..<line.random.number(1...5) {
            let (product, quantity) = (line.random.below(shop.products.count), line.random.number(2...12))
            let added = AddReceiptGoods(receipt, Entry.Item(.product(shop.products[product].rawValue)), quantity: quantity)
            _ = try await say(added, shop.receiver, "add \(item)")
            goods[product, default: 0] += quantity
        }
        _ = try await say(SubmitReceipt(receipt), shop.receiver, "submit")
        _ = try await say(ApproveReceipt(receipt), shop.manager, "approve")
        _ = try await say(PostReceipt(receipt), shop.supervisor, "post")
        for (product, quantity) in goods.sorted(by: { $0.key < $1.key }) {
            figures.pieces += quantity
            dock[product, default: 0] += quantity
            carry(product)
        }
    }

    /// What is at the dock of the product to one of its shelves; now and then a piece is left.
    private mutating func carry(_ product: Int) {
        let spots = Array(stride(from: product, to: shop.world.spots, by: shop.world.products))
        let spot = spots[line.random.below(spots.count)]
        let quantity = (dock[product] ?? 0) - (line.random.oneIn(3) ? 1 : 0)
        guard quantity > 0, let instant = shop.world.carry(quantity, at: spot) else { return }
        dock[product, default: 0] -= quantity
        carried += 1
        let item = Entry.Item(.product(shop.products[product].rawValue), location: shop.dock.rawValue)
        line.say(
            .move(item, quantity: quantity, toLocation: shop.shelves[shop.world.shelf(of: spot)].rawValue, toCondition: .sellable), at: instant,
            move: CountedWorld.Untold(spot: spot, quantity: quantity, instant: instant))
    }

    private func say<C: Command>(_ command: C, _ caller: Caller, _ key: String) async throws -> C.Reply {
        try await patience.timed {
            try await StocktakeShop.perform(command, as: caller, key: "receiver \(number)-\(figures.deliveries)-\(key)", shop.books)
        }
    }
}
