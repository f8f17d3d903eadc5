import HTTP2
import NIOCore

/// One attempt of a call, on one connection: obeys `ClientStreamMachine` and tells the call how it ended.
///
/// Zone: the client's event loop.
final class ClientStream {
    /// How an attempt ended.
    struct Ending {
        /// nil for OK.
        var error: RPCError?
        var metadata = Metadata()
        var reach: CallAttempts.Reach
        var pushback = CallAttempts.Pushback.none
        /// Whether the server said so itself: what it sent before can still be read.
        var isGraceful = false
    }

    /// nil once the attempt has ended.
    private var call: ClientCall?
    private let connection: any CallCarrier
    private var machine = ClientStreamMachine()
    private var id: StreamID?

    init(call: ClientCall, on connection: any CallCarrier) {
        self.call = call
        self.connection = connection
    }

    // MARK: From the call

    /// - Returns: `false` if the connection does not take the stream.
    func open(_ head: [HeaderField]) -> Bool {
        do {
            id = try connection.open(self, head)
            return true
        } catch {
            end(Ending(error: RPCError(.unavailable, "the connection takes no more calls", cause: error), reach: .unsent))
            return false
        }
    }

    func credit(_ count: Int) {
        if let id { connection.credit(id, count) }
    }

    var hasRoom: Bool { id.map { connection.hasRoom($0) } ?? false }

    func waitForRoom(_ pipe: MessagePipe) {
        if let id { connection.waitForRoom(id, pipe) }
    }

    func write(_ fill: (inout ByteBuffer) throws -> Void) throws {
        if let id { try connection.write(id, fill) }
    }

    func finish() {
        if let id { connection.finish(id, trailers: nil) }
    }

    /// The call does not want this attempt any more.
    func abandon() {
        guard call != nil else { return }
        call = nil
        if let id { connection.reset(id, .cancel) }
    }

    // MARK: From the connection

    func received(_ fields: [HeaderField], isOversize: Bool) {
        obey(machine.received(fields, isOversize: isOversize))
    }

    func received(_ part: ByteBuffer) {
        guard call != nil else { return }
        guard machine.state == .awaitingStatus else {
            if let id { connection.reset(id, .cancel) }
            let error = RPCError(.internalError, "the server sent a message before the head")
            return end(Ending(error: error, reach: .answered))
        }
        call?.received(part)
    }

    func receivedEnd() { obey(machine.ended()) }

    func closed(_ code: ErrorCode) {
        let error = code == .noError ? RPCError(.internalError, "the server closed the stream") : .reset(code)
        // A server that watches the same deadline may be a little ahead of our clock.
        if code == .cancel, call?.isAboutToExpire == true { call?.expire() }
        end(Ending(error: error, reach: code == .refusedStream ? .refused : reach))
    }

    func connectionBroke(_ error: RPCError, wasRefused: Bool) {
        end(Ending(error: error, reach: wasRefused ? .refused : reach))
    }

    /// Of an attempt that is open.
    private var reach: CallAttempts.Reach { machine.state == .awaitingStatus ? .answered : .seen }

    private func obey(_ meaning: ClientStreamMachine.Meaning) {
        switch meaning {
        case .nothing: return
        case .head(let metadata, let compression): call?.receivedHead(metadata, compression)
        case .end(let failure, let metadata):
            var error = failure?.error
            error?.metadata = metadata
            // What we would still send is of no use.
            if let id { connection.reset(id, .cancel) }
            let reach: CallAttempts.Reach = machine.hadHead ? .answered : .seen
            end(Ending(
                error: error, metadata: metadata, reach: reach, pushback: failure?.pushback ?? .none, isGraceful: true))
        }
    }

    /// The first end counts.
    private func end(_ ending: Ending) {
        guard let call else { return }
        self.call = nil
        call.ended(self, ending)
    }
}
