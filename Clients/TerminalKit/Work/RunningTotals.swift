// What a line has come to, without waiting for the server: its last word plus what the device has added since.

/// The running totals of the task at hand. Pure.
///
/// A line is a product and a lot at a place. Entries that the server has answered are inside its `line_quantity`; those it has not
/// are added on top. So the figure never jumps back when an answer to an earlier entry arrives late.
struct RunningTotals {
    struct Line: Hashable, Sendable {
        var productID: Int64
        /// Where the product is unknown: the code itself.
        var code: String
        var lot: String
        /// 0 for the task's own place.
        var locationID: Int64 = 0
    }

    private struct Pending {
        var line: Line
        var quantity: Int64
    }

    /// The server's last word on a line, and the entry it was about.
    private struct Confirmed {
        var total: Int64
        var sequence: Int64
    }

    private var confirmed: [Line: Confirmed] = [:]
    private var pending: [Int64: Pending] = [:]
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Lines that the server has spoken of.
    var lineCount: Int { confirmed.count }

    /// An entry was saved; returns the line's total with it.
    mutating func add(_ sequence: Int64, _ line: Line, quantity: Int64) -> Int64 {
        // At the limit old lines are forgotten; the server's next word brings them back.
        if confirmed.count >= limit, confirmed[line] == nil, let victim = confirmed.keys.first { confirmed[victim] = nil }
        pending[sequence] = Pending(line: line, quantity: quantity)
        return total(line)
    }

    /// The server's word on an entry: its line had `total` with it. Returns what to show now.
    mutating func confirm(_ sequence: Int64, _ line: Line, total: Int64) -> Int64 {
        pending[sequence] = nil
        if sequence >= confirmed[line]?.sequence ?? 0 { confirmed[line] = Confirmed(total: total, sequence: sequence) }
        return self.total(line)
    }

    /// The server answered without figures: what was accepted stays in the count.
    mutating func settle(_ sequence: Int64, isBooked: Bool) {
        guard let entry = pending.removeValue(forKey: sequence), isBooked else { return }
        let before = confirmed[entry.line]
        // An answered entry that a later answer's total already covers.
        if let before, before.sequence >= sequence { return }
        let sum = (before?.total ?? 0).addingReportingOverflow(entry.quantity)
        confirmed[entry.line] = Confirmed(total: sum.overflow ? .max : sum.partialValue, sequence: sequence)
    }

    /// The product over all its lots and places.
    func total(ofProduct product: Int64) -> Int64 {
        let lines = Set(confirmed.keys).union(pending.values.map(\.line)).filter { $0.productID == product }
        return lines.reduce(0) { sum, line in
            let (value, overflow) = sum.addingReportingOverflow(total(line))
            return overflow ? .max : value
        }
    }

    func total(_ line: Line) -> Int64 {
        var sum = confirmed[line]?.total ?? 0
        let after = confirmed[line]?.sequence ?? 0
        for (sequence, entry) in pending where entry.line == line && sequence > after {
            let (value, overflow) = sum.addingReportingOverflow(entry.quantity)
            sum = overflow ? (entry.quantity > 0 ? .max : .min) : value
        }
        return sum
    }
}
