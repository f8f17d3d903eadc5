// What `fleet enrol` made and the scenarios play: one JSON file that its owner alone may read, since it holds credentials.

import Foundation

/// A terminal of the fleet.
struct EnrolledTerminal: Codable, Hashable, Sendable {
    var id: Int64
    var epoch: Int64
    /// Hexadecimal.
    var credential: String
    /// The session of the worker who holds it; 0 = nobody is signed in.
    var session: Int64
    /// When that session ends; Unix milliseconds.
    var sessionEndsMs: Int64

    /// The value of the `authorization` metadata.
    var authorization: String { "Terminal \(id):\(credential)" }
}

/// A product that is scanned by the piece.
struct ScannedProduct: Codable, Hashable, Sendable {
    var id: Int64
    /// The EAN-13 as the scanner reads it.
    var code: String
}

/// An account that the fleet made for itself.
struct FleetPerson: Codable, Hashable, Sendable {
    var name: String
    var password: String
    var pin: String
}

struct FleetState: Codable, Hashable, Sendable {
    var server: String
    /// PEM file of the certificates that are believed; nil = without TLS.
    var trust: String?
    var store: Int64
    var supplier: Int64
    /// Opens documents and hands out enrolment codes.
    var manager: FleetPerson
    /// Approves and posts what the manager opened.
    var approver: FleetPerson
    /// Signed in on every terminal.
    var worker: FleetPerson
    /// Places that goods stand at.
    var places: [Int64]
    var products: [ScannedProduct]
    var terminals: [EnrolledTerminal]

    static func load(_ path: String) throws(FleetError) -> FleetState {
        do {
            return try JSONDecoder().decode(FleetState.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw .state("\(path): no state file that can be read (\(error)). Make it with `fleet enrol`.")
        }
    }

    /// Nil when there is no such file.
    static func loadIfThere(_ path: String) throws(FleetError) -> FleetState? {
        FileManager.default.fileExists(atPath: path) ? try load(path) : nil
    }

    /// Replaces the file whole.
    func save(_ path: String) throws(FleetError) {
        do {
            let url = URL(fileURLWithPath: path)
            try JSONEncoder().encode(self).write(to: url, options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch {
            throw .state("\(path): cannot be written (\(error))")
        }
    }
}
