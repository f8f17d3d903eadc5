import Inventory
import Synchronization

/// The shelves as they are, whatever the books say: what the simulated people see and carry. Every look and every grip has its own instant,
/// so that what came first is never a matter of opinion. Written without the core's code.
///
/// Sendable; the mutex guards the shelves.
final class CountedWorld: Sendable {
    /// A move that somebody made and has not told yet.
    struct Untold: Sendable {
        var spot: Int
        var quantity: Int64
        var instant: Int64
    }

    private struct State {
        var pieces: [Int64]
        /// Somebody's hand is in it: a sale is under way.
        var inHand: Set<Int> = []
        /// When each spot was counted, and how many were there; nil: not yet.
        var counted: [(instant: Int64, pieces: Int64)?]
        var untold: [Int: [(quantity: Int64, instant: Int64)]] = [:]
    }

    let clock: WorldClock
    let shelves: Int
    let productsPerShelf: Int
    let products: Int
    /// What the books believed at first, and what was there.
    let booked: [Int64]
    let first: [Int64]
    private let state: Mutex<State>

    init(shelves: Int, productsPerShelf: Int, products: Int, clock: WorldClock, seed: UInt64) {
        (self.shelves, self.productsPerShelf, self.products, self.clock) = (shelves, productsPerShelf, products, clock)
        var random = SeededRandom(seed)
        var booked: [Int64] = []
        var pieces: [Int64] = []
        for _ in 0..<shelves * productsPerShelf {
            let there = random.number(1...20)
            booked.append(there)
            // One in twenty is not as the books say: stolen, or found behind another.
            pieces.append(random.oneIn(20) ? max(0, there + random.number(-6...6)) : there)
        }
        (self.booked, first) = (booked, pieces)
        state = Mutex(State(pieces: pieces, counted: [(instant: Int64, pieces: Int64)?](repeating: nil, count: pieces.count)))
    }

    var spots: Int { shelves * productsPerShelf }
    func spots(of shelf: Int) -> Range<Int> { shelf * productsPerShelf..<(shelf + 1) * productsPerShelf }
    func shelf(of spot: Int) -> Int { spot / productsPerShelf }
    /// Every product stands on several shelves.
    func product(at spot: Int) -> Int { spot % products }

    /// The next instant; nothing else happens in it.
    func tick() -> Int64 {
        clock.advance(1)
        return clock.milliseconds
    }

    // MARK: counting

    /// Counts what is there; nil while a hand is in it.
    func count(_ spot: Int) -> (instant: Int64, pieces: Int64)? {
        state.withLock { state in
            guard !state.inHand.contains(spot) else { return nil }
            let seen = (tick(), state.pieces[spot])
            state.counted[spot] = seen
            return seen
        }
    }

    /// Leaves the shelf: what is empty and was passed over counts zero from now. Answers what has to be counted after all, or the instant.
    func complete(_ shelf: Int, passedOver: [Int]) -> (instant: Int64, missed: [Int]) {
        state.withLock { state in
            let missed = passedOver.filter { state.pieces[$0] != 0 || state.inHand.contains($0) }
            let instant = tick()
            if missed.isEmpty { for spot in passedOver { state.counted[spot] = (instant, 0) } }
            return (instant, missed)
        }
    }

    // MARK: carrying

    /// Carries goods to or from a spot, to be told later; nil where there are too few, or a hand is in it.
    func carry(_ quantity: Int64, at spot: Int) -> Int64? {
        state.withLock { state in
            guard !state.inHand.contains(spot), state.pieces[spot] + quantity >= 0 else { return nil }
            let instant = tick()
            state.pieces[spot] += quantity
            state.untold[spot, default: []].append((quantity, instant))
            return instant
        }
    }

    /// The books have heard of it.
    func told(_ move: Untold) {
        state.withLock { state in
            guard let index = state.untold[move.spot]?.firstIndex(where: { $0.instant == move.instant }) else { return }
            state.untold[move.spot]?.remove(at: index)
        }
    }

    /// Puts a hand on goods that are sold; false where there are none.
    func grasp(_ spot: Int) -> Bool {
        state.withLock { state in
            guard state.pieces[spot] > 0, state.inHand.insert(spot).inserted else { return false }
            _ = tick()
            return true
        }
    }

    /// The hand is gone, with or without a piece.
    func release(_ spot: Int, withPiece: Bool) {
        state.withLock { state in
            if withPiece { state.pieces[spot] -= 1 }
            state.inHand.remove(spot)
            _ = tick()
        }
    }

    // MARK: judging

    /// What a count of the spot must differ by, as long as the books have not heard of all that happened before it: what was wrong at first,
    /// and what is untold.
    func difference(at spot: Int) -> Int64? {
        state.withLock { state in
            guard let counted = state.counted[spot] else { return nil }
            let untold = (state.untold[spot] ?? []).reduce(0) { $0 + ($1.instant <= counted.instant ? $1.quantity : 0) }
            return first[spot] - booked[spot] + untold
        }
    }

    var pieces: [Int64] { state.withLock { $0.pieces } }
}
