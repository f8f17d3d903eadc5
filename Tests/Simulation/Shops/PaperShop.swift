import Inventory

/// The shop as it would be kept on paper: what each row of the journal must have come to, and what stands in the shop afterwards. Written from
/// the rules (`Protos/README.md`, `Inventory.docc`), without the core's code (from which it has only the numbers of things); it is given nothing but who said what, in the journal's order.
struct PaperShop {
    /// How something must end.
    enum Outcome: Hashable {
        case booked, rejected, parked, refused
        /// The rules of this model do not say.
        case open
    }

    enum Word: Hashable {
        case openReceipt, openStocktake
        case submitReceipt(Int64), approveReceipt(Int64), rejectReceipt(Int64), postReceipt(Int64)
        case submitStocktake(Int64)
    }

    struct Line: Hashable {
        var document: Int64
        var product: Int64
        var lot: String
    }

    struct Pile: Hashable {
        var product: Int64
        var lot: String
        var place: Int64
    }

    enum State: Int64 {
        case draft = 1, submitted, approved, posted
    }

    struct Paper: Hashable {
        var isReceipt: Bool
        /// A stocktake that is counted counts as a draft.
        var state = State.draft
        var author: Person
        var hands: Set<Person> = []
        /// Entries on it that were not taken back.
        var standing = 0
    }

    /// What an entry did, so that it can be taken back.
    private struct Deed {
        var document: Int64
        var line: Line?
        var quantity: Int64 = 0
        var mayBeUndone: Bool
    }

    private struct Number: Hashable {
        var device: Int64
        var entry: Int64
    }

    let image: ShopImage
    let dock: Int64
    private let people: [Int64: [Int64: Person]]
    private(set) var papers: [Int64: Paper] = [:]
    private(set) var lines: [Line: Int64] = [:]
    private(set) var piles: [Pile: Int64] = [:]
    private var deeds: [Number: Deed] = [:]
    private var begun: [Number: Int64] = [:]

    init(_ image: ShopImage, dock: Int64) {
        (self.image, self.dock) = (image, dock)
        people = Dictionary(
            uniqueKeysWithValues: image.devices.map { device in
                (device.id.rawValue, Dictionary(uniqueKeysWithValues: device.sessions.map { ($0.value, $0.key) }))
            })
    }

    // MARK: what devices say

    /// - Parameter document: The document that the journal gives the row; only a new one is taken from it.
    mutating func hear(_ said: SaidOnFloor, from device: Int64, number: Int64, document: Int64) -> Outcome {
        guard let person = people[device]?[said.session] else { return .parked }
        let key = Number(device: device, entry: number)
        switch said.body {
        case .start:
            guard Self.mayReceive(person) else { return .parked }
            guard papers[document] == nil else { return .open }
            papers[document] = Paper(isReceipt: true, author: person)
            begun[key] = document
            return .booked
        case .move(let goods, let quantity, let to):
            guard person != .cara else { return .parked }
            piles[Pile(product: image.tea.rawValue, lot: "", place: goods.place), default: 0] -= quantity
            piles[Pile(product: image.tea.rawValue, lot: "", place: to), default: 0] += quantity
            return .booked
        default:
            return hearOfPaper(said, person, key)
        }
    }

    private mutating func hearOfPaper(_ said: SaidOnFloor, _ person: Person, _ key: Number) -> Outcome {
        let id: Int64? =
            switch said.task {
            case .none: nil
            case .document(let id): id
            case .startedBy(let number): begun[Number(device: key.device, entry: number)]
            }
        guard let id, let paper = papers[id] else { return .parked }
        guard paper.isReceipt ? Self.mayReceive(person) : Self.mayCount(person), paper.state == .draft else { return .parked }
        switch said.body {
        case .scan(let goods, let times): return add(goods, goods.code == ShopImage.Code.teaCase ? ShopImage.teaPerCase * times : times, id, person, key)
        case .receive(let goods, let quantity), .count(let goods, let quantity): return add(goods, quantity, id, person, key)
        case .undo(let number): return takeBack(Number(device: key.device, entry: number), on: id, person, key)
        case .placeCounted:
            guard !paper.isReceipt else { return .open }
            deeds[key] = Deed(document: id, mayBeUndone: true)
            papers[id]?.standing += 1
            return .booked
        case .finish:
            deeds[key] = Deed(document: id, mayBeUndone: false)
            // Hands the receipt in where it can be; where not, that is for a person to see.
            if paper.isReceipt, isComplete(id) { papers[id]?.state = .submitted }
            return .booked
        case .start, .move: return .open
        }
    }

