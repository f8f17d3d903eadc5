import NIOSSL

/// Who a client proved to be by its certificate, which was verified against the listener's roots.
public struct PeerIdentity: Sendable, Hashable {
    /// The certificate in DER.
    public var certificate: [UInt8]
    /// The common name of its subject; nil without one.
    public var commonName: String?
    /// Its alternative names that are text (DNS names, URIs, mail addresses), in order.
    public var alternativeNames: [String]

    public init(certificate: [UInt8], commonName: String?, alternativeNames: [String]) {
        self.certificate = certificate
        self.commonName = commonName
        self.alternativeNames = alternativeNames
    }
}

extension PeerIdentity {
    init?(_ certificate: NIOSSLCertificate) {
        guard let bytes = try? certificate.toDERBytes() else { return nil }
        let names = certificate._subjectAlternativeNames().compactMap { name -> String? in
            switch name.nameType {
            case .dnsName, .uri, .email: String(validating: name.contents, as: UTF8.self)
            default: nil
            }
        }
        self.init(
            certificate: bytes, commonName: certificate.subjectName.first { $0.type == .commonName }?.value, alternativeNames: names)
    }
}
