// The variance in few lines: by product, by place or by the person who counted, in quantity and money.

public import Storage

/// Adds a stocktake's lines up. Under the same conditions as the report itself.
public struct VarianceSummary: Query {
    public var stocktake: DocumentID
    public var grouping: Grouping

    /// By what the lines are added up.
    public enum Grouping: Hashable, Sendable, CaseIterable {
        case product, location, counter
    }

    public init(_ stocktake: DocumentID, by grouping: Grouping) {
        self.stocktake = stocktake
        self.grouping = grouping
    }

    public struct Row: Hashable, Sendable {
        /// Product, location or user; 0 = counted by nobody (not seen at a place that was completed).
        public var id: Int64
        public var name: String
        public var lines: Int64
        public var linesDifferent: Int64
        /// What was found more than expected.
        public var surplus: Int64
        /// What was missing, above zero.
        public var shortage: Int64
        /// What both are worth together; nil for callers who may not see costs.
        public var value: Value?
    }

    /// Largest loss first, then by name.
    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> [Row] {
        let report = VarianceReport(stocktake)
        let (document, found) = try report.lines(for: caller, snapshot)
        let seesCost = try Rights.sees(costOf: .stocktake, in: document.store, caller, snapshot)
        var rows: [Int64: Row] = [:]
        for valued in found {
            let key = key(of: valued.variance)
            let difference = valued.variance.difference
            var row = try rows[key] ?? Row(
                id: key, name: try name(of: key, snapshot), lines: 0, linesDifferent: 0, surplus: 0, shortage: 0,
                value: seesCost ? .zero : nil)
            row.lines += 1
            if difference != 0 { row.linesDifferent += 1 }
            row.surplus &+= max(0, difference)
            row.shortage &+= max(0, 0 &- difference)
            row.value = row.value?.adding(valued.value)
            rows[key] = row
        }
        return rows.values.sorted { ($0.value?.e4 ?? 0, $0.name, $0.id) < ($1.value?.e4 ?? 0, $1.name, $1.id) }
    }

    private func key(of variance: CountVariance) -> Int64 {
        switch grouping {
        case .product: variance.bucket.product.rawValue
        case .location: variance.bucket.location.rawValue
        case .counter: variance.counter?.rawValue ?? 0
        }
    }

    private func name(of key: Int64, _ snapshot: borrowing Snapshot) throws -> String {
        switch grouping {
        case .product: try Products.find(key, in: snapshot)?.name ?? ""
        case .location: try LocationID(key).flatMap { try Places.place($0, in: snapshot)?.code } ?? ""
        case .counter: try Signatures.name(of: UserID(key), in: snapshot)
        }
    }
}
