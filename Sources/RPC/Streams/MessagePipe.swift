import HTTP2
import NIOCore

/// What a pipe needs of its connection. Zone: the connection's event loop.
protocol StreamLink: AnyObject {
    func credit(_ stream: StreamID, _ count: Int)
    func hasRoom(_ stream: StreamID) -> Bool
    /// `MessagePipe.roomAppeared` is called when the stream may have room.
    func waitForRoom(_ stream: StreamID, _ pipe: MessagePipe)
    func write(_ stream: StreamID, _ fill: (inout ByteBuffer) throws -> Void) throws
    func finish(_ stream: StreamID, trailers: [HeaderField]?)
    /// A message over the limit was not taken; `isBomb` if only inflating it showed that.
    func refusedMessage(isBomb: Bool)
}

extension StreamLink {
    func refusedMessage(isBomb: Bool) {}
}

/// Who has something to say before the first message of a pipe. Zone: the connection's event loop.
protocol PipeOpener: AnyObject {
    func writingBegins()
}

/// The messages of one call, both ways, between a stream on the event loop and the tasks that read and write it.
///
/// Any task may call the async verbs; on the event loop they are done in place, elsewhere they hop there. All state is
/// touched on the event loop only, which is what makes this class Sendable.
final class MessagePipe: @unchecked Sendable {
    let loop: any EventLoop
    private let outboundLimit: Int
    private var link: (any StreamLink)?
    private var stream = StreamID(rawValue: 0)

    private var inbound: MessageDeframer
    /// What the peer announced for its messages. Set before the first arrives.
    var inboundCompression = Compression.identity
    /// Told of every message that is taken, whether it had travelled compressed.
    var tookMessage: ((_ isCompressed: Bool) -> Void)?
    /// What was announced for ours. Set before the first is written.
    var outboundCompression = OutboundCompression()
    /// What the reader gets after the last message, if not a plain end.
    private var inboundFailure: RPCError?
    private var reader: Reader?
    /// How the handler goes on that ended to rest.
    private var rest: Rest?
    /// Somebody has something else for the handler that rests, and it does not know yet.
    private var isNudged = false

    private var outboundFailure: RPCError?
    private var hasFinished = false
    private var writers: [Writer] = []
    /// Told once, before anything is written: a server's head goes out first. Kept until then or until the pipe is closed.
    var opener: (any PipeOpener)?

    /// What is done with the step that a resting handler waited for.
    typealias Rest = @Sendable (Result<Step, any Error>) async throws -> Void

    private enum Reader {
        case task(WaitTicket, CheckedContinuation<ByteBuffer?, any Error>)
        case resting((Result<Step, any Error>) -> Void)
    }

    private struct Writer {
        enum Content {
            /// Whether the message is to be compressed; nil as its size suggests.
            case message(ByteBuffer, compress: Bool?)
            case end
        }

        var ticket: WaitTicket
        var content: Content
        var continuation: CheckedContinuation<Void, any Error>
    }

    init(loop: any EventLoop, inboundLimit: Int, outboundLimit: Int) {
        self.loop = loop
        self.outboundLimit = outboundLimit
        inbound = MessageDeframer(limit: inboundLimit)
    }

    // MARK: From the stream. Zone: the event loop.

    func open(_ stream: StreamID, on link: any StreamLink) {
        self.stream = stream
        self.link = link
    }

    func received(_ part: ByteBuffer) {
        guard inboundFailure == nil, !inbound.hasEnded else {
            link?.credit(stream, part.readableBytes)
            return
        }
        inbound.append(part)
        serveReader()
    }

    /// The peer sends no more; `failure` is what the reader gets after the messages that are here.
    func receivedEnd(_ failure: RPCError? = nil) {
        guard inboundFailure == nil, !inbound.hasEnded else { return }
        inbound.end()
        endFailure = failure
        serveReader()
    }
    private var endFailure: RPCError?

    /// Nothing is read or written any more, from now on.
    func close(_ failure: RPCError) {
        if inboundFailure == nil {
            inboundFailure = failure
            inbound.clear()
            serveReader()
        }
        closeOutbound(failure)
        link = nil
        opener = nil
        tookMessage = nil
    }

    /// Nothing is written any more; reading goes on.
    func closeOutbound(_ failure: RPCError) {
        if outboundFailure == nil { outboundFailure = failure }
        let waiting = writers
        writers = []
        for writer in waiting { writer.continuation.resume(throwing: outboundFailure ?? failure) }
    }

