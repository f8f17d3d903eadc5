// The shop once more, as simply as it can be said: lists and sums, nothing kept but what happened. Written from the rules and
// without the core's code, so that a mistake would have to be made twice.

/// A pile of goods as the model names it.
struct ModelBucket: Hashable, Comparable {
    var product: Int64
    var lot: String
    var place: Int64

    static func < (left: Self, right: Self) -> Bool {
        (left.place, left.product, left.lot) < (right.place, right.product, right.lot)
    }
}

struct ModelMovement {
    var bucket: ModelBucket
    var quantity: Int64
    var instant: Int64
}

struct ModelObservation: Hashable {
    var bucket: ModelBucket
    var stocktake: Int64
    var instant: Int64
}

struct ModelReceipt {
    var state = "draft"
    var lines: [ModelBucket: Int64] = [:]
    /// The receipt that it looks like, and waits to be compared with.
    var held: Int64?
    var released: Int64?

    var goods: [ModelBucket: Int64] { lines.filter { $0.value > 0 } }
}

struct ModelCount {
    struct Line: Hashable {
        var counted: Int64 = 0
        var live: Int64 = 0
        var first: Int64 = .max
        var last: Int64 = .min
    }

    struct Completion {
        var live = 0
        var instant: Int64 = .min
    }

    var state = "counting"
    var lines: [ModelBucket: Line] = [:]
    var completed: [Int64: Completion] = [:]
}

struct ShopModel {
    var movements: [ModelMovement] = []
    var receipts: [Int64: ModelReceipt] = [:]
    var counts: [Int64: ModelCount] = [:]
    var observations: [ModelObservation: Int64] = [:]
    /// What each open recheck proposes.
    var rechecks: [ModelObservation: Int64] = [:]
    /// Buckets that were below zero after some row.
    var belowZero: Set<ModelBucket> = []

    static let dock: Int64 = 1
    static let shelves: [Int64] = [2, 3]
    static func isReal(_ place: Int64) -> Bool { place == dock || shelves.contains(place) }

    func balance(_ bucket: ModelBucket) -> Int64 {
        movements.reduce(0) { $0 + ($1.bucket == bucket ? $1.quantity : 0) }
    }

    func expected(_ bucket: ModelBucket, at instant: Int64) -> Int64 {
        movements.reduce(0) { $0 + ($1.bucket == bucket && $1.instant <= instant ? $1.quantity : 0) }
    }

    var balances: [ModelBucket: Int64] {
        movements.reduce(into: [:]) { $0[$1.bucket, default: 0] += $1.quantity }
    }

    // MARK: what happens

    /// One row of the books: everything that moves in it, at once.
    mutating func row(_ row: [ModelMovement]) {
        var differences: [ModelObservation: Int64] = [:]
        for movement in row where ShopModel.isReal(movement.bucket.place) && movement.quantity != 0 {
            for hit in observations.keys where hit.bucket == movement.bucket && hit.instant >= movement.instant {
                differences[hit, default: 0] -= movement.quantity
            }
        }
        for (observation, difference) in differences where difference != 0 { rechecks[observation, default: 0] += difference }
        movements += row.filter { $0.quantity != 0 }
        for movement in row where ShopModel.isReal(movement.bucket.place) && movement.quantity != 0 {
            if balance(movement.bucket) < 0 { belowZero.insert(movement.bucket) }
        }
    }

    mutating func move(_ bucket: ModelBucket, to place: Int64, _ quantity: Int64, at instant: Int64) {
        var target = bucket
        target.place = place
        row([
            ModelMovement(bucket: bucket, quantity: -quantity, instant: instant),
            ModelMovement(bucket: target, quantity: quantity, instant: instant),
        ])
    }

    /// Submitted, it is held when the same goods are on a receipt that went before, unless the two were compared already.
    mutating func submit(_ receipt: Int64) {
        guard var submitted = receipts[receipt] else { return }
        let twin = receipts.filter { $0.key != receipt && $0.value.state != "draft" && $0.value.goods == submitted.goods }.keys.min()
        submitted.state = "submitted"
        submitted.held = twin == submitted.released ? nil : twin
        if submitted.held != nil { submitted.released = nil }
        receipts[receipt] = submitted
    }

    mutating func post(_ receipt: Int64, supplier: Int64, at instant: Int64) {
        receipts[receipt]?.state = "posted"
        row(
            (receipts[receipt]?.lines ?? [:]).filter { $0.value > 0 }.flatMap { bucket, quantity in
                var source = bucket
                source.place = supplier
                return [
                    ModelMovement(bucket: source, quantity: -quantity, instant: instant),
                    ModelMovement(bucket: bucket, quantity: quantity, instant: instant),
                ]
            })
    }

    /// Every bucket that a stocktake speaks of: what was counted there, and of which instant.
    func findings(_ stocktake: Int64) -> [ModelBucket: (counted: Int64, instant: Int64)] {
        guard let count = counts[stocktake] else { return [:] }
        var findings: [ModelBucket: (counted: Int64, instant: Int64)] = [:]
        for (bucket, line) in count.lines where line.live > 0 { findings[bucket] = (line.counted, line.last) }
        for bucket in Set(movements.map(\.bucket)) where findings[bucket] == nil {
            if let completion = count.completed[bucket.place], completion.live > 0 { findings[bucket] = (0, completion.instant) }
        }
        return findings
    }

    /// Answers how many buckets differed.
    mutating func approve(_ stocktake: Int64, loss: Int64, gain: Int64) -> Int {
        let findings = findings(stocktake)
        var movements: [ModelMovement] = []
        for (bucket, finding) in findings {
            let difference = finding.counted - expected(bucket, at: finding.instant)
            var outside = bucket
            outside.place = difference < 0 ? loss : gain
            movements.append(ModelMovement(bucket: bucket, quantity: difference, instant: finding.instant))
            movements.append(ModelMovement(bucket: outside, quantity: -difference, instant: finding.instant))
        }
        row(movements)
        for (bucket, finding) in findings {
            observations[ModelObservation(bucket: bucket, stocktake: stocktake, instant: finding.instant)] = finding.counted
        }
        counts[stocktake]?.state = "posted"
        return movements.count { ShopModel.isReal($0.bucket.place) && $0.quantity != 0 }
    }
}

/// Pseudo-random numbers by seed (SplitMix64), the same on every machine.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
    mutating func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &self) }
    mutating func oneIn(_ bound: Int) -> Bool { below(bound) == 0 }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
