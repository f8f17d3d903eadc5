/// The requests of a call, in order: an element is decoded when it is asked for.
///
/// One task reads, once. Asking returns window to the client, so that one who does not ask stops the client after
/// `ConnectionLimits.streamWindow` bytes. Ends when the client half-closes; throws CANCELLED or DEADLINE_EXCEEDED when the
/// call is over before that, RESOURCE_EXHAUSTED for a message over the limit.
public struct RequestStream<Request: Message>: AsyncSequence, Sendable {
    public typealias Element = Request

    let pipe: MessagePipe

    public func makeAsyncIterator() -> Iterator { Iterator(pipe: pipe) }

    /// What a handler that rested was woken for.
    public enum Step: Sendable {
        case request(Request)
        case end
        /// Somebody nudged: there may be something else to do.
        case nudged
    }

    /// The next request or the end, if it is here; nil when one would have to wait, or is not on the event loop of the call.
    public func nextIfHere() throws -> Step? {
        switch try pipe.pollHere() {
        case .message(let bytes): .request(try Request(request: bytes))
        case .end: .end
        case .wait: nil
        }
    }

    /// Lets the call go on without a task while the client says nothing: for the handler of a stream that lasts for a shift, to be called
    /// before it returns.
    ///
    /// When the handler has returned, the call is not over: `goOn` is run as its handler when the next request or the end is here or somebody
    /// nudges, and may rest again. It gets the error with which the call ended if that comes first; what it throws is the call's status, as
    /// with every handler. Requests that are here come before a nudge. A handler that throws does not rest; the last `goOn` counts.
    public func rest(_ goOn: @escaping @Sendable (Result<Step, any Error>) async throws -> Void) {
        pipe.rest { waited in
            try await goOn(Result { try Self.step(try waited.get()) })
        }
    }

    private static func step(_ step: MessagePipe.Step) throws -> Step {
        switch step {
        case .message(let bytes): .request(try Request(request: bytes))
        case .end: .end
        case .nudged: .nudged
        }
    }

    /// Wakes the handler that rests, or as soon as it does. Any thread may call it; several nudges may come as one.
    public func nudge() { pipe.nudge() }

    public struct Iterator: AsyncIteratorProtocol {
        let pipe: MessagePipe

        public mutating func next() async throws -> Request? {
            guard let bytes = try await pipe.next() else { return nil }
            return try Request(request: bytes)
        }
    }
}

/// Where a handler writes its replies.
///
/// May be used by several tasks at once: messages stay whole, in the order of the calls. `write` returns when the reply is queued, and
/// suspends while the queue is full. It throws once the call is over: the peer is gone.
public struct ReplyWriter<Reply: Message>: Sendable {
    let pipe: MessagePipe

    /// - Parameter compress: Whether to compress this reply, if the client accepts that; nil for as its size suggests.
    public nonisolated(nonsending) func write(_ reply: Reply, compress: Bool? = nil) async throws {
        try await pipe.send(reply, compress: compress)
    }
}

/// The replies to a call, in order: an element is decoded when it is asked for.
///
/// One task reads, once. Ends when the call ended with OK, and throws the `RPCError` it ended with otherwise, after the
/// replies that came before.
public struct ReplyStream<Reply: Message>: AsyncSequence, Sendable {
    public typealias Element = Reply

    let call: ClientCall

    public func makeAsyncIterator() -> Iterator { Iterator(pipe: call.pipe) }

    /// The head of the reply; waits for it. Empty when the server ended the call without one.
    public var initialMetadata: Metadata {
        get async throws { try await call.initialMetadata() }
    }

    /// What came with the end; empty before that.
    public var trailingMetadata: Metadata { call.trailingMetadata }

    public struct Iterator: AsyncIteratorProtocol {
        let pipe: MessagePipe

        public mutating func next() async throws -> Reply? {
            guard let bytes = try await pipe.next() else { return nil }
            return try Reply(reply: bytes)
        }
    }
}

/// Where a client writes its requests. The rules of `ReplyWriter` apply.
public struct RequestWriter<Request: Message>: Sendable {
    let pipe: MessagePipe

    /// - Parameter compress: Whether to compress this request, if the call announced that; nil for as its size suggests.
    public func write(_ request: Request, compress: Bool? = nil) async throws {
        try await pipe.send(request, compress: compress)
    }

    /// Says that nothing more will come. Saying it again does nothing.
    public func finish() async throws {
        try await pipe.finish()
    }
}