    /// The stream is over and needs no connection; what arrived can still be read.
    func detach() {
        link = nil
        opener = nil
        closeOutbound(RPCError(.cancelled, "the call has ended"))
    }

    func roomAppeared() {
        while let writer = writers.first, let link, canTake(writer.content, link) {
            writers.removeFirst()
            do {
                switch writer.content {
                case .message(let framed, let compress): try append(framed, compress: compress)
                case .end: end()
                }
                writer.continuation.resume()
            } catch {
                writer.continuation.resume(throwing: error)
            }
        }
        if !writers.isEmpty { link?.waitForRoom(stream, self) }
    }

    private func canTake(_ content: Writer.Content, _ link: any StreamLink) -> Bool {
        switch content {
        case .end: true
        case .message: link.hasRoom(stream)
        }
    }

    /// Whether somebody waits to write. Zone: the event loop.
    var isWriterWaiting: Bool { !writers.isEmpty }

    // MARK: Reading

    enum Poll { case message(ByteBuffer), end, wait }

    /// Whether somebody waits for a message, so that the peer has all the window it needs. Zone: the event loop.
    var isReaderWaiting: Bool { reader != nil }

    /// Takes the next message if it is here and the caller is on the event loop.
    func pollHere() throws -> Poll { loop.inEventLoop ? try poll() : .wait }

    /// Takes the next message if it is here. Zone: the event loop.
    func poll() throws -> Poll {
        if let inboundFailure { throw inboundFailure }
        var isBomb = false
        do throws(RPCError) {
            let (step, credit) = try inbound.next()
            if credit > 0 { link?.credit(stream, credit) }
            switch step {
            case .message(let message, isCompressed: true):
                tookMessage?(true)
                guard inboundCompression == .gzip else {
                    throw RPCError(.internalError, "a message is compressed, but the call announced no compression")
                }
                isBomb = true
                return .message(try Gzip.decompress(message, limit: inbound.limit))
            case .message(let message, isCompressed: false):
                tookMessage?(false)
                return .message(message)
            case .more: return .wait
            case .end:
                if let endFailure { throw endFailure }
                return .end
            }
        } catch {
            inboundFailure = error
            inbound.clear()
            if error.code == .resourceExhausted { link?.refusedMessage(isBomb: isBomb) }
            throw error
        }
    }

    /// What a handler that rests was woken for.
    enum Step { case message(ByteBuffer), end, nudged }

