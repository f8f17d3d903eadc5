// The shop's own authority: signs certificates for the keys of terminals, and nothing else. Its own key is a file that only its owner reads.

import Crypto
public import Foundation
public import Inventory
import SwiftASN1
import X509

/// Signs terminals' certificates (RFC 5280, PKCS #10 of RFC 2986). Any thread may use it.
public struct ShopAuthority: TerminalAuthority {
    /// Files in PEM.
    public struct Files: Hashable, Sendable {
        public var certificate: String
        /// Nobody but its owner may be able to read it.
        public var key: String

        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    /// How long a terminal's certificate is good. The terminal renews it when two thirds are over, so one that was away for two months
    /// still comes in.
    public static let lifeMilliseconds: Int64 = 180 * 86_400_000
    /// A certificate begins a little before it was signed: a server's clock may be set back.
    static let allowanceMilliseconds: Int64 = 3_600_000
    static let ownLifeSeconds: Double = 10 * 365 * 86_400

    private let certificate: Certificate
    private let key: Certificate.PrivateKey
    private let algorithm: Certificate.SignatureAlgorithm

    /// - Throws: `SettingProblem`: a sentence that names the file.
    public init(_ files: Files, now: Date = Date()) throws(SettingProblem) {
        certificate = try AuthorityFile.certificate(files.certificate)
        (key, algorithm) = try AuthorityFile.key(files.key)
        guard certificate.publicKey == key.publicKey else {
            throw SettingProblem(description: "The authority's certificate \(files.certificate) and its key \(files.key) do not belong together.")
        }
        guard case .isCertificateAuthority? = try? certificate.extensions.basicConstraints else {
            throw SettingProblem(description: "\(files.certificate) is no authority's certificate. Make one: shelfwire terminal authority")
        }
        guard certificate.notValidBefore <= now, now < certificate.notValidAfter else {
            throw SettingProblem(description: "The authority's certificate \(files.certificate) is not valid today. Make another: shelfwire terminal authority")
        }
    }

    /// SHA-256 of the certificate, hexadecimal: by which the journal names the authority.
    var fingerprint: String {
        var serializer = DER.Serializer()
        // What was read can be written.
        try? certificate.serialize(into: &serializer)
        return SHA256.hash(data: serializer.serializedBytes).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    // MARK: signing

    public func problem(with request: [UInt8]) -> String? {
        guard let parsed = try? CertificateSigningRequest(derEncoded: request) else { return "is no certificate request (PKCS #10 in DER)" }
        guard P256.Signing.PublicKey(parsed.publicKey) != nil || P384.Signing.PublicKey(parsed.publicKey) != nil else {
            return "asks for a key other than P-256 or P-384"
        }
        return parsed.publicKey.isValidSignature(parsed.signature, for: parsed) ? nil : "was not signed with its own key"
    }

    /// Of the request only the key counts: who the device is says the enrolment.
    public func certificate(
        for request: [UInt8], of holder: CertificateHolder, serial: [UInt8], at now: Instant
    ) throws -> TerminalCertificate {
        let parsed = try CertificateSigningRequest(derEncoded: request)
        let end = min(now.milliseconds + Self.lifeMilliseconds, Int64(certificate.notValidAfter.timeIntervalSince1970) * 1_000)
        // RFC 5280, 4.1.2.2: a positive number.
        let number = [serial.first.map { $0 & 0x7F | 0x40 } ?? 1] + serial.dropFirst()
        let signed = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(bytes: number), publicKey: parsed.publicKey,
            notValidBefore: Self.date(now.milliseconds - Self.allowanceMilliseconds), notValidAfter: Self.date(end), issuer: certificate.subject,
            subject: try DistinguishedName { CommonName("Terminal \(holder.terminal)") }, signatureAlgorithm: algorithm,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.clientAuth])
                SubjectAlternativeNames([.uniformResourceIdentifier(holder.name)])
            }, issuerPrivateKey: key)
        var serializer = DER.Serializer()
        try signed.serialize(into: &serializer)
        return TerminalCertificate(bytes: serializer.serializedBytes, expires: Instant(milliseconds: end))
    }

    // MARK: an authority of one's own

    /// A new authority with its key, in PEM.
    public static func make(named name: String, now: Date = Date()) throws -> (certificate: String, key: String) {
        let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let subject = try DistinguishedName { CommonName(name) }
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey, notValidBefore: now.addingTimeInterval(-3_600),
            notValidAfter: now.addingTimeInterval(ownLifeSeconds), issuer: subject, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true))
            }, issuerPrivateKey: key)
        return (try certificate.serializeAsPEM().pemString + "\n", try key.serializeAsPEM().pemString + "\n")
    }

    private static func date(_ milliseconds: Int64) -> Date { Date(timeIntervalSince1970: Double(milliseconds / 1_000)) }
}
