// The figures of a running server in Prometheus' text format (version 0.0.4).

import Gateway
import RPC
import Storage

/// Renders counters and gauges; pure.
enum MetricsText {
    static func page(
        _ store: DatabaseMetrics, _ calls: ServerCounters, condition: StoreCondition = .writable, terminals: Int, entries: [EntryEnd: Int] = [:],
        backups: BackupLog.Figures = .init(), shipment: LogShipment.Figures? = nil
    ) -> String {
        var page = Page()
        page.add("shelfwire_terminals_attached", .gauge, "Terminals with an open stream.", terminals)
        page.add(
            "shelfwire_entries_total", "Entries of terminals by how they ended; what was rejected or parked waits in the review list.", label: "end",
            EntryEnd.allCases.map { ($0.rawValue, entries[$0] ?? 0) })
        page.add("shelfwire_connections_open", .gauge, "HTTP/2 connections open now.", calls.openConnections)
        page.add("shelfwire_connections_opened_total", .counter, "Connections accepted.", calls[.connectionsOpened])
        page.add("shelfwire_connections_refused_total", .counter, "Connections refused by a limit.", calls[.connectionsRefused])
        page.add("shelfwire_connections_cut_total", .counter, "Connections closed by a limit.", calls[.connectionsCut])
        page.add("shelfwire_calls_open", .gauge, "Calls under way.", calls.openCalls)
        page.add("shelfwire_calls_started_total", .counter, "Calls begun.", calls[.callsStarted])
        page.add("shelfwire_calls_succeeded_total", .counter, "Calls ended with OK.", calls[.callsSucceeded])
        page.add("shelfwire_calls_failed_total", .counter, "Calls ended with another status.", calls[.callsFailed])
        page.add("shelfwire_calls_cancelled_total", .counter, "Calls ended before a status.", calls[.callsCancelled])
        page.add("shelfwire_handshakes_failed_total", .counter, "TLS handshakes that failed.", calls[.handshakesFailed])
        page.add(
            "shelfwire_limits_reached_total", "How often a limit was reached, by its name.", label: "limit",
            RPC.ServerCounters.Limit.allCases.map { ($0.rawValue, calls[$0]) })
        page.add("shelfwire_unexpected_errors_total", .counter, "Errors that only the log explains.", calls[.unexpectedErrors])
        page.add("shelfwire_store_groups_total", .counter, "Groups of writes taken from the line.", store.groups)
        page.add("shelfwire_store_commits_total", .counter, "Transactions committed.", store.commits)
        page.add("shelfwire_store_separated_groups_total", .counter, "Groups undone and run one by one.", store.separatedGroups)
        page.add("shelfwire_store_writes_succeeded_total", .counter, "Writes answered with their value.", store.succeeded)
        page.add("shelfwire_store_writes_failed_total", .counter, "Writes answered with an error.", store.failed)
        page.add(
            "shelfwire_store_refusals_total", "Reads and writes that the machine could not serve, by the reason.", label: "reason",
            Self.refusals.map { ($0, store.refusals[$1] ?? 0) })
        page.add("shelfwire_store_takes_writes", .gauge, "1 = the books take writes; 0 = the disk is full or takes none.", condition.takesWrites ? 1 : 0)
        page.add("shelfwire_store_largest_group", .gauge, "Writes of the largest group.", store.largestGroup)
        page.add("shelfwire_store_waiting_writes", .gauge, "Writes waiting now.", store.waitingWrites)
        page.add("shelfwire_store_waiting_reads", .gauge, "Reads waiting now.", store.waitingReads)
        page.add("shelfwire_backups_total", .counter, "Copies of the books written and checked.", backups.succeeded)
        page.add("shelfwire_backups_failed_total", .counter, "Copies of the books that failed.", backups.failed)
        page.add(
            "shelfwire_backup_last_timestamp_seconds", .gauge, "When the last good copy was begun; 0 = none since the start.",
            Int(backups.lastMilliseconds / 1_000))
        page.add("shelfwire_backup_last_bytes", .gauge, "Size of the last good copy.", Int(backups.lastBytes))
        if let shipment {
            page.add(
                "shelfwire_log_shipped_timestamp_seconds", .gauge, "When the last shipped commit was made; 0 = none since the start.",
                Int(shipment.lastMilliseconds / 1_000))
            page.add("shelfwire_log_shipped_bytes_total", .counter, "Bytes of commits shipped to the other disk.", Int(shipment.bytes))
            page.add("shelfwire_log_shipping_failures_total", .counter, "How often the shipped log had to begin anew.", shipment.failures)
        }
        page.add("shelfwire_store_commit_seconds", "How long commits took.", store.commitLatency)
        return page.text
    }

    private static let refusals: [(String, StorageError.Code)] = [
        ("overloaded", .overloaded), ("disk_full", .diskFull), ("disk_read_only", .readOnlyDisk), ("out_of_memory", .outOfMemory),
        ("locked", .busy), ("stopped", .failed),
    ]

    private enum Kind: String { case gauge, counter }

    private struct Page {
        var text = ""

        mutating func add(_ name: String, _ kind: Kind, _ meaning: String, _ value: Int) {
            text += "# HELP \(name) \(meaning)\n# TYPE \(name) \(kind.rawValue)\n\(name) \(value)\n"
        }

        /// One counter for each value of a label.
        mutating func add(_ name: String, _ meaning: String, label: String, _ values: [(String, Int)]) {
            text += "# HELP \(name) \(meaning)\n# TYPE \(name) counter\n"
            for (value, count) in values { text += "\(name){\(label)=\"\(value)\"} \(count)\n" }
        }

        mutating func add(_ name: String, _ meaning: String, _ histogram: LatencyHistogram) {
            text += "# HELP \(name) \(meaning)\n# TYPE \(name) histogram\n"
            var below = 0
            for (index, count) in histogram.buckets.enumerated() {
                below += count
                // Bucket i ends at 2^i microseconds; past a minute one more border says nothing.
                if index <= 26 { text += "\(name)_bucket{le=\"\(seconds(1 << Int64(index)))\"} \(below)\n" }
            }
            text += "\(name)_bucket{le=\"+Inf\"} \(histogram.count)\n"
            text += "\(name)_sum \(seconds(histogram.totalMicroseconds))\n\(name)_count \(histogram.count)\n"
        }

        /// Microseconds as seconds with six decimals, without floating point.
        private func seconds(_ microseconds: Int64) -> String {
            let fraction = String(microseconds % 1_000_000)
            return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
        }
    }
}