    /// The next message, or nil after the last.
    nonisolated(nonsending) func next() async throws -> ByteBuffer? {
        switch try pollHere() {
        case .message(let message): return message
        case .end: return nil
        case .wait: break
        }
        let ticket = WaitTicket()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                loop.runInLoop { self.wait(ticket, continuation) }
            }
        } onCancel: {
            loop.execute { self.cancelRead(ticket) }
        }
    }

    private func wait(_ ticket: WaitTicket, _ continuation: CheckedContinuation<ByteBuffer?, any Error>) {
        if ticket.isCancelled {
            continuation.resume(throwing: CancellationError())
        } else if reader != nil {
            continuation.resume(throwing: RPCError(.internalError, "two tasks read one stream of messages"))
        } else {
            reader = .task(ticket, continuation)
            serveReader()
        }
    }

    private func cancelRead(_ ticket: WaitTicket) {
        ticket.isCancelled = true
        guard case .task(let waiting, let continuation)? = reader, waiting === ticket else { return }
        reader = nil
        continuation.resume(throwing: CancellationError())
    }

    private func serveReader() {
        guard let reader else { return }
        let step = Result { try poll() }
        switch (reader, step) {
        case (_, .success(.wait)):
            guard isNudged, case .resting(let wake) = reader else { return }
            isNudged = false
            self.reader = nil
            wake(.success(.nudged))
        case (.task(_, let continuation), _):
            self.reader = nil
            continuation.resume(with: step.map { if case .message(let message) = $0 { message } else { nil } })
        case (.resting(let wake), _):
            self.reader = nil
            wake(step.map { if case .message(let message) = $0 { .message(message) } else { .end } })
        }
    }

    // MARK: Resting. Zone: the event loop.

    /// Says how the handler goes on after it has ended. Zone: any.
    func rest(_ goOn: @escaping Rest) { loop.runInLoop { self.rest = goOn } }

    /// How the handler that has just ended wants to go on; nil if it is over.
    func takeRest() -> Rest? {
        defer { rest = nil }
        return rest
    }

    /// Calls `wake` once: for the next message, the last, a nudge, or because the call is over.
    func whenReady(_ wake: @escaping (Result<Step, any Error>) -> Void) {
        guard reader == nil else { return wake(.failure(RPCError(.internalError, "two tasks read one stream of messages"))) }
        reader = .resting(wake)
        serveReader()
    }

    /// For a task that stays with a handler which has just ended: how it goes on, and with what; nil when it is over. Zone: any.
    nonisolated(nonsending) func waking() async -> (Rest, Result<Step, any Error>)? {
        await withCheckedContinuation { continuation in
            loop.runInLoop {
                guard let rest = self.takeRest() else { return continuation.resume(returning: nil) }
                self.whenReady { continuation.resume(returning: (rest, $0)) }
            }
        }
    }

    /// Wakes the handler that rests, or that rests next. Zone: any.
    func nudge() {
        loop.runInLoop {
            self.isNudged = true
            self.serveReader()
        }
    }

    // MARK: Writing

    /// Queues a message for sending; suspends while the queue is full.
    ///
    /// - Parameter compress: Whether to compress it, if that was announced; nil for as its size suggests.
    nonisolated(nonsending) func send(_ message: some Message, compress: Bool? = nil) async throws {
        if loop.inEventLoop, writers.isEmpty {
            try checkOutbound()
            if let link, link.hasRoom(stream) {
                prepareWrite()
                try link.write(stream) { buffer in
                    let start = buffer.writerIndex
                    try buffer.writeFramed(message, limit: outboundLimit)
                    try buffer.compressFramed(from: start, outboundCompression, wish: compress)
                }
                return
            }
        }
        var framed = ByteBuffer()
        try framed.writeFramed(message, limit: outboundLimit)
        try await enqueue(.message(framed, compress: compress))
    }

    /// Says that nothing more will be sent, after what is queued (client).
    func finish() async throws {
        try await enqueue(.end)
    }

    private func enqueue(_ content: Writer.Content) async throws {
        let ticket = WaitTicket()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let writer = Writer(ticket: ticket, content: content, continuation: continuation)
                loop.runInLoop { self.add(writer) }
            }
        } onCancel: {
            loop.execute { self.cancelWrite(ticket) }
        }
    }

    private func add(_ writer: Writer) {
        if writer.ticket.isCancelled {
            writer.continuation.resume(throwing: CancellationError())
        } else if let outboundFailure {
            writer.continuation.resume(throwing: outboundFailure)
        } else {
            writers.append(writer)
            if writers.count == 1 { roomAppeared() }
        }
    }

    private func cancelWrite(_ ticket: WaitTicket) {
        ticket.isCancelled = true
        guard let index = writers.firstIndex(where: { $0.ticket === ticket }) else { return }
        writers.remove(at: index).continuation.resume(throwing: CancellationError())
    }

    /// Appends a message that is framed already. Zone: the event loop.
    private func append(_ framed: ByteBuffer, compress: Bool?) throws {
        try checkOutbound()
        prepareWrite()
        try link?.write(stream) { buffer in
            let start = buffer.writerIndex
            buffer.writeImmutableBuffer(framed)
            try buffer.compressFramed(from: start, outboundCompression, wish: compress)
        }
    }

    private func end() {
        guard !hasFinished else { return }
        hasFinished = true
        link?.finish(stream, trailers: nil)
    }

    private func checkOutbound() throws {
        if let outboundFailure { throw outboundFailure }
        if hasFinished { throw RPCError(.internalError, "a message was written after the last") }
    }

    private func prepareWrite() {
        guard let opener else { return }
        self.opener = nil
        opener.writingBegins()
    }
}

/// Names one suspended read or write, so that its cancellation finds it even if it comes first.
final class WaitTicket: @unchecked Sendable {
    /// Touched on the event loop only.
    var isCancelled = false
}

extension EventLoop {
    /// Runs `body` now if this is the event loop's thread, otherwise on it soon.
    func runInLoop(_ body: @escaping @Sendable () -> Void) {
        if inEventLoop { body() } else { execute(body) }
    }
}
