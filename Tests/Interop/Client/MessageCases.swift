import InteropMessages
import RPC
import Synchronization

extension InteropCase {
    /// One request, one reply.
    static let messageCases = [
        InteropCase("empty_unary") { client in
            let _: Empty = try await client.unary(TestMethods.emptyCall, Empty())
        },
        InteropCase("large_unary") { client in
            let request = SimpleRequest(responseSize: 314_159, payload: Payload(size: 271_828))
            let reply: PayloadReply = try await client.unary(TestMethods.unaryCall, request)
            try expectEqual(reply.size, 314_159, "bytes of the reply")
            try expect(reply.payload?.body.allSatisfy { $0 == 0 } == true, "the reply is not zeros")
        },
        InteropCase("custom_metadata") { client in
            try await checkMetadata { options in
                let request = SimpleRequest(responseSize: 314_159, payload: Payload(size: 271_828))
                let _: PayloadReply = try await client.unary(TestMethods.unaryCall, request, options: options)
            }
            try await checkMetadata { options in
                let request = OutputRequest(parameters: [.init(size: 314_159)], payload: Payload(size: 271_828))
                try await client.bidirectional(TestMethods.fullDuplex, options: options) {
                    (writer: RequestWriter<OutputRequest>, replies: ReplyStream<PayloadReply>) in
                    try await writer.write(request)
                    try await writer.finish()
                    for try await reply in replies { try expectEqual(reply.size, 314_159, "bytes of the reply") }
                }
            }
        },
    ]

    private static func checkMetadata(_ call: (CallOptions) async throws -> Void) async throws {
        let (initialName, trailingName) = ("x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin")
        let seen = Mutex<(Metadata, Metadata)?>(nil)
        var options = CallOptions(metadata: [initialName: "test_initial_metadata_value"])
        options.metadata.add(name: trailingName, binary: [0xab, 0xab, 0xab])
        options.onEnd = { initial, trailing in seen.withLock { $0 = (initial, trailing) } }
        try await call(options)
        guard let (initial, trailing) = seen.withLock({ $0 }) else { throw Disappointment(description: "the call has no end") }
        try expectEqual(initial[initialName], "test_initial_metadata_value", initialName)
        try expectEqual(trailing.binaryValues(trailingName), [[0xab, 0xab, 0xab]], trailingName)
    }

    /// Many calls, one after the other, on one connection.
    static let soakCases = [
        InteropCase("rpc_soak", withArguments: { client, arguments in
            let request = SimpleRequest(responseSize: 314_159, payload: Payload(size: 271_828))
            for number in 1...arguments.soakIterations {
                // Large ones now and then, so that windows run empty; the others show what one call costs.
                let isLarge = number % 50 == 0
                let sent = isLarge ? request : SimpleRequest(responseSize: Int32(number % 100), payload: Payload(size: 100))
                let reply: PayloadReply = try await client.unary(
                    TestMethods.unaryCall, sent, options: CallOptions(timeout: .seconds(20)))
                try expectEqual(reply.size, Int(sent.responseSize), "bytes of reply \(number)")
            }
        })
    ]
}
