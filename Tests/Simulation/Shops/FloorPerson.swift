import SystemPackage
import TerminalKit

/// A person with a device, who receives, counts and carries at random and knows exactly what was said.
///
/// Zone: the thread of its world, which is what makes it Sendable.
final class FloorPerson: @unchecked Sendable {
    /// What people in this shop have been told on paper.
    struct Paper {
        var supplier: Int64
        /// Two shelves and the dock.
        var places: [WorkPlace]
        /// Numbers of receipts and stocktakes, whatever has become of them.
        var receipts: [Int64] = []
        var stocktakes: [Int64] = []
    }

    /// By number: what the device said was kept.
    private(set) var said: [SaidOnFloor] = []
    /// Being said when the device ended; nobody knows whether it was kept.
    private(set) var pending: SaidOnFloor?
    private var random: SeededRandom
    private let people: [Person]
    private let device: Device
    private var holder: Person?
    private var task: WorkTask?
    private var notes = 0
    /// Numbers of goods that may be taken back.
    private var recent: [Int64] = []

    init(_ device: Device, people: [Person], seed: UInt64) {
        (self.device, self.people) = (device, people)
        random = SeededRandom(seed)
    }

    private var session: Int64 { holder.flatMap { device.sessions[$0] } ?? 0 }

    /// The device was off: what it knows now. Answers whether it lost what it had said was kept, or made something up.
    func cameBack(knowing last: Int64) -> Finding? {
        // What it remembers of person and task may be the last word or the one before: both are said anew.
        (task, holder) = (nil, nil)
        recent = []
        defer { pending = nil }
        if last == Int64(said.count) + 1, let pending {
            said.append(pending)
            return nil
        }
        guard last != said.count else { return nil }
        return Finding(.lost, "device \(device.id) had kept \(said.count) entries and knows \(last)")
    }

    /// One thing that a person does. Throws what the device throws.
    func act(_ terminal: Terminal, _ paper: Paper) async throws {
        if case .stopped = await terminal.status.connection { try await terminal.goOnline() }
        if holder == nil || random.oneIn(25) { try await changeHands(terminal) }
        switch random.below(40) {
        case 0: try await terminal.goOffline()
        case 1...3: try await terminal.goOnline()
        case 4...6: try await carry(terminal, paper)
        default:
            guard task != nil, !random.oneIn(14) else { return try await begin(terminal, paper) }
            try await work(terminal, paper)
        }
    }

    private func changeHands(_ terminal: Terminal) async throws {
        let next: Person? = random.oneIn(12) ? nil : random.pick(people)
        let person = next.flatMap { next in
            device.sessions[next].map {
                TerminalKit.Person(sessionID: $0, token: [0], userName: next.rawValue, displayName: next.rawValue, expiresMilliseconds: .max)
            }
        }
        try await terminal.hand(to: person)
        holder = next
    }

    private func begin(_ terminal: Terminal, _ paper: Paper) async throws {
        recent = []
        // Mostly what is one's own work; now and then what one may not do, which a person has to decide.
        let counts = holder == .cara || holder == .emil ? !random.oneIn(8) : holder == .ben ? random.oneIn(2) : random.oneIn(8)
        switch counts ? 0 : random.below(3) + 1 {
        case 0 where !paper.stocktakes.isEmpty:
            var task = WorkTask(kind: .stocktake, reference: .document(random.pick(Array(paper.stocktakes.suffix(2)))), title: "count")
            task.place = random.oneIn(20) ? nil : random.pick(paper.places)
            try await terminal.begin(task)
            self.task = task
        case 1 where !paper.receipts.isEmpty:
            let task = WorkTask(kind: .receipt, reference: .document(random.pick(Array(paper.receipts.suffix(3)))), title: "receipt")
            try await terminal.begin(task)
            self.task = task
        default:
            notes += 1
            let note = "N\(device.id)-\(notes)"
            pending = SaidOnFloor(session: session, task: .none, body: .start(supplier: paper.supplier, note: note))
            let begun = try await terminal.startReceipt(supplier: paper.supplier, deliveryNote: note)
            task = begun
            guard case .startedBy(let number) = begun.reference else { return }
            try keep(number)
        }
    }

