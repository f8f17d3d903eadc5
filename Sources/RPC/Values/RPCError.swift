import HTTP2

/// A call that did not end with OK: what the peer sees, or what the peer said.
public struct RPCError: Error, Sendable, CustomStringConvertible {
    /// Never `.ok`.
    public var code: StatusCode
    /// For people; travels percent-encoded in `grpc-message`.
    public var message: String
    /// A serialized `google.rpc.Status` for `grpc-status-details-bin`; empty for none.
    public var details: [UInt8]
    /// Sent as trailers, or received in them.
    public var metadata: Metadata
    /// What went wrong underneath. Stays on this machine.
    public var cause: (any Error)?

    public init(
        _ code: StatusCode, _ message: String, details: [UInt8] = [], metadata: Metadata = [:], cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.details = details
        self.metadata = metadata
        self.cause = cause
    }

    public var description: String {
        cause.map { "\(code): \(message) (\($0))" } ?? "\(code): \(message)"
    }
}

extension RPCError {
    /// What a stream reset by the peer means (gRPC document "gRPC over HTTP2", Errors).
    static func reset(_ code: ErrorCode) -> RPCError {
        let status: StatusCode = switch code {
        case .refusedStream: .unavailable
        case .cancel: .cancelled
        case .enhanceYourCalm: .resourceExhausted
        case .inadequateSecurity: .permissionDenied
        default: .internalError
        }
        return RPCError(status, "the peer reset the stream (\(code))")
    }

    /// What a reply without gRPC means (gRPC document "HTTP to gRPC Status Code Mapping").
    static func http(_ status: Int) -> RPCError {
        let code: StatusCode = switch status {
        case 400: .internalError
        case 401: .unauthenticated
        case 403: .permissionDenied
        case 404: .unimplemented
        case 429, 502, 503, 504: .unavailable
        default: .unknown
        }
        return RPCError(code, "the server answered with HTTP status \(status)")
    }
}
