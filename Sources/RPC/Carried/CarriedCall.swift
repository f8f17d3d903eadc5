// Calls without a network: the server's end. Handlers, interceptors and status are those of a real server.

import HTTP2
package import NIOCore

/// Services whose calls come from no socket.
///
/// Owner: a simulation. Zone: the thread of its event loop, on which `executor` runs the handlers as well.
package final class CarriedServer: Sendable {
    fileprivate let routes: [String: Route]
    fileprivate let interceptors: [any ServerInterceptor]
    fileprivate let loop: any EventLoop
    fileprivate let executor: any TaskExecutor
    /// Told of every error that is no status.
    fileprivate let unexpected: @Sendable (any Error) -> Void
    fileprivate let limits = ServerLimits.terminals

    package init(
        _ providers: [any ServiceProvider], interceptors: [any ServerInterceptor], loop: any EventLoop, executor: any TaskExecutor,
        unexpected: @escaping @Sendable (any Error) -> Void
    ) {
        var router = Router()
        for provider in providers { provider.register(in: &router) }
        routes = router.routes
        (self.interceptors, self.loop, self.executor, self.unexpected) = (interceptors, loop, executor, unexpected)
    }

    /// A call begins.
    ///
    /// - Parameter post: Takes what the server says; the call ends with its `trailers`.
    package func call(_ head: Parcel.Head, connection: UInt64, post: @escaping (Parcel) -> Void) -> CarriedCall {
        let call = CarriedCall(self, connection: connection, post: post)
        call.begin(head)
        return call
    }
}

/// One call on a `CarriedServer`. Zone: the thread of its event loop, which is what makes it Sendable.
package final class CarriedCall: StreamLink, PipeOpener, @unchecked Sendable {
    private let server: CarriedServer
    private let connection: UInt64
    private let post: (Parcel) -> Void
    private let pipe: MessagePipe
    private var machine = ServerStreamMachine()
    private var route: Route?
    private var context: ServerContext?
    private var task: Task<Void, Never>?
    private var request: ByteBuffer?
    private var isOver = false
    private var isBroken = false

    fileprivate init(_ server: CarriedServer, connection: UInt64, post: @escaping (Parcel) -> Void) {
        (self.server, self.connection, self.post) = (server, connection, post)
        pipe = MessagePipe(loop: server.loop, inboundLimit: server.limits.requestSize, outboundLimit: server.limits.replySize)
    }

    // MARK: From whoever carries

    fileprivate func begin(_ head: Parcel.Head) {
        pipe.open(StreamID(rawValue: 1), on: self)
        pipe.opener = self
        switch machine.receivedHead(head.fields, isOversize: false) {
        case .answer(let fields):
            isOver = true
            post(.trailers(Parcel.Head(fields: fields)))
        case .refuse(let error): finish(error)
        case .begin(let head):
            guard let route = server.routes[head.path] else {
                return finish(RPCError(.unimplemented, "this server has no method \(head.path)"))
            }
            self.route = route
            context = ServerContext(
                method: route.method, metadata: head.metadata, peer: Peer(address: "carried"), deadline: nil, connectionID: connection,
                listener: "carried")
            pipe.inboundCompression = head.requestCompression
            if route.method.kind.takesRequestStream { start(route, ByteBuffer()) }
        }
    }

    package func arrived(_ parcel: Parcel) {
        guard !isOver, !isBroken else { return }
        switch parcel {
        case .message(let bytes): pipe.received(bytes)
        case .end: pipe.receivedEnd()
        case .reset, .head, .trailers: return broke()
        }
        takeRequest()
    }

    /// The connection to the client is gone, or it wants no more.
    package func broke() {
        guard !isBroken else { return }
        isBroken = true
        pipe.close(RPCError(.cancelled, "the connection to the client broke"))
        task?.cancel()
        context?.cancel()
    }

    // MARK: The handler

    /// For a call that takes one request: starts when it is here and the client said that it was the last.
    private func takeRequest() {
        guard let route, !route.method.kind.takesRequestStream, task == nil else { return }
        do {
            while true {
                switch try pipe.poll() {
                case .wait: return
                case .message(let message): request = message
                case .end:
                    guard let request else { throw RPCError(.unimplemented, "\(route.method) takes one request, and none came") }
                    return start(route, request)
                }
            }
        } catch {
            finish(translate(error))
        }
    }

    private func start(_ route: Route, _ request: ByteBuffer) {
        guard let context else { return }
        task = Task(executorPreference: server.executor) { [self] in
            var failure: RPCError?
            do {
                try await intercept(server.interceptors[...], context) { [pipe] in try await route.run(pipe, request, context) }
                while let (rest, step) = await pipe.waking() {
                    try await intercept(server.interceptors[...], context) { try await rest(step) }
                }
            } catch {
                failure = translate(error)
            }
            finish(failure)
        }
    }

    private nonisolated(nonsending) func intercept(
        _ interceptors: ArraySlice<any ServerInterceptor>, _ context: ServerContext,
        _ part: nonisolated(nonsending) @escaping @Sendable () async throws -> Void
    ) async throws {
        guard let first = interceptors.first else { return try await part() }
        try await first.intercept(context) { try await self.intercept(interceptors.dropFirst(), context, part) }
    }

    private func translate(_ error: any Error) -> RPCError {
        switch error {
        case let error as RPCError: return error
        case is CancellationError: return RPCError(.cancelled, "the call was cancelled")
        default:
            server.unexpected(error)
            return RPCError(.internalError, "internal error", cause: error)
        }
    }

    private func finish(_ failure: RPCError?) {
        guard !isOver else { return }
        isOver = true
        let ending = machine.finish(
            failure, initial: context?.responseInitialMetadata ?? [:], trailing: context?.responseTrailingMetadata ?? [:])
        if !isBroken {
            switch ending {
            case .trailers(let fields), .trailersOnly(let fields): post(.trailers(Parcel.Head(fields: fields)))
            case .nothing: break
            }
        }
        pipe.close(failure ?? RPCError(.cancelled, "the call has ended"))
    }

    // MARK: StreamLink and PipeOpener

    func writingBegins() {
        guard let fields = machine.sendHead(context?.responseInitialMetadata ?? [:]) else { return }
        post(.head(Parcel.Head(fields: fields)))
    }

    func write(_ stream: StreamID, _ fill: (inout ByteBuffer) throws -> Void) throws {
        var bytes = ByteBuffer()
        try fill(&bytes)
        post(.message(bytes))
    }

    func finish(_ stream: StreamID, trailers: [HeaderField]?) {}
    func hasRoom(_ stream: StreamID) -> Bool { true }
    func waitForRoom(_ stream: StreamID, _ pipe: MessagePipe) {}
    func credit(_ stream: StreamID, _ count: Int) {}
}
