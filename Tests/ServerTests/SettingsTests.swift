import Configuration
import Logging
import RPC
@testable import Server
import Testing

struct SettingsTests {
    static func settings(
        flags: [String: String] = [:], environment: [String: String] = [:], file: String? = nil
    ) throws(SettingProblem) -> ServerSettings {
        try ServerSettings(
            SettingLayers.reader(flags: flags, environment: environment, file: file.map { (name: "shelfwire.json", text: $0) }))
    }

    @Test func theFolderIsAllThatMustBeSaid() throws {
        let settings = try Self.settings(flags: ["data": "books"])
        #expect(settings.data == "books")
        #expect(settings.listen == Endpoint(host: "127.0.0.1", port: 7_443))
        #expect(settings.logLevel == .info)
        #expect(settings.logFormat == .text)
        #expect(settings.metrics == nil)
        #expect(settings.readyFile == nil)
        #expect(settings.drainSeconds == 20)
    }

    @Test func everySettingIsNotedForTheJournal() throws {
        let noted = try Self.settings(flags: ["data": "books", "metrics": "127.0.0.1:9743"]).noted
        #expect(noted["data"] == "books" && noted["listen"] == "127.0.0.1:7443" && noted["metrics"] == "127.0.0.1:9743")
        #expect(noted["readyFile"] == "" && noted["allowCleartext"] == "false")
        #expect(noted.values.allSatisfy { !$0.contains("Optional") })
    }

