import Foundation

/// Certificates for one test, made by openssl in a folder that goes away with it: none is ever committed.
final class TestCertificates {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "rpc-tls-\(UInt64.random(in: 0...UInt64.max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try authority("authority")
        try issue("server", "/CN=localhost", "subjectAltName=DNS:localhost,IP:127.0.0.1")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func authority(_ name: String) throws {
        try key(name)
        try openssl([
            "req", "-x509", "-new", "-key", "\(name).key", "-out", "\(name).pem", "-days", "2", "-subj", "/CN=\(name)", "-addext",
            "basicConstraints=critical,CA:TRUE",
        ])
    }

    /// A certificate signed by an authority.
    func issue(_ name: String, _ subject: String, _ extensions: String, by authority: String = "authority") throws {
        try key(name)
        try openssl(["req", "-new", "-key", "\(name).key", "-out", "\(name).csr", "-subj", subject])
        try Data("\(extensions)\n".utf8).write(to: folder.appending(path: "\(name).ext"))
        try openssl([
            "x509", "-req", "-in", "\(name).csr", "-CA", "\(authority).pem", "-CAkey", "\(authority).key", "-CAcreateserial", "-out",
            "\(name).pem", "-days", "2", "-extfile", "\(name).ext",
        ])
    }

    private func key(_ name: String) throws {
        try openssl(["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "\(name).key"])
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("\(name).key"))
    }

    /// Runs openssl in the folder.
    @discardableResult
    func openssl(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw OpenSSLFailed(output: text) }
        return text
    }

    struct OpenSSLFailed: Error {
        var output: String
    }
}
