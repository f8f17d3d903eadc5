// Batches into the books.

import Storage

extension Books {
    /// Applies a terminal's batch; resumes after the commit is durable.
    ///
    /// An entry that fails for no known reason is parked for a person and the batch is run again, so that nothing a terminal
    /// sends can block its own queue. Throws only machine trouble, after which nothing of the batch is in the books.
    public func apply(_ batch: EntryBatch) async throws -> BatchOutcome {
        var troubled: Set<Int64> = []
        while true {
            let application = BatchApplication(batch: batch, calendars: calendars, scanners: scanners, troubled: troubled)
            do {
                return try await database.write { transaction in try application.run(in: transaction) }
            } catch let trouble as BatchApplication.Trouble {
                guard troubled.insert(trouble.sequence).inserted else { throw trouble.cause }
            }
        }
    }

    /// The same for programs and tests without an event loop.
    public func applySync(_ batch: EntryBatch) throws -> BatchOutcome {
        var troubled: Set<Int64> = []
        while true {
            let application = BatchApplication(batch: batch, calendars: calendars, scanners: scanners, troubled: troubled)
            do {
                return try database.writeSync { transaction in try application.run(in: transaction) }
            } catch let trouble as BatchApplication.Trouble {
                guard troubled.insert(trouble.sequence).inserted else { throw trouble.cause }
            }
        }
    }
}
