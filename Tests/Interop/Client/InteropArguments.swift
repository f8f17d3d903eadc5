import RPC

/// What the program is asked to do; the names are those of the gRPC project's own interop clients.
struct InteropArguments {
    static let usage = """
        usage: rpc-interop-client --server_host=HOST --server_port=PORT --test_case=NAME[,NAME...]|all
            [--use_tls=true] [--ca_file=PEM] [--server_host_override=NAME] [--client_certificate=PEM --client_key=PEM]
            [--soak_iterations=N] [--list]
        """

    var host = "localhost"
    var port = 0
    var cases: [String] = []
    var tls: ClientTLS?
    var soakIterations = 10_000
    var listsCases = false

    struct Mistake: Error { var text: String }

    /// `--name=value` and `--name value` mean the same.
    init(_ arguments: [String]) throws(Mistake) {
        var (usesTLS, security) = (false, ClientTLS())
        var (certificate, key): (String?, String?)
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--list" {
                listsCases = true
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
                throw Mistake(text: "\(argument) needs a value")
            }
            switch parts[0] {
            case "--server_host": host = value
            case "--server_port": port = try Self.number(argument, value)
            case "--test_case": cases = value.split(separator: ",").map(String.init)
            case "--use_tls": usesTLS = value == "true"
            case "--ca_file": security.roots = .file(value)
            case "--server_host_override": security.serverName = value
            case "--client_certificate": certificate = value
            case "--client_key": key = value
            case "--soak_iterations": soakIterations = try Self.number(argument, value)
            default: throw Mistake(text: "\(argument) is not known")
            }
        }
        if let certificate, let key {
            security.identity = ClientTLS.Identity(certificateFile: certificate, keyFile: key)
        }
        if usesTLS { tls = security }
    }

    private static func number(_ name: String, _ value: String) throws(Mistake) -> Int {
        guard let number = Int(value), number > 0 else { throw Mistake(text: "\(name): \(value) is not a number above 0") }
        return number
    }
}
