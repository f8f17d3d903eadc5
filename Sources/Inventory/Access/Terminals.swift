// The devices, as rows.

import Crypto
import Storage

/// A device as lists tell it.
public struct Terminal: Hashable, Sendable {
    public let id: TerminalID
    public let store: StoreID
    public let name: String
    public let epoch: Int64
    public let isRevoked: Bool
    public let enrolled: Instant
    /// 0 = never.
    public let lastSeen: Instant
    public let appliedThrough: Int64
    public let model: String
    public let appVersion: String
    /// When its certificate ends; nil for a device that has none.
    public let certificateExpires: Instant?
}

enum Terminals {
    static let credentialBytes = 32

    static func hash(ofCredential credential: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: credential)) }

    static func find(_ id: Int64, in source: borrowing some Reading & ~Copyable) throws -> Terminal? {
        try source.first(byID, id) { row in terminal(row) }
    }

    /// The device and the hash of its credential.
    static func credential(
        of id: TerminalID, in source: borrowing some Reading & ~Copyable
    ) throws -> (terminal: Terminal, hash: [UInt8])? {
        try source.first(withCredential, id.rawValue) { row in (terminal(row), row.blob(11)) }
    }

    /// A new device, or the next epoch of a known one.
    static func enrol(
        _ id: TerminalID?, store: StoreID, name: String, credential: [UInt8], model: String, appVersion: String,
        in transaction: borrowing Transaction
    ) throws -> (id: TerminalID, epoch: Int64) {
        let now = transaction.nowMilliseconds
        let hash = hash(ofCredential: credential)
        if let id {
            let epoch = try transaction.first(enrolAgain, id.rawValue, name, hash, now, model, appVersion) { row in row.int(0) }
            guard let epoch else { throw BooksError.damaged("an enrolment code names terminal \(id), which does not exist") }
            return (id, epoch)
        }
        let new = try transaction.first(nextID) { row in row.int(0) } ?? 1
        try transaction.run(insert, new, store.rawValue, name, hash, now, model, appVersion)
        return (TerminalID(trusted: new), 1)
    }

    static func revoke(_ id: TerminalID, in transaction: borrowing Transaction) throws {
        try transaction.run(setRevoked, id.rawValue)
    }

    /// Devices behind `after`, of one store or all (0), in the stores the caller may see.
    static func list(
        store: Int64, after: Int64, count: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> [Terminal] {
        try source.all(page, store, after, count) { row in terminal(row) }
    }

    private static func terminal(_ row: borrowing Row) -> Terminal {
        Terminal(
            id: TerminalID(trusted: row.int(0)), store: StoreID(trusted: row.int(1)), name: row.text(2), epoch: row.int(3),
            isRevoked: row.bool(4), enrolled: Instant(milliseconds: row.int(5)), lastSeen: Instant(milliseconds: row.int(6)),
            appliedThrough: row.int(7), model: row.text(8), appVersion: row.text(9),
            certificateExpires: row.int(10) == 0 ? nil : Instant(milliseconds: row.int(10)))
    }

    private static let byID = SQL(
        """
        SELECT id, store, name, terminal.epoch, revoked, enrolled_ms, last_seen_ms, applied_through, model, app_version,
            coalesce(terminal_certificate.expires_ms, 0)
        FROM terminal LEFT JOIN terminal_certificate
            ON terminal_certificate.terminal = terminal.id AND terminal_certificate.epoch = terminal.epoch
        WHERE id = $1
        """)
    private static let withCredential = SQL(
        """
        SELECT id, store, name, terminal.epoch, revoked, enrolled_ms, last_seen_ms, applied_through, model, app_version,
            coalesce(terminal_certificate.expires_ms, 0), credential_hash
        FROM terminal LEFT JOIN terminal_certificate
            ON terminal_certificate.terminal = terminal.id AND terminal_certificate.epoch = terminal.epoch
        WHERE id = $1
        """)
    private static let page = SQL(
        """
        SELECT id, store, name, terminal.epoch, revoked, enrolled_ms, last_seen_ms, applied_through, model, app_version,
            coalesce(terminal_certificate.expires_ms, 0)
        FROM terminal LEFT JOIN terminal_certificate
            ON terminal_certificate.terminal = terminal.id AND terminal_certificate.epoch = terminal.epoch
        WHERE ($1 = 0 OR store = $1) AND id > $2 ORDER BY id LIMIT $3
        """)
    private static let nextID = SQL("SELECT coalesce(max(id), 0) + 1 FROM terminal")
    private static let insert = SQL(
        """
        INSERT INTO terminal (id, store, name, epoch, credential_hash, revoked, enrolled_ms, last_seen_ms, applied_through, model, app_version)
        VALUES ($1, $2, $3, 1, $4, 0, $5, 0, 0, $6, $7)
        """)
    private static let enrolAgain = SQL(
        """
        UPDATE terminal SET epoch = epoch + 1, applied_through = 0, revoked = 0, name = $2, credential_hash = $3, enrolled_ms = $4,
            model = $5, app_version = $6
        WHERE id = $1 RETURNING epoch
        """)
    private static let setRevoked = SQL("UPDATE terminal SET revoked = 1 WHERE id = $1")
}
