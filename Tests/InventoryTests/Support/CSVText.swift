import Synchronization

@testable import Inventory

/// A text as a file that comes in pieces. Sendable; the mutex guards the place.
final class CSVText: Sendable {
    private let rest: Mutex<ArraySlice<UInt8>>
    private let piece: Int

    init(_ bytes: [UInt8], piece: Int = 7) {
        rest = Mutex(bytes[...])
        self.piece = piece
    }

    convenience init(_ text: String, piece: Int = 7) { self.init(Array(text.utf8), piece: piece) }

    func next() -> [UInt8]? {
        rest.withLock { rest in
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(piece) }
            return Array(rest.prefix(piece))
        }
    }
}

/// Gathers what an import tells. Sendable; the mutex guards the list.
final class ImportReport: Sendable {
    private let list = Mutex<[ImportProblem]>([])

    var problems: [ImportProblem] { list.withLock { $0 } }

    func add(_ problem: ImportProblem) { list.withLock { $0.append(problem) } }

    /// `line field REASON value`, one each.
    var text: [String] { problems.map { "\($0.line) \($0.field) \($0.reason.rawValue) \($0.value)" } }
}
