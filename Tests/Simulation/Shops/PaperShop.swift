import Inventory

/// The shop as it would be kept on paper: what each row of the journal must have come to, and what stands in the shop afterwards. Written from
/// the rules (`Protos/README.md`, `Inventory.docc`), without the core's code (from which it has only the numbers of things); it is given nothing but who said what, in the journal's order.
struct PaperShop {
    /// How something must end.
    enum Outcome: Hashable {
        case booked, bookedWithException, rejected, parked, refused
        /// The rules of this model do not say.
        case open
    }

    enum Word: Hashable {
        case openReceipt, openStocktake(by: Person)
        case submitReceipt(Int64), approveReceipt(Int64), rejectReceipt(Int64), postReceipt(Int64)
        case submitStocktake(Int64), approveStocktake(Int64, by: Person), rejectStocktake(Int64)
        /// From how large a share on differences are counted again; 0 = never.
        case setRecountShare(permille: Int64)
        case createTransfer(PaperTransfer.Wish, by: Person), approveTransfer(Int64, by: Person), cancelTransfer(Int64, by: Person)
        case shipTransfer(Int64, [PaperTransfer.Portion], by: Person), receiveTransfer(Int64, [PaperTransfer.Portion], by: Person)
        case closeTransfer(Int64, by: Person)
        case promise(product: Int64, quantity: Int64, expires: Int64), pick(Int64, PaperStock.Pile, quantity: Int64, to: Int64)
        case handOver(Int64), release(Int64), expirePromises
    }

    typealias Pile = PaperStock.Pile

    struct Line: Hashable {
        var document: Int64
        /// Of a stocktake, from 1.
        var pass: Int64 = 0
        var product: Int64
        var lot: String
        /// Where it was counted.
        var place: Int64 = 0
    }

    enum State {
        /// Goods are added to it.
        case open
        /// Only for a stocktake: counted again.
        case recounting
        case submitted, approved, posted
    }

    struct Paper {
        var state = State.open
        var author: Person
        var hands: Set<Person> = []
        /// Only of a stocktake.
        var count: PaperCount?

        var isReceipt: Bool { count == nil }

        /// As the books number it.
        var number: Int64 {
            switch state {
            case .open: 1
            case .submitted: 2
            case .approved: 3
            case .posted: isReceipt ? 4 : 3
            case .recounting: 4
            }
        }
    }

    /// What an entry did, so that it can be taken back.
    private struct Deed {
        enum Effect {
            case none
            case received(Line, Int64)
            case counted(Pile, Int64, pass: Int)
            case completed(Int64, pass: Int)
        }

        var document: Int64
        var effect = Effect.none
        var mayBeUndone: Bool
    }

    private struct Number: Hashable {
        var device: Int64
        var entry: Int64
    }

    let image: ShopImage
    private let people: [Int64: [Int64: Person]]
    private(set) var papers: [Int64: Paper] = [:]
    private(set) var stock = PaperStock()
    private(set) var transfers: [Int64: PaperTransfer] = [:]
    private(set) var promises: [Int64: PaperPromise] = [:]
    private var received: [Line: Int64] = [:]
    /// Lots of milk that somebody received or counted, in the order in which they were first seen.
    private var lots: [String] = []
    private var recountPermille: Int64 = 0
    private var deeds: [Number: Deed] = [:]
    private var begun: [Number: Int64] = [:]

    init(_ image: ShopImage) {
        self.image = image
        people = Dictionary(
            uniqueKeysWithValues: image.devices.map { device in
                (device.id.rawValue, Dictionary(uniqueKeysWithValues: device.sessions.map { ($0.value, $0.key) }))
            })
    }

    // MARK: what devices say

    /// - Parameters:
    ///   - instant: When it happened, as the journal says; `DayJudge` compares it with when it did.
    ///   - document: The document that the journal gives the row; only a new one is taken from it.
    mutating func hear(_ said: SaidOnFloor, from device: Int64, number: Int64, at instant: Int64, document: Int64) -> Outcome {
        guard let person = people[device]?[said.session] else { return .parked }
        let key = Number(device: device, entry: number)
        switch said.body {
        case .start:
            guard Self.mayReceive(person) else { return .parked }
            guard papers[document] == nil else { return .open }
            papers[document] = Paper(author: person)
            begun[key] = document
            return .booked
        case .move(let goods, let quantity, let to):
            guard Self.mayReceive(person) else { return .parked }
            return move(goods, quantity, to: to, at: instant)
        default:
            return hearOfPaper(said, person, key, instant)
        }
    }

