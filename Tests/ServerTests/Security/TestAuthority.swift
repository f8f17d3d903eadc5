import Crypto
import Foundation
import SwiftASN1
import X509

@testable import Server

/// A folder with the shop's authority for terminals, and a server's certificate of another authority; none of it is ever committed.
final class TestAuthority: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "shop-authority-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let made = try ShopAuthority.make(named: "Test terminals")
        try write(made.certificate, "terminals.pem")
        try write(made.key, "terminals.key", mode: 0o600)
        try serverCertificate()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    var files: ShopAuthority.Files { ShopAuthority.Files(certificate: path("terminals.pem"), key: path("terminals.key")) }

    func write(_ text: String, _ name: String, mode: Int = 0o644) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
    }

    /// `roots.pem` and, signed by it, `server.pem` with `server.key` for 127.0.0.1.
    private func serverCertificate() throws {
        let roots = try ShopAuthority.make(named: "Test roots")
        try write(roots.certificate, "roots.pem")
        let root = try Certificate(pemEncoded: roots.certificate)
        let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
            notValidBefore: Date().addingTimeInterval(-3_600), notValidAfter: Date().addingTimeInterval(86_400), issuer: root.subject,
            subject: try DistinguishedName { CommonName("localhost") }, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                SubjectAlternativeNames([.dnsName("localhost"), .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1]))])
            }, issuerPrivateKey: try Certificate.PrivateKey(pemEncoded: roots.key))
        try write(try certificate.serializeAsPEM().pemString, "server.pem")
        try write(try key.serializeAsPEM().pemString, "server.key", mode: 0o600)
    }

    /// A request for a new key.
    static func request(_ key: Certificate.PrivateKey = Certificate.PrivateKey(P256.Signing.PrivateKey())) throws -> [UInt8] {
        let isP384 = P384.Signing.PublicKey(key.publicKey) != nil
        let isEd25519 = Curve25519.Signing.PublicKey(key.publicKey) != nil
        let request = try CertificateSigningRequest(
            version: .v1, subject: try DistinguishedName { CommonName("the store manager") }, privateKey: key,
            attributes: CertificateSigningRequest.Attributes(), signatureAlgorithm: isEd25519 ? .ed25519 : isP384 ? .ecdsaWithSHA384 : .ecdsaWithSHA256)
        var serializer = DER.Serializer()
        try request.serialize(into: &serializer)
        return serializer.serializedBytes
    }
}
