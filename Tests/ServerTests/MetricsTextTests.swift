import Gateway
import RPC
@testable import Server
import Storage
import Testing

struct MetricsTextTests {
    @Test func everyFigureHasItsHelpAndItsType() {
        let lines = MetricsText.page(DatabaseMetrics(), ServerCounters.none, terminals: 3).split(separator: "\n")
        let names = Set(lines.filter { !$0.hasPrefix("#") }.map { Self.family($0) })
        for name in names {
            #expect(lines.contains { $0.hasPrefix("# HELP \(name) ") }, "\(name)")
            #expect(lines.contains { $0.hasPrefix("# TYPE \(name) ") }, "\(name)")
        }
        #expect(lines.contains("shelfwire_terminals_attached 3"))
    }

    @Test func entriesAreCountedByTheirEnd() {
        let page = MetricsText.page(DatabaseMetrics(), ServerCounters.none, terminals: 0, entries: [.accepted: 30, .parked: 2])
        let lines = page.split(separator: "\n").filter { $0.hasPrefix("shelfwire_entries_total") }
        #expect(lines.map(String.init) == [
            "shelfwire_entries_total{end=\"accepted\"} 30", "shelfwire_entries_total{end=\"accepted_with_exception\"} 0",
            "shelfwire_entries_total{end=\"rejected\"} 0", "shelfwire_entries_total{end=\"parked\"} 2",
            "shelfwire_entries_total{end=\"repeated\"} 0",
        ])
    }

    @Test func whatTheMachineCouldNotServeIsCountedByItsReason() {
        var metrics = DatabaseMetrics()
        metrics.refusals = [.overloaded: 7, .diskFull: 2]
        let page = MetricsText.page(metrics, ServerCounters.none, condition: .diskFull, terminals: 0)
        #expect(page.contains("shelfwire_store_refusals_total{reason=\"overloaded\"} 7\n"))
        #expect(page.contains("shelfwire_store_refusals_total{reason=\"disk_full\"} 2\n"))
        #expect(page.contains("shelfwire_store_refusals_total{reason=\"disk_read_only\"} 0\n"))
        #expect(page.contains("shelfwire_store_takes_writes 0\n"))
        #expect(MetricsText.page(metrics, ServerCounters.none, terminals: 0).contains("shelfwire_store_takes_writes 1\n"))
    }

    @Test func theHistogramAddsUp() {
        var metrics = DatabaseMetrics()
        for microseconds in [1, 3, 900, 2_000_000] as [Int64] { metrics.commitLatency.record(microseconds: microseconds) }
        let page = MetricsText.page(metrics, ServerCounters.none, terminals: 0)
        #expect(page.contains("shelfwire_store_commit_seconds_bucket{le=\"0.000002\"} 1\n"))
        #expect(page.contains("shelfwire_store_commit_seconds_bucket{le=\"0.000004\"} 2\n"))
        #expect(page.contains("shelfwire_store_commit_seconds_bucket{le=\"0.001024\"} 3\n"))
        #expect(page.contains("shelfwire_store_commit_seconds_bucket{le=\"+Inf\"} 4\n"))
        #expect(page.contains("shelfwire_store_commit_seconds_sum 2.000904\n"))
        #expect(page.contains("shelfwire_store_commit_seconds_count 4\n"))
    }

    private static func family(_ line: Substring) -> String {
        var name = String(line.prefix { $0 != " " && $0 != "{" })
        for ending in ["_bucket", "_sum", "_count"] where name.hasPrefix("shelfwire_store_commit_seconds") && name.hasSuffix(ending) {
            name.removeLast(ending.count)
        }
        return name
    }
}

extension ServerCounters {
    /// Those of a server that nobody has called.
    static var none: ServerCounters { RPC.Server().counters }
}