    /// It has happened, whatever was thought to lie there.
    private mutating func move(_ goods: SaidOnFloor.Goods, _ quantity: Int64, to: Int64, at instant: Int64) -> Outcome {
        // A lot that nobody ever saw is not made up on the way.
        guard goods.lot.isEmpty || lots.contains(goods.lot) else { return .parked }
        let from = pile(of: goods)
        var target = from
        target.place = to
        stock.book([
            PaperStock.Movement(pile: from, quantity: -quantity, instant: instant),
            PaperStock.Movement(pile: target, quantity: quantity, instant: instant),
        ])
        return stock.piles[from] ?? 0 < 0 ? .bookedWithException : .booked
    }

    private mutating func hearOfPaper(_ said: SaidOnFloor, _ person: Person, _ key: Number, _ instant: Int64) -> Outcome {
        let id: Int64? =
            switch said.task {
            case .none: nil
            case .document(let id): id
            case .startedBy(let number): begun[Number(device: key.device, entry: number)]
            }
        guard let id, let paper = papers[id] else { return .parked }
        guard paper.isReceipt ? Self.mayReceive(person) : Self.mayCount(person), [.open, .recounting].contains(paper.state) else { return .parked }
        switch said.body {
        case .scan(let goods, let times):
            let quantity = goods.code == ShopImage.Code.teaCase ? ShopImage.teaPerCase * times : times
            return add(goods, quantity, id, person, key, instant)
        case .receive(let goods, let quantity), .count(let goods, let quantity): return add(goods, quantity, id, person, key, instant)
        case .undo(let number): return takeBack(Number(device: key.device, entry: number), on: id, person, key)
        case .placeCounted(let place): return complete(place, id, person, key, instant)
        case .finish:
            deeds[key] = Deed(document: id, mayBeUndone: false)
            guard paper.isReceipt else { return .booked }
            // Hands the receipt in where it can be; where not, that is for a person to see.
            guard isComplete(id) else { return .bookedWithException }
            papers[id]?.state = .submitted
            return .booked
        case .start, .move: return .open
        }
    }

    private mutating func add(
        _ goods: SaidOnFloor.Goods, _ quantity: Int64, _ id: Int64, _ person: Person, _ key: Number, _ instant: Int64
    ) -> Outcome {
        guard goods.code != ShopImage.Code.unknown else { return .parked }
        let pile = pile(of: goods)
        if let count = papers[id]?.count {
            guard image.places.contains(where: { $0.rawValue == goods.place }), count.mayCount(person, pile) else { return .parked }
            deeds[key] = Deed(document: id, effect: .counted(pile, quantity, pass: count.current), mayBeUndone: true)
            papers[id]?.count?.count(pile, quantity, at: instant, by: person)
        } else {
            let line = Line(document: id, product: pile.product, lot: pile.lot)
            received[line, default: 0] += quantity
            deeds[key] = Deed(document: id, effect: .received(line, quantity), mayBeUndone: true)
        }
        if !pile.lot.isEmpty, !lots.contains(pile.lot) { lots.append(pile.lot) }
        papers[id]?.hands.insert(person)
        return .booked
    }

    private func pile(of goods: SaidOnFloor.Goods) -> Pile {
        let isMilk = goods.code == ShopImage.Code.milk
        return Pile(product: (isMilk ? image.milk : image.tea).rawValue, lot: isMilk ? goods.lot : "", place: goods.place)
    }

    private mutating func complete(_ place: Int64, _ id: Int64, _ person: Person, _ key: Number, _ instant: Int64) -> Outcome {
        guard let count = papers[id]?.count else { return .open }
        guard count.mayComplete(person, place) else { return .parked }
        deeds[key] = Deed(document: id, effect: .completed(place, pass: count.current), mayBeUndone: true)
        papers[id]?.count?.complete(place, at: instant, by: person)
        papers[id]?.hands.insert(person)
        return .booked
    }

