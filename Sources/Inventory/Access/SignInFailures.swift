// Wrong guesses are slowed down where they come from: per account and device, and per device over all accounts. Nobody can be locked
// out from elsewhere, and names that nobody has are counted like real ones, so that the lock does not tell which exist.

import Crypto
import Storage

/// Whose guesses are counted together.
struct FailureKey: Hashable {
    /// 0 = no account: the device as a whole, or a name that nobody has.
    var user: Int64
    var device: String
    /// Guesses that cost nothing but their hash.
    var free: Int64

    /// The account on the device. A name that nobody has gets a row of its own, like an account.
    static func account(_ user: UserID?, name: String, device: String) -> FailureKey {
        if let user { return FailureKey(user: user.rawValue, device: device, free: 5) }
        let digest = Hexadecimal.text(SHA256.hash(data: Array(name.utf8)).prefix(8))
        return FailureKey(user: 0, device: "\(device)/\(digest)", free: 5)
    }

    /// Everybody on the device: higher, because colleagues share it.
    static func device(_ device: String) -> FailureKey {
        FailureKey(user: 0, device: device, free: 20)
    }
}

enum SignInFailures {
    /// The first lock, doubled with every further failure.
    static let firstLockMilliseconds: Int64 = 30_000
    static let longestLockMilliseconds: Int64 = 15 * 60_000
    /// Failures are forgotten after so long without another.
    static let memoryMilliseconds: Int64 = 24 * 3_600_000

    /// Until when a key with that many failures is locked; nil: it is not.
    static func lock(failures: Int64, free: Int64, last: Int64, now: Int64) -> Instant? {
        guard failures >= free, now - last < memoryMilliseconds else { return nil }
        let doublings = min(failures - free, 10)
        let length = min(firstLockMilliseconds << doublings, longestLockMilliseconds)
        return now < last + length ? Instant(milliseconds: last + length) : nil
    }

    /// The later end of the locks on the keys.
    static func lock(on keys: [FailureKey], in source: borrowing some Reading & ~Copyable) throws -> Instant? {
        var latest: Instant?
        for key in keys {
            guard let row = try source.first(find, key.user, key.device, row: { row in (row.int(0), row.int(1)) }) else { continue }
            let end = lock(failures: row.0, free: key.free, last: row.1, now: source.nowMilliseconds)
            if let end, latest.map({ $0 < end }) ?? true { latest = end }
        }
        return latest
    }

    static func count(_ keys: [FailureKey], in transaction: borrowing Transaction) throws {
        let now = transaction.nowMilliseconds
        try transaction.run(forgetOld, now - memoryMilliseconds)
        for key in keys { try transaction.run(add, key.user, key.device, now) }
    }

    /// A right guess clears the account on that device; the device's own count only fades.
    static func forget(_ key: FailureKey, in transaction: borrowing Transaction) throws {
        try transaction.run(remove, key.user, key.device)
    }

    /// A new secret clears the account everywhere.
    static func forget(_ user: UserID, in transaction: borrowing Transaction) throws {
        try transaction.run(removeUser, user.rawValue)
    }

    private static let find = SQL("SELECT failures, last_ms FROM sign_in_failure WHERE app_user = $1 AND device = $2")
    private static let add = SQL(
        """
        INSERT INTO sign_in_failure (app_user, device, failures, last_ms) VALUES ($1, $2, 1, $3)
        ON CONFLICT (app_user, device) DO UPDATE SET failures = sign_in_failure.failures + 1, last_ms = excluded.last_ms
        """)
    private static let forgetOld = SQL("DELETE FROM sign_in_failure WHERE last_ms < $1")
    private static let remove = SQL("DELETE FROM sign_in_failure WHERE app_user = $1 AND device = $2")
    private static let removeUser = SQL("DELETE FROM sign_in_failure WHERE app_user = $1")
}
