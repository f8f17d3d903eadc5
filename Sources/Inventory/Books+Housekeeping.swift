// What the books may forget, when the time that was promised is over.

import Storage

extension Books {
    /// Forgets the identities of unary writes made before `instant`; answers how many.
    ///
    /// The protocol promises at least 30 days (the caller says when). Terminals' identities are in the journal and never go.
    public func forgetIdempotencyKeys(before instant: Instant) async throws -> Int {
        try await database.write { transaction in
            let old = try transaction.first(HousekeepingStatements.countOldKeys, instant.milliseconds) { row in row.int(0) } ?? 0
            if old > 0 { try transaction.run(HousekeepingStatements.forgetOldKeys, instant.milliseconds) }
            return Int(old)
        }
    }
}

private enum HousekeepingStatements {
    static let countOldKeys = SQL("SELECT count(*) FROM idempotency WHERE stored_ms < $1")
    static let forgetOldKeys = SQL("DELETE FROM idempotency WHERE stored_ms < $1")
}
