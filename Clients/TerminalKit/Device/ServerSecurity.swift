// How the device makes sure that it talks to the shop's server, and how it proves itself: TLS, by files that the operator gave it.

import RPC

/// TLS to the server. Part of the enrolment: a device that was enrolled with it never talks without it.
public struct ServerSecurity: Hashable, Sendable, Codable {
    /// PEM: the certificates of those who may sign for the server; nil for whom this machine trusts.
    public var authorityFile: String?
    /// PEM: the device's own certificate and key, where the server asks for them (mutual TLS).
    public var certificateFile: String?
    public var keyFile: String?

    public init(authorityFile: String? = nil, certificateFile: String? = nil, keyFile: String? = nil) {
        self.authorityFile = authorityFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }

    private enum CodingKeys: String, CodingKey {
        case authorityFile = "ca"
        case certificateFile = "certificate"
        case keyFile = "key"
    }

    var tls: ClientTLS {
        var tls = ClientTLS(roots: authorityFile.map { .file($0) } ?? .system)
        if let certificateFile, let keyFile {
            tls.identity = ClientTLS.Identity(certificateFile: certificateFile, keyFile: keyFile)
        }
        return tls
    }

    /// Reads the files, to find out now whether they can be used.
    public func check() throws(TerminalError) {
        do {
            try tls.check()
        } catch {
            throw TerminalError(error)
        }
    }
}

extension TLSFailure {
    /// Stable: one of the device's own remarks.
    var reason: String {
        switch code {
        case .unreadableFile: "TLS_FILE"
        case .untrustedServer: "TLS_UNTRUSTED_SERVER"
        case .otherName: "TLS_OTHER_NAME"
        case .refusedClient: "TLS_DEVICE_REFUSED"
        case .noTLS, .noHTTP2, .handshake: "TLS_FAILED"
        }
    }

    /// What staff are told: what it is, and what to do. Short enough for the screen.
    var sentence: String {
        switch code {
        case .unreadableFile: "This device's certificate files cannot be read. Scans are kept. Tell the operator."
        case .untrustedServer: "Server not trusted: its certificate is not the shop's. Check the network, tell the operator."
        case .otherName: "Server not trusted: its certificate is for another name. Check the network, tell the operator."
        case .refusedClient: "The server does not accept this device's certificate. Scans are kept. Tell the operator."
        case .noTLS, .noHTTP2, .handshake: "No secure connection to the server. Scans are kept. Tell the operator."
        }
    }

    var remark: Remark { Remark(reason: reason, message: sentence) }
}
