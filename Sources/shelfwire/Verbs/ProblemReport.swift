import Foundation
import Inventory
import Synchronization

/// The report file of an import: made with the first problem, one line each.
final class ProblemReport: Sendable {
    private let path: String
    private let state = Mutex(State())

    private struct State {
        var handle: FileHandle?
        var waiting = ""
        var failure: Failure?
    }

    init(path: String) {
        self.path = path
    }

    /// The file's name if there was anything to write.
    var writtenPath: String? { state.withLock { $0.handle == nil ? nil : path } }

    func add(_ problem: ImportProblem) {
        state.withLock { state in
            if state.handle == nil, state.failure == nil { open(&state) }
            let cells = ["\(problem.line)", problem.field, problem.reason.rawValue, problem.value, problem.reason.isLoaded ? "yes" : "no"]
            state.waiting += cells.map(Self.cell).joined(separator: ",") + "\n"
            if state.waiting.utf8.count > 64 * 1_024 { flush(&state) }
        }
    }

    /// - Throws: when the file could not be written; the import itself is done all the same.
    func finish() throws {
        try state.withLock { state in
            flush(&state)
            if let failure = state.failure { throw failure }
        }
    }

    private func open(_ state: inout State) {
        guard FileManager.default.createFile(atPath: path, contents: Data("line,field,reason,value,loaded\n".utf8)),
            let handle = FileHandle(forWritingAtPath: path)
        else {
            state.failure = Failure(.cannotCreate, "The report \(path) cannot be written; everything that could be loaded is loaded.")
            return
        }
        _ = try? handle.seekToEnd()
        state.handle = handle
    }

    private func flush(_ state: inout State) {
        defer { state.waiting = "" }
        guard let handle = state.handle, !state.waiting.isEmpty else { return }
        do { try handle.write(contentsOf: Data(state.waiting.utf8)) } catch {
            state.failure = Failure(.inputOutput, "The report \(path) could not be written to its end: \(error)")
        }
    }

    /// RFC 4180: quoted where it must be.
    private static func cell(_ text: String) -> String {
        guard text.contains(where: { $0 == "\"" || $0 == "," || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
