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

    /// Frees what was promised until now; answers how many promises ran out. Writes nothing where none has.
    public func sweepReservations() async throws -> Int {
        var swept = 0
        while try await hasReservationsToSweep() {
            let identity = WriteIdentity(key: nil, payload: [], requestHash: [])
            let outcome = try await perform(ExpireReservations(), as: Caller(.operatorAtMachine), identity: identity)
            guard case .done(let count, _, _) = outcome, count > 0 else { return swept }
            swept += count
        }
        return swept
    }

    private func hasReservationsToSweep() async throws -> Bool {
        try await database.read { snapshot in
            try !Reservations.runOut(at: Instant(milliseconds: snapshot.nowMilliseconds), in: snapshot).isEmpty
        }
    }
}

private enum HousekeepingStatements {
    static let countOldKeys = SQL("SELECT count(*) FROM idempotency WHERE stored_ms < $1")
    static let forgetOldKeys = SQL("DELETE FROM idempotency WHERE stored_ms < $1")
}
