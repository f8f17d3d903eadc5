import NIOCore
import NIOSSL
import NIOTLS

/// Why no secure connection could be made: what a person can do something about.
public struct TLSFailure: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// A file with certificates or a key is missing, or holds something else.
        case unreadableFile
        /// Nobody who is trusted has signed the server's certificate, or it has expired.
        case untrustedServer
        /// The server's certificate is for another name.
        case otherName
        /// The server wants another certificate than the client's, or any.
        case refusedClient
        /// The server does not speak TLS there.
        case noTLS
        /// The server speaks TLS, but not HTTP/2 in it.
        case noHTTP2
        /// The two could not agree on anything.
        case handshake
    }

    public var code: Code
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}

extension TLSFailure {
    /// - Returns: nil for an error that is not about TLS.
    init?(_ error: any Error) {
        switch error {
        case let failure as TLSFailure: self = failure
        case let error as NIOSSLExtraError where error == .failedToValidateHostname:
            self.init(.otherName, "the server's certificate is for another name")
        case is NIOSSLExtraError, is BoringSSLError: self.init(text: "\(error)")
        case NIOSSLError.uncleanShutdown: return nil
        case NIOSSLError.handshakeFailed(let cause): self.init(text: "\(cause)")
        case NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate:
            self.init(.untrustedServer, Self.untrusted)
        default: return nil
        }
    }

    private static let untrusted = "the server's certificate is not trusted: its signer is unknown, or it has expired"

    /// BoringSSL names its reasons in a text only (`SSL_R_...` in its ssl.h).
    init(text: String) {
        func says(_ reasons: String...) -> Bool { reasons.contains { text.contains($0) } }
        if says("CERTIFICATE_VERIFY_FAILED") {
            self.init(.untrustedServer, Self.untrusted)
        } else if says(
            "ALERT_CERTIFICATE_REQUIRED", "ALERT_BAD_CERTIFICATE", "ALERT_UNKNOWN_CA", "ALERT_CERTIFICATE_UNKNOWN",
            "ALERT_CERTIFICATE_EXPIRED", "ALERT_CERTIFICATE_REVOKED", "ALERT_ACCESS_DENIED", "ALERT_UNSUPPORTED_CERTIFICATE")
        {
            self.init(.refusedClient, "the server does not accept the client's certificate, or asks for one")
        } else if says("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "EOF during handshake", "eofDuringHandshake") {
            self.init(.noTLS, "the server does not speak TLS on this port")
        } else if says("NO_APPLICATION_PROTOCOL") {
            self.init(.noHTTP2, Self.withoutHTTP2)
        } else {
            self.init(.handshake, "the TLS handshake failed: \(text)")
        }
    }

    static let withoutHTTP2 = "the server does not speak HTTP/2 inside TLS (ALPN)"
}

/// Lets nothing pass but HTTP/2: closes a connection on which another protocol was agreed on, or none (RFC 9113, 3.2).
final class ProtocolGate: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted(let name)? = event as? TLSUserEvent, name != "h2" {
            context.fireErrorCaught(TLSFailure(.noHTTP2, TLSFailure.withoutHTTP2))
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }
}
