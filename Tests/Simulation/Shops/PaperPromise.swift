/// Goods promised to a customer, on paper: set aside, taken to where they are handed over, handed over, given up or run out.
///
/// Written from `domain.md` (Stock policy: available = on hand - promised; FEFO; invariant 7), without the core's code. Nothing expires in these
/// shops, so goods go in the order in which their lots were first seen, then by place.
struct PaperPromise {
    typealias Pile = PaperStock.Pile

    /// As the books number it.
    enum State: Int64 {
        case active = 1, picked, fulfilled, released, expired
    }

    struct Share {
        var pile: Pile
        var quantity: Int64
        /// It stands where it is handed over.
        var isPicked = false
    }

    let expires: Int64
    private(set) var state = State.active
    /// What is still promised, in the order in which it was.
    private(set) var shares: [Share]

    var isOpen: Bool { state == .active || state == .picked }

    // MARK: promising

    /// Nil where there is not enough that nobody else was promised.
    init?(_ quantity: Int64, of product: Int64, from stock: PaperStock, at places: [Int64], lots: [String], expires: Int64) {
        var rest = quantity
        var shares: [Share] = []
        // Goods whose lot nobody read were there before all lots.
        for lot in [""] + lots {
            for place in places.sorted() where rest > 0 {
                let pile = Pile(product: product, lot: lot, place: place)
                let share = min(rest, stock.free(pile))
                guard share > 0 else { continue }
                shares.append(Share(pile: pile, quantity: share))
                rest -= share
            }
        }
        guard rest == 0 else { return nil }
        (self.shares, self.expires) = (shares, expires)
    }

    // MARK: picking

    private func open(_ isMeant: (Share) -> Bool) -> Int64 {
        shares.reduce(0) { $0 + (!$1.isPicked && isMeant($1) ? $1.quantity : 0) }
    }

    /// Other goods than the promised ones may be taken where they are free.
    func mayPick(_ pile: Pile, _ quantity: Int64, from stock: PaperStock) -> Bool {
        guard state == .active, quantity <= open({ $0.pile.product == pile.product }) else { return false }
        return quantity <= stock.piles[pile] ?? 0 && quantity - open({ $0.pile == pile }) <= stock.free(pile)
    }

    /// What is carried. What is taken of other goods frees as much of what was promised last.
    mutating func pick(_ pile: Pile, _ quantity: Int64, to place: Int64, at instant: Int64) -> [PaperStock.Movement] {
        let own = min(quantity, open { $0.pile == pile })
        reduce(by: quantity - own, shares.indices.reversed()) { $0.pile.product == pile.product && $0.pile != pile }
        reduce(by: own, Array(shares.indices)) { $0.pile == pile }
        var target = pile
        target.place = place
        if let known = shares.firstIndex(where: { $0.isPicked && $0.pile == target }) {
            shares[known].quantity += quantity
        } else {
            shares.append(Share(pile: target, quantity: quantity, isPicked: true))
        }
        shares.removeAll { $0.quantity == 0 }
        if shares.allSatisfy(\.isPicked) { state = .picked }
        guard target != pile else { return [] }
        return [
            PaperStock.Movement(pile: pile, quantity: -quantity, instant: instant),
            PaperStock.Movement(pile: target, quantity: quantity, instant: instant),
        ]
    }

    private mutating func reduce(by quantity: Int64, _ order: [Int], _ isMeant: (Share) -> Bool) {
        var rest = quantity
        for index in order where rest > 0 && !shares[index].isPicked && isMeant(shares[index]) {
            let share = min(rest, shares[index].quantity)
            shares[index].quantity -= share
            rest -= share
        }
    }

    // MARK: ending

    func mayHandOver(from stock: PaperStock) -> Bool {
        let picked = shares.filter(\.isPicked)
        return isOpen && !picked.isEmpty && picked.allSatisfy { $0.quantity <= stock.piles[$0.pile] ?? 0 }
    }

    mutating func handOver(at instant: Int64) -> [PaperStock.Movement] {
        let gone = shares.filter(\.isPicked).map { PaperStock.Movement(pile: $0.pile, quantity: -$0.quantity, instant: instant) }
        end(.fulfilled)
        return gone
    }

    /// Nothing is promised any more; what was carried stays where it is.
    mutating func end(_ state: State) { (self.state, shares) = (state, []) }
}
