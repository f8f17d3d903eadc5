/// One body waiting to be written, without its type.
struct WriteMember: Sendable {
    /// Runs the body; its answer is kept in the attempt until it may be told.
    let attempt: @Sendable (borrowing Transaction) -> Attempt
    /// Tells the caller that nothing was kept.
    let refuse: @Sendable (StorageError) -> Void

    init<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Answer,
        completion: @escaping @Sendable (Result<Answer, any Error>) -> Void
    ) {
        attempt = { transaction in
            do {
                let answer = try body(transaction)
                return Attempt(error: nil) { completion(.success(answer)) }
            } catch {
                return Attempt(error: error) { completion(.failure(error)) }
            }
        }
        refuse = { completion(.failure($0)) }
    }
}

/// What a body came to, not yet told to its caller.
struct Attempt: Sendable {
    let error: (any Error)?
    let tell: @Sendable () -> Void
}

/// Runs groups of bodies, each group in one database transaction with one commit.
///
///                       all bodies ran                  commit
///     group --begin--> together ----------------------> told, each with its answer
///                         | a body threw after writing
///                         |     (one member: only it is told its error)
///                         +--rollback--> one by one, each in its own transaction
///                         | disk full or read-only, no memory
///                         +--rollback--> all told that nothing was kept; the next group tries again
///                         | file error, or the commit failed otherwise
///                         +--rollback--> stopped: nothing is acknowledged any more
///
/// Zone: the writer's thread (or the lock, inline). Nobody is told before the commit that makes the answer durable.
final class GroupCommit {
    /// What to tell, and what happened, once the group is over.
    struct Settlement: Sendable {
        var tellings: [@Sendable () -> Void] = []
        var wrote = false
        /// Whether the store takes writes, where this group showed it.
        var condition: StoreCondition?
        /// The database stopped during this group.
        var fatal: StorageError?
        var metrics = DatabaseMetrics()
    }

    private enum Outcome {
        case committed([Attempt], wrote: Bool, took: Duration)
        case undone(Attempt)
        case mustSeparate
        case nothingKept(StorageError)
        case stopped(StorageError)
    }

    let connection: Connection
    private let configuration: Database.Configuration
    /// Why the database stopped, once it has.
    private(set) var stopped: StorageError?

    init(connection: Connection, configuration: Database.Configuration) {
        self.connection = connection
        self.configuration = configuration
    }

    func settle(_ members: [WriteMember]) -> Settlement {
        var settlement = Settlement()
        settlement.metrics.groups = 1
        settlement.metrics.largestGroup = members.count
        settle(members[...], into: &settlement)
        return settlement
    }

    /// Moves the log into the file once it has grown to its limit. Called after the answers were told: nobody waits for it.
    ///
    /// Nil when all is well. A disk that cannot take it shows that what is acknowledged next may be lost: the database stops. A full disk
    /// stops nothing; the log waits, and the next commit says that it is full.
    func checkpointIfDue() -> Settlement? {
        guard stopped == nil, connection.logPages >= max(configuration.checkpointPages, 1) else { return nil }
        configuration.logTap?.collectBeforeCheckpoint()
        do throws(StorageError) {
            try connection.checkpoint()
            return nil
        } catch {
            if [.diskFull, .readOnlyDisk, .outOfMemory].contains(error.code) { return nil }
            stopped = error
            return Settlement(condition: .stopped, fatal: error)
        }
    }

