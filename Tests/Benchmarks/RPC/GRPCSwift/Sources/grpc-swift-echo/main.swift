// The echo service on grpc-swift-2, messages as bytes, one event loop. Prints its port.

import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import NIOPosix

struct BytesCoding: MessageSerializer, MessageDeserializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Bytes { Bytes(message) }

    func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> [UInt8] { bytes.withUnsafeBytes { Array($0) } }
}

struct EchoService: RegistrableRPCService {
    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        for name in ["Unary", "Stream"] {
            router.registerHandler(
                forMethod: MethodDescriptor(fullyQualifiedService: "bench.Echo", method: name), deserializer: BytesCoding(),
                serializer: BytesCoding()
            ) { request, _ in
                StreamingServerResponse(of: [UInt8].self) { writer in
                    for try await message in request.messages { try await writer.write(message) }
                    return [:]
                }
            }
        }
    }
}

func run() async throws {
    let transport = HTTP2ServerTransport.Posix(
        address: .ipv4(host: "127.0.0.1", port: 0), transportSecurity: .plaintext,
        eventLoopGroup: MultiThreadedEventLoopGroup(numberOfThreads: 1))
    let server = GRPCServer(transport: transport, services: [EchoService()])
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.serve() }
        print(try await transport.listeningAddress.ipv4?.port ?? 0)
        fflush(nil)
        try await group.waitForAll()
    }
}

try await run()
