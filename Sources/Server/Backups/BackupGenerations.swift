// Which copies of the books there are, which are due and which may go. Decided from nothing but the names in the folder, so that a
// restarted server goes on where the last one stopped, and a copy that an operator adds or removes is counted as it lies there.

import FoundationEssentials

/// The names of a folder's copies, and the rules about them. Pure.
struct BackupGenerations: Hashable {
    /// `shelfwire-20261121T164500Z.db`, or `....db.age` where it is encrypted: sorted by name is sorted by time.
    static let prefix = "shelfwire-"
    static let suffix = ".db"
    /// Of the log that was begun with the copy.
    static let logSuffix = ".log"
    static let encryptedSuffix = ".db.age"
    private static let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)

    /// The instants of the copies in milliseconds since 1970, oldest first. Whatever has another name is not ours and is left alone.
    let instants: [Int64]
    /// In the same order.
    private let names: [String]

    init(names: some Sequence<String>, suffix: String = Self.suffix) {
        let found = names.compactMap { name in Self.instant(of: name, suffix: suffix).map { (instant: $0, name: name) } }.sorted { $0 < $1 }
        instants = found.map(\.instant)
        self.names = found.map(\.name)
    }

    static func name(at milliseconds: Int64, isEncrypted: Bool = false) -> String {
        name(at: milliseconds, suffix: isEncrypted ? encryptedSuffix : suffix)
    }

    static func name(at milliseconds: Int64, suffix: String) -> String {
        prefix + Date(timeIntervalSince1970: Double(milliseconds / 1_000)).formatted(style) + suffix
    }

    /// Nil unless it is a name as `name(at:)` makes them.
    static func instant(of name: String, suffix: String = Self.suffix) -> Int64? {
        let suffix = suffix == Self.suffix && name.hasSuffix(encryptedSuffix) ? encryptedSuffix : suffix
        guard name.hasPrefix(prefix), name.hasSuffix(suffix), name.utf8.count > prefix.utf8.count + suffix.utf8.count,
            let date = try? Date(String(name.dropFirst(prefix.count).dropLast(suffix.count)), strategy: style)
        else { return nil }
        let instant = Int64(date.timeIntervalSince1970) * 1_000
        return Self.name(at: instant, suffix: suffix) == name ? instant : nil
    }

    /// Milliseconds until the next copy is due: none where there is no copy yet. A newest copy of the future (the clock was set back) does
    /// not hold the next one up for longer than one interval.
    func wait(at now: Int64, every interval: Int64) -> Int64 {
        guard let newest = instants.last else { return 0 }
        return min(max(newest + interval - now, 0), interval)
    }

    /// The copies that may go when `keep` of them are enough, oldest first.
    func outdated(keep: Int) -> [String] {
        Array(names.dropLast(max(keep, 1)))
    }

    /// Logs that no copy which stays can begin with, oldest first.
    func outdatedLogs(_ names: some Sequence<String>) -> [String] {
        guard let oldest = instants.first else { return [] }
        return Self(names: names, suffix: Self.logSuffix).instants.filter { $0 < oldest }.map { Self.name(at: $0, suffix: Self.logSuffix) }
    }
}
