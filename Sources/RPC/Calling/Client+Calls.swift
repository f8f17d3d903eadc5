import NIOCore

/// The four kinds of calls.
extension Client {
    /// Makes a call of one request and one reply.
    public func unary<Request: Message, Reply: Message>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions = .defaults
    ) async throws -> Reply {
        try await intercepted(method, options) { [self] options in
            try await call(method, options, first: request) { call in
                try await Self.onlyReply(call)
            }
        }
    }

    /// Makes a call of one request and a stream of replies, which `body` reads. When `body` returns before the end, the call
    /// is cancelled.
    public func serverStreaming<Request: Message, Reply: Message, Result: Sendable>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions = .defaults,
        _ body: @Sendable (ReplyStream<Reply>) async throws -> Result
    ) async throws -> Result {
        try await withoutActuallyEscaping(body) { body in
            try await intercepted(method, options) { [self] options in
                try await call(method, options, first: request) { call in
                    try await body(ReplyStream(call: call))
                }
            }
        }
    }

    /// Makes a call of a stream of requests, which `body` writes, and one reply. A server may answer before it has read
    /// them all: writing fails from then on, and the reply counts.
    public func clientStreaming<Request: Message, Reply: Message>(
        _ method: MethodDescriptor, options: CallOptions = .defaults,
        _ body: @Sendable (RequestWriter<Request>) async throws -> Void
    ) async throws -> Reply {
        try await withoutActuallyEscaping(body) { body in
            try await intercepted(method, options) { [self] options in
                try await call(method, options, first: nil as Request?) { call in
                    let writer = RequestWriter<Request>(pipe: call.pipe)
                    do {
                        try await body(writer)
                        try await writer.finish()
                    } catch {
                        guard error is RPCError, call.hasEnded else { throw error }
                    }
                    return try await Self.onlyReply(call)
                }
            }
        }
    }

    /// Makes a call of two streams. When `body` returns before the server's end, the call is cancelled.
    public func bidirectional<Request: Message, Reply: Message, Result: Sendable>(
        _ method: MethodDescriptor, options: CallOptions = .defaults,
        _ body: @Sendable (RequestWriter<Request>, ReplyStream<Reply>) async throws -> Result
    ) async throws -> Result {
        try await withoutActuallyEscaping(body) { body in
            try await intercepted(method, options) { [self] options in
                try await call(method, options, first: nil as Request?) { call in
                    try await body(RequestWriter(pipe: call.pipe), ReplyStream(call: call))
                }
            }
        }
    }

    // MARK: How a call is made

    private static func onlyReply<Reply: Message>(_ call: ClientCall) async throws -> Reply {
        guard let bytes = try await call.pipe.next() else {
            throw RPCError(.unimplemented, "\(call.method) returns one reply, and none came")
        }
        guard try await call.pipe.next() == nil else {
            throw RPCError(.unimplemented, "\(call.method) returns one reply, and more came")
        }
        return try Reply(reply: bytes)
    }

    private func call<Request: Message, Result: Sendable>(
        _ method: MethodDescriptor, _ options: CallOptions, first: Request?,
        _ body: (ClientCall) async throws -> Result
    ) async throws -> Result {
        let framed = try first.map { request in
            var buffer = ByteBuffer()
            try buffer.writeFramed(request, limit: configuration.limits.requestSize)
            try buffer.compressFramed(from: 0, OutboundCompression(algorithm: options.compression), wish: nil)
            return buffer
        }
        let call = ClientCall(method: method, options: options, first: framed, client: self)
        // Ended in any case: a body that left early has no more use for the call.
        defer { call.cancel() }
        do {
            return try await withTaskCancellationHandler {
                call.start()
                return try await body(call)
            } onCancel: {
                call.cancel()
            }
        } catch is CancellationError {
            throw RPCError(.cancelled, "the call was cancelled", cause: CancellationError())
        }
    }

    private func intercepted<Result: Sendable>(
        _ method: MethodDescriptor, _ options: CallOptions,
        _ make: @Sendable (CallOptions) async throws -> Result
    ) async throws -> Result {
        try await intercepted(interceptors[...], method, options, make)
    }

    private func intercepted<Result: Sendable>(
        _ interceptors: ArraySlice<any ClientInterceptor>, _ method: MethodDescriptor, _ options: CallOptions,
        _ make: @Sendable (CallOptions) async throws -> Result
    ) async throws -> Result {
        guard let first = interceptors.first else { return try await make(options) }
        return try await first.intercept(method, options) { options in
            try await self.intercepted(interceptors.dropFirst(), method, options, make)
        }
    }
}
