// Goods that a person gathers or takes in by scanning, against a list of what is wanted: a transfer that leaves, one that arrives, promised
// goods that are picked. One command books all of it at the end; until then it is the device's own. Pure.

/// A list that is worked through by scanning.
public struct Checklist: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A transfer leaves this store.
        case shipping
        /// A transfer arrives in this store.
        case arrival
        /// Promised goods are taken from their shelves.
        case picking
    }

    /// What is wanted.
    public struct Line: Hashable, Sendable, Codable {
        public var productID: Int64
        public var productName: String
        /// Empty = any, or none.
        public var lot = ""
        /// YYYY-MM-DD, or empty.
        public var expiry = ""
        /// Where it stands; nil = wherever it is found.
        public var place: WorkPlace?
        public var condition = GoodsCondition.sellable
        /// Base units.
        public var wanted: Int64

        public init(productID: Int64, productName: String, wanted: Int64) {
            self.productID = productID
            self.productName = productName
            self.wanted = min(max(0, wanted), Terminal.largestQuantity)
        }
    }

    /// Goods in somebody's hands: one scan, or many of the same.
    public struct Taken: Hashable, Sendable, Codable {
        public var productID: Int64
        public var lot: String
        public var place: WorkPlace?
        /// The condition on the list.
        public var condition: GoodsCondition
        /// What it turned out to be in.
        public var newCondition: GoodsCondition
        public var quantity: Int64
        /// The line it was scanned for; nil for other goods than those that were due.
        public var line: Int?
        /// Why others than those that were due.
        public var reason: String
    }

    /// The command went out, and its answer did not come: nothing is changed until it is known.
    public struct Sending: Hashable, Sendable, Codable {
        var key: String
        public var userName: String
    }

    public var kind: Kind
    public var documentID: Int64
    public var number: String
    /// The other store, or for whom.
    public var title: String
    /// Of a picking, in the order in which the goods leave.
    public var lines: [Line]
    /// What was scanned last, each scan by itself, oldest first: it may be taken back.
    private var recent: [Taken] = []
    /// What was scanned before that, the same goods as one.
    private var settled: [Taken] = []
    /// Where the person is: of shipped goods where they stood, of arriving ones where they are put.
    public internal(set) var place: WorkPlace?
    public internal(set) var sending: Sending?

    public init(kind: Kind, documentID: Int64, number: String, title: String, lines: [Line]) {
        self.kind = kind
        self.documentID = documentID
        self.number = number
        self.title = title
        self.lines = kind == .picking ? lines.sorted { $0.dueKey < $1.dueKey } : lines
    }

    // MARK: Looking

    /// What is in hand.
    public var taken: [Taken] { settled + recent }

    /// What is still open, beside the lines. Other goods than the due ones fill up what is due last, as in the server's books.
    public var open: [Int64] {
        var open = lines.map(\.wanted)
        for goods in taken where goods.line != nil {
            if let line = goods.line, open.indices.contains(line) { open[line] -= goods.quantity }
        }
        for goods in taken where goods.line == nil {
            var rest = goods.quantity
            for index in lines.indices.reversed() where rest > 0 && lines[index].productID == goods.productID {
                let share = min(rest, max(0, open[index]))
                open[index] -= share
                rest -= share
            }
        }
        return open
    }

    /// Lines that lack goods: what a person should know before the rest is sent.
    public var openLines: [(line: Line, missing: Int64)] {
        zip(lines, open).filter { $0.1 > 0 }.map { (line: $0.0, missing: $0.1) }
    }

    public var isEmpty: Bool { recent.isEmpty && settled.isEmpty }

    /// In hand and wanted of a product, over all its lots.
    func total(of product: Int64) -> (taken: Int64, wanted: Int64) {
        (
            taken.reduce(0) { $0 + ($1.productID == product ? $1.quantity : 0) },
            lines.reduce(0) { $0 + ($1.productID == product ? $1.wanted : 0) }
        )
    }

    func name(of product: Int64) -> String { lines.first { $0.productID == product }?.productName ?? "" }

    /// The lot of the product that is due now; empty where none is, or it has none.
    func dueLot(of product: Int64) -> String {
        zip(lines, open).first { $0.0.productID == product && $0.1 > 0 }?.0.lot ?? ""
    }

    /// What the command says: the same goods at the same place are one line.
    var piles: [Taken] {
        var piles: [Taken] = []
        for goods in taken {
            if let index = piles.firstIndex(where: { $0.isSamePile(as: goods) }) {
                piles[index].quantity += goods.quantity
            } else {
                piles.append(goods)
            }
        }
        return piles
    }

    /// Why other goods than the due ones, each reason once.
    var reasons: String {
        var reasons: [String] = []
        for goods in taken where !goods.reason.isEmpty && !reasons.contains(goods.reason) { reasons.append(goods.reason) }
        return reasons.joined(separator: "; ")
    }

    // MARK: Scanning

    /// What was said of goods that are to be taken.
    struct Wish {
        var productID: Int64
        var lot = ""
        var quantity: Int64
        /// Where they were found, where that was said.
        var place: WorkPlace?
        var newCondition: GoodsCondition?
        var reason = ""
    }

    /// The goods are in hand from now on.
    mutating func take(_ wish: Wish, limits: Limits) throws(TerminalError) {
        let goods: Taken =
            switch kind {
            case .shipping: try shipped(wish)
            case .arrival: try arrived(wish)
            case .picking: try picked(wish)
            }
        var next = self
        next.recent.append(goods)
        next.settle(keeping: limits.checklistUndo)
        try next.checkPiles(limits)
        guard next.reasons.utf8.count <= Terminal.longestReasonBytes else {
            throw TerminalError(.textTooLong, "All reasons together have at most \(Terminal.longestReasonBytes) bytes.")
        }
        self = next
    }

    func checkPiles(_ limits: Limits) throws(TerminalError) {
        guard piles.count <= limits.checklistPiles else {
            throw TerminalError(.checklistFull, "No more than \(limits.checklistPiles) piles go into one sending. Finish it, then take the rest.")
        }
    }

    /// The goods scanned last go back.
    mutating func takeBack() -> Taken? { recent.popLast() }

    /// Of the goods scanned last how many may be called damaged: all of the same pile for the same line that are not yet. 0 = none are.
    public var undamaged: Int64 {
        guard let sound = lastSound else { return 0 }
        return taken.reduce(0) { $0 + ($1.isSamePile(as: sound) && $1.line == sound.line ? $1.quantity : 0) }
    }

    /// Of those the last scan alone: what is meant where nobody says how many.
    public var undamagedAtOnce: Int64 {
        guard let sound = lastSound else { return 0 }
        return recent.last { $0.isSamePile(as: sound) && $0.line == sound.line }?.quantity ?? undamaged
    }

    /// The goods scanned last, as they were sent.
    private var lastSound: Taken? {
        guard var goods = recent.last, goods.condition != .damaged else { return nil }
        goods.newCondition = goods.condition
        return goods
    }

    /// So many of them were found damaged, the ones scanned last first; taken back, they are as if they had not been scanned.
    ///
    /// - Parameter quantity: from 1 to `undamaged`.
    mutating func callDamaged(_ quantity: Int64) -> Taken? {
        guard quantity >= 1, quantity <= undamaged, let sound = lastSound else { return nil }
        var rest = quantity
        func take(_ goods: inout [Taken]) {
            for index in goods.indices.reversed() where rest > 0 && goods[index].isSamePile(as: sound) && goods[index].line == sound.line {
                let share = min(rest, goods[index].quantity)
                goods[index].quantity -= share
                rest -= share
            }
            goods.removeAll { $0.quantity == 0 }
        }
        take(&recent)
        take(&settled)
        var damaged = sound
        (damaged.quantity, damaged.newCondition) = (quantity, .damaged)
        recent.append(damaged)
        return damaged
    }

    private mutating func settle(keeping kept: Int) {
        while recent.count > kept {
            let goods = recent.removeFirst()
            if let index = settled.firstIndex(where: { $0.isSamePile(as: goods) && $0.line == goods.line && $0.reason == goods.reason }) {
                settled[index].quantity += goods.quantity
            } else {
                settled.append(goods)
            }
        }
    }

    private func shipped(_ wish: Wish) throws(TerminalError) -> Taken {
        let line = try wantedLine(wish)
        try checkTotal(wish)
        guard let place = wish.place ?? place else { throw Self.placeMissing }
        return Taken(wish, at: place, lines[line].condition, line: line)
    }

    private func arrived(_ wish: Wish) throws(TerminalError) -> Taken {
        _ = try wantedLine(wish)
        let fitting = lines.indices.filter { lines[$0].productID == wish.productID && lines[$0].hasLot(wish.lot) }
        guard !fitting.isEmpty else {
            let lots = lines.filter { $0.productID == wish.productID }.map { $0.lot.isEmpty ? "-" : $0.lot }.joined(separator: ", ")
            throw TerminalError(
                .notOnList, "Lot \(wish.lot.isEmpty ? "-" : wish.lot) of \(name(of: wish.productID)) was not sent, but \(lots).")
        }
        let open = self.open
        guard let line = fitting.first(where: { open[$0] >= wish.quantity }) else {
            let line = lines[fitting[0]]
            throw Self.moreThanListed(line.productName, wanted: line.wanted, open: fitting.map { open[$0] }.max() ?? 0)
        }
        var goods = Taken(wish, at: wish.place ?? place, lines[line].condition, line: line)
        goods.lot = lines[line].lot
        return goods
    }

    private func picked(_ wish: Wish) throws(TerminalError) -> Taken {
        _ = try wantedLine(wish)
        try checkTotal(wish)
        let (open, at) = (self.open, wish.place ?? place)
        let due = lines.indices.first { index in
            let line = lines[index]
            return line.productID == wish.productID && line.hasLot(wish.lot) && open[index] >= wish.quantity
                && (at == nil || line.place?.locationID == at?.locationID)
        }
        if let due {
            var goods = Taken(wish, at: lines[due].place, lines[due].condition, line: due)
            (goods.lot, goods.reason) = (lines[due].lot, "")
            return goods
        }
        guard !wish.reason.isEmpty else {
            let lot = dueLot(of: wish.productID)
            let stand = zip(lines, open).first { $0.0.productID == wish.productID && $0.1 > 0 }?.0.place?.code ?? ""
            throw TerminalError(
                .notDue, "\(name(of: wish.productID)): \(lot.isEmpty ? "goods" : "lot \(lot)") at \(stand) are due first. Take them, or say why not.")
        }
        guard let at else { throw Self.placeMissing }
        return Taken(wish, at: at, .sellable, line: nil)
    }

    private func wantedLine(_ wish: Wish) throws(TerminalError) -> Int {
        guard let line = lines.firstIndex(where: { $0.productID == wish.productID }) else {
            throw TerminalError(.notOnList, "These goods are not on \(number). Leave them where they are.")
        }
        return line
    }

    private func checkTotal(_ wish: Wish) throws(TerminalError) {
        let total = total(of: wish.productID)
        guard wish.quantity <= total.wanted - total.taken else {
            throw Self.moreThanListed(name(of: wish.productID), wanted: total.wanted, open: total.wanted - total.taken)
        }
    }

    private static func moreThanListed(_ name: String, wanted: Int64, open: Int64) -> TerminalError {
        TerminalError(.moreThanListed, "\(name): \(wanted) on the list, \(open) still open.")
    }

    private static var placeMissing: TerminalError {
        TerminalError(.placeMissing, "Scan the place where the goods stand first, then the goods.")
    }
}

extension Checklist.Line {
    /// Goods that expire first leave first; those that never do leave last.
    fileprivate var dueKey: String { "\(expiry.isEmpty ? "9999-99-99" : expiry) \(place?.code ?? "") \(lot)" }

    /// As the server compares lots: without blanks, in capitals.
    func hasLot(_ other: String) -> Bool { Self.lotKey(lot) == Self.lotKey(other) }

    private static func lotKey(_ lot: String) -> [UInt8] {
        lot.utf8.filter { $0 != 0x20 }.map { (0x61 ... 0x7A).contains($0) ? $0 - 0x20 : $0 }
    }
}

extension Checklist.Taken {
    fileprivate init(_ wish: Checklist.Wish, at place: WorkPlace?, _ condition: GoodsCondition, line: Int?) {
        self.init(
            productID: wish.productID, lot: wish.lot, place: place, condition: condition, newCondition: wish.newCondition ?? condition,
            quantity: wish.quantity, line: line, reason: wish.reason)
    }

    /// One line of the command.
    fileprivate func isSamePile(as other: Self) -> Bool {
        productID == other.productID && lot == other.lot && place?.locationID == other.place?.locationID
            && condition == other.condition && newCondition == other.newCondition
    }
}
