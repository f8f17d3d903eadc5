import Synchronization

/// `grpc.health.v1.Health`: tells load balancers and people which services work.
///
/// Any task may set a status; watchers are told. The server as a whole, under the empty name, starts as serving.
public struct HealthService: ServiceProvider {
    private let board = StatusBoard()

    public init() {}

    /// Sets the status of a service, or of the whole server under the empty name.
    public func set(_ service: String, _ status: Health.Status) {
        board.set(service, status)
    }

    /// Says NOT_SERVING for everything, from now on: for a server that is about to leave.
    public func shutdown() { board.shutdown() }

    public func register(in router: inout Router) {
        let board = board
        router.unary(Health.Methods.check) { (request: Health.CheckRequest, _) in
            guard let status = board.status(request.service) else {
                throw RPCError(.notFound, "unknown service \(request.service)")
            }
            return Health.CheckReply(status: status)
        }
        router.unary(Health.Methods.list) { (_: Health.ListRequest, _) in
            Health.ListReply(statuses: try board.list())
        }
        router.serverStreaming(Health.Methods.watch) {
            (request: Health.CheckRequest, replies: ReplyWriter<Health.CheckReply>, _) in
            for await status in try board.watch(request.service) {
                try await replies.write(Health.CheckReply(status: status))
            }
        }
    }
}

/// The statuses, and who watches them.
private final class StatusBoard: Sendable {
    /// List replies with more entries are refused, as the protocol asks.
    private static let longestList = 100
    private static let mostWatchers = 10_000

    private struct State {
        var statuses: [String: Health.Status] = ["": .serving]
        var isShutdown = false
        var watchers: [Int: (service: String, feed: AsyncStream<Health.Status>.Continuation)] = [:]
        var lastWatcher = 0

        func tell(_ service: String) {
            let status = statuses[service] ?? .serviceUnknown
            for watcher in watchers.values where watcher.service == service { watcher.feed.yield(status) }
        }
    }

    private let state = Mutex(State())

    func status(_ service: String) -> Health.Status? { state.withLock { $0.statuses[service] } }

    func list() throws -> [String: Health.Status] {
        let statuses = state.withLock { $0.statuses }
        guard statuses.count <= Self.longestList else {
            throw RPCError(.resourceExhausted, "there are more than \(Self.longestList) services")
        }
        return statuses
    }

    func set(_ service: String, _ status: Health.Status) {
        state.withLock { state in
            let status = state.isShutdown ? .notServing : status
            guard state.statuses[service] != status else { return }
            state.statuses[service] = status
            state.tell(service)
        }
    }

    func shutdown() {
        state.withLock { state in
            state.isShutdown = true
            for service in state.statuses.keys where state.statuses[service] != .notServing {
                state.statuses[service] = .notServing
                state.tell(service)
            }
        }
    }

    /// The status now and every change: a slow watcher gets the latest only.
    func watch(_ service: String) throws -> AsyncStream<Health.Status> {
        let (stream, feed) = AsyncStream.makeStream(of: Health.Status.self, bufferingPolicy: .bufferingNewest(1))
        let number = try state.withLock { state in
            guard state.watchers.count < Self.mostWatchers else {
                throw RPCError(.resourceExhausted, "too many watchers")
            }
            state.lastWatcher += 1
            state.watchers[state.lastWatcher] = (service, feed)
            feed.yield(state.statuses[service] ?? .serviceUnknown)
            return state.lastWatcher
        }
        feed.onTermination = { [weak self] _ in _ = self?.state.withLock { $0.watchers.removeValue(forKey: number) } }
        return stream
    }
}