    private mutating func add(_ goods: SaidOnFloor.Goods, _ quantity: Int64, _ id: Int64, _ person: Person, _ key: Number) -> Outcome {
        guard goods.code != ShopImage.Code.unknown else { return .parked }
        guard papers[id]?.isReceipt == true || image.shelves.contains(where: { $0.rawValue == goods.place }) else { return .parked }
        let isMilk = goods.code == ShopImage.Code.milk
        let line = Line(document: id, product: (isMilk ? image.milk : image.tea).rawValue, lot: isMilk ? goods.lot : "")
        lines[line, default: 0] += quantity
        papers[id]?.hands.insert(person)
        papers[id]?.standing += 1
        deeds[key] = Deed(document: id, line: line, quantity: quantity, mayBeUndone: true)
        return .booked
    }

    private mutating func takeBack(_ number: Number, on id: Int64, _ person: Person, _ key: Number) -> Outcome {
        guard let deed = deeds[number], deed.document == id, deed.mayBeUndone, number.entry < key.entry else { return .rejected }
        if let line = deed.line { lines[line, default: 0] -= deed.quantity }
        deeds[number]?.mayBeUndone = false
        deeds[key] = Deed(document: id, mayBeUndone: false)
        papers[id]?.hands.insert(person)
        papers[id]?.standing -= 1
        return .booked
    }

    /// Something is on it, and all milk has its lot.
    private func isComplete(_ id: Int64) -> Bool {
        let filled = lines.filter { $0.key.document == id && $0.value > 0 }.map(\.key)
        return !filled.isEmpty && !filled.contains { $0.product == image.milk.rawValue && $0.lot.isEmpty }
    }

    private static func mayReceive(_ person: Person) -> Bool { person == .anna || person == .ben }
    private static func mayCount(_ person: Person) -> Bool { person == .cara || person == .ben }

    // MARK: what desks say

    /// What a desk's word must come to now. Anna opens and hands in, Ben does the rest.
    func judge(_ word: Word) -> Outcome {
        switch word {
        case .openReceipt, .openStocktake: return .booked
        case .submitReceipt(let id): return receipt(id)?.state == .draft && isComplete(id) ? .booked : .refused
        case .approveReceipt(let id):
            guard let paper = receipt(id), paper.state == .submitted, paper.author != .ben, !paper.hands.contains(.ben) else { return .refused }
            return .booked
        case .rejectReceipt(let id): return [.submitted, .approved].contains(receipt(id)?.state) ? .booked : .refused
        case .postReceipt(let id): return receipt(id)?.state == .approved ? .booked : .refused
        case .submitStocktake(let id):
            guard let paper = papers[id], !paper.isReceipt, paper.state == .draft else { return .refused }
            return paper.standing > 0 ? .booked : .open
        }
    }

    /// It was done.
    mutating func take(_ word: Word, document: Int64) {
        switch word {
        case .openReceipt: papers[document] = Paper(isReceipt: true, author: .anna)
        case .openStocktake: papers[document] = Paper(isReceipt: false, author: .ben)
        case .submitReceipt(let id), .submitStocktake(let id): papers[id]?.state = .submitted
        case .approveReceipt(let id): papers[id]?.state = .approved
        case .rejectReceipt(let id): papers[id]?.state = .draft
        case .postReceipt(let id):
            papers[id]?.state = .posted
            for (line, quantity) in lines where line.document == id && quantity > 0 {
                piles[Pile(product: line.product, lot: line.lot, place: dock), default: 0] += quantity
            }
        }
    }

    private func receipt(_ id: Int64) -> Paper? { papers[id].flatMap { $0.isReceipt ? $0 : nil } }
}
