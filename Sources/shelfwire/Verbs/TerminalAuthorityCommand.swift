import ArgumentParser
import Server
import SystemPackage

/// `shelfwire terminal authority`: what signs terminals' certificates.
struct TerminalAuthorityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "authority", abstract: "Make the shop's own authority, which signs certificates for terminals.",
        discussion: """
            `shelfwire serve --tls-terminal-ca CERTIFICATE --tls-terminal-ca-key KEY` signs with it at enrolment; devices renew by themselves. \
            Keep a copy of both files with the backups: with another authority every device has to be enrolled again.
            """)

    @Argument(help: "File for its certificate; must not exist.") var certificate: String
    @Argument(help: "File for its private key; must not exist. Readable by its owner only.") var key: String
    @Option(help: "The name in the certificate.") var name = "Shelfwire terminals"

    func run() throws {
        try reporting {
            let made = try ShopAuthority.make(named: name)
            try Self.write(made.key, to: key, .ownerReadWrite)
            try Self.write(made.certificate, to: certificate, [.ownerReadWrite, .groupRead, .otherRead])
            print("The authority is in \(certificate), its key in \(key).")
        }
    }

    private static func write(_ text: String, to path: String, _ permissions: FilePermissions) throws {
        do {
            let file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: permissions)
            _ = try file.closeAfter { try file.writeAll(text.utf8) }
        } catch Errno.fileExists {
            throw Failure(.cannotCreate, "\(path) exists already. Nothing was written over; choose another name or move it away.")
        } catch {
            throw Failure(.cannotCreate, "\(path) cannot be written: \(error).")
        }
    }
}