    private func work(_ terminal: Terminal, _ paper: Paper) async throws {
        guard let task else { return }
        let isReceipt = task.kind == .receipt
        let reference: SaidOnFloor.Task =
            switch task.reference {
            case .document(let id): .document(id)
            case .startedBy(let number): .startedBy(number)
            }
        func saying(_ body: SaidOnFloor.Body) { pending = SaidOnFloor(session: session, task: reference, body: body) }
        switch random.below(16) {
        case 0 where !recent.isEmpty, 1 where !recent.isEmpty:
            let number = random.pick(recent)
            saying(.undo(number))
            try keep(try await terminal.undo(number).sequence)
            recent.removeAll { $0 == number }
        case 2:
            saying(.finish)
            let kept = try await terminal.finish().sequence
            self.task = nil
            try keep(kept)
        case 3 where !isReceipt, 12 where !isReceipt:
            let place = random.pick(paper.places).locationID
            saying(.placeCounted(place))
            try keep(try await terminal.locationCounted(place).sequence)
        case 4...7:
            let goods = try await goods(terminal, at: task.place)
            let quantity = isReceipt ? random.number(1...40) : random.number(0...9)
            saying(isReceipt ? .receive(goods, quantity: quantity) : .count(goods, quantity: quantity))
            try keepGoods(try await terminal.add(quantity: quantity, of: Array(goods.code.utf8)).sequence)
        default:
            let goods = try await goods(terminal, at: task.place)
            let times = random.number(1...4)
            saying(.scan(goods, times: times))
            if case .saved(let reading) = try await terminal.scan(Array(goods.code.utf8), times: times) { try keepGoods(reading.sequence) }
        }
    }

    private func carry(_ terminal: Terminal, _ paper: Paper) async throws {
        let from = random.pick(paper.places)
        let to = random.pick(paper.places.filter { $0.locationID != from.locationID })
        let quantity = random.number(1...9)
        var goods = SaidOnFloor.Goods(code: ShopImage.Code.tea, place: from.locationID)
        if random.oneIn(3) { (goods.code, goods.lot) = (ShopImage.Code.milk, random.oneIn(8) ? "" : "L\(random.below(4))") }
        try await terminal.setLot(goods.lot, expiry: "")
        pending = SaidOnFloor(session: session, task: .none, body: .move(goods, quantity: quantity, to: to.locationID))
        try keep(try await terminal.move(Array(goods.code.utf8), quantity: quantity, from: from, to: to).sequence)
    }

    /// Tea by the piece or the case, milk with its lot or without, now and then what nobody knows.
    private func goods(_ terminal: Terminal, at place: WorkPlace?) async throws -> SaidOnFloor.Goods {
        var goods = SaidOnFloor.Goods(code: random.pick([ShopImage.Code.tea, ShopImage.Code.teaCase, ShopImage.Code.milk]))
        if random.oneIn(25) { goods.code = ShopImage.Code.unknown }
        if goods.code == ShopImage.Code.milk, !random.oneIn(12) { goods.lot = "L\(random.below(4))" }
        goods.place = place?.locationID ?? 0
        try await terminal.setLot(goods.lot, expiry: "")
        return goods
    }

    private func keepGoods(_ number: Int64) throws {
        try keep(number)
        recent.append(number)
    }

    /// The device has said that it is kept.
    private func keep(_ number: Int64) throws {
        guard let pending, number == said.count + 1 else {
            throw Finding(.changed, "device \(device.id) gave the number \(number) to the entry after \(said.count)")
        }
        said.append(pending)
        self.pending = nil
    }

    /// It was not kept: the device refused, or ended.
    func forgetPending() { pending = nil }
}
