// The device's own key, and what the shop's authority signed for it. The key is made here and never leaves the device.

import Crypto
import FoundationEssentials
import SwiftASN1
import SystemPackage
import X509

/// A certificate that proves which device it is, beside its credential (mutual TLS).
struct DeviceCertificate: Hashable, Sendable {
    /// When it begins and ends, Unix milliseconds.
    let validFrom: Int64
    let expires: Int64

    /// The time to ask for the next one: two thirds are over.
    func isDue(at now: Int64) -> Bool { now >= validFrom + (expires - validFrom) / 3 * 2 }

    /// The one in the folder; nil where there is none.
    static func load(_ folder: DeviceFolder) throws(DiskError) -> DeviceCertificate? {
        guard let bytes = try Disk.read(folder.certificate) else { return nil }
        guard let certificate = try? Certificate(pemEncoded: String(decoding: bytes, as: UTF8.self)) else {
            throw DiskError(.damaged, "\(folder.certificate) cannot be read as the device's certificate. Enrol the device again.")
        }
        return DeviceCertificate(certificate)
    }

    private init(_ certificate: Certificate) {
        validFrom = Int64(certificate.notValidBefore.timeIntervalSince1970) * 1_000
        expires = Int64(certificate.notValidAfter.timeIntervalSince1970) * 1_000
    }

    // MARK: keys

    /// A key and what the authority is asked to sign: PKCS #10 in DER (RFC 2986), which shows that the key is held.
    struct Asking {
        fileprivate let key: P256.Signing.PrivateKey
        let request: [UInt8]

        private init(_ key: P256.Signing.PrivateKey) throws {
            self.key = key
            // Who the device is says the enrolment, not the device.
            let request = try CertificateSigningRequest(
                version: .v1, subject: try DistinguishedName { CommonName("Terminal") }, privateKey: Certificate.PrivateKey(key),
                attributes: CertificateSigningRequest.Attributes(), signatureAlgorithm: .ecdsaWithSHA256)
            var serializer = DER.Serializer()
            try request.serialize(into: &serializer)
            self.request = serializer.serializedBytes
        }

        /// With a new key, for an enrolment.
        static func withNewKey() throws -> Asking { try Asking(P256.Signing.PrivateKey()) }

        /// With the key in the folder, for a renewal.
        static func again(_ folder: DeviceFolder) throws -> Asking {
            guard let bytes = try Disk.read(folder.key) else { throw DiskError(.missing, "There is no \(folder.key).") }
            return try Asking(P256.Signing.PrivateKey(pemRepresentation: String(decoding: bytes, as: UTF8.self)))
        }

        /// Keeps the key and its certificate, the key first; each file is there as a whole or not at all.
        func keep(_ signed: [UInt8], in folder: DeviceFolder) throws(TerminalError) -> DeviceCertificate {
            guard let certificate = try? Certificate(derEncoded: signed), certificate.publicKey == Certificate.PublicKey(key.publicKey),
                let text = try? certificate.serializeAsPEM().pemString
            else { throw TerminalError(.refused, "The server signed a certificate that is not for this device. Tell the operator.") }
            do throws(DiskError) {
                try Disk.replace(folder.key, with: Array((key.pemRepresentation + "\n").utf8))
                try Disk.replace(folder.certificate, with: Array((text + "\n").utf8))
            } catch {
                throw TerminalError(error)
            }
            return DeviceCertificate(certificate)
        }
    }

    /// What an older enrolment left.
    static func forget(_ folder: DeviceFolder) throws(DiskError) {
        try Disk.remove(folder.certificate)
        try Disk.remove(folder.key)
    }
}

extension ServerSecurity {
    /// The same, showing the device's own certificate; one that the operator gave comes first.
    func showing(_ certificate: DeviceCertificate?, of folder: DeviceFolder) -> ServerSecurity {
        guard certificate != nil, certificateFile == nil else { return self }
        var security = self
        security.certificateFile = folder.certificate.string
        security.keyFile = folder.key.string
        return security
    }
}
