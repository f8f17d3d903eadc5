public import Configuration
import Foundation
public import Logging
public import RPC

/// How one server is to run: every value checked.
public struct ServerSettings: Hashable, Sendable {
    public var data: String
    public var listen: Endpoint
    /// Back offices' own address; nil when they share `listen`.
    public var officeListen: Endpoint?
    /// nil for cleartext.
    public var tls: ServerTLS.Files?
    /// The shop's own authority for terminals' certificates; nil where it signs none.
    public var terminalAuthority: ShopAuthority.Files?
    public var allowCleartext: Bool
    public var reflection: Bool
    public var metrics: Endpoint?
    public var readyFile: String?
    public var logLevel: Logger.Level
    public var logFormat: LogFormat
    public var drainSeconds: Int
    public var slowStatementMilliseconds: Int
    /// Bodies that may wait for the writer.
    public var waitingWrites: Int
    /// Memory for pages of the books, over all connections to the file.
    public var cacheMebibytes: Int
    /// Nil where no copies are made while serving.
    public var backups: BackupSettings?

    /// - Throws: a sentence about the first value that cannot be used.
    public init(_ reader: ConfigReader) throws(SettingProblem) {
        let reading = Reading(reader: reader)
        data = try reading.value(.data, "the path of a folder") { $0.isEmpty ? nil : $0 }
        listen = try reading.value(.listen, "an address and port such as 127.0.0.1:7443 or [::1]:7443") { Endpoint($0) }
        officeListen = try reading.optional(.officeListen, "an address and port such as 127.0.0.1:7444") { Endpoint($0) }
        var tls = try Self.tls(reading)
        terminalAuthority = try Self.terminalAuthority(reading, with: &tls)
        self.tls = tls
        allowCleartext = try reading.value(.allowCleartext, "true or false") { Bool($0) }
        reflection = try reading.value(.reflection, "true or false") { Bool($0) }
        metrics = try reading.optional(.metrics, "a loopback address and port such as 127.0.0.1:9743") { text in
            Endpoint(text).flatMap { $0.isLoopback ? $0 : nil }
        }
        readyFile = try reading.optional(.readyFile, "a path") { $0 }
        logLevel = try reading.value(.logLevel, "one of trace, debug, info, notice, warning, error, critical") { Logger.Level(rawValue: $0) }
        logFormat = try reading.value(.logFormat, "text or json") { LogFormat(rawValue: $0) }
        drainSeconds = try reading.value(.drainSeconds, "a whole number from 1 to 600") { Self.number($0, within: 1...600) }
        slowStatementMilliseconds = try reading.value(.slowStatementMilliseconds, "a whole number from 1 to 60000") {
            Self.number($0, within: 1...60_000)
        }
        waitingWrites = try reading.value(.waitingWrites, "a whole number from 1 to 1000000") { Self.number($0, within: 1...1_000_000) }
        cacheMebibytes = try reading.value(.cacheMebibytes, "a whole number from 1 to 65536") { Self.number($0, within: 1...65_536) }
        backups = try Self.backups(reading)
        try checkExposure()
    }

    private static func backups(_ reading: Reading) throws(SettingProblem) -> BackupSettings? {
        let folder = try reading.optional(.backupFolder, "a path") { $0 }
        let second = try reading.optional(.backupSecondFolder, "a path") { $0 }
        let minutes = try reading.value(.backupMinutes, "a whole number from 1 to 10080") { number($0, within: 1...10_080) }
        let recipients = try reading.value(.backupRecipients, "public keys as age-keygen prints them (age1...), with commas between") { text in
            let keys = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            return keys.allSatisfy(AgeProgram.isRecipient) ? keys : nil
        }
        let keep = try reading.value(.backupKeep, "a whole number from 1 to 10000") { number($0, within: 1...10_000) }
        let ships = try reading.value(.backupContinuous, "true or false") { Bool($0) }
        guard let folder else {
            let given = second != nil ? Setting.backupSecondFolder : !recipients.isEmpty ? .backupRecipients : ships ? .backupContinuous : nil
            if let given {
                throw SettingProblem(description: "\(given.key) is set but \(Setting.backupFolder.key) is not: say \(Setting.backupFolder.flag) too.")
            }
            return nil
        }
        guard folder != second else {
            throw SettingProblem(description: "\(Setting.backupSecondFolder.key) is the folder of the copies themselves (\(folder)): name another disk's.")
        }
        guard recipients.isEmpty || !ships else {
            throw SettingProblem(
                description: "\(Setting.backupContinuous.key) is true and \(Setting.backupRecipients.key) is set: what is shipped is not encrypted. Leave one of them out.")
        }
        return BackupSettings(
            folder: folder, secondFolder: second, intervalMilliseconds: Int64(minutes) * 60_000, keep: keep, recipients: recipients, ships: ships)
    }

