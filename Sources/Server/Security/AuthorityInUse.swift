// The shop's authority as its files were when they were last read: a shop changes it without stopping the server.

import Inventory
import Synchronization

/// Signs with whatever authority is in use. Any thread may use it.
final class AuthorityInUse: TerminalAuthority {
    private let files: ShopAuthority.Files
    private let current: Mutex<ShopAuthority>

    /// - Throws: a sentence that names the file.
    init(_ files: ShopAuthority.Files) throws(SettingProblem) {
        self.files = files
        current = Mutex(try ShopAuthority(files))
    }

    /// What the files hold now, checked. Nothing changes until it is used.
    func read() throws(SettingProblem) -> ShopAuthority { try ShopAuthority(files) }

    /// Signs with `authority` from now on.
    func use(_ authority: ShopAuthority) { current.withLock { $0 = authority } }

    /// What the journal is told when it changes.
    var noted: [String: String] { ["terminalAuthorityFingerprint": current.withLock { $0 }.fingerprint] }

    // MARK: signing

    func problem(with request: [UInt8]) -> String? { current.withLock { $0 }.problem(with: request) }

    func certificate(
        for request: [UInt8], of holder: CertificateHolder, serial: [UInt8], at now: Instant
    ) throws -> TerminalCertificate {
        try current.withLock { $0 }.certificate(for: request, of: holder, serial: serial, at: now)
    }
}