    @Test func copiesAreMadeWhereAFolderIsNamed() throws {
        #expect(try Self.settings(flags: ["data": "books"]).backups == nil)
        let settings = try Self.settings(
            flags: ["data": "books", "backup.folder": "/copies", "backup.keep": "7"],
            file: #"{"backup": {"second-folder": "/mnt/copies", "minutes": 15}}"#)
        #expect(settings.backups?.folder == "/copies")
        #expect(settings.backups?.secondFolder == "/mnt/copies")
        #expect(settings.backups?.intervalMilliseconds == 900_000)
        #expect(settings.backups?.keep == 7)
        #expect(settings.backups?.recipients == [])
        let encrypted = try Self.settings(flags: ["data": "books", "backup.folder": "/copies", "backup.recipients": "age1abc, age1def"])
        #expect(encrypted.backups?.recipients == ["age1abc", "age1def"])
    }

    @Test(arguments: [
        (["backup.second-folder": "/b"], "backup.second-folder is set but backup.folder is not"),
        (["backup.folder": "/b", "backup.second-folder": "/b"], "backup.second-folder is the folder of the copies themselves"),
        (["backup.recipients": "age1xyz"], "backup.recipients is set but backup.folder is not"),
        (["backup.folder": "/b", "backup.recipients": "age1xyz,-o"], "backup.recipients is 'age1xyz,-o' and must be"),
        (["backup.folder": "/b", "backup.minutes": "0"], "backup.minutes is '0' and must be"),
        (["backup.folder": "/b", "backup.minutes": "10081"], "backup.minutes is '10081'"),
        (["backup.folder": "/b", "backup.keep": "0"], "backup.keep is '0' and must be"),
    ])
    func foldersOfCopiesThatCannotBeAreRefused(flags: [String: String], sentence: String) {
        let problem = #expect(throws: SettingProblem.self) { try Self.settings(flags: flags.merging(["data": "d"]) { $1 }) }
        #expect(problem?.description.hasPrefix(sentence) == true, "\(problem?.description ?? "")")
    }

    @Test func theShopsAuthorityAsksDevicesForCertificatesAndNobodyElse() throws {
        let tls = ["data": "d", "tls.certificate": "c", "tls.key": "k"]
        let settings = try Self.settings(flags: tls.merging(["tls.terminal-ca": "a", "tls.terminal-ca-key": "b"]) { $1 })
        #expect(settings.terminalAuthority == ShopAuthority.Files(certificate: "a", key: "b"))
        #expect(settings.tls == ServerTLS.Files(certificate: "c", key: "k", clientAuthorities: "a", clientsMayComeWithout: true))
        let others = try Self.settings(flags: tls.merging(["tls.client-ca": "r"]) { $1 })
        #expect(others.terminalAuthority == nil && others.tls?.clientsMayComeWithout == false)
    }

    @Test(arguments: [
        (["tls.terminal-ca": "a"], "An authority needs both its certificate and its key"),
        (["tls.terminal-ca-key": "b"], "An authority needs both its certificate and its key"),
        (["tls.terminal-ca": "a", "tls.terminal-ca-key": "b"], "tls.terminal-ca is set, and certificates are shown in TLS only"),
        (["tls.certificate": "c", "tls.key": "k", "tls.client-ca": "r", "tls.terminal-ca": "a", "tls.terminal-ca-key": "b"],
            "tls.client-ca has every client show a certificate"),
    ])
    func anAuthorityThatCannotBeUsedIsRefused(flags: [String: String], sentence: String) {
        let problem = #expect(throws: SettingProblem.self) { try Self.settings(flags: flags.merging(["data": "d"]) { $1 }) }
        #expect(problem?.description.hasPrefix(sentence) == true, "\(problem?.description ?? "")")
    }

    @Test func flagsPrecedeTheEnvironmentAndThatTheFile() throws {
        let file = #"{"data": "from-file", "drain-seconds": 7, "log": {"level": "debug", "format": "json"}}"#
        let settings = try Self.settings(
            flags: ["data": "from-flag"],
            environment: ["SHELFWIRE_DATA": "from-environment", "SHELFWIRE_LOG_LEVEL": "warning", "PATH": "/bin"], file: file)
        #expect(settings.data == "from-flag")
        #expect(settings.logLevel == .warning)
        #expect(settings.logFormat == .json)
        #expect(settings.drainSeconds == 7)
    }

    @Test(arguments: [
        (#"{"lisen": "127.0.0.1:1"}"#, "shelfwire.json sets 'lisen', which is no setting (did you mean 'listen'?)."),
        (#"{"log": {"colour": true}}"#, "shelfwire.json sets 'log.colour', which is no setting."),
        ("[]", "shelfwire.json is not a JSON object"), ("{", "shelfwire.json is not a JSON object"),
        (#"{"data": ["a"]}"#, "shelfwire.json is not a JSON object of texts"),
    ])
    func whatTheFileSaysMustBeOurs(file: String, sentence: String) {
        let problem = #expect(throws: SettingProblem.self) { try Self.settings(flags: ["data": "d"], file: file) }
        #expect(problem?.description.hasPrefix(sentence) == true, "\(problem?.description ?? "")")
    }

    @Test func aForeignVariableUnderOurPrefixIsRefused() {
        let problem = #expect(throws: SettingProblem.self) {
            try Self.settings(flags: ["data": "d"], environment: ["SHELFWIRE_LISTN": "127.0.0.1:1"])
        }
        #expect(problem?.description.contains("did you mean 'SHELFWIRE_LISTEN'") == true)
    }

    @Test(arguments: [
        ("listen", "7443", "listen is '7443' and must be an address and port"),
        ("listen", "127.0.0.1:65536", "listen is"), ("allow-cleartext", "yes", "allow-cleartext is 'yes' and must be true or false"),
        ("log.level", "loud", "log.level is 'loud' and must be one of trace"), ("log.format", "xml", "log.format is"),
        ("drain-seconds", "0", "drain-seconds is '0' and must be a whole number from 1 to 600"), ("drain-seconds", "601", "drain-seconds is"),
        ("slow-statement-ms", "60001", "slow-statement-ms is"), ("metrics", "0.0.0.0:9743", "metrics is '0.0.0.0:9743' and must be a loopback"),
        ("waiting-writes", "0", "waiting-writes is '0' and must be a whole number from 1 to 1000000"), ("waiting-writes", "1000001", "waiting-writes is"),
        ("cache-mb", "0", "cache-mb is '0' and must be a whole number from 1 to 65536"), ("cache-mb", "65537", "cache-mb is"),
        ("data", "", "data is '' and must be the path"),
    ])
    func aBadValueIsNamedWithItsKey(key: String, value: String, sentence: String) {
        let problem = #expect(throws: SettingProblem.self) { try Self.settings(flags: ["data": "d"].merging([key: value]) { $1 }) }
        #expect(problem?.description.hasPrefix(sentence) == true, "\(problem?.description ?? "")")
    }

    @Test(arguments: [("drain-seconds", "1"), ("drain-seconds", "600"), ("slow-statement-ms", "60000"), ("waiting-writes", "1"), ("waiting-writes", "1000000"), ("cache-mb", "1"), ("cache-mb", "65536"), ("listen", "[::1]:65535")])
    func theEdgesAreAllowed(key: String, value: String) throws {
        _ = try Self.settings(flags: ["data": "d", key: value])
    }

    @Test func withoutAFolderTheSentenceNamesEveryWayToSayIt() {
        let problem = #expect(throws: SettingProblem.self) { try Self.settings() }
        #expect(problem?.description.contains("--data, SHELFWIRE_DATA, or 'data' in the file") == true)
    }

    @Test(arguments: ["0.0.0.0:7443", "192.168.1.4:7443", "[::]:7443", "shop.example:7443"])
    func cleartextForOtherMachinesMustBeAskedFor(address: String) throws {
        let problem = #expect(throws: SettingProblem.self) { try Self.settings(flags: ["data": "d", "listen": address]) }
        #expect(problem?.description.contains("--allow-cleartext") == true)
        #expect(try Self.settings(flags: ["data": "d", "listen": address, "allow-cleartext": "true"]).allowCleartext)
    }

    @Test func tlsTakesTheWarningAway() throws {
        let flags = ["data": "d", "listen": "0.0.0.0:7443", "tls.certificate": "c.pem", "tls.key": "k.pem", "tls.client-ca": "ca.pem"]
        #expect(try Self.settings(flags: flags).tls == ServerTLS.Files(certificate: "c.pem", key: "k.pem", clientAuthorities: "ca.pem"))
    }

    @Test(arguments: [
        (["tls.certificate": "c"], "tls.certificate is set"), (["tls.key": "k"], "tls.key is set"), (["tls.client-ca": "a"], "tls.client-ca is set"),
        (["tls.certificate": "c", "tls.client-ca": "a"], "tls.certificate is set"),
    ])
    func aCertificateNeedsItsKey(flags: [String: String], sentence: String) {
        let problem = #expect(throws: SettingProblem.self) { try Self.settings(flags: flags.merging(["data": "d"]) { $1 }) }
        #expect(problem?.description.hasPrefix(sentence) == true)
    }

    @Test func theOfficesAddressIsCheckedToo() throws {
        #expect(try Self.settings(flags: ["data": "d", "office-listen": "[::1]:7444"]).officeListen == Endpoint(host: "::1", port: 7_444))
        #expect(try Self.settings(flags: ["data": "d"]).officeListen == nil)
        let problem = #expect(throws: SettingProblem.self) { try Self.settings(flags: ["data": "d", "office-listen": "0.0.0.0:7444"]) }
        #expect(problem?.description.hasPrefix("0.0.0.0:7444 can be reached") == true)
    }

    @Test(arguments: [
        ("127.0.0.1:0", "127.0.0.1", 0, true), ("127.8.9.1:7", "127.8.9.1", 7, true), ("[::1]:7443", "::1", 7_443, true),
        ("localhost:80", "localhost", 80, true), ("10.0.0.1:80", "10.0.0.1", 80, false), ("127.0.0.1.example:80", "127.0.0.1.example", 80, false),
        ("127.0.0.256:80", "127.0.0.256", 80, false),
    ])
    func endpointsAreRead(text: String, host: String, port: Int, isLoopback: Bool) throws {
        let endpoint = try #require(Endpoint(text))
        #expect(endpoint == Endpoint(host: host, port: port))
        #expect(endpoint.isLoopback == isLoopback)
        #expect(endpoint.description == text)
    }

    @Test(arguments: ["", ":", "127.0.0.1", "127.0.0.1:", ":80", "::1:80", "a b:80", "host:+1", "host:-1", "host:99999999999999999999", "host:٣"])
    func whatIsNoEndpointIsRefused(text: String) {
        #expect(Endpoint(text) == nil)
    }
}
