// Unary writes: the same key and the same bytes get the kept reply; the same key and other bytes are refused.

import Storage

enum Repeats {
    /// The kept reply, nil if the key is new.
    ///
    /// - Throws: `Refusal(.identityReused)` when the key was used for another request.
    static func reply(
        to identity: WriteIdentity, of caller: Caller, in transaction: borrowing Transaction
    ) throws -> [UInt8]? {
        guard let key = identity.key else { return nil }
        let kept = try transaction.first(find, caller.user?.rawValue ?? 0, key) { row in
            (requestHash: row.blob(0), reply: row.blob(1))
        }
        guard let kept else { return nil }
        guard kept.requestHash == identity.requestHash else { throw Refusal(.identityReused) }
        return kept.reply
    }

    static func keep(
        _ reply: [UInt8], for identity: WriteIdentity, of caller: Caller, sequence: Int64,
        in transaction: borrowing Transaction
    ) throws {
        guard let key = identity.key else { return }
        try transaction.run(
            store, caller.user?.rawValue ?? 0, key, identity.requestHash, sequence, reply, transaction.nowMilliseconds)
    }

    private static let find = SQL("SELECT request_hash, reply FROM idempotency WHERE app_user = $1 AND key = $2")
    private static let store = SQL(
        """
        INSERT INTO idempotency (app_user, key, request_hash, journal_sequence, reply, stored_ms) VALUES ($1, $2, $3, $4, $5, $6)
        """)
}
