#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
public import NIOCore

/// The object that gives a connection its meaning: calls, in the case of RPC.
///
/// Zone: the channel's event loop, for every method.
public protocol ConnectionOwner: AnyObject {
    /// The socket is open and the connection's settings are queued.
    func connectionOpened(_ handler: ConnectionHandler)
    /// The peer did something. May submit frames; they go out at the end of the pass.
    func connectionReceived(_ event: ConnectionEvent)
    /// Everything that one read of the socket brought has been delivered; what is submitted here goes out with it.
    func readPassEnded()
    /// Frames were handed to the socket. Streams may have room again.
    func swept(_ bytes: Int)
    /// Everything that can be done now has been done: the last of a pass.
    func settled()
    /// The socket is closed. Comes once, last.
    func connectionClosed(_ error: (any Error)?)
}

extension ConnectionOwner {
    public func settled() {}
}

/// The one channel handler: moves bytes between a socket and a `Connection`.
///
/// Zone: the channel's event loop. Reads feed the connection and its events go to the owner at once; everything to be
/// sent in one pass leaves in one write. While the socket is full nothing is swept, so bytes wait in the streams, where
/// they are counted.
public final class ConnectionHandler: ChannelInboundHandler {
    public typealias InboundIn = ByteBuffer
    public typealias OutboundOut = ByteBuffer

    public let connection: Connection
    private let owner: any ConnectionOwner
    private var context: ChannelHandlerContext?
    /// The context's: asking for it each time costs more than what it is asked.
    private var channel: (any Channel)?
    private var error: (any Error)?
    private var isReading = false
    private var isSweeping = false
    private var isFlushScheduled = false
    private var isClosing = false
    private var closesWhenSent = false
    private var isFailing = false
    /// Bytes given to the socket so far; stands still when the peer does not read.
    public private(set) var bytesSwept = 0

    public init(connection: Connection, owner: any ConnectionOwner) {
        self.connection = connection
        self.owner = owner
    }

    /// Bytes that were swept and that the socket has not taken. Little that waits below the channel's water mark counts as nothing: asking
    /// at every turn would cost more than it is.
    public var unsentBytes: Int {
        channel?.isWritable == false ? buffered : 0
    }
    private var buffered: Int { (try? channel?.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0 }

    // MARK: Verbs for the owner

    /// Sends what is queued: at the end of the read pass under way, or else at the end of this turn of the loop.
    public func flushSoon() {
        guard !isReading, !isFlushScheduled, let context else { return }
        isFlushScheduled = true
        context.eventLoop.assumeIsolated().execute {
            self.isFlushScheduled = false
            self.flush()
        }
    }

    /// Sends what is queued now, unless a read pass is under way: its end sends.
    public func flush() {
        guard let context, !isReading else { return }
        sweep(context)
    }

    /// Closes the socket; what is already written is lost if the peer does not take it.
    public func close(_ reason: (any Error)? = nil) {
        error = error ?? reason
        guard let context else { return }
        isClosing = true
        context.close(promise: nil)
    }

    /// Closes the socket and throws away what the peer has not taken, in the system as well: a plain close would leave the system with
    /// bytes for a peer that does not read, and the peer without the news.
    public func abort() {
        // Fails for a channel that is no socket: then there is no system behind it.
        if let socket = context?.channel as? any SocketOptionProvider { _ = socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)) }
        close()
    }

    /// Closes the socket once the peer has taken what is queued; after a second the rest is thrown away.
    public func closeAfterFlush() {
        closesWhenSent = true
        guard let context else { return }
        context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { self.abort() }
        flushSoon()
    }

    // MARK: Channel

    public func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        channel = context.channel
        if context.channel.isActive { open(context) }
    }

    public func channelActive(context: ChannelHandlerContext) {
        open(context)
        context.fireChannelActive()
    }

    private func open(_ context: ChannelHandlerContext) {
        owner.connectionOpened(self)
        sweep(context)
    }

    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        isReading = true
        do {
            try connection.receive(unwrapInboundIn(data))
            deliver()
        } catch {
            deliver()
            fail(context, error)
        }
    }

    public func channelReadComplete(context: ChannelHandlerContext) {
        if isReading {
            owner.readPassEnded()
            isReading = false
            sweep(context)
        }
        context.fireChannelReadComplete()
    }

    public func channelWritabilityChanged(context: ChannelHandlerContext) {
        // A sweep that fills the socket and sees it emptied asks again by itself.
        if context.channel.isWritable, !isSweeping { sweep(context) }
        context.fireChannelWritabilityChanged()
    }

    public func errorCaught(context: ChannelHandlerContext, error: any Error) {
        close(error)
    }

    public func channelInactive(context: ChannelHandlerContext) {
        isClosing = true
        finish()
        context.fireChannelInactive()
    }

    public func handlerRemoved(context: ChannelHandlerContext) {
        finish()
    }

    /// Tells the owner once that it is over.
    private func finish() {
        guard context != nil else { return }
        context = nil
        channel = nil
        isReading = false
        owner.connectionClosed(error)
    }

    // MARK: Moving

    private func deliver() {
        connection.deliver(owner.connectionReceived)
    }

    private func fail(_ context: ChannelHandlerContext, _ error: HTTP2Error) {
        isReading = false
        self.error = self.error ?? error
        // What is queued says why (GOAWAY); it is sent if the socket takes it at once.
        if !isFailing {
            isFailing = true
            sweep(context)
        }
        close(error)
    }

    private func sweep(_ context: ChannelHandlerContext) {
        guard !isClosing, !isSweeping, let channel else { return }
        isSweeping = true
        defer { isSweeping = false }
        var more = true
        while more, channel.isWritable {
            do {
                let (bytes, rest) = try connection.sweep()
                more = rest
                guard bytes.readableBytes > 0 else { break }
                bytesSwept += bytes.readableBytes
                context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
                connection.room.give(bytes)
                // Sending can close streams, and what closed must be told.
                deliver()
                owner.swept(bytes.readableBytes)
                more = more || connection.hasOutput
            } catch {
                isSweeping = false
                fail(context, error)
                return
            }
        }
        deliver()
        if closesWhenSent || connection.isFinished { closeWhenSent(context, more: more) }
        owner.settled()
    }

    private func closeWhenSent(_ context: ChannelHandlerContext, more: Bool) {
        guard !more, !isClosing else { return }
        isClosing = true
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenComplete { _ in self.context?.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: sent)
        abortUnlessTaken(buffered)
    }

    /// A peer that takes the last bytes slowly may have them, but it has to go on taking.
    private func abortUnlessTaken(_ bytes: Int) {
        context?.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) {
            let left = self.buffered
            if left == 0 {
                // The system has it all and delivers it.
                self.close()
            } else if left < bytes {
                self.abortUnlessTaken(left)
            } else {
                self.abort()
            }
        }
    }
}
