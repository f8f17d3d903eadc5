// Batches on their way to the writer: a bounded number at once, so that they share commits and the file is read meanwhile.

import Dispatch
import Storage
import Synchronization

/// Sends batches and gathers what came of them. Confined to the thread that imports; the mutex guards what the writer reports.
final class ImportLine {
    private let books: Books
    private let caller: Caller
    private let places = DispatchSemaphore(value: CatalogImport.pending)
    private let finished = FinishedBatches()

    init(books: Books, caller: Caller) {
        self.books = books
        self.caller = caller
    }

    /// Waits for a place, sends the batch, and answers those that have come back.
    func submit(_ batch: ImportBatch) throws -> [ImportBatch.Reply] {
        places.wait()
        let books = books
        let caller = caller
        let finished = finished
        let places = places
        books.database.submit { transaction in
            try batch.run(in: books, as: caller, transaction)
        } completion: { result in
            finished.add(result)
            places.signal()
        }
        return try finished.take()
    }

    /// Waits for all that is on the way.
    func finish() throws -> [ImportBatch.Reply] {
        for _ in 0..<CatalogImport.pending { places.wait() }
        for _ in 0..<CatalogImport.pending { places.signal() }
        return try finished.take()
    }
}

/// What came back. Sendable; the mutex guards the list.
private final class FinishedBatches: Sendable {
    private let results = Mutex<[Result<ImportBatch.Reply, any Error>]>([])

    func add(_ result: Result<ImportBatch.Reply, any Error>) {
        results.withLock { $0.append(result) }
    }

    func take() throws -> [ImportBatch.Reply] {
        let taken = results.withLock { results in
            defer { results = [] }
            return results
        }
        return try taken.map { try $0.get() }
    }
}

extension ImportBatch {
    /// Loads the batch as a command of `caller`.
    func run(in books: Books, as caller: Caller, _ transaction: borrowing Transaction) throws -> Reply {
        let identity = WriteIdentity(key: nil, payload: [], requestHash: digest)
        switch try books.run(self, as: caller, identity: identity, encode: { _ in [] }, in: transaction) {
        case .done(let reply, _, _): return reply
        case .refused(let refusal): throw ImportError.refused(refusal)
        case .repeated: return Reply()
        }
    }
}
