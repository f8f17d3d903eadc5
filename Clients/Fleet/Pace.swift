// When a terminal's batches are due. Closed loop: as soon as the window lets them. Open loop: at fixed instants that no slow server
// moves, so that an answer's time counts from when its batch should have gone (Tene: "How NOT to measure latency", 2013).

struct Pace: Sendable {
    /// Nanoseconds between two batches of one terminal; nil = closed loop.
    let interval: Int64?
    /// Of this terminal's first batch, after the start.
    let phase: Int64

    /// - Parameter rate: entries per second of the whole fleet; nil = closed loop.
    init(rate: Double?, batch: Int, terminals: Int, number: Int) {
        interval = rate.map { rate in max(1, Int64(Double(batch) * Double(terminals) / rate * 1e9)) }
        phase = interval.map { $0 / Int64(max(1, terminals)) * Int64(number) } ?? 0
    }

    /// When batch `index` (from 0) is due, in nanoseconds after the start; nil = at once.
    func due(_ index: Int64) -> Int64? {
        interval.map { phase + $0 * index }
    }
}