    private mutating func takeBack(_ number: Number, on id: Int64, _ person: Person, _ key: Number) -> Outcome {
        guard let deed = deeds[number], deed.document == id, deed.mayBeUndone, number.entry < key.entry else { return .rejected }
        switch deed.effect {
        case .none: break
        case .received(let line, let quantity): received[line, default: 0] -= quantity
        // What belongs to another pass was handed in with it.
        case .counted(_, _, let pass) where pass != papers[id]?.count?.current, .completed(_, let pass) where pass != papers[id]?.count?.current:
            return .rejected
        case .counted(let pile, let quantity, _): papers[id]?.count?.takeBack(pile, quantity)
        case .completed(let place, _): papers[id]?.count?.takeBackCompletion(of: place)
        }
        deeds[number]?.mayBeUndone = false
        deeds[key] = Deed(document: id, mayBeUndone: false)
        papers[id]?.hands.insert(person)
        return .booked
    }

    /// Something is on it, and all milk has its lot.
    private func isComplete(_ id: Int64) -> Bool {
        let filled = received.filter { $0.key.document == id && $0.value > 0 }.map(\.key)
        return !filled.isEmpty && !filled.contains { $0.product == image.milk.rawValue && $0.lot.isEmpty }
    }

    private static func mayReceive(_ person: Person) -> Bool { person == .anna || person == .ben }
    private static func mayCount(_ person: Person) -> Bool { person == .cara || person == .emil || person == .ben }

    // MARK: what desks say

    /// What a desk's word must come to now. Anna opens and hands in receipts, Ben does the rest, he and Dora approve what the other one counts.
    func judge(_ word: Word, at instant: Int64) -> Outcome {
        if let isAllowed = judgeTransfer(word) ?? judgePromise(word, at: instant) { return isAllowed ? .booked : .refused }
        switch word {
        case .openReceipt, .openStocktake, .setRecountShare: return .booked
        case .submitReceipt(let id): return receipt(id)?.state == .open && isComplete(id) ? .booked : .refused
        case .approveReceipt(let id):
            guard let paper = receipt(id), paper.state == .submitted, paper.author != .ben, !paper.hands.contains(.ben) else { return .refused }
            return .booked
        case .rejectReceipt(let id): return [.submitted, .approved].contains(receipt(id)?.state) ? .booked : .refused
        case .postReceipt(let id): return receipt(id)?.state == .approved ? .booked : .refused
        case .submitStocktake(let id):
            guard let paper = stocktake(id), [.open, .recounting].contains(paper.state) else { return .refused }
            return paper.count?.handIn(stock, permille: recountPermille) == nil ? .refused : .booked
        case .approveStocktake(let id, let person):
            guard let paper = stocktake(id), paper.state == .submitted, paper.author != person, !paper.hands.contains(person) else { return .refused }
            return .booked
        case .rejectStocktake(let id): return stocktake(id)?.state == .submitted ? .booked : .refused
        default: return .open
        }
    }

    /// Nil for what is about no transfer.
    private func judgeTransfer(_ word: Word) -> Bool? {
        switch word {
        case .createTransfer: true
        case .approveTransfer(let id, let person): transfers[id]?.mayBeApproved(by: person) ?? false
        case .cancelTransfer(let id, let person): transfers[id]?.mayBeCancelled(by: person) ?? false
        case .shipTransfer(let id, let portions, _): transfers[id]?.mayShip(portions, from: stock) ?? false
        case .receiveTransfer(let id, let portions, let person): transfers[id]?.mayReceive(portions, by: person) ?? false
        case .closeTransfer(let id, let person): transfers[id]?.mayBeClosed(by: person) ?? false
        default: nil
        }
    }

    /// Nil for what is about no promise.
    private func judgePromise(_ word: Word, at instant: Int64) -> Bool? {
        switch word {
        case .promise(let product, let quantity, let expires):
            expires > instant && promise(product, quantity, expires) != nil
        case .pick(let id, let pile, let quantity, _): promises[id]?.mayPick(pile, quantity, from: stock) ?? false
        case .handOver(let id): promises[id]?.mayHandOver(from: stock) ?? false
        case .release(let id): promises[id]?.isOpen ?? false
        case .expirePromises: true
        default: nil
        }
    }

    private func promise(_ product: Int64, _ quantity: Int64, _ expires: Int64) -> PaperPromise? {
        PaperPromise(quantity, of: product, from: stock, at: image.places.map(\.rawValue), lots: lots, expires: expires)
    }

