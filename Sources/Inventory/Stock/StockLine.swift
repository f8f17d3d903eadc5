// Goods as a desk names them: product, lot as printed, place, condition, quantity. Resolved once for every command that takes goods
// from somewhere; all that is wrong with all lines is told at once, each with its field.

import Storage

/// One line of goods as a caller names it.
public struct StockLineDraft: Hashable, Sendable {
    public var product: Int64
    /// As printed; empty = goods not followed by lot.
    public var lotCode: String
    public var location: Int64
    public var condition: Condition
    /// Base units.
    public var quantity: Int64

    public init(product: Int64, lotCode: String = "", location: Int64, condition: Condition = .sellable, quantity: Int64) {
        self.product = product
        self.lotCode = lotCode
        self.location = location
        self.condition = condition
        self.quantity = quantity
    }
}

/// What a bucket holds, and how much of it is promised.
struct BucketStanding: Hashable {
    var onHand: Int64 = 0
    var reserved: Int64 = 0
    var value: Int64 = 0

    /// What nobody was promised.
    var free: Int64 { onHand &- reserved }

    /// The value that `quantity` takes with it: its share of what the bucket is worth.
    func value(of quantity: Quantity) -> Value { Value(e4: value).share(of: quantity, in: onHand) }

    mutating func take(_ quantity: Quantity, worth value: Value) {
        onHand &-= quantity.units
        self.value &-= value.e4
    }
}

extension Balances {
    static func standing(of bucket: Bucket, in source: borrowing some Reading & ~Copyable) throws -> BucketStanding {
        try source.first(
            findStanding, bucket.product.rawValue, bucket.location.rawValue, bucket.lotNumber, bucket.condition.rawValue
        ) { row in BucketStanding(onHand: row.int(0), reserved: row.int(1), value: row.int(2)) } ?? BucketStanding()
    }

    /// Adds to what is promised of a bucket that exists.
    static func reserve(_ quantity: Int64, of bucket: Bucket, in transaction: borrowing Transaction) throws {
        try transaction.run(
            addReserved, bucket.product.rawValue, bucket.location.rawValue, bucket.lotNumber, bucket.condition.rawValue, quantity)
    }

    private static let findStanding = SQL(
        "SELECT on_hand, reserved, value_e4 FROM balance WHERE product = $1 AND location = $2 AND lot = $3 AND condition = $4")
    private static let addReserved = SQL(
        """
        UPDATE balance SET reserved = reserved + $5 WHERE product = $1 AND location = $2 AND lot = $3 AND condition = $4
        """)
}

/// A line with everything it names, as far as it exists.
struct StockLine: Hashable {
    var draft: StockLineDraft
    var product: ProductFacts?
    var lot: Lot?
    var place: Place?
    var standing = BucketStanding()

    /// Nil while something it names is not there.
    var bucket: Bucket? {
        guard let product, let place, draft.lotCode.isEmpty || lot != nil else { return nil }
        return Bucket(product: product.id, lot: lot?.id, location: place.id, condition: draft.condition)
    }
}

/// The lines of one command.
struct StockLines: Hashable {
    var lines: [StockLine]
    /// The path of the field that holds them, for the messages.
    var field = "lines"

    /// Looks up what the lines name; more lines than the limit are not looked at.
    static func gather(
        _ drafts: [StockLineDraft], field: String = "lines", in source: borrowing some Reading & ~Copyable
    ) throws -> StockLines {
        guard drafts.count <= Limits.stockLines else { return StockLines(lines: [], field: field) }
        var lines: [StockLine] = []
        for draft in drafts {
            var line = StockLine(draft: draft)
            line.product = try Products.find(draft.product, in: source)
            line.place = try LocationID(draft.location).flatMap { try Places.place($0, in: source) }
            if let product = line.product, let code = LotCode(draft.lotCode), !code.isEmpty {
                line.lot = try Lots.find(product.id, code: code.normalised, in: source)
            }
            if let bucket = line.bucket { line.standing = try Balances.standing(of: bucket, in: source) }
            lines.append(line)
        }
        return StockLines(lines: lines, field: field)
    }

    /// What is wrong with what the lines name and how much, in `store`.
    ///
    /// - Parameter signed: a quantity may be negative, too.
    func problems(_ drafts: [StockLineDraft], in store: StoreID, signed: Bool = false) -> [Rejection] {
        guard drafts.count <= Limits.stockLines else { return [.tooMany(field: field, limit: Limits.stockLines)] }
        guard !drafts.isEmpty else { return [.malformed(field: field, problem: "is empty")] }
        return lines.enumerated().flatMap { index, line -> [Rejection] in
            let path = "\(field)[\(index)]"
            var problems: [Rejection] = []
            let isMeant = signed ? line.draft.quantity != 0 : line.draft.quantity > 0
            if !isMeant || Quantity(line.draft.quantity) == nil { problems.append(.quantityOutOfRange(field: "\(path).quantity")) }
            if line.product == nil { problems.append(.unknown(subject: .product, reference: "\(line.draft.product)")) }
            if let place = line.place, place.kind.isStock {
                if place.store != store { problems.append(.elsewhere(subject: .location, reference: place.code)) }
            } else {
                problems.append(.unknown(subject: .location, reference: "\(line.draft.location)"))
            }
            if line.product != nil, !line.draft.lotCode.isEmpty, line.lot == nil {
                problems.append(.unknown(subject: .lot, reference: line.draft.lotCode))
            }
            return problems
        }
    }

    /// Every bucket of which more is wanted than is free, each once; goods that come are not wanted from anywhere.
    ///
    /// - Parameter promised: what the command itself was promised of a bucket.
    func shortages(promised: [Bucket: Int64] = [:]) -> [Rejection] {
        var wanted: [Bucket: Int64] = [:]
        var order: [(bucket: Bucket, line: StockLine)] = []
        for line in lines {
            guard let bucket = line.bucket else { continue }
            if wanted[bucket] == nil { order.append((bucket, line)) }
            wanted[bucket, default: 0] &+= line.draft.quantity
        }
        return order.compactMap { bucket, line in
            let (free, quantity) = (line.standing.free &+ (promised[bucket] ?? 0), wanted[bucket] ?? 0)
            guard quantity > max(free, 0) else { return nil }
            return .insufficientStock(
                product: line.product?.name ?? "", place: line.place?.code ?? "", available: max(free, 0), wanted: quantity)
        }
    }
}
