import ArgumentParser
import Foundation
import Logging
import Server

/// `shelfwire serve`: the server itself.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the books of a data folder to terminals and offices.",
        discussion: """
            A flag precedes its environment variable, that the configuration file, that the default. The file is a JSON object with \
            the same keys: {"data": "/var/lib/shelfwire", "log": {"level": "info", "format": "json"}}. What is no setting is refused.

            Prints `ready on ADDRESS:PORT` once connections are accepted. SIGTERM or SIGINT stops in order: terminals are answered and \
            sent away, calls under way may end, the books are closed; a second signal ends at once, which the books bear. SIGHUP has the \
            certificates, keys and authorities read again for connections from then on. To change the authority for terminals put the new \
            certificate first in its file and the old one behind it, replace the key, and send SIGHUP; take the old one out when every \
            terminal has renewed (180 days).

            SETTINGS
            \(settingsHelp)

            \(ExitStatus.help)
            """)

    @Option(help: ArgumentHelp("Folder of the books; made when missing.", valueName: "dir"))
    var data: String?
    @Option(help: ArgumentHelp("Address and port; port 0 lets the system choose (default 127.0.0.1:7443).", valueName: "addr:port"))
    var listen: String?
    @Option(help: ArgumentHelp("Address and port for back offices, with larger limits (default: they use --listen).", valueName: "addr:port"))
    var officeListen: String?
    @Option(help: ArgumentHelp("PEM file of the server's certificate and its chain: serve with TLS.", valueName: "file"))
    var tlsCertificate: String?
    @Option(help: ArgumentHelp("PEM file of its private key, readable by its owner only.", valueName: "file"))
    var tlsKey: String?
    @Option(help: ArgumentHelp("PEM file of roots: every client must show a certificate that one of them signed.", valueName: "file"))
    var tlsClientCa: String?
    @Option(name: .customLong("tls-terminal-ca"), help: ArgumentHelp("PEM file of the shop's own authority: sign certificates for terminals.", valueName: "file"))
    var terminalAuthority: String?
    @Option(name: .customLong("tls-terminal-ca-key"), help: ArgumentHelp("PEM file of its private key, readable by its owner only.", valueName: "file"))
    var terminalAuthorityKey: String?
    @Option(help: ArgumentHelp("Whether clients may ask which calls there are (default true).", valueName: "true|false"))
    var reflection: String?
    @Option(help: ArgumentHelp("Configuration file.", valueName: "file"))
    var config: String?
    @Flag(help: "Serve without TLS on an address that other machines can reach.")
    var allowCleartext = false
    @Option(help: ArgumentHelp("Serve Prometheus metrics on this loopback address (default none).", valueName: "addr:port"))
    var metrics: String?
    @Option(help: ArgumentHelp("Write the address into this file once connections are accepted.", valueName: "file"))
    var readyFile: String?
    @Option(help: ArgumentHelp("trace, debug, info, notice, warning, error or critical (default info).", valueName: "level"))
    var logLevel: String?
    @Option(help: ArgumentHelp("text or json (default text).", valueName: "format"))
    var logFormat: String?
    @Option(help: ArgumentHelp("Seconds that a stop waits for calls under way (default 20).", valueName: "s"))
    var drainSeconds: String?
    @Option(help: ArgumentHelp("Log database statements at least this slow (default 100).", valueName: "ms"))
    var slowStatementMs: String?
    @Option(help: ArgumentHelp("Writes that may wait at once; more are refused and come again (default 10000).", valueName: "n"))
    var waitingWrites: String?
    @Option(help: ArgumentHelp("MiB of the books' pages kept in memory (default 16).", valueName: "n"))
    var cacheMb: String?
    @Option(help: ArgumentHelp("Make checked copies of the books in this folder (default none).", valueName: "dir"))
    var backupFolder: String?
    @Option(help: ArgumentHelp("Repeat each copy in this folder, on another disk (default none).", valueName: "dir"))
    var backupSecondFolder: String?
    @Option(help: ArgumentHelp("Encrypt the copies to these public keys of age, with commas between (default none).", valueName: "age1..."))
    var backupRecipients: String?
    @Option(help: ArgumentHelp("Minutes between copies (default 60).", valueName: "min"))
    var backupMinutes: String?
    @Option(help: ArgumentHelp("Copies that stay (default 24).", valueName: "n"))
    var backupKeep: String?
    @Flag(help: "Ship every commit to the second folder (else the folder), for `restore --until`.")
    var backupContinuous = false

    func run() async throws {
        try await reporting {
            let settings = try ServerSettings(
                SettingLayers.reader(flags: flags, environment: ProcessInfo.processInfo.environment, file: try file()))
            let logger = Logger(label: "shelfwire") { LineLog(label: $0, level: settings.logLevel, format: settings.logFormat) }
            let server = StockServer(settings: settings, logger: logger) { endpoint in
                // Not `print`: a script that reads a pipe must see the line now, not when a buffer is full.
                try FileHandle.standardOutput.write(contentsOf: Data("ready on \(endpoint)\n".utf8))
                if let path = settings.readyFile { try ReadyFile.write(endpoint, to: path) }
            }
            try await server.run()
        }
    }

    private var flags: [String: String] {
        let given: [(Setting, String?)] = [
            (.data, data), (.listen, listen), (.officeListen, officeListen), (.tlsCertificate, tlsCertificate), (.tlsKey, tlsKey),
            (.tlsClientAuthorities, tlsClientCa), (.terminalAuthority, terminalAuthority), (.terminalAuthorityKey, terminalAuthorityKey), (.reflection, reflection), (.allowCleartext, allowCleartext ? "true" : nil), (.metrics, metrics), (.readyFile, readyFile),
            (.logLevel, logLevel), (.logFormat, logFormat), (.drainSeconds, drainSeconds), (.slowStatementMilliseconds, slowStatementMs), (.waitingWrites, waitingWrites),
            (.cacheMebibytes, cacheMb),
            (.backupFolder, backupFolder), (.backupSecondFolder, backupSecondFolder), (.backupRecipients, backupRecipients),
            (.backupMinutes, backupMinutes), (.backupKeep, backupKeep), (.backupContinuous, backupContinuous ? "true" : nil),
        ]
        return Dictionary(uniqueKeysWithValues: given.compactMap { setting, value in value.map { (setting.key, $0) } })
    }

    private func file() throws -> (name: String, text: String)? {
        guard let config else { return nil }
        guard let text = try? String(contentsOfFile: config, encoding: .utf8) else {
            throw Failure(.noInput, "The configuration file \(config) cannot be read.")
        }
        return (config, text)
    }

    private static var settingsHelp: String {
        Setting.all.map { setting in
            "  \(setting.key)".padded(to: 23) + setting.variable.padded(to: 31) + setting.meaning
                + (setting.fallback.map { $0.isEmpty ? "" : " [\($0)]" } ?? "")
        }.joined(separator: "\n")
    }
}

/// Tells a script that the server is up, and where.
private enum ReadyFile {
    static func write(_ endpoint: Endpoint, to path: String) throws {
        do {
            try Data("\(endpoint)\n".utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Failure(.cannotCreate, "The ready file \(path) cannot be written: \(error)")
        }
    }
}
