// A product file into the books: read here, written batch by batch, several batches on the way at once so that they share commits.

import Crypto
import Storage

/// Trouble that ends an import; what was loaded before it stays.
public enum ImportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The first line names neither barcode nor SKU, or no name.
    case badHeader
    case refused(Refusal)

    public var description: String {
        switch self {
        case .badHeader:
            "The first line must name the columns: barcode (or sku) and name, separated by commas, semicolons or tabs."
        case .refused(let refusal):
            refusal.first.sentence(.english).message
        }
    }
}

/// One import. Confined to the thread that runs it.
final class CatalogImport {
    /// Batches on the way to the writer: one, while the next is read.
    static let pending = 1

    private var reader: CSVReader
    private let onProblem: (ImportProblem) -> Void
    private let memory: ImportMemory
    private(set) var summary = ImportSummary()

    /// - Parameter isFirst: Whether the books held no code and no product when it began.
    init(_ source: @escaping () throws -> [UInt8]?, isFirst: Bool, onProblem: @escaping (ImportProblem) -> Void) {
        reader = CSVReader(source)
        memory = ImportMemory(knowsAllCodes: isFirst)
        self.onProblem = onProblem
    }

    /// Reads the file to its end and hands every full batch to `submit`.
    func run(submit: (ImportBatch) throws -> Void) throws {
        guard let header = try reader.next(), let columns = ImportColumns(header: header) else { throw ImportError.badHeader }
        columns.problems.forEach(report)
        var rows = ImportRowReader(columns)
        var batch: [ImportRow] = []
        let lineEnd: [UInt8] = [0x0A]
        var digest = SHA256()
        var submitted = 0
        while let row = try reader.next() {
            digest.update(data: row.bytes)
            digest.update(data: lineEnd)
            if let understood = rows.read(row) {
                batch.append(understood)
            } else {
                summary.rows += 1
                summary.refused += 1
            }
            rows.takeProblems().forEach(report)
            if batch.count == ImportBatch.rowLimit(submitted) {
                try submit(ImportBatch(rows: ImportOrder.byKey(batch), digest: Array(digest.finalize()), memory: memory))
                submitted += 1
                batch = []
                digest = SHA256()
            }
        }
        if !batch.isEmpty { try submit(ImportBatch(rows: ImportOrder.byKey(batch), digest: Array(digest.finalize()), memory: memory)) }
    }

    func add(_ reply: ImportBatch.Reply) {
        summary.add(reply.summary)
        reply.problems.forEach(report)
    }

    private func report(_ problem: ImportProblem) {
        summary.problems += 1
        onProblem(problem)
    }
}
