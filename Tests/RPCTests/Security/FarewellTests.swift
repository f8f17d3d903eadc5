import NIOCore
import NIOEmbedded
import NIOSSL
import Testing

@testable import RPC

/// TLS ends by a message of each side (RFC 8446, 6.1). Who does not send theirs is not waited for long.
@Suite struct FarewellTests {
    private let server = EmbeddedChannel()
    private let client = EmbeddedChannel()

    /// Both sides, after the handshake.
    private func shakeHands() throws {
        let certificates = try TestCertificates()
        let tls = try ServerTLS(ServerTLSTests.files(certificates))
        var settings = TLSConfiguration.makeClientConfiguration()
        settings.trustRoots = .file(certificates.path("authority.pem"))
        settings.certificateVerification = .noHostnameVerification
        settings.applicationProtocols = ["h2"]
        let context = try NIOSSLContext(configuration: settings)
        try server.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls.context))
        try client.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: context, serverHostname: nil))
        let address = try SocketAddress(ipAddress: "192.0.2.7", port: 443)
        server.connect(to: address, promise: nil)
        client.connect(to: address, promise: nil)
        try exchange()
    }

    private func exchange() throws {
        var hasMoved = true
        while hasMoved {
            hasMoved = false
            while let bytes = try client.readOutbound(as: ByteBuffer.self) {
                try server.writeInbound(bytes)
                hasMoved = true
            }
            while let bytes = try server.readOutbound(as: ByteBuffer.self) {
                try client.writeInbound(bytes)
                hasMoved = true
            }
        }
    }

    @Test func whoSaysNothingIsNotWaitedFor() throws {
        try shakeHands()
        server.close(promise: nil)
        server.embeddedEventLoop.advanceTime(by: ServerTLS.farewell - .milliseconds(1))
        #expect(server.isActive, "the client may still answer")
        server.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(!server.isActive)
        #expect(ServerTLS.farewell <= .seconds(1), "who is cut is away within the second")
    }

    @Test func whoAnswersIsGoneAtOnce() throws {
        try shakeHands()
        server.close(promise: nil)
        try exchange()
        #expect(!server.isActive)
    }
}
