// A trembling hand reads the same label twice; the second read within a moment is no second carton.

/// Recognises the same symbol read again within a set time. Pure; the instant is passed in.
struct DoubleReadFilter: Sendable {
    private let windowMilliseconds: Int64
    private var last: (symbol: [UInt8], monotonicMilliseconds: Int64)?

    init(windowMilliseconds: Int64) {
        self.windowMilliseconds = windowMilliseconds
    }

    /// True when this read repeats the one before it. A repeated read does not extend the time: a held trigger that
    /// reads on for seconds counts again, visibly, instead of being swallowed for ever.
    mutating func isRepeat(_ symbol: [UInt8], atMonotonicMilliseconds now: Int64) -> Bool {
        if let last, last.symbol == symbol, now >= last.monotonicMilliseconds,
            now - last.monotonicMilliseconds < windowMilliseconds {
            return true
        }
        last = (symbol, now)
        return false
    }

    /// After an undo the same label may be scanned at once.
    mutating func forget() {
        last = nil
    }
}
