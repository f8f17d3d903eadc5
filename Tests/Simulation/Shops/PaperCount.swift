/// One stocktake on paper: who counted what and when in which pass, how it differs from the books, what is counted again.
///
/// Written from `domain.md` (Counts) and `Protos/README.md` (the rows of a stocktake, recounts), without the core's code.
struct PaperCount {
    typealias Pile = PaperStock.Pile

    struct Line {
        var counted: Int64 = 0
        /// The latest entry's, also of one that was taken back: then somebody looked.
        var instant: Int64
        /// Entries that were not taken back; without any nobody saw it.
        var entries = 0
    }

    struct Pass {
        var lines: [Pile: Line] = [:]
        /// By place: said to be counted completely.
        var completed: [Int64: Line] = [:]
        /// What shall be counted in it; the first one is for everything.
        var wanted: Set<Pile> = []

        var isCounted: Bool { lines.values.contains { $0.entries > 0 } || completed.values.contains { $0.entries > 0 } }

        /// What this pass says of a pile: not seen at a completed place is none.
        func found(_ pile: Pile) -> Line? {
            if let line = lines[pile], line.entries > 0 { return line }
            guard let place = completed[pile.place], place.entries > 0 else { return nil }
            return Line(counted: 0, instant: place.instant, entries: 1)
        }
    }

    struct Difference {
        var quantity: Int64
        var expected: Int64
        var instant: Int64
    }

    private struct Counter: Hashable {
        var pass: Int
        var person: Person
        var place: Int64
        /// Nil: completed the place.
        var pile: Pile?
    }

    /// The first count and all recounts there ever were; a recount that was sent back is never begun anew.
    private(set) var passes = [Pass()]
    /// The pass that is counted now.
    private(set) var current = 0
    /// The recounts that hold, oldest first.
    private var recounts: [Int] = []
    private var counters: Set<Counter> = []

    // MARK: counting

    /// A recount is by another person than whoever counted the goods, or completed their place, before.
    func mayCount(_ person: Person, _ pile: Pile) -> Bool {
        !counters.contains { $0.pass < current && $0.person == person && $0.place == pile.place && ($0.pile == nil || $0.pile == pile) }
    }

    func mayComplete(_ person: Person, _ place: Int64) -> Bool {
        !counters.contains { $0.pass < current && $0.person == person && $0.place == place }
    }

    mutating func count(_ pile: Pile, _ quantity: Int64, at instant: Int64, by person: Person) {
        Self.add(quantity, at: instant, to: &passes[current].lines[pile])
        counters.insert(Counter(pass: current, person: person, place: pile.place, pile: pile))
    }

    mutating func complete(_ place: Int64, at instant: Int64, by person: Person) {
        Self.add(0, at: instant, to: &passes[current].completed[place])
        counters.insert(Counter(pass: current, person: person, place: place, pile: nil))
    }

    mutating func takeBack(_ pile: Pile, _ quantity: Int64) {
        passes[current].lines[pile]?.counted -= quantity
        passes[current].lines[pile]?.entries -= 1
    }

    mutating func takeBackCompletion(of place: Int64) { passes[current].completed[place]?.entries -= 1 }

    private static func add(_ quantity: Int64, at instant: Int64, to line: inout Line?) {
        var sum = line ?? Line(instant: instant)
        sum.counted += quantity
        sum.instant = max(sum.instant, instant)
        sum.entries += 1
        line = sum
    }

    // MARK: differing

    /// What every pile that was counted, or lay where all was counted, differs from the books by, as of its own instant.
    func differences(_ stock: PaperStock) -> [Pile: Difference] { differences(stock, recounts) }

    private func differences(_ stock: PaperStock, _ recounts: [Int]) -> [Pile: Difference] {
        var lines = passes[0].lines.filter { $0.value.entries > 0 }
        for pass in recounts {
            for pile in passes[pass].wanted { lines[pile] = passes[pass].found(pile) ?? lines[pile] }
        }
        for (place, completed) in passes[0].completed where completed.entries > 0 {
            for pile in stock.everAt(place) where lines[pile] == nil { lines[pile] = Line(counted: 0, instant: completed.instant) }
        }
        var differences: [Pile: Difference] = [:]
        for (pile, line) in lines {
            let expected = stock.expected(pile, at: line.instant)
            differences[pile] = Difference(quantity: line.counted - expected, expected: expected, instant: line.instant)
        }
        return differences
    }

    /// What has to be counted again if it is handed in now; nil: it cannot be handed in.
    ///
    /// - Parameter permille: the store's rule: more than this share of what was expected; 0 = nothing is counted again.
    func handIn(_ stock: PaperStock, permille: Int64) -> Set<Pile>? {
        guard passes[0].isCounted else { return nil }
        guard current > 0 else {
            guard permille > 0 else { return [] }
            let large = differences(stock).filter { $0.value.quantity != 0 && abs($0.value.quantity) * 1_000 > permille * max($0.value.expected, 0) }
            return Set(large.keys)
        }
        let wanted = passes[current].wanted
        guard wanted.allSatisfy({ passes[current].found($0) != nil }) else { return nil }
        // Somebody counts a third time where two disagree, and that is the end.
        guard recounts.count < 2 else { return [] }
        let (before, now) = (differences(stock, recounts.dropLast()), differences(stock))
        return wanted.filter { before[$0]?.quantity != now[$0]?.quantity }
    }

    mutating func beginRecount(of piles: Set<Pile>) {
        passes.append(Pass(wanted: piles))
        current = passes.count - 1
        recounts.append(current)
    }

    /// Sent back to the first count; what was counted again no longer holds.
    mutating func beginAnew() { (current, recounts) = (0, []) }
}
