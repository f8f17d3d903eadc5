// Writes, per service, the descriptors of its calls, the protocol a server implements and the client's stub.

struct CallsWriter {
    let options: Options

    func file(_ schema: Schema) -> String {
        var out = SourceText(isPublic: !options.isForTests)
        out.line("// Generated from \(schema.protoName) by Protos/generate. Do not edit.")
        out.line()
        out.line("public import RPC")
        for service in schema.services {
            out.line()
            methods(service, in: &out)
            out.line()
            provider(service, in: &out)
            out.line()
            registration(service, in: &out)
            out.line()
            client(service, in: &out)
        }
        return out.text
    }

    private func methods(_ service: ServiceShape, in out: inout SourceText) {
        out.line("/// The calls of `\(service.fullName)`.")
        out.block("public enum \(service.name)Methods") { out in
            for call in service.calls {
                let arguments = "service: \"\(service.fullName)\", name: \"\(call.protoName)\", kind: .\(call.kind.rawValue)"
                out.line("public static let \(SwiftName.escaped(call.name)) = MethodDescriptor(")
                out.line("    \(arguments))")
            }
            out.line()
            let all = service.calls.map { SwiftName.escaped($0.name) }
            out.list("public static let all: [MethodDescriptor] = [", all, "]")
        }
    }

    private func provider(_ service: ServiceShape, in out: inout SourceText) {
        out.doc(service.comment.isEmpty ? ["What a server of `\(service.fullName)` does."] : service.comment)
        out.block("public protocol \(service.name)Provider: ServiceProvider") { out in
            for (index, call) in service.calls.enumerated() {
                if index > 0 { out.line() }
                out.doc(call.comment)
                out.list("func \(SwiftName.escaped(call.name))(", serverParameters(call), ") \(serverResult(call))")
            }
        }
    }

    private func serverParameters(_ call: ServiceShape.Call) -> [String] {
        let context = "context: ServerContext"
        switch call.kind {
        case .unary: return ["_ request: \(call.received)", context]
        case .clientStreaming: return ["_ requests: RequestStream<\(call.received)>", context]
        case .serverStreaming: return ["_ request: \(call.received)", "to replies: ReplyWriter<\(call.reply)>", context]
        case .bidirectional:
            return ["_ requests: RequestStream<\(call.received)>", "to replies: ReplyWriter<\(call.reply)>", context]
        }
    }

    private func serverResult(_ call: ServiceShape.Call) -> String {
        switch call.kind {
        case .unary, .clientStreaming: "async throws -> \(call.reply)"
        case .serverStreaming, .bidirectional: "async throws"
        }
    }

    private func registration(_ service: ServiceShape, in out: inout SourceText) {
        out.block("extension \(service.name)Provider") { out in
            out.line("/// Adds every call of `\(service.fullName)` to the router.")
            out.block("public func register(in router: inout Router)") { out in
                for call in service.calls {
                    let name = SwiftName.escaped(call.name)
                    out.line("router.\(call.kind.rawValue)(\(service.name)Methods.\(name)) {")
                    out.line("    try await self.\(name)(\(handlerArguments(call)))")
                    out.line("}")
                }
            }
        }
    }

    private func handlerArguments(_ call: ServiceShape.Call) -> String {
        switch call.kind {
        case .unary, .clientStreaming: "$0, context: $1"
        case .serverStreaming, .bidirectional: "$0, to: $1, context: $2"
        }
    }

    private func client(_ service: ServiceShape, in out: inout SourceText) {
        out.line("/// Calls `\(service.fullName)` over a client.")
        out.block("public struct \(service.name)Client: Sendable") { out in
            out.line("private let client: Client")
            out.line()
            out.block("public init(_ client: Client)") { $0.line("self.client = client") }
            for call in service.calls {
                out.line()
                out.doc(call.comment)
                clientCall(call, of: service, in: &out)
            }
        }
    }

    private func clientCall(_ call: ServiceShape.Call, of service: ServiceShape, in out: inout SourceText) {
        let name = SwiftName.escaped(call.name)
        let method = "\(service.name)Methods.\(name)"
        let request = "_ request: \(call.request)"
        let options = "options: CallOptions = .defaults"
        let writer = "RequestWriter<\(call.request)>"
        let replies = "ReplyStream<\(call.reply)>"
        switch call.kind {
        case .unary:
            out.list("public func \(name)(", [request, options], ") async throws -> \(call.reply) {")
            out.line("    try await client.unary(\(method), request, options: options)")
        case .serverStreaming:
            let body = "_ body: @Sendable (\(replies)) async throws -> Outcome"
            out.list("public func \(name)<Outcome: Sendable>(", [request, options, body], ") async throws -> Outcome {")
            out.line("    try await client.serverStreaming(\(method), request, options: options, body)")
        case .clientStreaming:
            let body = "_ body: @Sendable (\(writer)) async throws -> Void"
            out.list("public func \(name)(", [options, body], ") async throws -> \(call.reply) {")
            out.line("    try await client.clientStreaming(\(method), options: options, body)")
        case .bidirectional:
            let body = "_ body: @Sendable (\(writer), \(replies)) async throws -> Outcome"
            out.list("public func \(name)<Outcome: Sendable>(", [options, body], ") async throws -> Outcome {")
            out.line("    try await client.bidirectional(\(method), options: options, body)")
        }
        out.line("}")
    }
}
