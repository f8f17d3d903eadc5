import Crypto
import Foundation
import SwiftASN1
import Testing
import X509

@testable import Inventory
@testable import Server

/// What the shop's authority signs, and what it does not.
struct ShopAuthorityTests {
    private static let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1_000)
    private static let holder = CertificateHolder(terminal: TerminalID(trusted: 7), epoch: 2)

    @Test func theCertificateNamesTheDeviceAndNothingOfTheRequestButItsKey() throws {
        let made = try TestAuthority()
        let authority = try withExtendedLifetime(made) { try ShopAuthority(made.files) }
        let key = P256.Signing.PrivateKey()
        let request = try TestAuthority.request(Certificate.PrivateKey(key))
        #expect(authority.problem(with: request) == nil)
        let signed = try authority.certificate(for: request, of: Self.holder, serial: [0xFF] + [UInt8](repeating: 1, count: 15), at: Self.now)
        let certificate = try Certificate(derEncoded: signed.bytes)
        #expect(certificate.publicKey == Certificate.PublicKey(key.publicKey))
        #expect("\(certificate.subject)" == "CN=Terminal 7")
        let names = try #require(try certificate.extensions.subjectAlternativeNames)
        #expect(Array(names) == [.uniformResourceIdentifier("urn:shelfwire:terminal:7:2")])
        #expect(try certificate.extensions.basicConstraints == .notCertificateAuthority)
        #expect(try certificate.extensions.extendedKeyUsage?.contains(.clientAuth) == true)
        #expect(signed.expires.milliseconds == Self.now.milliseconds + ShopAuthority.lifeMilliseconds)
        #expect(Int64(certificate.notValidAfter.timeIntervalSince1970) * 1_000 == signed.expires.milliseconds)
        #expect(Int64(certificate.notValidBefore.timeIntervalSince1970) * 1_000 == Self.now.milliseconds - ShopAuthority.allowanceMilliseconds)
        let root = try Certificate(pemEncoded: String(contentsOfFile: made.files.certificate, encoding: .utf8))
        #expect(root.publicKey.isValidSignature(certificate.signature, for: certificate))
        // RFC 5280, 4.1.2.2: positive, at most 20 bytes.
        let number = Array(certificate.serialNumber.bytes)
        #expect(number.count <= 20 && number[0] & 0x80 == 0)
    }

    @Test func noCertificateOutlivesItsAuthority() throws {
        let made = try TestAuthority()
        let authority = try withExtendedLifetime(made) { try ShopAuthority(made.files) }
        let root = try Certificate(pemEncoded: String(contentsOfFile: made.files.certificate, encoding: .utf8))
        let end = Int64(root.notValidAfter.timeIntervalSince1970) * 1_000
        let late = Instant(milliseconds: end - 86_400_000)
        let signed = try authority.certificate(for: try TestAuthority.request(), of: Self.holder, serial: [1], at: late)
        #expect(signed.expires.milliseconds == end)
    }

    @Test func onlySoundRequestsForUsualKeysAreSigned() throws {
        let made = try TestAuthority()
        let authority = try withExtendedLifetime(made) { try ShopAuthority(made.files) }
        #expect(authority.problem(with: try TestAuthority.request(Certificate.PrivateKey(P384.Signing.PrivateKey()))) == nil)
        let other = try TestAuthority.request(Certificate.PrivateKey(Curve25519.Signing.PrivateKey()))
        #expect(authority.problem(with: other) == "asks for a key other than P-256 or P-384")
        #expect(authority.problem(with: Array("hello".utf8)) == "is no certificate request (PKCS #10 in DER)")
        // Whoever changes a byte of what is signed has nothing that is signed with its key.
        let request = try TestAuthority.request()
        for index in request.indices.dropLast(75) {
            var changed = request
            changed[index] ^= 1
            #expect(authority.problem(with: changed) != nil, "byte \(index)")
        }
        for length in 0..<request.count { #expect(authority.problem(with: Array(request[..<length])) != nil, "\(length) bytes") }
    }

    @Test(arguments: [(0o600, true), (0o400, true), (0o640, false), (0o604, false)]) func theKeyIsItsOwnersOnly(mode: Int, isTaken: Bool) throws {
        let made = try TestAuthority()
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: made.files.key)
        let problem = withExtendedLifetime(made) { Self.problem(made.files) }
        #expect((problem == nil) == isTaken)
        if !isTaken { #expect(problem?.contains("chmod 600") == true) }
    }

    @Test func filesThatCannotSignAreNamed() throws {
        let made = try TestAuthority()
        let (certificate, key) = (made.files.certificate, made.files.key)
        func problem(_ certificate: String, _ key: String, at now: Date = Date()) -> String? {
            Self.problem(ShopAuthority.Files(certificate: certificate, key: key), now: now)
        }
        #expect(problem(made.path("none"), key)?.contains("cannot be read") == true)
        #expect(problem(key, key)?.contains("holds no certificate") == true)
        try made.write("nothing", "empty.key", mode: 0o600)
        #expect(problem(certificate, made.path("empty.key"))?.contains("holds no private key") == true)
        #expect(problem(made.path("roots.pem"), key)?.contains("do not belong together") == true)
        #expect(problem(made.path("server.pem"), made.path("server.key"))?.contains("is no authority's certificate") == true)
        #expect(problem(certificate, key, at: Date().addingTimeInterval(11 * 365 * 86_400))?.contains("not valid today") == true)
        #expect(problem(certificate, key) == nil)
    }

    private static func problem(_ files: ShopAuthority.Files, now: Date = Date()) -> String? {
        do throws(SettingProblem) {
            _ = try ShopAuthority(files, now: now)
            return nil
        } catch {
            return error.description
        }
    }
}
