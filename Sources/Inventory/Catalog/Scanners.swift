// How each store's scans are read: its scale labels are its own. Templates are parsed once and kept as long as the rows they
// came from stand unchanged in the state that is being read, so a change needs no message to reach the cache.

import Barcodes
import Storage
import Synchronization

/// Scan parsers by store. Sendable; the mutex guards the cache.
final class Scanners: Sendable {
    private struct TemplateRow: Hashable {
        var pattern: String
        var decimals: Int64
    }

    private struct Entry {
        var rows: [TemplateRow]
        var year: Int
        var parser: ScanParser
    }

    private let entries = Mutex<[Int64: Entry]>([:])

    /// The parser of `store` in the year of `today` (`YYYY-MM-DD`).
    func parser(
        of store: StoreID, today: String, in source: borrowing some Reading & ~Copyable
    ) throws -> ScanParser {
        let year = CalendarDate(today)?.year ?? 2000
        let rows = try source.all(Self.templates, store.rawValue) { row in
            TemplateRow(pattern: row.text(0), decimals: row.int(1))
        }
        if let known = entries.withLock({ $0[store.rawValue] }), known.rows == rows, known.year == year {
            return known.parser
        }
        let templates = rows.compactMap { row in
            try? ScaleTemplate(parsing: row.pattern, decimals: Int(clamping: row.decimals))
        }
        let parser = ScanParser(ScanParser.Configuration(currentYear: year, scaleTemplates: templates))
        entries.withLock { $0[store.rawValue] = Entry(rows: rows, year: year, parser: parser) }
        return parser
    }

    // The store's own templates come before those of all stores: the first that matches counts.
    private static let templates = SQL(
        "SELECT pattern, decimals FROM scale_template WHERE store IN ($1, 0) ORDER BY store DESC, id")
}
