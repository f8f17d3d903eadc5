import NIOCore
import NIOPosix
import NIOSSL

/// How a client makes sure of its server, and how it proves itself to it: TLS 1.2 or newer, with ALPN `h2`.
///
/// The files are read again for every connection, so that a renewed certificate is used by the next one.
public struct ClientTLS: Sendable, Hashable {
    /// Whose signature on the server's certificate is believed.
    public enum Roots: Sendable, Hashable {
        /// Whom this machine trusts.
        case system
        /// Certificates in a PEM file, and nobody else.
        case file(String)
    }

    /// What is shown to a server that asks for it (mutual TLS).
    public struct Identity: Sendable, Hashable {
        /// PEM: the own certificate, then those between it and the root.
        public var certificateFile: String
        public var keyFile: String

        public init(certificateFile: String, keyFile: String) {
            self.certificateFile = certificateFile
            self.keyFile = keyFile
        }
    }

    public var roots: Roots
    public var identity: Identity?
    /// The name the server's certificate must be for; nil for the host that is connected to. A certificate for the address
    /// that is connected to is taken as well.
    public var serverName: String?

    public init(roots: Roots = .system, identity: Identity? = nil, serverName: String? = nil) {
        self.roots = roots
        self.identity = identity
        self.serverName = serverName
    }

    /// Reads the files, to find out now whether they can be used. Blocks for as long as the disk takes.
    public func check() throws(TLSFailure) {
        _ = try context()
    }

    private func context() throws(TLSFailure) -> NIOSSLContext {
        var settings = TLSConfiguration.makeClientConfiguration()
        settings.minimumTLSVersion = .tlsv12
        settings.applicationProtocols = ["h2"]
        // HTTP/2 says by itself when it is over (GOAWAY, END_STREAM): a peer's close_notify is not worth waiting for.
        settings.shutdownTimeout = .milliseconds(250)
        if case .file(let path) = roots {
            settings.trustRoots = .certificates(try Self.read(path, "certificates to trust") {
                let certificates = try NIOSSLCertificate.fromPEMFile(path)
                guard !certificates.isEmpty else { throw NIOSSLError.failedToLoadCertificate }
                return certificates
            })
        }
        if let identity {
            settings.certificateChain = try Self.read(identity.certificateFile, "the client's certificate") {
                try NIOSSLCertificate.fromPEMFile(identity.certificateFile).map { .certificate($0) }
            }
            settings.privateKey = .privateKey(try Self.read(identity.keyFile, "the client's key") {
                try NIOSSLPrivateKey(file: identity.keyFile, format: .pem)
            })
        }
        do {
            return try NIOSSLContext(configuration: settings)
        } catch {
            throw TLSFailure(.unreadableFile, "the client's certificate and key do not belong together: \(error)")
        }
    }

    private static func read<Content>(
        _ path: String, _ what: String, _ body: () throws -> Content
    ) throws(TLSFailure) -> Content {
        do {
            return try body()
        } catch {
            throw TLSFailure(.unreadableFile, "\(path) cannot be read as PEM with \(what)")
        }
    }

    /// What one connection to `host` needs.
    func prepare(for host: String) async throws -> Prepared {
        do {
            let context = try await NIOThreadPool.singleton.runIfActive { try self.context() }
            let name = serverName ?? host
            // RFC 6066, 3: an address is no server name. NIOSSL checks it against the certificate by itself.
            let isAddress = (try? SocketAddress(ipAddress: name, port: 0)) != nil
            return Prepared(context: context, serverName: isAddress ? nil : name)
        } catch let failure as TLSFailure {
            throw RPCError(.unavailable, failure.message, cause: failure)
        }
    }

    struct Prepared: Sendable {
        let context: NIOSSLContext
        let serverName: String?

        /// Zone: the channel's event loop.
        func addHandlers(to channel: any Channel) throws {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: serverName))
            try pipeline.addHandler(ProtocolGate())
        }
    }
}
