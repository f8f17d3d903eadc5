import InteropMessages
import RPC

extension InteropCase {
    private static let requestSizes = [27_182, 8, 1_828, 45_904]
    private static let replySizes = [31_415, 9, 2_653, 58_979]

    /// More than one request, or more than one reply.
    static let streamCases = [
        InteropCase("client_streaming") { client in
            let reply: InputReply = try await client.clientStreaming(TestMethods.streamingInput) {
                (writer: RequestWriter<InputRequest>) in
                for size in requestSizes { try await writer.write(InputRequest(payload: Payload(size: size))) }
            }
            try expectEqual(reply.aggregatedSize, 74_922, "aggregated_payload_size")
        },
        InteropCase("server_streaming") { client in
            let request = OutputRequest(parameters: replySizes.map { .init(size: Int32($0)) })
            let sizes = try await client.serverStreaming(TestMethods.streamingOutput, request) {
                (replies: ReplyStream<PayloadReply>) in
                try await replies.reduce(into: []) { $0.append($1.size) }
            }
            try expectEqual(sizes, replySizes, "bytes of the replies")
        },
        InteropCase("ping_pong") { client in
            try await client.bidirectional(TestMethods.fullDuplex) {
                (writer: RequestWriter<OutputRequest>, replies: ReplyStream<PayloadReply>) in
                var iterator = replies.makeAsyncIterator()
                for (request, reply) in zip(requestSizes, replySizes) {
                    let parameters = OutputRequest.Parameters(size: Int32(reply))
                    try await writer.write(OutputRequest(parameters: [parameters], payload: Payload(size: request)))
                    try expectEqual(try await iterator.next()?.size, reply, "bytes of a reply")
                }
                try await writer.finish()
                try expectEqual(try await iterator.next(), nil, "replies after the last")
            }
        },
        InteropCase("empty_stream") { client in
            let count = try await client.bidirectional(TestMethods.fullDuplex) {
                (writer: RequestWriter<OutputRequest>, replies: ReplyStream<PayloadReply>) in
                try await writer.finish()
                return try await replies.reduce(0) { count, _ in count + 1 }
            }
            try expectEqual(count, 0, "replies")
        },
        InteropCase("half_duplex") { client in
            let sizes = try await client.bidirectional(TestMethods.halfDuplex) {
                (writer: RequestWriter<OutputRequest>, replies: ReplyStream<PayloadReply>) in
                for size in replySizes { try await writer.write(OutputRequest(parameters: [.init(size: Int32(size))])) }
                try await writer.finish()
                return try await replies.reduce(into: []) { $0.append($1.size) }
            }
            try expectEqual(sizes, replySizes, "bytes of the replies")
        },
    ]
}
