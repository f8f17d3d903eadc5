// rpc-bench-server rpc|floor
//
// The two servers of our own in `make bench-rpc`: the echo service on the RPC runtime, and the floor under it. One event loop. Prints the
// port; ends with the process that started it.

import Foundation
import NIOCore
import NIOPosix
import RPC

let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
switch CommandLine.arguments.dropFirst().first {
case "rpc":
    let server = Server(eventLoopGroup: group)
    server.register(EchoService())
    print(try await server.bind(host: "127.0.0.1", port: 0).port ?? 0)
    fflush(nil)
    try await server.run()
case "floor":
    let channel = try await ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 1_024)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .childChannelInitializer { channel in
            channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(FloorHandler()) }
        }
        .bind(host: "127.0.0.1", port: 0).get()
    print(channel.localAddress?.port ?? 0)
    fflush(nil)
    try await channel.closeFuture.get()
default:
    FileHandle.standardError.write(Data("usage: rpc-bench-server rpc|floor\n".utf8))
    exit(64)
}
