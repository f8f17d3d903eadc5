// How the device and its server prove themselves to each other.

import ArgumentParser
import FoundationEssentials
import TerminalKit

struct SecurityOptions: ParsableArguments {
    @Flag(name: .long, help: "Talk TLS; whom this machine trusts may sign for the server.")
    var tls = false

    @Option(name: .long, help: ArgumentHelp("Talk TLS; only these certificates (PEM) may sign for the server.", valueName: "file"))
    var tlsCa: String?

    @Option(name: .long, help: ArgumentHelp("The device's own certificate (PEM), for a server that asks for it.", valueName: "file"))
    var tlsCertificate: String?

    @Option(name: .long, help: ArgumentHelp("The key of that certificate (PEM).", valueName: "file"))
    var tlsKey: String?

    func validate() throws {
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key belong together.")
        }
    }

    /// What was asked for, with files that can be read; nil for nothing.
    func security() throws(TerminalError) -> ServerSecurity? {
        guard tls || tlsCa != nil || tlsCertificate != nil else { return nil }
        // Kept with the enrolment, and used from other folders later.
        let security = ServerSecurity(
            authorityFile: tlsCa.map(Self.absolute), certificateFile: tlsCertificate.map(Self.absolute), keyFile: tlsKey.map(Self.absolute))
        try security.check()
        return security
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    }
}
