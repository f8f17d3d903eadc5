// What has to be counted again, for those who count it: never what was expected, never what the others counted.

public import Storage

/// The buckets of the recount that goes on; empty while there is none.
public struct RecountList: Query {
    public var stocktake: DocumentID

    public init(_ stocktake: DocumentID) {
        self.stocktake = stocktake
    }

    public struct Line: Hashable, Sendable {
        public var product: ProductID
        public var productName: String
        public var lotCode: String
        public var location: LocationID
        public var locationCode: String
        public var condition: Condition
        /// Somebody has counted it in this pass.
        public var isCounted: Bool
        /// The caller may not: counted it, or its place, in a pass before.
        public var isForOthers: Bool
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> [Line] {
        let facts = try DocumentFacts.gather(stocktake, of: .stocktake, caller, in: snapshot)
        try Rights.require(facts.permission(.see), of: caller, in: snapshot)
        let document = try facts.found()
        guard document.isIn(StocktakeState.recounting) else { return [] }
        let round = try Stocktakes.requiredHeader(document, in: snapshot).round
        let counted = try CountedAgain(document.id, pass: round.pass, in: snapshot)
        return try Recounts.buckets(of: document.id, pass: round.pass, in: snapshot).map { bucket in
            Line(
                product: bucket.product, productName: try Products.find(bucket.product.rawValue, in: snapshot)?.name ?? "",
                lotCode: try bucket.lot.flatMap { try Lots.find($0, in: snapshot)?.shownCode } ?? "", location: bucket.location,
                locationCode: try Places.place(bucket.location, in: snapshot)?.code ?? "", condition: bucket.condition,
                isCounted: counted.line(of: bucket) != nil,
                isForOthers: try caller.user.map {
                    try Recounts.hasCounted($0, bucket, on: document.id, before: round.pass, in: snapshot)
                } ?? false)
        }
    }
}

/// What a pass of a recount has found so far.
struct CountedAgain {
    private var lines: [Bucket: CountLine] = [:]
    private var completed: [LocationID: Instant]

    init(_ id: DocumentID, pass: Int64, in source: borrowing some Reading & ~Copyable) throws {
        completed = try Stocktakes.completedPlaces(of: id, pass: pass, in: source)
        for line in try Stocktakes.lines(of: id, pass: pass, in: source) where line.entries > 0 { lines[line.bucket] = line }
    }

    /// Nil while nobody has counted it; zero where its place was completed and it was not seen.
    func line(of bucket: Bucket) -> CountLine? {
        if let line = lines[bucket] { return line }
        return completed[bucket.location].map { CountLine(bucket: bucket, counted: 0, first: $0, last: $0, entries: 1, counter: nil) }
    }
}