    /// Without TLS every password and stock figure could be read on the way, so that must be somebody's decision.
    private func checkExposure() throws(SettingProblem) {
        guard tls == nil, !allowCleartext, let exposed = [listen, officeListen].compactMap({ $0 }).first(where: { !$0.isLoopback }) else {
            return
        }
        throw SettingProblem(
            description: """
                \(exposed) can be reached by other machines and the connection is not encrypted, so passwords could be read on the way. \
                Give \(Setting.tlsCertificate.flag) and \(Setting.tlsKey.flag), listen on 127.0.0.1, or say \(Setting.allowCleartext.flag) if \
                this network is trusted.
                """)
    }

    /// The files of TLS: a certificate and its key, or neither.
    private static func tls(_ reading: Reading) throws(SettingProblem) -> ServerTLS.Files? {
        let path = { (text: String) -> String? in text }
        let certificate = try reading.optional(.tlsCertificate, "a path", path)
        let key = try reading.optional(.tlsKey, "a path", path)
        let authorities = try reading.optional(.tlsClientAuthorities, "a path", path)
        if let certificate, let key { return ServerTLS.Files(certificate: certificate, key: key, clientAuthorities: authorities) }
        let given = [(Setting.tlsCertificate, certificate), (.tlsKey, key), (.tlsClientAuthorities, authorities)].first { $0.1 != nil }
        guard let (setting, _) = given else { return nil }
        throw SettingProblem(
            description: """
                \(setting.key) is set, and TLS needs both a certificate and its key: give \(Setting.tlsCertificate.flag) and \
                \(Setting.tlsKey.flag), or neither.
                """)
    }

    /// The files of the shop's own authority. Its certificate becomes a root for clients' certificates, which a device that comes to
    /// enrol cannot have yet.
    private static func terminalAuthority(
        _ reading: Reading, with tls: inout ServerTLS.Files?
    ) throws(SettingProblem) -> ShopAuthority.Files? {
        let certificate = try reading.optional(.terminalAuthority, "a path") { $0 }
        let key = try reading.optional(.terminalAuthorityKey, "a path") { $0 }
        guard certificate != nil || key != nil else { return nil }
        guard let certificate, let key else {
            throw SettingProblem(
                description: "An authority needs both its certificate and its key: give \(Setting.terminalAuthority.flag) and \(Setting.terminalAuthorityKey.flag), or neither.")
        }
        guard let given = tls else {
            throw SettingProblem(
                description: "\(Setting.terminalAuthority.key) is set, and certificates are shown in TLS only: give \(Setting.tlsCertificate.flag) and \(Setting.tlsKey.flag) too.")
        }
        guard given.clientAuthorities == nil else {
            throw SettingProblem(
                description: """
                    \(Setting.tlsClientAuthorities.key) has every client show a certificate, so no device could come for its first one: leave out \
                    \(Setting.tlsClientAuthorities.flag) or \(Setting.terminalAuthority.flag).
                    """)
        }
        tls = ServerTLS.Files(
            certificate: given.certificate, key: given.key, clientAuthorities: certificate, clientsMayComeWithout: true)
        return ShopAuthority.Files(certificate: certificate, key: key)
    }

    private static func number(_ text: String, within range: ClosedRange<Int>) -> Int? {
        Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
}

/// Looks a setting up and words what is wrong with it.
private struct Reading {
    let reader: ConfigReader

    func value<Value>(
        _ setting: Setting, _ expectation: String, _ parse: (String) -> Value?
    ) throws(SettingProblem) -> Value {
        guard let text = reader.string(forKey: ConfigKey(setting.key)) ?? setting.fallback else {
            throw SettingProblem(
                description: "No \(setting.key) is set: give \(setting.flag), \(setting.variable), or '\(setting.key)' in the file (\(setting.meaning)).")
        }
        guard let value = parse(text) else {
            throw SettingProblem(
                description: "\(setting.key) is '\(text)' and must be \(expectation) (\(setting.flag), \(setting.variable), or '\(setting.key)' in the file).")
        }
        return value
    }

    func optional<Value>(
        _ setting: Setting, _ expectation: String, _ parse: (String) -> Value?
    ) throws(SettingProblem) -> Value? {
        try value(setting, expectation) { text -> Value?? in text.isEmpty ? .some(nil) : parse(text).map(Optional.some) }
    }
}
