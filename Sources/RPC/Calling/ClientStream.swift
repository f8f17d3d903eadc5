import HTTP2
import NIOCore
import Synchronization

/// One call of a client: obeys `ClientStreamMachine`.
///
/// Zone: the connection's event loop, which is what makes it Sendable; the async verbs may be called from any task.
final class ClientStream: @unchecked Sendable {
    let method: MethodDescriptor
    let pipe: MessagePipe
    private let options: CallOptions
    private let deadline: NIODeadline?
    private let loop: any EventLoop
    private var id: StreamID?
    private var connection: ClientConnection?
    private var machine = ClientStreamMachine()
    private var alarm: NIOScheduledCallback?
    private var initial: Metadata?
    private var headWaiters: [CheckedContinuation<Metadata, any Error>] = []
    private let trailing = Mutex(Metadata())
    /// How the call ended: nil while it lasts, `.some(nil)` for OK.
    private var outcome: RPCError??
    /// Whether the server cannot have seen the call, so that it may be made again without anyone noticing.
    let refusal = Mutex(false)

    init(method: MethodDescriptor, options: CallOptions, deadline: NIODeadline?, on connection: ClientConnection) {
        self.method = method
        self.options = options
        self.deadline = deadline
        self.connection = connection
        loop = connection.loop
        pipe = MessagePipe(
            loop: connection.loop, inboundLimit: options.replySize ?? connection.limits.replySize,
            outboundLimit: connection.limits.requestSize)
    }

    var trailingMetadata: Metadata { trailing.withLock { $0 } }

    // MARK: From tasks

    /// Opens the stream, with the first message and the end of the requests if they are known already.
    func open(_ first: ByteBuffer?) {
        loop.runInLoop { self.openInLoop(first) }
    }

    /// Ends the call, if it lasts, and tells the server.
    func cancel() {
        loop.runInLoop { self.abandon(RPCError(.cancelled, "the call was cancelled")) }
    }

    func initialMetadata() async throws -> Metadata {
        try await withCheckedThrowingContinuation { continuation in
            loop.runInLoop { self.awaitHead(continuation) }
        }
    }

    // MARK: Zone: the event loop

    private func openInLoop(_ first: ByteBuffer?) {
        guard let connection, outcome == nil else { return }
        if let deadline {
            guard deadline > .now() else { return expire() }
            alarm = try? loop.scheduleCallback(at: deadline, handler: StreamAlarm { [weak self] in self?.expire() })
        }
        do {
            let id = try connection.open(self, head(connection.authority))
            self.id = id
            pipe.open(id, on: connection)
            if let first {
                try connection.write(id) { $0.writeImmutableBuffer(first) }
                connection.finish(id, trailers: nil)
            }
        } catch {
            refusal.withLock { $0 = true }
            end(RPCError(.unavailable, "the connection takes no more calls", cause: error), [:])
        }
    }

    private func head(_ authority: String) -> [HeaderField] {
        var fields = [
            HeaderField(":method", "POST"), HeaderField(":scheme", "http"), HeaderField(":path", method.path),
            HeaderField(":authority", authority), HeaderField("te", "trailers"),
            HeaderField("content-type", "application/grpc"), HeaderField("user-agent", "shelfwire-swift"),
        ]
        if let deadline {
            let left = (deadline - .now()).nanoseconds
            fields.append(HeaderField("grpc-timeout", GRPCTimeout.text(nanoseconds: left)))
        }
        return fields + options.metadata.fields
    }

    func received(_ fields: [HeaderField], isOversize: Bool) {
        obey(machine.received(fields, isOversize: isOversize))
    }

    func received(_ part: ByteBuffer) {
        guard machine.state == .awaitingStatus else {
            return abandon(RPCError(.internalError, "the server sent a message before the head"))
        }
        pipe.received(part)
    }

    func receivedEnd() { obey(machine.ended()) }

    func closed(_ code: ErrorCode) {
        guard outcome == nil else { return }
        if code == .refusedStream { refusal.withLock { $0 = true } }
        // A server that watches the same deadline may be a little ahead of our clock.
        if code == .cancel, let deadline, deadline - .now() < .milliseconds(20) { return expire() }
        end(code == .noError ? RPCError(.internalError, "the server closed the stream") : .reset(code), [:])
    }

    func connectionBroke(_ error: RPCError, wasRefused: Bool) {
        if wasRefused { refusal.withLock { $0 = true } }
        end(error, [:])
    }

    private func obey(_ meaning: ClientStreamMachine.Meaning) {
        switch meaning {
        case .nothing: return
        case .head(let metadata): resolveHead(metadata)
        case .end(let failure, let metadata):
            var error = failure?.error
            error?.metadata = metadata
            if let id, machine.state == .over { connection?.endIfOpen(id) }
            end(error, metadata, isGraceful: true)
        }
    }

    private func resolveHead(_ metadata: Metadata) {
        guard initial == nil else { return }
        initial = metadata
        let waiters = headWaiters
        headWaiters = []
        for waiter in waiters { waiter.resume(returning: metadata) }
    }

    private func awaitHead(_ continuation: CheckedContinuation<Metadata, any Error>) {
        if let initial {
            continuation.resume(returning: initial)
        } else {
            headWaiters.append(continuation)
        }
    }

    private func expire() {
        abandon(RPCError(.deadlineExceeded, "the deadline of the call has passed"))
    }

    /// Ends the call from this side.
    func abandon(_ error: RPCError) {
        guard outcome == nil else { return }
        if let id { connection?.reset(id, .cancel) }
        end(error, [:])
    }

    /// The first end counts.
    private func end(_ error: RPCError?, _ metadata: Metadata, isGraceful: Bool = false) {
        guard outcome == nil else { return }
        outcome = .some(error)
        alarm?.cancel()
        trailing.withLock { $0 = metadata }
        resolveHead([:])
        if isGraceful {
            pipe.receivedEnd(error)
            pipe.closeOutbound(error ?? RPCError(.cancelled, "the server has ended the call"))
        } else {
            pipe.close(error ?? RPCError(.cancelled, "the call has ended"))
        }
        options.onEnd?(initial ?? [:], metadata)
        connection = nil
    }
}
