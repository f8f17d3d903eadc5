// rpc-interop-client --server_host=H --server_port=P --test_case=NAME
//
// The interoperability cases of the gRPC project, with our client, against any server of grpc.testing.TestService. Prints one
// line `name value unit` per case, words about what went wrong on standard error, and ends with the counts; 1 if any failed.

import Foundation
import RPC

func say(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
}

let arguments: InteropArguments
do {
    arguments = try InteropArguments(Array(CommandLine.arguments.dropFirst()))
} catch {
    say("\(error.text)\n\(InteropArguments.usage)")
    exit(64)
}
if arguments.listsCases {
    for one in InteropCase.all { print(one.name) }
    exit(0)
}
let wanted = arguments.cases == ["all"] ? InteropCase.all.map(\.name) : arguments.cases
let unknown = wanted.filter { name in !InteropCase.all.contains { $0.name == name } }
guard arguments.port > 0, !wanted.isEmpty, unknown.isEmpty else {
    say(unknown.isEmpty ? InteropArguments.usage : "no such case: \(unknown.joined(separator: ", "))")
    exit(64)
}

var configuration = Client.Configuration()
configuration.tls = arguments.tls
let client = Client(host: arguments.host, port: arguments.port, configuration: configuration)
async let life: Void = client.run()
var failed = 0
for name in wanted {
    for one in InteropCase.all where one.name == name {
        let started = ContinuousClock.now
        do {
            try await one.run(client, arguments)
            let spent = started.duration(to: .now) / .milliseconds(1)
            print("\(name) \((spent * 10).rounded() / 10) ms")
        } catch {
            failed += 1
            say("\(name): \(error)")
        }
    }
}
client.shutdown()
await life
print("passed \(wanted.count - failed) cases")
print("failed \(failed) cases")
exit(failed == 0 ? 0 : 1)
