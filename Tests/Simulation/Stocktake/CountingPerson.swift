import Inventory

/// One of those who count: shelf after shelf, told as the line allows.
struct CountingPerson {
    let shop: StocktakeShop
    let stocktake: DocumentID
    var line: BrokenLine

    init(_ device: StocktakeShop.Device, _ shop: StocktakeShop, _ stocktake: DocumentID, seed: UInt64) {
        (self.shop, self.stocktake) = (shop, stocktake)
        line = BrokenLine(device, shop, seed: seed)
    }

    mutating func count(_ shelves: [Int]) async throws -> BrokenLine.Figures {
        for shelf in shelves {
            try await count(shelf)
            // Off line for a while, now and then.
            if line.waiting > 400 || line.random.oneIn(3) { try await line.send(shop.world) }
        }
        try await line.send(shop.world)
        return line.figures
    }

    private mutating func count(_ shelf: Int) async throws {
        var passedOver: [Int] = []
        var waiting = Array(shop.world.spots(of: shelf))
        while true {
            var inHand: [Int] = []
            for spot in waiting {
                guard let seen = shop.world.count(spot) else {
                    inHand.append(spot)
                    continue
                }
                // An empty spot is seldom typed; the shelf is counted completely in the end.
                if seen.pieces == 0, line.random.oneIn(2) { passedOver.append(spot) } else { say(seen, spot, shelf) }
            }
            if !inHand.isEmpty {
                waiting = inHand
                await Task.yield()
                continue
            }
            let (instant, missed) = shop.world.complete(shelf, passedOver: passedOver)
            if missed.isEmpty {
                return line.say(.locationCounted(shop.shelves[shelf].rawValue), at: instant, on: stocktake)
            }
            passedOver.removeAll { missed.contains($0) }
            waiting = missed
        }
    }

    /// In one go, or typed in two that add up.
    private mutating func say(_ seen: (instant: Int64, pieces: Int64), _ spot: Int, _ shelf: Int) {
        let item = Entry.Item(
            .product(shop.products[shop.world.product(at: spot)].rawValue), location: shop.shelves[shelf].rawValue)
        let parts = seen.pieces > 3 && line.random.oneIn(4) ? [3, seen.pieces - 3] : [seen.pieces]
        for part in parts { line.say(.count(item, quantity: part), at: seen.instant, on: stocktake) }
    }
}
