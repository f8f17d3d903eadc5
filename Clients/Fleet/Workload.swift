// What a terminal's nth entry says. A pure function of seed, terminal and number, so that the judge knows what each deserves.

import Wire

/// The kinds of days a fleet can have.
enum Scenario: String, Sendable {
    /// Every entry a scan into a stocktake.
    case count
    /// Every entry a scan into a receipt.
    case receive
    /// A shop's day: counting and receiving, pieces as they were sold, now and then a code that nobody knows.
    case mixed
}

/// The entries of one terminal.
struct Workload: Sendable {
    let scenario: Scenario
    let seed: UInt64
    let terminal: EnrolledTerminal
    let products: [ScannedProduct]
    let places: [Int64]
    let stocktake: Int64
    let receipt: Int64
    let wantsFeedback: Bool
    /// To draw from; empty = any product, one piece.
    let lines: [SoldLine]
    /// Every product once at the first place, then at the next, instead of at random.
    var isEachInTurn = false

    /// What an entry is, before it is put into words.
    struct Draft: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            case counted, received
            /// A code that is no product: a person must decide.
            case unknown
        }
        var kind: Kind
        var product: Int
        var place: Int
        var pieces: Int64

        var deserves: Verdict { kind == .unknown ? .parked : .accepted }
    }

    func draft(_ sequence: Int64) -> Draft {
        var bits = SplitMix(seed ^ (UInt64(bitPattern: terminal.id) << 40) ^ UInt64(bitPattern: sequence))
        var product = Int(bits.next() % UInt64(products.count))
        var place = Int(bits.next() % UInt64(places.count))
        if isEachInTurn {
            let turn = Int(clamping: max(0, sequence - 1))
            (product, place) = (turn % products.count, turn / products.count % places.count)
        }
        var amount: Int64 = 1
        if !lines.isEmpty {
            let line = lines[Int(bits.next() % UInt64(lines.count))]
            (product, amount) = (line.product % products.count, line.pieces)
        }
        let kind: Draft.Kind =
            switch scenario {
            case .count: .counted
            case .receive: .received
            case .mixed:
                switch bits.next() % 100 {
                case 0: .unknown
                case 1..<30: .received
                default: .counted
                }
            }
        return Draft(kind: kind, product: product, place: place, pieces: amount)
    }

    /// - Parameter monotonicMs: the device's clock, which is the fleet's.
    func entry(_ sequence: Int64, wallMs: Int64, monotonicMs: Int64, boot: UInt64) -> Entry {
        let draft = draft(sequence)
        let isReceived = draft.kind == .received
        return Entry(
            capturedMs: wallMs, monotonicMs: monotonicMs, bootID: boot, sessionID: terminal.session,
            task: .documentID(isReceived ? receipt : stocktake), feedback: wantsFeedback,
            body: .scan(
                ScanEntry(
                    raw: Array((draft.kind == .unknown ? Self.unknownCode : products[draft.product].code).utf8), symbology: "]E0",
                    times: draft.pieces, locationID: isReceived ? 0 : places[draft.place])))
    }

    /// A valid EAN-13 of a number range that GS1 has not given out.
    static let unknownCode = "1400000000007"
}

/// Small, seeded, and the same everywhere (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
