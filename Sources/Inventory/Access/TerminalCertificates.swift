// Devices that prove themselves by a certificate of the shop's own authority beside their credential (optional, issue by issue of the
// device's own key). The core decides who gets one and who must show it; how one is made stands outside, it knows no X.509.

import Storage

/// Whose certificate it is: the device in one epoch. A new enrolment makes the old certificate worthless.
public struct CertificateHolder: Hashable, Sendable {
    public let terminal: TerminalID
    public let epoch: Int64

    public init(terminal: TerminalID, epoch: Int64) {
        self.terminal = terminal
        self.epoch = epoch
    }

    /// The alternative name (URI, RFC 5280, 4.2.1.6) in the certificate: `urn:shelfwire:terminal:7:2`.
    public var name: String { "urn:shelfwire:terminal:\(terminal):\(epoch)" }
}

/// A certificate as it was just signed.
public struct TerminalCertificate: Hashable, Sendable {
    /// X.509 in DER.
    public let bytes: [UInt8]
    public let expires: Instant

    public init(bytes: [UInt8], expires: Instant) {
        self.bytes = bytes
        self.expires = expires
    }
}

/// Who signs terminals' certificates. Any thread may call it; it keeps no state.
public protocol TerminalAuthority: Sendable {
    /// What is wrong with a request (PKCS #10, DER), as the end of a sentence: "is no ..."; nil when it can be signed. Whoever
    /// sends it must have shown there that they hold the key.
    func problem(with request: [UInt8]) -> String?

    /// Signs a request that has no problem. The request gives the key and nothing else.
    func certificate(
        for request: [UInt8], of holder: CertificateHolder, serial: [UInt8], at now: Instant
    ) throws -> TerminalCertificate
}

/// One signature that a command is to make.
struct TerminalSigning: Sendable {
    let authority: any TerminalAuthority
    let request: [UInt8]
    /// Drawn before, so that the journal can name the certificate.
    let serial: [UInt8]

    /// RFC 5280, 4.1.2.2: at most 20.
    static let serialBytes = 16
    static let field = "certificate_request"

    var serialText: String { Hexadecimal.text(serial) }

    func sign(for holder: CertificateHolder, at now: Instant) throws -> TerminalCertificate {
        try authority.certificate(for: request, of: holder, serial: serial, at: now)
    }
}

enum TerminalCertificates {
    /// The certificate that the device has from now on; nil: none.
    static func note(
        _ certificate: TerminalCertificate?, for holder: CertificateHolder, in transaction: borrowing Transaction
    ) throws {
        if let certificate {
            try transaction.run(put, holder.terminal.rawValue, holder.epoch, certificate.expires.milliseconds)
        } else {
            try transaction.run(remove, holder.terminal.rawValue)
        }
    }

    private static let put = SQL(
        """
        INSERT INTO terminal_certificate (terminal, epoch, expires_ms) VALUES ($1, $2, $3)
        ON CONFLICT (terminal) DO UPDATE SET epoch = excluded.epoch, expires_ms = excluded.expires_ms
        """)
    private static let remove = SQL("DELETE FROM terminal_certificate WHERE terminal = $1")
}

/// Signs anew for a device that has a certificate. Both are good until the old one ends: a reply that is lost on the way harms nobody.
struct RenewCertificate: Command {
    let terminal: TerminalID
    let signing: TerminalSigning

    static let kind = JournalKind.renewCertificate

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Terminal? {
        try Terminals.find(terminal.rawValue, in: transaction)
    }

    func permission(_ known: Terminal?) -> Permission { Permission(.enrol, .terminal, in: known?.store) }

    func decide(_ known: Terminal?, _ circumstances: Circumstances) throws(Refusal) -> Terminal {
        guard let known else { throw Refusal(.unknown(subject: .terminal, reference: "\(terminal)")) }
        if known.isRevoked { throw Refusal(.terminalRevoked) }
        // Whoever holds a copied credential must not become the device by asking first.
        guard known.certificateExpires != nil else {
            throw Refusal(.wrongState(number: known.name, state: "enrolled without a certificate", needed: "enrolled with one"))
        }
        return known
    }

    func apply(
        _ known: Terminal, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> TerminalCertificate {
        let holder = CertificateHolder(terminal: known.id, epoch: known.epoch)
        let certificate = try signing.sign(for: holder, at: draft.received)
        try TerminalCertificates.note(certificate, for: holder, in: transaction)
        draft.store = known.store
        return certificate
    }
}
