import InteropMessages
import RPC

extension InteropCase {
    /// Calls that do not end well, as they should not.
    static let endingCases = [
        InteropCase("status_code_and_message") { client in
            try await checkStatus(client, "test status message")
        },
        InteropCase("special_status_message") { client in
            try await checkStatus(client, "\t\ntest with whitespace\r\nand Unicode BMP \u{263a} and non-BMP \u{1f608}\t\n")
        },
        InteropCase("unimplemented_method") { client in
            try await expectFailure(.unimplemented) {
                let _: Empty = try await client.unary(TestMethods.unimplemented, Empty())
            }
        },
        InteropCase("unimplemented_service") { client in
            let method = MethodDescriptor(
                service: "grpc.testing.UnimplementedService", name: "UnimplementedCall", kind: .unary)
            try await expectFailure(.unimplemented) {
                let _: Empty = try await client.unary(method, Empty())
            }
        },
        InteropCase("cancel_after_begin") { client in
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            let call = Task {
                let _: InputReply = try await client.clientStreaming(TestMethods.streamingInput) {
                    (_: RequestWriter<InputRequest>) in
                    begin.yield()
                    try await Task.sleep(for: .seconds(60))
                }
            }
            for await _ in begun { break }
            call.cancel()
            try await expectFailure(.cancelled) { try await call.value }
        },
        InteropCase("cancel_after_first_response") { client in
            let (answered, answer) = AsyncStream.makeStream(of: Int.self)
            let call = Task {
                try await client.bidirectional(TestMethods.fullDuplex) {
                    (writer: RequestWriter<OutputRequest>, replies: ReplyStream<PayloadReply>) in
                    try await writer.write(OutputRequest(parameters: [.init(size: 31_415)], payload: Payload(size: 27_182)))
                    for try await reply in replies { answer.yield(reply.size) }
                }
            }
            for await size in answered {
                try expectEqual(size, 31_415, "bytes of the first reply")
                break
            }
            call.cancel()
            try await expectFailure(.cancelled) { try await call.value }
        },
        InteropCase("timeout_on_sleeping_server") { client in
            try await expectFailure(.deadlineExceeded) {
                try await client.bidirectional(TestMethods.fullDuplex, options: CallOptions(timeout: .milliseconds(1))) {
                    (writer: RequestWriter<OutputRequest>, replies: ReplyStream<PayloadReply>) in
                    try await writer.write(OutputRequest(parameters: [], payload: Payload(size: 27_182)))
                    for try await _ in replies {}
                }
            }
        },
    ]

    private static func checkStatus(_ client: Client, _ message: String) async throws {
        let status = EchoStatus(code: 2, message: message)
        let unary = try await expectFailure(.unknown) {
            var request = SimpleRequest()
            request.responseStatus = status
            let _: PayloadReply = try await client.unary(TestMethods.unaryCall, request)
        }
        try expectEqual(unary.message, message, "message of the unary call")
        let stream = try await expectFailure(.unknown) {
            var request = OutputRequest(parameters: [])
            request.responseStatus = status
            try await client.bidirectional(TestMethods.fullDuplex) { [request]
                (writer: RequestWriter<OutputRequest>, replies: ReplyStream<PayloadReply>) in
                try await writer.write(request)
                try await writer.finish()
                for try await _ in replies {}
            }
        }
        try expectEqual(stream.message, message, "message of the stream")
    }
}
