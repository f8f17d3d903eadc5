/// Goods on their way from one store to another, on paper: what left, what arrived, what was given up.
///
/// Written from `domain.md` (invariant 12: shipped = received + in transit + closed difference) and the shop's rules for transfers: the giving store
/// agrees by somebody who did not ask, another person than the shipper receives, a third one closes the difference.
struct PaperTransfer {
    typealias Pile = PaperStock.Pile

    /// As the books number it.
    enum State: Int64 {
        case requested = 1, approved, shipped, partlyReceived, received, closed, cancelled
    }

    struct Wish: Hashable {
        var from: Int64
        var to: Int64
        var product: Int64
        var quantity: Int64
    }

    /// Goods as a desk names them, and where they are taken from or put.
    struct Portion: Hashable {
        var pile: Pile
        var quantity: Int64
    }

    struct Goods: Hashable {
        var product: Int64
        var lot: String
    }

    struct Sum: Hashable {
        var shipped: Int64 = 0
        var received: Int64 = 0
        var closed: Int64 = 0

        var inTransit: Int64 { shipped - received - closed }
    }

    let wish: Wish
    let author: Person
    private(set) var state = State.requested
    private(set) var goods: [Goods: Sum] = [:]
    private var hands: Set<Person> = []
    private var shipper: Person?

    init(_ wish: Wish, by author: Person) {
        (self.wish, self.author) = (wish, author)
    }

    // MARK: what may be

    /// Anna may not: agreeing is for those who lead.
    func mayBeApproved(by person: Person) -> Bool { state == .requested && person != author && person != .anna }

    func mayBeCancelled(by person: Person) -> Bool { [.requested, .approved].contains(state) && (person == author || person != .anna) }

    /// All of it is free where it lies, and was asked for.
    func mayShip(_ portions: [Portion], from stock: PaperStock) -> Bool {
        guard state == .approved, portions.allSatisfy({ $0.pile.product == wish.product }) else { return false }
        guard portions.reduce(0, { $0 + $1.quantity }) <= wish.quantity else { return false }
        let piles = Dictionary(portions.map { ($0.pile, $0.quantity) }, uniquingKeysWith: +)
        return piles.allSatisfy { $0.value <= stock.free($0.key) }
    }

    func mayReceive(_ portions: [Portion], by person: Person) -> Bool {
        guard [.shipped, .partlyReceived].contains(state), person != shipper else { return false }
        let wanted = Dictionary(portions.map { (Goods($0.pile), $0.quantity) }, uniquingKeysWith: +)
        return wanted.allSatisfy { $0.value <= goods[$0.key]?.inTransit ?? 0 }
    }

    /// Dora's alone, who neither sent nor received it.
    func mayBeClosed(by person: Person) -> Bool { [.shipped, .partlyReceived].contains(state) && person == .dora && !hands.contains(person) }

    // MARK: what was done

    mutating func approve() { state = .approved }
    mutating func cancel() { state = .cancelled }

    mutating func ship(_ portions: [Portion], by person: Person, at instant: Int64) -> [PaperStock.Movement] {
        (state, shipper) = (.shipped, person)
        hands.insert(person)
        for portion in portions { goods[Goods(portion.pile), default: Sum()].shipped += portion.quantity }
        return portions.map { PaperStock.Movement(pile: $0.pile, quantity: -$0.quantity, instant: instant) }
    }

    mutating func receive(_ portions: [Portion], by person: Person, at instant: Int64) -> [PaperStock.Movement] {
        hands.insert(person)
        for portion in portions { goods[Goods(portion.pile), default: Sum()].received += portion.quantity }
        state = goods.values.allSatisfy { $0.inTransit == 0 } ? .received : .partlyReceived
        return portions.map { PaperStock.Movement(pile: $0.pile, quantity: $0.quantity, instant: instant) }
    }

    mutating func close() {
        state = .closed
        for (key, sum) in goods { goods[key]?.closed += sum.inTransit }
    }
}

extension PaperTransfer.Goods {
    init(_ pile: PaperStock.Pile) {
        self.init(product: pile.product, lot: pile.lot)
    }
}
