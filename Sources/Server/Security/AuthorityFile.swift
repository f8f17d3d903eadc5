// What the shop's authority keeps on the disk: a certificate and its key, each checked before it is believed.

import Crypto
import Foundation
import SwiftASN1
import X509

/// Reads an authority's PEM files; every problem is a sentence that names the file.
enum AuthorityFile {
    /// The first certificate of the file: the one that signs. Those behind it are former ones, whose certificates are still taken.
    static func certificate(_ path: String) throws(SettingProblem) -> Certificate {
        let text = try read(path)
        let documents = try? PEMDocument.parseMultiple(pemString: text)
        guard let certificate = documents?.first.flatMap({ try? Certificate(pemDocument: $0) }) else {
            throw SettingProblem(description: "\(path) holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).")
        }
        return certificate
    }

    /// Refuses a key that others than its owner can read: it would not be theirs alone any more.
    static func key(_ path: String) throws(SettingProblem) -> (Certificate.PrivateKey, Certificate.SignatureAlgorithm) {
        let text = try read(path)
        let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions]
        guard let mode = (mode as? NSNumber)?.intValue else {
            throw SettingProblem(description: "It cannot be told who may read the authority's key \(path).")
        }
        guard mode & 0o077 == 0 else {
            throw SettingProblem(
                description: "The authority's key \(path) can be read by others (mode \(String(mode & 0o777, radix: 8))). Say: chmod 600 \(path)")
        }
        guard let key = try? Certificate.PrivateKey(pemEncoded: text) else {
            throw SettingProblem(description: "\(path) holds no private key in PEM form without a passphrase.")
        }
        if P256.Signing.PublicKey(key.publicKey) != nil { return (key, .ecdsaWithSHA256) }
        if P384.Signing.PublicKey(key.publicKey) != nil { return (key, .ecdsaWithSHA384) }
        throw SettingProblem(description: "\(path) holds a key other than P-256 or P-384.")
    }

    private static func read(_ path: String) throws(SettingProblem) -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SettingProblem(description: "\(path) cannot be read. Check the path and who may read it.")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
