// One pick, line by line: which promise it fulfils, which other promise it frees, and which rules it breaks. Pure.

/// Gathers what a pick does to the promises of one reservation.
struct PickWork {
    private let today: String
    private let target: LocationID
    private var allocations: [Allocation]
    private var candidates: [ProductID: [StockCandidate]]
    private var standings: [Bucket: BucketStanding] = [:]
    private var reserved: [Bucket: Int64] = [:]
    private var postings: [Posting] = []
    private var overrides: [PickOverride] = []
    /// What no override helps against.
    private var refusals: [Rejection] = []
    /// What an override would allow.
    private var rules: [Rejection] = []

    init(_ facts: PickStock.Facts, target: LocationID) {
        today = facts.today
        self.target = target
        allocations = facts.allocations
        candidates = facts.candidates
        for line in facts.goods.lines {
            if let bucket = line.bucket { standings[bucket] = line.standing }
        }
    }

    mutating func pick(_ line: StockLine) {
        guard let bucket = line.bucket, let product = line.product else { return }
        let wanted = line.draft.quantity
        let promised = allocations.reduce(0) { $0 + ($1.bucket.product == product.id && !$1.isPicked ? $1.open : 0) }
        guard wanted <= promised else {
            refusals.append(.moreThanAgreed(product: product.name, agreed: promised, wanted: wanted))
            return
        }
        let own = allocations.reduce(0) { $0 + ($1.bucket == bucket && !$1.isPicked ? $1.open : 0) }
        let extra = max(0, wanted - own)
        let standing = standings[bucket] ?? BucketStanding()
        guard extra <= max(0, standing.free), wanted <= standing.onHand else {
            refusals.append(
                .insufficientStock(
                    product: product.name, place: line.place?.code ?? "", available: max(0, min(standing.onHand, standing.free + own)),
                    wanted: wanted))
            return
        }
        check(bucket, wanted, product, isExtra: extra > 0)
        // What is picked of other goods frees as much of what was promised last.
        free(extra, of: product.id, except: bucket)
        take(wanted, of: bucket, own: wanted - extra)
    }

    private mutating func check(_ bucket: Bucket, _ quantity: Int64, _ product: ProductFacts, isExtra: Bool) {
        let all = candidates[product.id] ?? []
        guard let picked = all.first(where: { $0.bucket == bucket }) else { return }
        if !picked.isGood(until: today) {
            let rule: PickRule =
                switch picked.lotStatus {
                case .ok: .expired
                case .hold: .held
                case .recalled: .recalled
                }
            let state = rule == .expired ? "expired" : "\(picked.lotStatus)"
            rules.append(.lotBlocked(product: product.name, lot: picked.shownLot, state: state))
            overrides.append(PickOverride(bucket: bucket, quantity: quantity, rule: rule))
        } else if isExtra, let due = FirstExpired.due(before: picked, among: all.map(withOwnPromises), until: today) {
            rules.append(.notFirstToExpire(product: product.name, lot: picked.shownLot, due: due.shownLot))
            overrides.append(PickOverride(bucket: bucket, quantity: quantity, rule: .firstToExpire, due: due.bucket.lot))
        }
    }

    /// What this reservation was promised of a bucket it may take, too.
    private func withOwnPromises(_ candidate: StockCandidate) -> StockCandidate {
        var candidate = candidate
        candidate.free += allocations.reduce(0) { $0 + ($1.bucket == candidate.bucket && !$1.isPicked ? $1.open : 0) }
        return candidate
    }

    private mutating func free(_ quantity: Int64, of product: ProductID, except bucket: Bucket) {
        var rest = quantity
        for index in allocations.indices.reversed() where rest > 0 {
            let allocation = allocations[index]
            guard allocation.bucket.product == product, allocation.bucket != bucket, !allocation.isPicked else { continue }
            let share = min(rest, allocation.open)
            allocations[index].open -= share
            allocations[index].quantity -= share
            reserved[allocation.bucket, default: 0] -= share
            rest -= share
        }
    }

    private mutating func take(_ quantity: Int64, of bucket: Bucket, own: Int64) {
        var rest = own
        for index in allocations.indices where rest > 0 && allocations[index].bucket == bucket && !allocations[index].isPicked {
            let share = min(rest, allocations[index].open)
            allocations[index].open -= share
            allocations[index].quantity -= share
            rest -= share
        }
        reserved[bucket, default: 0] -= own
        var staged = bucket
        staged.location = target
        allocations.append(
            Allocation(line: 0, bucket: staged, quantity: quantity, open: quantity, isPicked: true))
        reserved[staged, default: 0] += quantity
        // The next line of this pick finds what this one leaves.
        standings[bucket]?.reserved -= own
        standings[staged]?.reserved += quantity
        guard staged != bucket else { return }
        let moved = Quantity(trusted: quantity)
        let value = standings[bucket, default: BucketStanding()].value(of: moved)
        standings[bucket]?.take(moved, worth: value)
        standings[staged]?.take(moved.negated, worth: value.negated)
        postings += Posting.move(
            bucket.product, lot: bucket.lot, moved, value: value, from: (bucket.location, bucket.condition),
            to: (target, bucket.condition))
    }

    // MARK: the outcome

    func problems(isOverride: Bool) -> [Rejection] { refusals + (isOverride ? [] : rules) }

    func plan(_ document: Document) -> PickStock.Plan {
        let left = merged
        let isDone = left.allSatisfy { $0.isPicked || $0.open == 0 }
        return PickStock.Plan(
            document: document, allocations: left, reserved: reserved.filter { $0.value != 0 }, postings: postings,
            overrides: overrides, state: isDone ? .picked : .active)
    }

    /// One row per bucket and whether it is picked; empty ones are gone.
    private var merged: [Allocation] {
        var rows: [Allocation] = []
        for allocation in allocations where allocation.quantity > 0 {
            if let index = rows.firstIndex(where: { $0.bucket == allocation.bucket && $0.isPicked == allocation.isPicked }) {
                rows[index].quantity += allocation.quantity
                rows[index].open += allocation.open
            } else {
                var row = allocation
                row.line = Int64(rows.count + 1)
                rows.append(row)
            }
        }
        return rows.enumerated().map { index, row in
            var row = row
            row.line = Int64(index + 1)
            return row
        }
    }
}
