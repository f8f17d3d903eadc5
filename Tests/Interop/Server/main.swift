// rpc-interop-server --port N [--descriptors FILE] [--tls-certificate PEM --tls-key PEM [--tls-client-ca PEM]]
//
// Serves grpc.testing.TestService, health and (given a serialized FileDescriptorSet) reflection. Prints the port it
// listens on, so that 0 can be asked for. Ends with SIGTERM or SIGINT, after a drain.

import Foundation
import NIOCore
import RPC

func option(_ name: String) -> String? {
    let arguments = CommandLine.arguments
    guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
    return arguments[index + 1]
}

guard let port = option("--port").flatMap(Int.init) else {
    let usage = """
        usage: rpc-interop-server --port N [--descriptors FILE] [--tls-certificate PEM --tls-key PEM [--tls-client-ca PEM]]

        """
    FileHandle.standardError.write(Data(usage.utf8))
    exit(64)
}

let server = Server()
let health = HealthService()
health.set("grpc.testing.TestService", .serving)
server.register(TestService())
server.register(health)
if let path = option("--descriptors") {
    let set = try Data(contentsOf: URL(filePath: path))
    let files = try ProtobufWire.fields(set).compactMap { $0.number == 1 ? $0.value.bytes : nil }
    server.register(try ReflectionService(files: files))
}
var tls: ServerTLS?
if let certificate = option("--tls-certificate"), let key = option("--tls-key") {
    let files = ServerTLS.Files(certificate: certificate, key: key, clientAuthorities: option("--tls-client-ca"))
    tls = try ServerTLS(files)
}
// Before the port is told: whoever knows it may stop us.
signal(SIGTERM, SIG_IGN)
signal(SIGINT, SIG_IGN)
let sources = [SIGTERM, SIGINT].map { number in
    let source = DispatchSource.makeSignalSource(signal: number)
    source.setEventHandler {
        health.shutdown()
        server.drain(grace: .seconds(2))
    }
    source.resume()
    return source
}
let address = try await server.bind(Listener(host: "127.0.0.1", port: port, tls: tls))
print(address.port ?? 0)
fflush(nil)
try await server.run()
withExtendedLifetime(sources) {}
