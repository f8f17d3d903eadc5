import FoundationEssentials

/// Where `restore --until` ends.
enum RestoreEnd: Hashable {
    /// Nil = as far as it goes.
    case instant(Int64?)
    /// The last row of the journal.
    case sequence(Int64)

    /// Digits alone are a row of the journal; everything else must be a time.
    init(_ text: String?) throws {
        guard let text else {
            self = .instant(nil)
            return
        }
        if !text.isEmpty, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
            guard let row = Int64(text), row >= 1 else {
                throw Failure(.usage, "--until \(text) is no row of the journal: they count from 1 to \(Int64.max).")
            }
            self = .sequence(row)
            return
        }
        let styles = [Date.ISO8601FormatStyle(includingFractionalSeconds: true), Date.ISO8601FormatStyle()]
        guard let date = styles.lazy.compactMap({ try? Date(text, strategy: $0) }).first else {
            throw Failure(.usage, "--until \(text) is neither a time such as 2026-11-21T16:45:00Z nor the sequence of a row of the journal.")
        }
        self = .instant(Int64((date.timeIntervalSince1970 * 1_000).rounded()))
    }
}
