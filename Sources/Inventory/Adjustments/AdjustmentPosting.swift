// What an adjustment does to the books: losses go to the store's loss place, gains come from its gain place, at the moving average.
// Facts in, postings out.

import Storage

/// An adjustment's lines with what they are worth now.
struct AdjustmentPosting {
    var lines: [AdjustmentLine]
    /// Beside `lines`.
    var values: [Value]
    var loss: LocationID
    var gain: LocationID

    init(
        _ lines: [AdjustmentLine], in store: StoreID, _ source: borrowing some Reading & ~Copyable
    ) throws {
        self.lines = lines
        loss = try Places.required(.loss, of: store, in: source).id
        gain = try Places.required(.gain, of: store, in: source).id
        var holdings: [ProductID: Holding] = [:]
        values = []
        for line in lines {
            let product = line.bucket.product
            var holding = try holdings[product] ?? Valuation.holding(of: product, in: store, source)
            let value = holding.value(of: line.quantity)
            holding.add(line.quantity, worth: value)
            holdings[product] = holding
            values.append(value)
        }
    }

    /// What the store gains, or below zero loses.
    var value: Value { Value(e4: Int64(clamping: values.reduce(Int128(0)) { $0 + Int128($1.e4) })) }

    /// What is decided about: losses and gains do not hide each other.
    var weight: Int64 { Int64(clamping: values.reduce(Int128(0)) { $0 + Int128($1.e4.magnitude) }) }

    var postings: [Posting] {
        zip(lines, values).flatMap { line, value in
            Posting.move(
                line.bucket.product, lot: line.bucket.lot, line.quantity, value: value,
                from: (line.quantity.isNegative ? loss : gain, line.bucket.condition),
                to: (line.bucket.location, line.bucket.condition))
        }
    }
}
