import Inventory

/// A terminal's queue over a line that breaks: a batch is lost on its way, or its answer is, or both arrive; then the terminal asks where the server
/// stands and goes on from there, or a little before. Nothing may be lost or counted twice.
struct BrokenLine {
    let device: StocktakeShop.Device
    let books: Books
    let clock: WorldClock
    private var queue: [Entry] = []
    /// Beside the entries: what the books have heard of when the entry is in them.
    private var moves: [CountedWorld.Untold?] = []
    private var told = 0
    private(set) var figures = Figures()
    var random: SeededRandom

    struct Figures: Sendable {
        var entries = 0
        var cuts = 0
        var repeats = 0

        static func += (left: inout Self, right: Self) {
            left.entries += right.entries
            left.cuts += right.cuts
            left.repeats += right.repeats
        }
    }

    init(_ device: StocktakeShop.Device, _ shop: StocktakeShop, seed: UInt64) {
        (self.device, books, clock) = (device, shop.books, shop.world.clock)
        random = SeededRandom(seed)
    }

    var waiting: Int { queue.count - told }

    /// Keeps what happened at `instant`.
    mutating func say(_ body: Entry.Body, at instant: Int64, on stocktake: DocumentID? = nil, move: CountedWorld.Untold? = nil) {
        let sequence = Int64(queue.count + 1)
        queue.append(
            Entry(
                sequence: sequence, payload: Array("\(device.terminal)/\(sequence)/\(body)".utf8), capturedMilliseconds: instant,
                monotonicMilliseconds: instant - WorldClock.start + 1_000, boot: 7, session: device.session,
                task: stocktake.map { .document($0.rawValue) }, wantsFeedback: false, body: body))
        moves.append(move)
        figures.entries += 1
    }

    /// Sends until all is told. Every answer that arrives is read; entries that were not accepted are a broken run.
    mutating func send(_ world: CountedWorld) async throws {
        while waiting > 0 {
            // A little before where the server stands: what it knows already is a repeat.
            let first = max(0, told - (random.oneIn(6) ? random.below(20) : 0))
            let entries = Array(queue[first..<min(queue.count, first + 100)])
            if random.oneIn(7) {
                figures.cuts += 1
                // The line breaks: in half of the cases before the server has heard anything.
                if random.oneIn(2) { _ = try await books.apply(batch(entries)) }
                guard let standing = try await books.terminalStanding(device.terminal) else { throw WorldError("the terminal is not known") }
                hear(through: Int(standing.appliedThrough), world)
                continue
            }
            guard case .applied(let through, let results) = try await books.apply(batch(entries)) else {
                throw WorldError("terminal \(device.terminal) was told of a gap")
            }
            for result in results {
                if result.isRepeat { figures.repeats += 1 }
                guard result.verdict == .accepted || result.verdict == .acceptedWithException else {
                    throw WorldError("entry \(result.sequence) of terminal \(device.terminal): \(result.verdict) \(String(describing: result.rejection))")
                }
            }
            hear(through: Int(through), world)
        }
    }

    private mutating func hear(through: Int, _ world: CountedWorld) {
        for index in told..<max(told, through) { if let move = moves[index] { world.told(move) } }
        told = max(told, through)
    }

    private func batch(_ entries: [Entry]) -> EntryBatch {
        let now = clock.milliseconds
        let measured = TerminalClock(
            serverMilliseconds: now, wallMilliseconds: now, monotonicMilliseconds: now - WorldClock.start + 1_000, boot: 7)
        return EntryBatch(
            terminal: device.terminal, epoch: device.epoch, clock: measured, firstSequence: entries[0].sequence, entries: entries)
    }
}
