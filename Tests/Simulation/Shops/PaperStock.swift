/// What lies where, on paper: every movement with the instant it speaks of, what approved counts have said, and what was told too late for them.
///
/// Written from `domain.md` (Counts, Stock policy, invariants 6, 9 and 10), without the core's code.
struct PaperStock {
    struct Pile: Hashable {
        var product: Int64
        var lot: String
        var place: Int64
    }

    struct Movement {
        var pile: Pile
        var quantity: Int64
        /// When it happened, by the server's clock.
        var instant: Int64
    }

    /// An approved count of one pile: somebody looked at this instant.
    struct Look: Hashable {
        var stocktake: Int64
        var pile: Pile
        var instant: Int64
    }

    private(set) var piles: [Pile: Int64] = [:]
    /// By look: what would make its count true again. One that came to nothing still waits for a person.
    private(set) var rechecks: [Look: Int64] = [:]
    /// Piles that were below zero after a row; nobody in these shops closes a review.
    private(set) var belowZero: Set<Pile> = []
    /// By pile: promised to customers.
    var promised: [Pile: Int64] = [:]
    private var movements: [Pile: [Movement]] = [:]
    private var looks: [Pile: [Look]] = [:]

    /// One row's movements.
    mutating func book(_ row: [Movement]) {
        var late: [Look: Int64] = [:]
        for movement in row where movement.quantity != 0 {
            movements[movement.pile, default: []].append(movement)
            piles[movement.pile, default: 0] += movement.quantity
            for look in looks[movement.pile] ?? [] where movement.instant <= look.instant { late[look, default: 0] -= movement.quantity }
        }
        for (look, difference) in late where difference != 0 { rechecks[look, default: 0] += difference }
        for movement in row where piles[movement.pile] ?? 0 < 0 { belowZero.insert(movement.pile) }
    }

    /// A count was approved: from now on it is true.
    mutating func look(_ look: Look) { looks[look.pile, default: []].append(look) }

    /// What nobody was promised; none where more was promised than is there.
    func free(_ pile: Pile) -> Int64 { max(0, (piles[pile] ?? 0) - (promised[pile] ?? 0)) }

    /// What must have lain there then, as far as it was told by now.
    func expected(_ pile: Pile, at instant: Int64) -> Int64 {
        (movements[pile] ?? []).reduce(0) { sum, movement in movement.instant <= instant ? sum + movement.quantity : sum }
    }

    /// Whatever lay at a place at any time.
    func everAt(_ place: Int64) -> [Pile] { movements.keys.filter { $0.place == place } }
}
