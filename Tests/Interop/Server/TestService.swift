import InteropMessages
import RPC

/// `grpc.testing.TestService` as the interoperability cases expect it (gRPC document "gRPC Interop Test Case Descriptions",
/// Server). `UnimplementedCall` is not registered.
struct TestService: ServiceProvider {
    private static let largestPayload: Int32 = 64 * 1024 * 1024

    func register(in router: inout Router) {
        router.unary(TestMethods.emptyCall) { (request: Empty, context) in
            Self.echoMetadata(context)
            return request
        }
        router.unary(TestMethods.unaryCall) { (request: SimpleRequest, context) in
            Self.echoMetadata(context)
            try Self.checkCompression(request.expectCompressed, context)
            try Self.throwStatus(request.responseStatus)
            if let isCompressed = request.responseCompressed { context.compressesReplies = isCompressed }
            return PayloadReply(payload: try Self.payload(request.responseSize))
        }
        router.clientStreaming(TestMethods.streamingInput) { (requests: RequestStream<InputRequest>, context) in
            Self.echoMetadata(context)
            var size = 0
            for try await request in requests {
                try Self.checkCompression(request.expectCompressed, context)
                size += request.payload?.body.count ?? 0
            }
            return InputReply(aggregatedSize: Int32(clamping: size))
        }
        router.serverStreaming(TestMethods.streamingOutput) {
            (request: OutputRequest, replies: ReplyWriter<PayloadReply>, context) in
            Self.echoMetadata(context)
            try await Self.answer(request, replies)
        }
        router.bidirectional(TestMethods.fullDuplex) {
            (requests: RequestStream<OutputRequest>, replies: ReplyWriter<PayloadReply>, context) in
            Self.echoMetadata(context)
            for try await request in requests { try await Self.answer(request, replies) }
        }
        router.bidirectional(TestMethods.halfDuplex) {
            (requests: RequestStream<OutputRequest>, replies: ReplyWriter<PayloadReply>, context) in
            Self.echoMetadata(context)
            var all: [OutputRequest] = []
            for try await request in requests { all.append(request) }
            for request in all { try await Self.answer(request, replies) }
        }
    }

    private static func answer(_ request: OutputRequest, _ replies: ReplyWriter<PayloadReply>) async throws {
        try throwStatus(request.responseStatus)
        for parameters in request.parameters {
            if parameters.intervalMicroseconds > 0 {
                try await Task.sleep(for: .microseconds(parameters.intervalMicroseconds))
            }
            let reply = PayloadReply(payload: try payload(parameters.size))
            try await replies.write(reply, compress: parameters.compressed)
        }
    }

    /// The features CompressedRequest: a request that travelled otherwise than it says is refused.
    private static func checkCompression(_ expected: Bool?, _ context: ServerContext) throws {
        guard let expected, expected != context.lastRequestWasCompressed else { return }
        throw RPCError(.invalidArgument, "the request was \(expected ? "not " : "")compressed")
    }

    private static func throwStatus(_ status: EchoStatus?) throws {
        guard let status, status.code != 0 else { return }
        throw RPCError(StatusCode(rawValue: Int(status.code)) ?? .unknown, status.message)
    }

    private static func payload(_ size: Int32) throws -> Payload {
        guard (0...largestPayload).contains(size) else { throw RPCError(.invalidArgument, "no payload of \(size) bytes") }
        return Payload(size: Int(size))
    }

    private static func echoMetadata(_ context: ServerContext) {
        if let value = context.metadata["x-grpc-test-echo-initial"] {
            context.responseInitialMetadata = ["x-grpc-test-echo-initial": value]
        }
        var trailing = Metadata()
        for value in context.metadata.binaryValues("x-grpc-test-echo-trailing-bin") {
            trailing.add(name: "x-grpc-test-echo-trailing-bin", binary: value)
        }
        context.responseTrailingMetadata = trailing
    }
}
