// Wrong guesses are slowed down where they come from: per account and device, per device over all accounts, and per account over all
// devices that the person never worked from. So a guesser from outside is slowed wherever they are, and cannot lock anybody out at their own
// desk. Names that nobody has are counted like real ones: the lock does not tell which exist.

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
    static func account(_ user: UserID?, name: String, device: GuessingDevice) -> FailureKey {
        key(user, name: name, device.text, free: 5)
    }

    /// The account on every device that is strange to it.
    static func strangers(_ user: UserID?, name: String) -> FailureKey {
        key(user, name: name, "*", free: 50)
    }

    /// Everybody on the device: higher, because colleagues share it.
    static func device(_ device: GuessingDevice) -> FailureKey {
        FailureKey(user: 0, device: device.text, free: 20)
    }

    private static func key(_ user: UserID?, name: String, _ device: String, free: Int64) -> FailureKey {
        if let user { return FailureKey(user: user.rawValue, device: device, free: free) }
        // Who types their password here by mistake leaves 16 bits of its hash: enough to count by, too few to find it by.
        let digest = Hexadecimal.text(SHA256.hash(data: Array(name.utf8)).prefix(2))
        return FailureKey(user: 0, device: "\(device)/\(digest)", free: free)
    }
}

/// Which counters a guess moves, and which can stop it.
struct GuessKeys {
    var counting: [FailureKey]
    var locking: [FailureKey]

    static func gather(
        _ user: UserID?, name: String, device: GuessingDevice, in source: borrowing some Reading & ~Copyable
    ) throws -> GuessKeys {
        let account = FailureKey.account(user, name: name, device: device)
        if case .terminal = device {
            // Whoever guesses here holds a device of ours: everybody's guesses on it count together.
            return GuessKeys(counting: [account, .device(device)], locking: [account, .device(device)])
        }
        let isKnown = try user.map { try KnownDevices.knows(device, $0, in: source) } ?? false
        if isKnown { return GuessKeys(counting: [account, .device(device)], locking: [account]) }
        let all = [account, .device(device), .strangers(user, name: name)]
        return GuessKeys(counting: all, locking: all)
    }
}

enum SignInFailures {
    /// The first lock, doubled with every further failure.
    static let firstLockMilliseconds: Int64 = 30_000
    static let longestLockMilliseconds: Int64 = 15 * 60_000
    /// One failure is forgotten in each such time without another: people mistype on a shared device all day.
    static let fadingMilliseconds: Int64 = 30 * 60_000
    /// Failures are forgotten after so long without another.
    static let memoryMilliseconds: Int64 = 24 * 3_600_000

    /// Until when a key with that many failures is locked; nil: it is not.
    static func lock(failures: Int64, free: Int64, last: Int64, now: Int64) -> Instant? {
        guard failures >= free, now - last < memoryMilliseconds else { return nil }
        let doublings = min(failures - free, 10)
        let length = min(firstLockMilliseconds << doublings, longestLockMilliseconds)
        return now < last + length ? Instant(milliseconds: last + length) : nil
    }

    /// What is left of so many failures, and one more.
    static func next(after failures: Int64, last: Int64, now: Int64) -> Int64 {
        let faded = max(0, now - last) / fadingMilliseconds
        return max(0, failures - faded) + 1
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
        for key in keys {
            let row = try transaction.first(find, key.user, key.device, row: { row in (failures: row.int(0), last: row.int(1)) })
            let failures = next(after: row?.failures ?? 0, last: row?.last ?? now, now: now)
            try transaction.run(put, key.user, key.device, failures, now)
        }
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
    private static let put = SQL(
        """
        INSERT INTO sign_in_failure (app_user, device, failures, last_ms) VALUES ($1, $2, $3, $4)
        ON CONFLICT (app_user, device) DO UPDATE SET failures = excluded.failures, last_ms = excluded.last_ms
        """)
    private static let forgetOld = SQL("DELETE FROM sign_in_failure WHERE last_ms < $1")
    private static let remove = SQL("DELETE FROM sign_in_failure WHERE app_user = $1 AND device = $2")
    private static let removeUser = SQL("DELETE FROM sign_in_failure WHERE app_user = $1")
}
