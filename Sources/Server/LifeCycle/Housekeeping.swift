// What has to be done now and then, whoever is there.

import Inventory
import Logging
import ServiceLifecycle

/// Forgets the keys of unary writes that are older than the promise to know them and messages handled long ago, frees goods whose promise has run out, and keeps the
/// alerts up to date.
///
/// The outbox is trimmed by the feed that reads it. A terminal's identities are never forgotten: they are the journal.
struct Housekeeping: Service {
    let books: Books
    let logger: Logger

    /// How long a repeat of a unary write is known at least.
    static let keysKept = Duration.seconds(30 * 24 * 3_600)
    static let interval = Duration.seconds(3_600)
    /// How soon after its end a promise of goods is over.
    static let sweepInterval = Duration.seconds(60)
    /// How often every store's levels and dates are looked at.
    static let alertInterval = Duration.seconds(300)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup(of: Void.self) { chores in
                chores.addTask { try await every(Self.interval, forgetOldKeys) }
                chores.addTask { try await every(Self.interval, forgetMessages) }
                chores.addTask { try await every(Self.sweepInterval, sweepReservations) }
                chores.addTask { try await every(Self.sweepInterval) { await closeTallies() } }
                chores.addTask { try await every(Self.alertInterval, sweepAlerts) }
                chores.addTask { try await every(Self.sweepInterval, finishPostings) }
                try await chores.waitForAll()
            }
        }
        await closeTallies(isLast: true)
    }

    private func every(_ interval: Duration, _ chore: @Sendable () async -> Void) async throws {
        while true {
            await chore()
            try await Task.sleep(for: interval)
        }
    }

    private func sweepReservations() async {
        do {
            let swept = try await books.sweepReservations()
            if swept > 0 { logger.info("promises of goods ran out", metadata: ["count": "\(swept)"]) }
        } catch {
            logger.error("the promises that ran out could not be freed", metadata: ["error": "\(error)"])
        }
    }

    /// What was refused again and again is told with its count, also when it has stopped.
    private func closeTallies(isLast: Bool = false) async {
        do {
            let rows = try await books.closeRefusalTallies(isLast: isLast)
            if rows > 0 { logger.notice("the same was refused again and again", metadata: ["rows": "\(rows)"]) }
        } catch {
            logger.error("the refusals of the last minute could not be written down", metadata: ["error": "\(error)"])
        }
    }

    private func finishPostings() async {
        do {
            let finished = try await books.finishPostings()
            if finished > 0 { logger.info("went on with the posting of stocktakes", metadata: ["count": "\(finished)"]) }
        } catch {
            logger.error("a stocktake could not be posted to its end", metadata: ["error": "\(error)"])
        }
    }

    private func sweepAlerts() async {
        do {
            let swept = try await books.sweepAlerts()
            guard swept.count > 0 else { return }
            logger.info(
                "alerts changed", metadata: ["raised": "\(swept.raised)", "woken": "\(swept.woken)", "cleared": "\(swept.cleared)"])
        } catch {
            logger.error("the alerts could not be brought up to date", metadata: ["error": "\(error)"])
        }
    }

    private func forgetMessages() async {
        do {
            let forgotten = try await books.forgetMessages()
            if forgotten > 0 { logger.info("forgot messages that were handled long ago", metadata: ["count": "\(forgotten)"]) }
        } catch {
            logger.error("old messages could not be forgotten", metadata: ["error": "\(error)"])
        }
    }

    private func forgetOldKeys() async {
        do {
            let forgotten = try await books.forgetIdempotencyKeys(
                before: Instant(milliseconds: books.nowMilliseconds - Int64(Self.keysKept / .milliseconds(1))))
            if forgotten > 0 { logger.info("forgot old idempotency keys", metadata: ["count": "\(forgotten)"]) }
        } catch {
            logger.error("old idempotency keys could not be forgotten", metadata: ["error": "\(error)"])
        }
    }
}
