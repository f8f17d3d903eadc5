// The recurring shape of a question: a struct that reads one snapshot. Queries change nothing and need no identity.

public import Storage

/// A question to the books. Throws `Refusal` when the shop says no.
public protocol Query: Sendable {
    associatedtype Answer: Sendable

    /// Checks the caller's right and reads the answer, all from one snapshot.
    func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Answer
}

extension Books {
    /// Answers `query` from a snapshot, on a reader's thread. Who is refused for lack of a right leaves a row in the journal.
    public func ask<Q: Query>(_ query: Q, as caller: Caller) async throws -> Q.Answer {
        do {
            return try await database.read { snapshot in try query.answer(to: caller, from: snapshot) }
        } catch let refusal as Refusal {
            try await noteRefusal(of: String(describing: Q.self), refusal, caller)
            throw refusal
        }
    }

    /// The same for programs without an event loop.
    public func askSync<Q: Query>(_ query: Q, as caller: Caller) throws -> Q.Answer {
        do {
            return try database.readSync { snapshot in try query.answer(to: caller, from: snapshot) }
        } catch let refusal as Refusal {
            try noteRefusalSync(of: String(describing: Q.self), refusal, caller)
            throw refusal
        }
    }
}
