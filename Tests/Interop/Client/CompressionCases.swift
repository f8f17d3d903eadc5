import InteropMessages
import RPC
import Synchronization

extension InteropCase {
    /// gzip, by message (gRPC document "Compression").
    static let compressionCases = [
        InteropCase("client_compressed_unary") { client in
            try await expectFailure(.invalidArgument) { try await sendUnary(client, isCompressed: false, says: true) }
            try await sendUnary(client, isCompressed: true, says: true)
            try await sendUnary(client, isCompressed: false, says: false)
        },
        InteropCase("client_compressed_streaming") { client in
            try await expectFailure(.invalidArgument) {
                let _: InputReply = try await client.clientStreaming(TestMethods.streamingInput) {
                    (writer: RequestWriter<InputRequest>) in
                    try await writer.write(InputRequest(payload: Payload(size: 27_182), expectCompressed: true))
                }
            }
            let options = CallOptions(compression: .gzip)
            let reply: InputReply = try await client.clientStreaming(TestMethods.streamingInput, options: options) {
                (writer: RequestWriter<InputRequest>) in
                let requests = [(27_182, true), (45_904, false)]
                for (size, isCompressed) in requests {
                    let request = InputRequest(payload: Payload(size: size), expectCompressed: isCompressed)
                    try await writer.write(request, compress: isCompressed)
                }
            }
            try expectEqual(reply.aggregatedSize, 73_086, "aggregated_payload_size")
        },
        InteropCase("server_compressed_unary") { client in
            for isCompressed in [true, false] {
                let flags = Flags()
                var request = SimpleRequest(responseSize: 314_159, payload: Payload(size: 271_828))
                request.responseCompressed = isCompressed
                let reply: PayloadReply = try await client.unary(TestMethods.unaryCall, request, options: flags.options)
                try expectEqual(reply.size, 314_159, "bytes of the reply")
                try expectEqual(flags.seen, [isCompressed], "compressed flag of the reply")
            }
        },
        InteropCase("server_compressed_streaming") { client in
            let flags = Flags()
            let request = OutputRequest(parameters: [
                .init(size: 31_415, compressed: true), .init(size: 92_653, compressed: false),
            ])
            let sizes = try await client.serverStreaming(TestMethods.streamingOutput, request, options: flags.options) {
                (replies: ReplyStream<PayloadReply>) in
                try await replies.reduce(into: []) { $0.append($1.size) }
            }
            try expectEqual(sizes, [31_415, 92_653], "bytes of the replies")
            try expectEqual(flags.seen, [true, false], "compressed flags of the replies")
        },
    ]

    private static func sendUnary(_ client: Client, isCompressed: Bool, says: Bool) async throws {
        var request = SimpleRequest(responseSize: 314_159, payload: Payload(size: 271_828))
        request.expectCompressed = says
        let options = CallOptions(compression: isCompressed ? .gzip : .identity)
        let reply: PayloadReply = try await client.unary(TestMethods.unaryCall, request, options: options)
        try expectEqual(reply.size, 314_159, "bytes of the reply")
    }
}

/// How the replies of a call travelled.
private final class Flags: Sendable {
    private let flags = Mutex<[Bool]>([])

    var seen: [Bool] { flags.withLock { $0 } }

    var options: CallOptions {
        var options = CallOptions()
        options.tookReply = { isCompressed in self.flags.withLock { $0.append(isCompressed) } }
        return options
    }
}