    private func settle(_ members: ArraySlice<WriteMember>, into settlement: inout Settlement) {
        if let stopped { return refuse(members, .stopped(by: stopped), into: &settlement) }
        switch attemptTogether(members) {
        case .committed(let attempts, let wrote, let took):
            settlement.wrote = settlement.wrote || wrote
            if wrote {
                settlement.condition = .writable
                configuration.logTap?.committed(frames: connection.logPages, at: configuration.clock())
            }
            settlement.metrics.commits += 1
            settlement.metrics.commitLatency.record(microseconds: took.wholeMicroseconds)
            for attempt in attempts {
                settlement.metrics.succeeded += attempt.error == nil ? 1 : 0
                settlement.metrics.failed += attempt.error == nil ? 0 : 1
                settlement.tellings.append(attempt.tell)
            }
        case .undone(let attempt):
            settlement.metrics.failed += 1
            settlement.tellings.append(attempt.tell)
        case .mustSeparate:
            settlement.metrics.separatedGroups += 1
            for index in members.indices { settle(members[index...index], into: &settlement) }
        case .nothingKept(let error):
            settlement.condition = StoreCondition(after: error) ?? settlement.condition
            refuse(members, error, into: &settlement)
        case .stopped(let error):
            stopped = error
            settlement.condition = .stopped
            settlement.fatal = error
            refuse(members, .stopped(by: error), into: &settlement)
        }
    }

    private func refuse(_ members: ArraySlice<WriteMember>, _ error: StorageError, into settlement: inout Settlement) {
        settlement.metrics.failed += members.count
        settlement.metrics.refusals[error.code, default: 0] += members.count
        for member in members { settlement.tellings.append { member.refuse(error) } }
    }

    private func attemptTogether(_ members: ArraySlice<WriteMember>) -> Outcome {
        do throws(StorageError) {
            try connection.begin(writing: true)
        } catch {
            return undo(becauseOf: error, members: members.count)
        }
        let writesBefore = connection.writesStarted
        var attempts: [Attempt] = []
        attempts.reserveCapacity(members.count)
        for member in members {
            let writesOfOthers = connection.writesStarted
            let attempt = member.attempt(
                Transaction(
                    connection: connection, nowMilliseconds: configuration.clock(), randomness: configuration.randomness))
            if let broken = connection.broken {
                // The transaction is lost. A machine's trouble is everybody's; anything else is this member's.
                if broken.code.isMachineTrouble || attempt.error == nil || members.count > 1 {
                    return undo(becauseOf: broken, members: members.count)
                }
                return undo(.undone(attempt))
            }
            if attempt.error != nil, connection.writesStarted != writesOfOthers {
                return undo(members.count > 1 ? .mustSeparate : .undone(attempt))
            }
            attempts.append(attempt)
        }
        let start = ContinuousClock.now
        do throws(StorageError) {
            try connection.commit()
        } catch {
            return undo(members.count > 1 && error.code == .constraint ? .mustSeparate : consequence(ofCommitFailing: error))
        }
        return .committed(
            attempts, wrote: connection.writesStarted != writesBefore, took: start.duration(to: .now))
    }

    /// After a failed commit the file's state is unknown unless SQLite says that there was no room or a rule refused it, or a write failed on
    /// a disk that takes none: the commit was not written to its end, and so was neither synchronised nor seen.
    private func consequence(ofCommitFailing error: StorageError) -> Outcome {
        switch error.code {
        case .diskFull, .readOnlyDisk, .busy, .constraint: .nothingKept(error)
        default: .stopped(error)
        }
    }

    private func undo(becauseOf error: StorageError, members: Int) -> Outcome {
        switch error.code {
        case .inputOutput, .corrupt, .notOurs, .cannotOpen, .readOnly: undo(.stopped(error))
        case .diskFull, .readOnlyDisk, .outOfMemory, .busy: undo(.nothingKept(error))
        default: undo(members > 1 ? .mustSeparate : .nothingKept(error))
        }
    }

    /// Rolls back; a rollback that fails leaves a transaction nobody can trust.
    private func undo(_ outcome: Outcome) -> Outcome {
        do throws(StorageError) {
            try connection.rollback()
            return outcome
        } catch {
            return .stopped(error)
        }
    }
}

extension StorageError.Code {
    /// Trouble of the machine, not of one body: it meets every member of the group.
    fileprivate var isMachineTrouble: Bool {
        switch self {
        case .diskFull, .readOnlyDisk, .outOfMemory, .inputOutput, .corrupt, .notOurs, .cannotOpen, .readOnly: true
        default: false
        }
    }
}

extension Duration {
    var wholeMicroseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
