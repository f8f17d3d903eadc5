import NIOCore

/// The state of a client and everyone who waits for it. Pure: continuations that are due are handed out as `Steps`, to be
/// resumed outside the lock.
struct ClientLife: Sendable {
    private(set) var state = Client.State.idle
    /// Connections that are open, those on their way out included.
    private(set) var connections: [Int: ClientConnection] = [:]
    private(set) var readyConnection: ClientConnection?
    private var readyNumber: Int?
    private let waitingLimit: Int
    private var lastError: RPCError?
    private var waiters: [Int: Waiter] = [:]
    private var cancelledWaits: [Int: RPCError] = [:]
    private var observers: [Int: AsyncStream<Client.State>.Continuation] = [:]
    private var sleeper: CheckedContinuation<Void, Never>?
    private var emptyWaiters: [CheckedContinuation<Void, Never>] = []
    private var lastNumber = 0

    private struct Waiter {
        /// Whether it waits through failures.
        var forever: Bool
        var continuation: CheckedContinuation<ClientConnection, any Error>
    }

    /// Who is to be resumed.
    struct Steps: Sendable {
        var connected: [(CheckedContinuation<ClientConnection, any Error>, Result<ClientConnection, RPCError>)] = []
        var woken: [CheckedContinuation<Void, Never>] = []
        var finished: [AsyncStream<Client.State>.Continuation] = []

        func perform() {
            for (continuation, result) in connected { continuation.resume(with: result.mapError { $0 as any Error }) }
            for continuation in woken { continuation.resume() }
            for observer in finished { observer.finish() }
        }
    }

    init(waitingLimit: Int) { self.waitingLimit = waitingLimit }

    var isRunning: Bool { state != .shutdown }

    mutating func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }

    // MARK: State

    mutating func change(to new: Client.State) {
        guard state != new, state != .shutdown else { return }
        state = new
        for observer in observers.values { observer.yield(new) }
    }

    mutating func addObserver(_ observer: AsyncStream<Client.State>.Continuation) -> Int {
        let number = nextNumber()
        observer.yield(state)
        if state == .shutdown { observer.finish() } else { observers[number] = observer }
        return number
    }

    mutating func removeObserver(_ number: Int) { observers[number] = nil }

    /// The attempt failed or the connection is gone: those who do not wait through failures are told.
    mutating func fail(_ error: RPCError) -> Steps {
        lastError = error
        change(to: .transientFailure)
        return tell { $0.forever ? nil : .failure(error) }
    }

    mutating func shutdown() -> Steps {
        change(to: .shutdown)
        readyConnection = nil
        var steps = tell { _ in .failure(Self.stopped) }
        steps.woken = wake().woken
        steps.finished = Array(observers.values)
        observers = [:]
        return steps
    }

    private static let stopped = RPCError(.unavailable, "the client is shut down")

    // MARK: Connections

    /// - Returns: Whether the client still runs.
    mutating func add(_ connection: ClientConnection, _ number: Int) -> Bool {
        if !cancelledConnections.contains(number) { connections[number] = connection }
        cancelledConnections.remove(number)
        return isRunning
    }
    /// Closed before they were added.
    private var cancelledConnections: Set<Int> = []

    mutating func ready(_ connection: ClientConnection, _ number: Int) -> Steps {
        guard isRunning else { return Steps() }
        readyNumber = number
        readyConnection = connection
        change(to: .ready)
        return tell { _ in .success(connection) }
    }

    /// Calls do not go to this connection any more.
    mutating func unready(_ number: Int) {
        guard number == readyNumber else { return }
        readyNumber = nil
        readyConnection = nil
        change(to: .connecting)
    }

    mutating func forget(_ number: Int) -> Steps {
        unready(number)
        if connections.removeValue(forKey: number) == nil { cancelledConnections.insert(number) }
        var steps = Steps()
        if connections.isEmpty {
            steps.woken = emptyWaiters
            emptyWaiters = []
        }
        return steps
    }

    mutating func awaitEmpty(_ continuation: CheckedContinuation<Void, Never>) -> Steps {
        if connections.isEmpty { return Steps(woken: [continuation]) }
        emptyWaiters.append(continuation)
        return Steps()
    }

    // MARK: Waiting

    mutating func wait(
        _ number: Int, forever: Bool, _ continuation: CheckedContinuation<ClientConnection, any Error>
    ) -> Steps {
        var result: Result<ClientConnection, RPCError>?
        if let error = cancelledWaits.removeValue(forKey: number) {
            result = .failure(error)
        } else if let readyConnection {
            result = .success(readyConnection)
        } else if state == .shutdown {
            result = .failure(Self.stopped)
        } else if state == .transientFailure, !forever {
            result = .failure(lastError ?? RPCError(.unavailable, "the server cannot be reached"))
        } else if waiters.count >= waitingLimit {
            result = .failure(RPCError(.resourceExhausted, "too many calls wait for a connection"))
        }
        if let result { return Steps(connected: [(continuation, result)]) }
        waiters[number] = Waiter(forever: forever, continuation: continuation)
        return Steps()
    }

    mutating func cancelWait(_ number: Int, _ error: RPCError) -> Steps {
        guard let waiter = waiters.removeValue(forKey: number) else {
            cancelledWaits[number] = error
            return Steps()
        }
        return Steps(connected: [(waiter.continuation, .failure(error))])
    }

    /// The wait is over, whatever came of it.
    mutating func endWait(_ number: Int) { cancelledWaits[number] = nil }

    private mutating func tell(_ answer: (Waiter) -> Result<ClientConnection, RPCError>?) -> Steps {
        var steps = Steps()
        for (number, waiter) in waiters {
            guard let result = answer(waiter) else { continue }
            waiters[number] = nil
            steps.connected.append((waiter.continuation, result))
        }
        return steps
    }

    mutating func sleep(_ continuation: CheckedContinuation<Void, Never>) -> Steps {
        if state == .shutdown { return Steps(woken: [continuation]) }
        sleeper = continuation
        return Steps()
    }

    mutating func wake() -> Steps {
        defer { sleeper = nil }
        return Steps(woken: sleeper.map { [$0] } ?? [])
    }
}
