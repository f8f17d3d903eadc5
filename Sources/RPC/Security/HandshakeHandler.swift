import NIOCore
import NIOSSL
import NIOTLS

/// Waits behind TLS until the handshake is done, and then lets HTTP/2 begin, if that is what was agreed on.
///
/// Zone: the channel's event loop. `done` is called once, with how it went; after anything but `.agreed` the channel is closed.
final class HandshakeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    enum Outcome {
        /// "h2" was agreed on; the certificate is the client's, under mutual TLS.
        case agreed(NIOSSLCertificate?)
        case failed
        case tooSlow
    }

    private let timeout: TimeAmount
    private var done: ((Outcome) -> Void)?
    private var alarm: NIOScheduledCallback?

    init(timeout: TimeAmount, done: @escaping (Outcome) -> Void) {
        self.timeout = timeout
        self.done = done
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let loop = NIOLoopBound(self, eventLoop: context.eventLoop)
        let channel = context.channel
        alarm = try? context.eventLoop.scheduleCallback(in: timeout, handler: StreamAlarm {
            loop.value.finish(.tooSlow)
            channel.close(promise: nil)
        })
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted(let agreed)? = event as? TLSUserEvent {
            if agreed == ServerTLS.applicationProtocol {
                let certificate = try? context.pipeline.syncOperations.handler(type: NIOSSLHandler.self).peerCertificate
                finish(.agreed(certificate))
            } else {
                // RFC 9113, 3.2: over TLS, HTTP/2 is spoken only when ALPN said so.
                finish(.failed)
                context.close(promise: nil)
            }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        finish(.failed)
        context.fireErrorCaught(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish(.failed)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { finish(.failed) }

    private func finish(_ outcome: Outcome) {
        alarm?.cancel()
        guard let done else { return }
        self.done = nil
        done(outcome)
    }
}
