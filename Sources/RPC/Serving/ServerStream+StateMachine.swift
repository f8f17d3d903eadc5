import HTTP2

/// Decides what a server says on one stream.
///
///     awaiting head --head--> answering --first reply--> headSent --status--> over
///            \--not gRPC, or refused--> over      \--status: trailers only--> over
///
/// Pure: header lists in, header lists out.
struct ServerStreamMachine {
    private enum State { case awaitingHead, answering, headSent, over }

    /// What opens a call.
    struct Head: Equatable {
        var path: String
        var metadata: Metadata
        /// Nanoseconds the client gives the call; nil for as long as it takes.
        var timeout: Int64?
        /// What the client may do with its messages.
        var requestCompression = Compression.identity
        /// Whether it reads gzip.
        var acceptsGzip = false
    }

    enum HeadVerdict {
        case begin(Head)
        /// Not gRPC: a plain HTTP reply.
        case answer([HeaderField])
        /// gRPC, but not to be served.
        case refuse(RPCError)
    }

    enum Ending: Equatable {
        /// The reply is one header list.
        case trailersOnly([HeaderField])
        case trailers([HeaderField])
        case nothing
    }

    private var state = State.awaitingHead
    /// Whether the client speaks of compression, and so is told what we read.
    private var tellsAccepted = false

    /// Whether a status or a foreign answer was given.
    var isOver: Bool { state == .over }

    /// Judges the header list that opens the stream (gRPC document "gRPC over HTTP2", Request-Headers).
    mutating func receivedHead(_ fields: [HeaderField], isOversize: Bool) -> HeadVerdict {
        guard state == .awaitingHead else { return .refuse(RPCError(.internalError, "a second head")) }
        var head = Head(path: "", metadata: Metadata(), timeout: nil)
        var (method, type, encoding): (String?, String?, String?)
        var isTimeoutBroken = false
        for field in fields {
            switch field.name {
            case ":method": method = field.value
            case ":path": head.path = field.value
            case "content-type": type = type ?? field.value
            case "grpc-encoding": encoding = encoding ?? field.value
            case "grpc-accept-encoding":
                tellsAccepted = true
                head.acceptsGzip = head.acceptsGzip || Compression.gzip.isAccepted(by: field.value)
            case "grpc-timeout":
                head.timeout = GRPCTimeout.parse(field.value)
                isTimeoutBroken = head.timeout == nil
            default:
                if Metadata.isForApplication(field.name) { head.metadata.fields.append(field) }
            }
        }
        if isOversize {
            state = .answering
            return .refuse(RPCError(.resourceExhausted, "the header list is larger than this server takes"))
        }
        guard method == "POST" else {
            state = .over
            return .answer([HeaderField(":status", "405"), HeaderField("allow", "POST")])
        }
        guard let type, Self.isGRPC(type) else {
            state = .over
            return .answer([HeaderField(":status", "415"), HeaderField("accept", "application/grpc")])
        }
        state = .answering
        if isTimeoutBroken { return .refuse(RPCError(.internalError, "grpc-timeout cannot be read")) }
        if let encoding {
            tellsAccepted = true
            guard let compression = Compression(rawValue: encoding) else {
                return .refuse(RPCError(.unimplemented, "the compression \(encoding) is not supported, only \(Compression.accepted)"))
            }
            head.requestCompression = compression
        }
        return .begin(head)
    }

    /// The head of the reply, if it has not been sent.
    mutating func sendHead(_ metadata: Metadata, compression: Compression = .identity) -> [HeaderField]? {
        guard state == .answering else { return nil }
        state = .headSent
        var fields = replyHead
        if compression != .identity { fields.append(HeaderField("grpc-encoding", compression.rawValue)) }
        // Appending nothing would still copy the list that all calls share.
        if !metadata.fields.isEmpty { fields += metadata.fields }
        return fields
    }

    /// The status. Only the first counts.
    mutating func finish(_ failure: RPCError?, initial: Metadata, trailing: Metadata) -> Ending {
        let wasHeadSent = state == .headSent
        guard state == .answering || state == .headSent else { return .nothing }
        state = .over
        var status = Self.status(failure)
        if !trailing.fields.isEmpty { status += trailing.fields }
        if let failure, !failure.metadata.fields.isEmpty { status += failure.metadata.fields }
        return wasHeadSent ? .trailers(status) : .trailersOnly(replyHead + initial.fields + status)
    }

    private var replyHead: [HeaderField] { tellsAccepted ? Self.headWithAccepted : Self.head }

    private static let head = [HeaderField(":status", "200"), HeaderField("content-type", "application/grpc")]
    private static let headWithAccepted = head + [HeaderField("grpc-accept-encoding", Compression.accepted)]
    private static let okStatus = [HeaderField("grpc-status", "0")]

    private static func status(_ failure: RPCError?) -> [HeaderField] {
        guard let failure else { return okStatus }
        // A handler that throws "OK" has still not done its work.
        let code = failure.code == .ok ? StatusCode.unknown : failure.code
        var fields = [HeaderField("grpc-status", code.wireText)]
        if !failure.message.isEmpty {
            fields.append(HeaderField("grpc-message", PercentEncoding.encode(failure.message)))
        }
        if !failure.details.isEmpty {
            fields.append(HeaderField("grpc-status-details-bin", Base64.encode(failure.details)))
        }
        return fields
    }

    /// `application/grpc`, alone or followed by `+proto` or parameters; not `application/grpc-web`.
    static func isGRPC(_ type: String) -> Bool {
        if type == "application/grpc" { return true }
        let type = type.utf8
        let expected = "application/grpc".utf8
        guard type.count >= expected.count,
            zip(type, expected).allSatisfy({ $0 | 0x20 == $1 || $0 == $1 })
        else { return false }
        let rest = type.dropFirst(expected.count).first
        return rest == nil || rest == UInt8(ascii: "+") || rest == UInt8(ascii: ";")
    }
}
