// What an operator can set. One list, from which flags, variables, the file's keys, the help and the checks follow.

/// One thing that can be set: by flag, by environment variable, in the configuration file, in this order of precedence.
public struct Setting: Hashable, Sendable {
    /// The key in the file; dots nest: "log.level" is `{"log": {"level": ...}}`.
    public let key: String
    /// The value where nobody says one; nil where one must be said.
    public let fallback: String?
    /// One clause for the help.
    public let meaning: String

    /// `--log-level`
    public var flag: String { "--" + key.replacing(".", with: "-") }

    /// `SHELFWIRE_LOG_LEVEL`
    public var variable: String {
        Self.variablePrefix + String(key.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }

    static let variablePrefix = "SHELFWIRE_"
}

extension Setting {
    public static let data = Setting(key: "data", fallback: nil, meaning: "folder of the books")
    public static let listen = Setting(
        key: "listen", fallback: "127.0.0.1:7443", meaning: "address and port to serve on; port 0 lets the system choose")
    public static let officeListen = Setting(
        key: "office-listen", fallback: "", meaning: "address and port for back offices, with larger limits; empty to serve them on listen too")
    public static let tlsCertificate = Setting(
        key: "tls.certificate", fallback: "", meaning: "PEM file of the server's certificate and its chain; empty for no TLS")
    public static let tlsKey = Setting(key: "tls.key", fallback: "", meaning: "PEM file of its private key, readable by its owner only")
    public static let tlsClientAuthorities = Setting(
        key: "tls.client-ca", fallback: "", meaning: "PEM file of the roots of clients' certificates, which each must then show; empty for none")
    public static let terminalAuthority = Setting(
        key: "tls.terminal-ca", fallback: "", meaning: "PEM file of the shop's own authority, which signs terminals' certificates; empty for none")
    public static let terminalAuthorityKey = Setting(
        key: "tls.terminal-ca-key", fallback: "", meaning: "PEM file of its private key, readable by its owner only")
    public static let reflection = Setting(
        key: "reflection", fallback: "true", meaning: "true or false: whether clients may ask which calls there are")
    public static let allowCleartext = Setting(
        key: "allow-cleartext", fallback: "false", meaning: "serve without TLS on an address that other machines can reach")
    public static let metrics = Setting(
        key: "metrics", fallback: "", meaning: "loopback address and port for Prometheus metrics; empty for none")
    public static let readyFile = Setting(
        key: "ready-file", fallback: "", meaning: "file to write the address into once connections are accepted")
    public static let logLevel = Setting(
        key: "log.level", fallback: "info", meaning: "trace, debug, info, notice, warning, error or critical")
    public static let logFormat = Setting(key: "log.format", fallback: "text", meaning: "text or json (one object a line)")
    public static let drainSeconds = Setting(
        key: "drain-seconds", fallback: "20", meaning: "how long a stop waits for calls under way, 1 to 600")
    public static let slowStatementMilliseconds = Setting(
        key: "slow-statement-ms", fallback: "100", meaning: "database statements at least this slow are logged, 1 to 60000")
    public static let waitingWrites = Setting(
        key: "waiting-writes", fallback: "10000", meaning: "writes that may wait at once, 1 to 1000000; more are refused and come again")

    public static let cacheMebibytes = Setting(
        key: "cache-mb", fallback: "16", meaning: "MiB of the books' pages kept in memory, by all who read and write them together, 1 to 65536")

    public static let backupFolder = Setting(key: "backup.folder", fallback: "", meaning: "folder for copies of the books made while serving; empty for none")
    public static let backupSecondFolder = Setting(
        key: "backup.second-folder", fallback: "", meaning: "folder on another disk where each copy is repeated; empty for none")
    public static let backupMinutes = Setting(key: "backup.minutes", fallback: "60", meaning: "how often a copy is made, 1 to 10080")
    public static let backupRecipients = Setting(
        key: "backup.recipients", fallback: "", meaning: "public keys of age, with commas between, to which copies are encrypted; empty for plain copies")
    public static let backupKeep = Setting(key: "backup.keep", fallback: "24", meaning: "how many copies stay, 1 to 10000")

    public static let backupContinuous = Setting(
        key: "backup.continuous", fallback: "false", meaning: "true or false: whether every commit is shipped to the copies' (second) folder")

    /// All of them, in the order of the help.
    public static let all = [
        data, listen, officeListen, tlsCertificate, tlsKey, tlsClientAuthorities, terminalAuthority, terminalAuthorityKey, allowCleartext, reflection, metrics, readyFile, logLevel,
        logFormat, drainSeconds, slowStatementMilliseconds, waitingWrites, cacheMebibytes,
        backupFolder, backupSecondFolder, backupRecipients, backupMinutes, backupKeep, backupContinuous,
    ]
}
