// Every commit, soon after it was made, on another disk: what the last copy of the books does not hold yet.

import Inventory
import Logging
import ServiceLifecycle
import Storage
import Synchronization

/// The shipped log of a running server: one file from the beginning of one copy to the beginning of the next.
///
/// All of it blocks: never on the cooperative pool. Trouble ends the log and never the shop; it goes on with the next copy, which is asked for.
/// Sendable; the mutex guards the file.
final class LogShipment: Sendable {
    struct Figures: Hashable {
        /// When the last shipped commit was made, in milliseconds since 1970; 0 = none since the start.
        var lastMilliseconds: Int64 = 0
        var bytes: Int64 = 0
        var failures = 0
    }

    private struct State {
        var log: ShippedLog?
        var lastNumber: UInt64 = 0
        var figures = Figures()
    }

    let tap: LogTap
    /// Tells the logs of one life of the server from those of others.
    private let life: UInt64
    private let state = Mutex(State())

    init(tap: LogTap = LogTap(), life: UInt64 = .random(in: 1 ... .max)) {
        self.tap = tap
        self.life = life
    }

    /// Whether what is committed now is shipped nowhere, until a copy is made.
    var needsCopy: Bool { state.withLock { $0.log == nil } }

    var figures: Figures { state.withLock { $0.figures } }

    /// Goes on in a new file, to which belongs a copy that is begun after this.
    func begin(at path: String) throws {
        try state.withLock { state in
            if let old = state.log {
                try? Self.ship(tap.take(), to: old, &state)
                if state.log == nil { state.lastNumber = tap.start() - 1 }
            } else {
                state.lastNumber = tap.start() - 1
            }
            state.log = nil
            let log = try ShippedLog(at: path, life: life, firstNumber: state.lastNumber + 1)
            try log.synchronise()
            state.log = log
        }
    }

    /// The copy that belongs to the log is there.
    func copyFinished(at milliseconds: Int64) throws {
        try state.withLock { state in
            guard let log = state.log else { return }
            try Self.ship(tap.copyFinished(at: milliseconds), to: log, &state)
        }
    }

    /// Ships what was committed since the last time, and waits until it is on the disk.
    func ship() throws {
        try state.withLock { state in
            guard let log = state.log else { return }
            try Self.ship(tap.take(), to: log, &state)
        }
    }

    private static func ship(_ taken: LogTap.Taken, to log: ShippedLog, _ state: inout State) throws {
        do {
            if taken.isBroken { throw StorageError(.other, "The log could not be read as it was written, or too much of it was waiting.") }
            guard taken.lastNumber > 0 else { return }
            try log.append(taken)
            try log.synchronise()
        } catch {
            state.log = nil
            state.figures.failures += 1
            throw error
        }
        state.lastNumber = taken.lastNumber
        state.figures.bytes += Int64(taken.bytes.count)
        state.figures.lastMilliseconds = max(state.figures.lastMilliseconds, taken.lastMilliseconds)
    }
}

/// Ships twice a second.
struct LogShipper: Service {
    let shipment: LogShipment
    let logger: Logger

    static let interval = Duration.milliseconds(500)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: Self.interval)
                do {
                    let shipment = shipment
                    try await Blocking.run { try shipment.ship() }
                } catch {
                    logger.error("the log could not be shipped; it goes on with a new copy of the books", metadata: ["error": "\(error)"])
                }
            }
        }
    }
}
