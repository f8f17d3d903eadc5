import Foundation
import NIOCore
import NIOSSL
import Synchronization

/// The certificate that a listener shows, and whose clients' certificates it asks for.
///
/// TLS 1.2 or later, "h2" by ALPN (RFC 9113, 3.2 and 9.2), no renegotiation, no early data (0-RTT could be replayed: gRPC calls are not
/// safe to repeat). Any task may use it. `reload` changes what the next handshake uses; connections that are open stay.
public final class ServerTLS: Sendable {
    /// Files in PEM.
    public struct Files: Sendable, Hashable {
        /// The server's certificate and what leads from it to a root.
        public var certificate: String
        /// Its private key, which nobody but its owner may be able to read.
        public var key: String
        /// Roots for clients' certificates. With them every client must show one (mutual TLS).
        public var clientAuthorities: String?
        /// A client may come without a certificate; one that it shows is verified all the same. Handlers see which (`Peer.identity`).
        public var clientsMayComeWithout: Bool

        public init(certificate: String, key: String, clientAuthorities: String? = nil, clientsMayComeWithout: Bool = false) {
            self.certificate = certificate
            self.key = key
            self.clientAuthorities = clientAuthorities
            self.clientsMayComeWithout = clientsMayComeWithout
        }
    }

    /// How long a connection that we close waits for the client's close_notify (RFC 8446, 6.1). Who is cut because they take nothing will not
    /// send it, and holds their place until then.
    static let farewell: TimeAmount = .milliseconds(500)

    private let files: Files
    private let current: Mutex<NIOSSLContext>

    /// - Throws: `TLSProblem`: a sentence that names the file.
    public init(_ files: Files) throws {
        self.files = files
        current = Mutex(try Self.load(files))
    }

    /// Reads the files again. When one cannot be used, all stays as it was.
    public func reload() throws {
        let context = try Self.load(files)
        current.withLock { $0 = context }
    }

    var context: NIOSSLContext { current.withLock { $0 } }

    private static func load(_ files: Files) throws -> NIOSSLContext {
        let chain = try TLSFile.certificates(files.certificate)
        let key = try TLSFile.key(files.key)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.cipherSuites = tls12Suites
        configuration.applicationProtocols = [applicationProtocol]
        configuration.shutdownTimeout = farewell
        if let path = files.clientAuthorities {
            configuration.trustRoots = .certificates(try TLSFile.certificates(path))
            configuration.certificateVerification = files.clientsMayComeWithout ? .optionalVerification : .noHostnameVerification
        }
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw TLSProblem("The certificate \(files.certificate) and the key \(files.key) do not belong together: \(error)")
        }
    }

    static let applicationProtocol = "h2"

    /// Of TLS 1.2 only suites with ephemeral keys and authenticated encryption: what RFC 9113, 9.2.2 leaves.
    static let tls12Suites = "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL:!eNULL"
}

/// A certificate or key that cannot be used, as a sentence that names the file and says what to do.
public struct TLSProblem: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}

/// Reads what TLS needs from PEM files.
enum TLSFile {
    static func certificates(_ path: String) throws(TLSProblem) -> [NIOSSLCertificate] {
        let certificates: [NIOSSLCertificate]
        do {
            certificates = try NIOSSLCertificate.fromPEMBytes(try bytes(path))
        } catch let error as TLSProblem {
            throw error
        } catch {
            throw TLSProblem("\(path) holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).")
        }
        guard !certificates.isEmpty else {
            throw TLSProblem("\(path) holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).")
        }
        return certificates
    }

    /// Refuses a key that others than its owner can read: it would not be theirs alone any more.
    static func key(_ path: String) throws(TLSProblem) -> NIOSSLPrivateKey {
        let bytes = try bytes(path)
        let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions]
        guard let mode = (mode as? NSNumber)?.intValue ?? (mode as? UInt).map({ Int(clamping: $0) }) else {
            throw TLSProblem("It cannot be told who may read the private key \(path).")
        }
        guard mode & 0o077 == 0 else {
            throw TLSProblem("The private key \(path) can be read by others (mode \(String(mode & 0o777, radix: 8))). Say: chmod 600 \(path)")
        }
        do {
            return try NIOSSLPrivateKey(bytes: bytes, format: .pem)
        } catch {
            throw TLSProblem("\(path) holds no private key in PEM form without a passphrase.")
        }
    }

    private static func bytes(_ path: String) throws(TLSProblem) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw TLSProblem("\(path) cannot be read. Check the path and who may read it.")
        }
        return Array(data)
    }
}
