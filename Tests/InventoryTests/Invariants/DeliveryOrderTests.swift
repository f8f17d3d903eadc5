import Storage
import Testing

@testable import Inventory

/// Invariants 3 and 4: it does not matter in which order, how often and in which pieces the terminals' queues arrive, as long as each
/// terminal's own order is kept; and what is refused changes nothing.
@Suite struct DeliveryOrderTests {
    @Test(arguments: 0..<40) func anyInterleavingOfTheTerminalsEndsInTheSameBooks(_ seed: UInt64) throws {
        var random = SeededRandom(seed)
        let queues = Queues(&random)
        let orderly = try queues.play(pieces: [])
        for _ in 0..<6 {
            let pieces = queues.pieces(&random)
            #expect(try queues.play(pieces: pieces) == orderly, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<40) func anotherMessageUnderAnOldIdentityChangesNothing(_ seed: UInt64) throws {
        var history = try RandomHistory(seed: seed)
        try history.run(steps: 30)
        let shop = history.shop
        let before = try Fingerprint.of(shop)
        let last = try shop.read { snapshot in try snapshot.first(Self.appliedThrough) { row in row.int(0) } ?? 0 }
        guard last > 0 else { return }
        var batch = shop.batch([.scan(Shop.item(Shop.Code.tea), times: 7)], on: .document(1), from: 1)
        batch.entries[0].payload = [1, 2, 3]
        guard case .applied(_, let results) = try shop.books.applySync(batch) else { throw RandomHistory.Deviation(description: "not applied") }
        #expect(results.first?.verdict == .rejected)
        #expect(results.first?.rejection == .identityReused)
        #expect(try Fingerprint.of(shop) == before)
        #expect(try shop.openReviews(.identityReused).count == 1)
    }

    @Test func refusedCommandsChangeNothing() throws {
        let stage = ScenarioStage(shop: try Shop())
        for step in [
            "order PO 10 tea @ 15000", "anna opens GR on PO", "anna receives 20 tea into GR", "anna scans milk into GR",
            "put 5 tea A1 at 100", "ben opens ST blind", "cara counts 3 tea at A1 into ST",
        ] { #expect(try ["ok", "accepted", "exception"].contains(stage.play(step.split(separator: " ").map(String.init)).verdict), "\(step)") }
        for step in [
            "anna submits GR", "anna approves GR", "ben posts GR", "ben rejects GR because no", "bob submits PO", "dora approves PO",
            "bob sends PO", "dora approves ST", "anna opens GR9 from 99", "ben opens ST9 zone Z", "bob orders PO9 0 tea @ 1",
            "cara submits ST", "ben posts nothing",
        ] {
            let before = try Fingerprint.of(stage.shop)
            #expect(try stage.play(step.split(separator: " ").map(String.init)).verdict == "refused", "\(step)")
            #expect(try Fingerprint.of(stage.shop) == before, "\(step)")
        }
    }

    private static let appliedThrough = SQL("SELECT applied_through FROM terminal WHERE id = 1")
}

/// What two terminals have to say to one receipt and one stocktake, fixed in time.
struct Queues {
    /// Per terminal, in its order.
    private(set) var queues: [[Line]] = [[], []]

    struct Line {
        var body: Entry.Body
        var person: Shop.Person
        var isReceipt: Bool
        var minutesAgo: Int64
    }

    /// A run of one terminal's entries, perhaps said before.
    struct Piece {
        var terminal: Int
        var from: Int
        var count: Int
    }

    /// All that must not depend on the order.
    struct Outcome: Hashable {
        var verdicts: [[Verdict]]
        var balances: [ModelBucket: Int64]
        var counted: [ModelBucket: ModelCount.Line]
    }

    init(_ random: inout SeededRandom) {
        for terminal in queues.indices {
            for number in 1...12 {
                queues[terminal].append(Self.line(number, &random))
            }
        }
    }

    private static func line(_ number: Int, _ random: inout SeededRandom) -> Line {
        let isReceipt = random.oneIn(2)
        let person: Shop.Person = isReceipt ? .anna : .cara
        let ago = random.number(0...30)
        if random.oneIn(5) {
            return Line(body: .undo(sequence: random.number(1...Int64(number))), person: person, isReceipt: isReceipt, minutesAgo: ago)
        }
        if random.oneIn(8) {
            return Line(body: .locationCounted(Shop.a1.rawValue), person: .cara, isReceipt: false, minutesAgo: ago)
        }
        let isMilk = random.oneIn(2)
        let place = isReceipt ? nil : random.pick([Shop.a1, Shop.b1])
        let lot = random.pick(["L1", "L2"])
        let item = isMilk ? Shop.item(Shop.Code.milk, at: place, lot: lot, expiry: "2026-12-31") : Shop.item(Shop.Code.tea, at: place)
        return Line(body: .scan(item, times: random.number(1...4)), person: person, isReceipt: isReceipt, minutesAgo: ago)
    }

    /// The queues cut into pieces, shuffled between terminals, some of them said again from further back.
    func pieces(_ random: inout SeededRandom) -> [Piece] {
        var next = [0, 0]
        var pieces: [Piece] = []
        while next != queues.map(\.count) {
            let terminal = random.below(2)
            let from = max(0, next[terminal] - random.below(3))
            let count = min(queues[terminal].count - from, random.below(5) + 1)
            pieces.append(Piece(terminal: terminal, from: from, count: count))
            next[terminal] = max(next[terminal], from + count)
        }
        return pieces
    }

    /// Delivers the pieces (none: one queue after the other) and lets the papers go their way.
    func play(pieces: [Piece]) throws -> Outcome {
        let stage = ScenarioStage(shop: try Shop())
        try begin(on: stage)
        var verdicts: [[Verdict]] = [[], []]
        for piece in pieces.isEmpty ? whole : pieces { try deliver(piece, on: stage, &verdicts) }
        return try finish(on: stage, verdicts)
    }

    /// Every queue from its beginning, one after the other.
    var whole: [Piece] { queues.indices.map { Piece(terminal: $0, from: 0, count: queues[$0].count) } }

    func begin(on stage: ScenarioStage) throws {
        for step in ["put 20 tea A1", "put 9 tea B1", "later 40", "ben opens ST", "anna opens GR from 1"] {
            _ = try stage.play(step.split(separator: " ").map(String.init))
        }
    }

    func deliver(_ piece: Piece, on stage: ScenarioStage, _ verdicts: inout [[Verdict]]) throws {
        guard case .applied(_, let results) = try stage.shop.books.applySync(try batch(piece, stage)) else { return }
        for result in results where result.sequence > verdicts[piece.terminal].count { verdicts[piece.terminal].append(result.verdict) }
    }

    func finish(on stage: ScenarioStage, _ verdicts: [[Verdict]]) throws -> Outcome {
        for step in [
            "anna submits GR", "ben approves GR", "ben posts GR", "ben submits ST", "dora approves ST",
        ] { _ = try stage.play(step.split(separator: " ").map(String.init)) }
        let books = BooksAsModel(shop: stage.shop)
        return Outcome(
            verdicts: verdicts, balances: try books.balances(),
            counted: try books.countLines(try stage.document("ST").rawValue))
    }

    private func batch(_ piece: Piece, _ stage: ScenarioStage) throws -> EntryBatch {
        let terminal = [Shop.handheld, Shop.secondHandheld][piece.terminal]
        let receipt = try stage.document("GR").rawValue
        let stocktake = try stage.document("ST").rawValue
        let lines = queues[piece.terminal][piece.from..<piece.from + piece.count]
        var batch = stage.shop.batch(lines.map(\.body), on: nil, from: Int64(piece.from + 1), terminal: terminal)
        for (index, line) in lines.enumerated() {
            batch.entries[index].task = .document(line.isReceipt ? receipt : stocktake)
            batch.entries[index].session = stage.shop.session(line.person, on: terminal)
            batch.entries[index].capturedMilliseconds -= line.minutesAgo * 60_000
            batch.entries[index].monotonicMilliseconds -= line.minutesAgo * 60_000
        }
        return batch
    }
}
