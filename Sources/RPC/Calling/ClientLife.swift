import NIOCore

/// The state of a client and everyone who waits for it. Pure: what is due is handed out as `Steps`, to be performed outside the
/// lock.
struct ClientLife: Sendable {
    private(set) var state = Client.State.idle
    /// Connections that are open, those on their way out included.
    private(set) var connections: [Int: ClientConnection] = [:]
    private(set) var readyConnection: ClientConnection?
    /// Why there is no connection.
    private(set) var lastFailure: RPCError?
    private var readyNumber: Int?
    private let waitingLimit: Int
    private var waiters: [Int: Waiter] = [:]
    private var observers: [Int: AsyncStream<Client.State>.Continuation] = [:]
    private var sleeper: CheckedContinuation<Void, Never>?
    private var emptyWaiters: [CheckedContinuation<Void, Never>] = []
    /// Closed before they were added.
    private var closedEarly: Set<Int> = []
    private var lastNumber = 0

    typealias Taker = @Sendable (Result<ClientConnection, RPCError>) -> Void

    private struct Waiter {
        /// Whether it waits through failures.
        var forever: Bool
        var take: Taker
    }

    /// Who is to be told what.
    struct Steps: Sendable {
        var answered: [(take: Taker, result: Result<ClientConnection, RPCError>)] = []
        var woken: [CheckedContinuation<Void, Never>] = []
        var finished: [AsyncStream<Client.State>.Continuation] = []

        func perform() {
            for (take, result) in answered { take(result) }
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

    /// A connection that worked is gone: whoever waits goes on waiting, for the attempt that follows.
    mutating func lost(_ error: RPCError) -> Steps {
        lastFailure = error
        change(to: .connecting)
        return Steps()
    }

    /// The attempt failed: those who do not wait through failures are told.
    mutating func fail(_ error: RPCError) -> Steps {
        lastFailure = error
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
        if closedEarly.remove(number) == nil { connections[number] = connection }
        return isRunning
    }

    mutating func ready(_ connection: ClientConnection, _ number: Int) -> Steps {
        guard isRunning else { return Steps() }
        readyNumber = number
        readyConnection = connection
        lastFailure = nil
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
        if connections.removeValue(forKey: number) == nil { closedEarly.insert(number) }
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

    /// Has `take` told the connection when there is one, or why there is none.
    mutating func wait(_ number: Int, forever: Bool, _ take: @escaping Taker) -> Steps {
        var result: Result<ClientConnection, RPCError>?
        if let readyConnection {
            result = .success(readyConnection)
        } else if state == .shutdown {
            result = .failure(Self.stopped)
        } else if state == .transientFailure, !forever {
            result = .failure(lastFailure ?? RPCError(.unavailable, "the server cannot be reached"))
        } else if waiters.count >= waitingLimit {
            result = .failure(RPCError(.resourceExhausted, "too many calls wait for a connection"))
        }
        if let result { return Steps(answered: [(take, result)]) }
        waiters[number] = Waiter(forever: forever, take: take)
        return Steps()
    }

    mutating func stopWaiting(_ number: Int) { waiters[number] = nil }

    private mutating func tell(_ answer: (Waiter) -> Result<ClientConnection, RPCError>?) -> Steps {
        var steps = Steps()
        // In the order in which they came.
        for number in waiters.keys.sorted() {
            guard let waiter = waiters[number], let result = answer(waiter) else { continue }
            waiters[number] = nil
            steps.answered.append((waiter.take, result))
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
