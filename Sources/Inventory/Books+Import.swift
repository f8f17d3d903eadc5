// Loading a product file, for the operator at the machine.

import Storage
import Synchronization

extension Books {
    /// Loads products and barcodes from comma-separated values; blocks until all of it is durable. Not for event loops.
    ///
    /// Columns are named by the first line: `barcode` or `sku`, and `name`; optional `unit`, `tracking`, `expiry_required`,
    /// `shelf_life_days`, `minimum_life_days`, `case_barcode`, `case_quantity`, `scale_item`. The same SKU or barcode is the same product, so a
    /// second run of the same file changes nothing. A wrong line is told to `onProblem` and does not stop the others. What was loaded
    /// before an error stays; running the file again goes on. A dry run does all of it in one transaction, on the writer's thread, and takes it
    /// back.
    ///
    /// Nobody else may change the catalog meanwhile: a program that imports has the books to itself.
    ///
    /// - Parameters:
    ///   - source: the next piece of the file, nil at its end.
    ///   - onProgress: told after every batch.
    /// - Throws: `ImportError`, storage trouble, and what `source` throws.
    public func importCatalog(
        from source: @escaping @Sendable () throws -> [UInt8]?, dryRun: Bool = false, as caller: Caller,
        onProblem: @escaping @Sendable (ImportProblem) -> Void = { _ in },
        onProgress: @escaping @Sendable (ImportSummary) -> Void = { _ in }
    ) throws -> ImportSummary {
        if dryRun { return try rehearse(source, as: caller, onProblem: onProblem, onProgress: onProgress) }
        let isFirst = try database.readSync { snapshot in try ProductRecords.areNone(in: snapshot) }
        let work = CatalogImport(source, isFirst: isFirst, onProblem: onProblem)
        let line = ImportLine(books: self, caller: caller)
        try work.run { batch in
            for reply in try line.submit(batch) { work.add(reply) }
            onProgress(work.summary)
        }
        for reply in try line.finish() { work.add(reply) }
        onProgress(work.summary)
        return work.summary
    }

    /// Thrown out of the transaction, so that nothing of it is kept.
    private struct Rehearsed: Error {
        var summary: ImportSummary
    }

    private func rehearse(
        _ source: @escaping @Sendable () throws -> [UInt8]?, as caller: Caller,
        onProblem: @escaping @Sendable (ImportProblem) -> Void, onProgress: @escaping @Sendable (ImportSummary) -> Void
    ) throws -> ImportSummary {
        let hasBegun = Mutex(false)
        do {
            return try database.writeSync { transaction -> ImportSummary in
                // A file can be read once only; a body may be run twice when a neighbour failed.
                let isSecond = hasBegun.withLock { begun in
                    defer { begun = true }
                    return begun
                }
                if isSecond { throw BooksError(description: "The dry run was disturbed by another write. Run it again.") }
                let work = CatalogImport(source, isFirst: try ProductRecords.areNone(in: transaction), onProblem: onProblem)
                try work.run { batch in
                    work.add(try batch.run(in: self, as: caller, transaction))
                    onProgress(work.summary)
                }
                throw Rehearsed(summary: work.summary)
            }
        } catch let rehearsed as Rehearsed {
            onProgress(rehearsed.summary)
            return rehearsed.summary
        }
    }
}