    /// It was done.
    ///
    /// - Parameter instant: What the journal says of when; a delivery may have come before it was posted.
    mutating func take(_ word: Word, at instant: Int64, document: Int64) {
        switch word {
        case .openReceipt: papers[document] = Paper(author: .anna)
        case .openStocktake(let person): papers[document] = Paper(author: person, count: PaperCount())
        case .submitReceipt(let id): papers[id]?.state = .submitted
        case .approveReceipt(let id): papers[id]?.state = .approved
        case .rejectReceipt(let id): papers[id]?.state = .open
        case .postReceipt(let id):
            papers[id]?.state = .posted
            stock.book(
                received.filter { $0.key.document == id && $0.value > 0 }.map { line, quantity in
                    PaperStock.Movement(pile: Pile(product: line.product, lot: line.lot, place: image.dock.rawValue), quantity: quantity, instant: instant)
                })
        case .submitStocktake(let id):
            let piles = papers[id]?.count?.handIn(stock, permille: recountPermille) ?? []
            papers[id]?.state = piles.isEmpty ? .submitted : .recounting
            if !piles.isEmpty { papers[id]?.count?.beginRecount(of: piles) }
        case .approveStocktake(let id, _): post(id)
        case .rejectStocktake(let id):
            papers[id]?.state = .open
            papers[id]?.count?.beginAnew()
        case .setRecountShare(let permille): recountPermille = permille
        default:
            takeTransfer(word, at: instant, document: document)
            takePromise(word, at: instant, document: document)
        }
    }

    private mutating func takeTransfer(_ word: Word, at instant: Int64, document: Int64) {
        switch word {
        case .createTransfer(let wish, let person): transfers[document] = PaperTransfer(wish, by: person)
        case .approveTransfer(let id, _): transfers[id]?.approve()
        case .cancelTransfer(let id, _): transfers[id]?.cancel()
        case .shipTransfer(let id, let portions, let person): stock.book(transfers[id]?.ship(portions, by: person, at: instant) ?? [])
        case .receiveTransfer(let id, let portions, let person): stock.book(transfers[id]?.receive(portions, by: person, at: instant) ?? [])
        case .closeTransfer(let id, _): transfers[id]?.close()
        default: break
        }
    }

    private mutating func takePromise(_ word: Word, at instant: Int64, document: Int64) {
        switch word {
        case .promise(let product, let quantity, let expires): promises[document] = promise(product, quantity, expires)
        case .pick(let id, let pile, let quantity, let place):
            stock.book(promises[id]?.pick(pile, quantity, to: place, at: instant) ?? [])
        case .handOver(let id): stock.book(promises[id]?.handOver(at: instant) ?? [])
        case .release(let id): promises[id]?.end(.released)
        case .expirePromises:
            for (id, promise) in promises where promise.isOpen && promise.expires <= instant { promises[id]?.end(.expired) }
        default: return
        }
        stock.promised = promises.values.flatMap(\.shares).reduce(into: [:]) { $0[$1.pile, default: 0] += $1.quantity }
    }

    /// Each difference is booked as of its own instant: what moved since stays as it is.
    private mutating func post(_ id: Int64) {
        let differences = papers[id]?.count?.differences(stock) ?? [:]
        papers[id]?.state = .posted
        stock.book(differences.map { PaperStock.Movement(pile: $0.key, quantity: $0.value.quantity, instant: $0.value.instant) })
        for (pile, difference) in differences { stock.look(PaperStock.Look(stocktake: id, pile: pile, instant: difference.instant)) }
    }

    private func receipt(_ id: Int64) -> Paper? { papers[id].flatMap { $0.isReceipt ? $0 : nil } }
    private func stocktake(_ id: Int64) -> Paper? { papers[id].flatMap { $0.isReceipt ? nil : $0 } }

    // MARK: what must be in the books

    /// Of every document, as the books number it.
    var states: [Int64: Int64] {
        papers.mapValues(\.number).merging(transfers.mapValues(\.state.rawValue)) { $1 }.merging(promises.mapValues(\.state.rawValue)) { $1 }
    }

    /// All lines of receipts and stocktakes that are not zero.
    var lines: [Line: Int64] {
        var lines = received
        for (id, paper) in papers {
            for (index, pass) in (paper.count?.passes ?? []).enumerated() {
                for (pile, line) in pass.lines {
                    lines[Line(document: id, pass: Int64(index + 1), product: pile.product, lot: pile.lot, place: pile.place)] = line.counted
                }
            }
        }
        return lines.filter { $0.value != 0 }
    }
}
