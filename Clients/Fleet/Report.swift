// A run's figures on standard output, `name value unit`, and its broken promises in words on standard error.

import Histogram
import Wire

struct Report: Sendable {
    let outcome: RunOutcome

    /// Whether the server kept every promise.
    var isSound: Bool { outcome.figures.breaches == 0 && outcome.settlement.isEmpty && outcome.figures.errors.isEmpty }

    /// The figures of entries, in a fixed order.
    var entryLines: [String] {
        let figures = outcome.figures
        var lines = [
            "entries \(figures.entries) entries",
            "duration \(Self.decimal(outcome.seconds)) s",
            "rate \(Int64(Double(figures.entries) / max(outcome.seconds, 0.001))) entries/s",
        ]
        for verdict in Self.verdicts { lines.append("verdict_\(verdict.name) \(figures.verdicts[verdict.value] ?? 0) entries") }
        lines += Self.percentiles(of: figures.answers, named: "answer")
        return lines + promises
    }

    /// The figures of streams that came and stayed.
    var streamLines: [String] {
        ["welcomes \(outcome.figures.welcomes) streams"] + Self.percentiles(of: outcome.figures.attaching, named: "welcome") + promises
    }

    private var promises: [String] {
        [
            "errors \(outcome.figures.errors.values.reduce(0, +)) calls",
            "promises_broken \(outcome.figures.breaches + Int64(outcome.settlement.count)) promises",
        ]
    }

    /// What went wrong, for people.
    var complaints: [String] {
        outcome.figures.shown + outcome.settlement.prefix(Tally.shownBreaches)
            + outcome.figures.errors.sorted { $0.key < $1.key }.map { "\($0.value) calls ended with \($0.key)" }
    }

    private static let verdicts: [(name: String, value: Verdict)] = [
        ("accepted", .accepted), ("accepted_with_exception", .acceptedWithException), ("rejected", .rejected), ("parked", .parked),
        ("repeated", .repeated),
    ]

    private static func percentiles(of histogram: Histogram<UInt64>, named name: String) -> [String] {
        guard histogram.totalCount > 0 else { return [] }
        let points = [("p50", 50.0), ("p90", 90), ("p99", 99), ("p999", 99.9)]
        return points.map { "\(name)_\($0.0) \(decimal(Double(histogram.valueAtPercentile($0.1)) / 1_000)) ms" }
            + ["\(name)_max \(decimal(Double(histogram.maxRecorded) / 1_000)) ms"]
    }

    /// Three places behind the point.
    static func decimal(_ value: Double) -> String {
        let thousandths = Int64((value * 1_000).rounded())
        let rest = String(thousandths % 1_000)
        return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
