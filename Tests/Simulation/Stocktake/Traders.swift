import Inventory
import Synchronization

/// Somebody whose terminal tells what they carry. Value: works in one task after the other.
protocol Trader: Sendable {
    var line: BrokenLine { get set }
    /// How often goods were carried.
    var carried: Int { get }
    /// Until told to stop. What was carried last stays untold.
    mutating func work(until isOver: Flag) async throws
    /// While the stocktake is posted.
    mutating func goOn() async throws
}

/// One of those who carry goods from the backroom to the shelves and back, with a terminal that is often off line.
struct CarryingPerson: Trader {
    let shop: StocktakeShop
    var line: BrokenLine
    private(set) var carried = 0

    /// Off line all day: nothing is told before the stocktake is approved.
    let isOffLine: Bool

    init(_ device: StocktakeShop.Device, _ shop: StocktakeShop, isOffLine: Bool, seed: UInt64) {
        (self.shop, self.isOffLine) = (shop, isOffLine)
        line = BrokenLine(device, shop, seed: seed)
    }

    mutating func work(until isOver: Flag) async throws {
        while !isOver.isSet {
            for _ in 0..<line.random.below(40) + 1 { carry() }
            if !isOffLine, line.random.oneIn(3) { try await line.send(shop.world) }
            try await Task.sleep(for: .milliseconds(5))
        }
        // The last ones are told when all is over.
        for _ in 0..<50 { carry() }
    }

    mutating func goOn() async throws { try await line.send(shop.world) }

    private mutating func carry() {
        let spot = line.random.below(shop.world.spots)
        let isIn = line.random.oneIn(2)
        let quantity = line.random.number(1...3)
        guard let instant = shop.world.carry(isIn ? quantity : -quantity, at: spot) else { return }
        let (shelf, backroom) = (shop.shelves[shop.world.shelf(of: spot)].rawValue, shop.backroom.rawValue)
        let item = Entry.Item(.product(shop.products[shop.world.product(at: spot)].rawValue), location: isIn ? backroom : shelf)
        line.say(
            .move(item, quantity: quantity, toLocation: isIn ? shelf : backroom, toCondition: .sellable), at: instant,
            move: CountedWorld.Untold(spot: spot, quantity: isIn ? quantity : -quantity, instant: instant))
        carried += 1
    }
}

/// One of those who sell: promises goods, takes them from the shelf the books name, hands them over. Finds now and then that there are none.
struct SellingPerson {
    let shop: StocktakeShop
    let caller: Caller
    let number: Int
    private var random: SeededRandom
    private(set) var figures = Figures()
    private let patience: Patience

    struct Figures: Sendable {
        var sales = 0
        var disappointments = 0
    }

    init(_ caller: Caller, number: Int, _ shop: StocktakeShop, _ patience: Patience, seed: UInt64) {
        (self.shop, self.caller, self.number, self.patience) = (shop, caller, number, patience)
        random = SeededRandom(seed)
    }

    mutating func work(until isOver: Flag) async throws {
        var round = 0
        while !isOver.isSet {
            round += 1
            try await sell(round)
        }
    }

    private mutating func sell(_ round: Int) async throws {
        let product = shop.products[random.below(shop.products.count)].rawValue
        let expires = Instant(milliseconds: shop.world.clock.milliseconds + 3_600_000)
        let wish = ReserveStock(
            store: shop.store, reference: "\(number)/\(round)", expires: expires, lines: [ReserveStock.Line(product: product, quantity: 1)])
        guard let promise = try await patience.timed({ try await perform(wish, "r\(round)") }) else { return }
        let full = try await shop.books.ask(ReservationInFull(promise.id), as: caller)
        guard let line = full.lines.first, let shelf = shop.shelves.firstIndex(of: line.location),
            let spot = shop.world.spots(of: shelf).first(where: { shop.products[shop.world.product(at: $0)].rawValue == product }),
            shop.world.grasp(spot)
        else {
            // Nothing there, or promised from the dock: the customer goes elsewhere.
            figures.disappointments += 1
            _ = try await perform(ReleaseReservation(promise.id, note: "not there"), "x\(round)")
            return
        }
        let goods = StockLineDraft(product: product, location: line.location.rawValue, quantity: 1)
        let picked = try await patience.timed { try await perform(PickStock(promise.id, lines: [goods]), "p\(round)") }
        shop.world.release(spot, withPiece: picked != nil)
        if picked == nil {
            _ = try await perform(ReleaseReservation(promise.id, note: "the books say no"), "x\(round)")
        } else {
            _ = try await patience.timed { try await perform(HandOverReservation(promise.id), "h\(round)") }
            figures.sales += 1
        }
    }

    /// Nil where the shop says no.
    private func perform<C: Command>(_ command: C, _ key: String) async throws -> C.Reply? {
        do {
            return try await StocktakeShop.perform(command, as: caller, key: "\(number)-\(key)", shop.books)
        } catch is Refusal {
            return nil
        }
    }
}

/// How long people wait at their desks while the stocktake is posted. Sendable; the mutex guards the figures.
final class Patience: Sendable {
    private let state = Mutex<(isPosting: Bool, longest: Double, commands: Int)>((false, 0, 0))

    var longest: Double { state.withLock { $0.longest } }
    var commands: Int { state.withLock { $0.commands } }
    func posting(_ isPosting: Bool) { state.withLock { $0.isPosting = isPosting } }

    func timed<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        let began = ContinuousClock.now
        let wasPosting = state.withLock { $0.isPosting }
        let answer = try await body()
        state.withLock { state in
            guard wasPosting || state.isPosting else { return }
            state.longest = max(state.longest, began.duration(to: .now).seconds)
            state.commands += 1
        }
        return answer
    }
}

/// Something that is so from now on, or no longer. Sendable; the mutex guards it.
final class Flag: Sendable {
    private let state = Mutex(false)

    var isSet: Bool { state.withLock { $0 } }
    func set(_ value: Bool = true) { state.withLock { $0 = value } }
}
