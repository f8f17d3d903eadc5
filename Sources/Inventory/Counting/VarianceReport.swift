// The variance report: what was counted against what was expected, in quantity and money, page by page with the totals of all.

public import Storage

/// Evaluates a stocktake now (or, once it is posted, shows what was found). Not for people who still count blind on it.
public struct VarianceReport: Query {
    public var stocktake: DocumentID
    public var differencesOnly: Bool
    public var page: Page
    /// Where an evaluation is kept for the pages that follow; nil: each page evaluates.
    var cache: VarianceCache?

    public init(_ stocktake: DocumentID, differencesOnly: Bool = false, page: Page = Page()) {
        self.stocktake = stocktake
        self.differencesOnly = differencesOnly
        self.page = page
    }

    public struct Answer: Sendable {
        public var page: Paged<Line>
        public var linesTotal: Int64
        public var linesDifferent: Int64
        /// Nil for callers who may not see costs.
        public var valueTotal: Value?
    }

    public struct Line: Hashable, Sendable {
        public var product: ProductID
        public var productName: String
        public var lotCode: String
        public var location: LocationID
        public var locationCode: String
        public var condition: Condition
        public var counted: Int64
        public var expected: Int64
        public var difference: Int64
        /// The difference at the store's average cost; nil for callers who may not see costs.
        public var value: Value?
        /// The instant the count speaks of.
        public var countedAt: Instant
        public var movedDuringCount: Bool
        public var isUnseen: Bool
        /// Nil where nobody said why.
        public var reason: AdjustmentReason?
        /// Who counted it last; empty where nobody saw it.
        public var counter: String
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Answer {
        let document = try document(for: caller, snapshot)
        let filter = "variance/\(document.id)/\(document.state)/\(differencesOnly)"
        let paging = try Paging(page, list: filter, keys: .number(0), .number(0), .number(0), .number(0), .number(0))
        let (shown, sequence) = try evaluation(of: document, asOf: paging.after.isEmpty ? nil : paging.number(4), snapshot)

        let seesCost = try Rights.sees(costOf: .stocktake, in: document.store, caller, snapshot)
        let wanted = differencesOnly ? shown.filter { $0.variance.difference != 0 } : shown
        let rest = wanted.drop { !paging.after.isEmpty && $0.variance.bucket.countingOrder <= CountingOrder(after: paging) }
        let rows = paging.page(Array(rest.prefix(Int(paging.rowsToRead)))) { line in
            line.variance.bucket.countingOrder.keys + [.number(sequence)]
        }
        let reasons = try VarianceReasons.all(of: document.id, in: snapshot)
        let items = try rows.items.map { try line($0, reasons[$0.variance.bucket], seesCost: seesCost, snapshot) }
        return Answer(
            page: Paged(items: items, nextToken: rows.nextToken), linesTotal: Int64(shown.count),
            linesDifferent: Int64(shown.count { $0.variance.difference != 0 }),
            valueTotal: seesCost ? ValuedVariance.total(shown) : nil)
    }

    /// Every line, in counting order, for callers who may see what is expected.
    func lines(for caller: Caller, _ snapshot: borrowing Snapshot) throws -> (document: Document, lines: [ValuedVariance]) {
        let document = try document(for: caller, snapshot)
        return (document, try evaluate(document, snapshot))
    }

    /// The evaluation of the page before, where it is kept; else a new one. With it the last row of the journal that it knows of.
    private func evaluation(
        of document: Document, asOf sequence: Int64?, _ snapshot: borrowing Snapshot
    ) throws -> (lines: [ValuedVariance], sequence: Int64) {
        var key = VarianceCache.Key(stocktake: document.id, state: document.state, version: document.version, sequence: sequence ?? 0)
        if sequence != nil, let kept = cache?.find(key) { return (kept, key.sequence) }
        let lines = try evaluate(document, snapshot)
        key.sequence = try Journal.head(snapshot).sequence
        cache?.keep(lines, as: key)
        return (lines, key.sequence)
    }

    /// The stocktake, for callers who may see what is expected.
    private func document(for caller: Caller, _ snapshot: borrowing Snapshot) throws -> Document {
        let facts = try DocumentFacts.gather(stocktake, of: .stocktake, caller, in: snapshot)
        try Rights.require(facts.permission(.see), of: caller, in: snapshot)
        let document = try facts.found()
        try refuseBlindCounters(document, facts, caller, snapshot)
        return document
    }

    private func evaluate(_ document: Document, _ snapshot: borrowing Snapshot) throws -> [ValuedVariance] {
        let found =
            document.isIn(StocktakeState.posted)
            ? try PostedVariances.read(document, in: snapshot)
            : try EvaluatedStocktake(
                document, knownThrough: StocktakePostings.progress(of: document, in: snapshot), in: snapshot
            ).valued
        // An empty bucket that nobody saw is no news.
        return found.filter { !($0.variance.isUnseen && $0.variance.expected == 0) }
    }

    /// A blind count is blind only if nobody who may still count on it can look here first.
    private func refuseBlindCounters(
        _ document: Document, _ facts: DocumentFacts, _ caller: Caller, _ snapshot: borrowing Snapshot
    ) throws {
        // A recount is blind, whatever the first count was.
        let isRecount = document.isIn(StocktakeState.recounting)
        guard !document.isIn(StocktakeState.posted, StocktakeState.posting),
            try isRecount || Stocktakes.requiredHeader(document, in: snapshot).isBlind, let user = caller.user
        else { return }
        let mayCount = Permission(.count, .stocktake, in: document.store)
        let isCounting = isRecount || document.isIn(StocktakeState.counting)
        let stillCounts = try isCounting && Rights.holds(mayCount, user, in: snapshot)
        try facts.requireOther(than: .counter, .recounter)
        if stillCounts { _ = try facts.found(in: StocktakeState.submitted) }
    }

    private func line(
        _ valued: ValuedVariance, _ reason: AdjustmentReason?, seesCost: Bool, _ snapshot: borrowing Snapshot
    ) throws -> Line {
        let variance = valued.variance
        let bucket = variance.bucket
        return Line(
            product: bucket.product, productName: try Products.find(bucket.product.rawValue, in: snapshot)?.name ?? "",
            lotCode: try bucket.lot.flatMap { try Lots.find($0, in: snapshot)?.shownCode } ?? "", location: bucket.location,
            locationCode: try Places.place(bucket.location, in: snapshot)?.code ?? "", condition: bucket.condition,
            counted: variance.counted, expected: variance.expected, difference: variance.difference,
            value: seesCost ? valued.value : nil, countedAt: variance.instant, movedDuringCount: variance.movedDuringCount,
            isUnseen: variance.isUnseen, reason: reason, counter: try Signatures.name(of: variance.counter, in: snapshot))
    }
}

/// A variance and what it is worth.
struct ValuedVariance {
    var variance: CountVariance
    var value: Value

    static func total(_ all: [ValuedVariance]) -> Value {
        Value(e4: Int64(clamping: all.reduce(Int128(0)) { $0 + Int128($1.value.e4) }))
    }
}

extension EvaluatedStocktake {
    var valued: [ValuedVariance] {
        zip(variances, values).map(ValuedVariance.init)
    }
}

extension CountingOrder {
    /// As a page token keeps it.
    fileprivate var keys: [PageKey] { [.number(location), .number(product), .number(lot), .number(condition)] }

    /// The last line of the page before.
    fileprivate init(after paging: Paging) {
        self.init(location: paging.number(0), product: paging.number(1), lot: paging.number(2), condition: paging.number(3))
    }
}
