import HTTP2

/// Reads what a server says on one stream.
///
///     awaiting head --head--> awaiting status --trailers--> over
///           \--head with a status, or no gRPC--> over
///
/// Pure: header lists in, the meaning out.
struct ClientStreamMachine {
    enum State { case awaitingHead, awaitingStatus, over }

    enum Meaning: Equatable {
        /// The head of a reply: messages follow, which may be compressed so.
        case head(Metadata, Compression)
        /// The end, with nil for OK.
        case end(Failure?, Metadata)
        /// Nothing yet: an interim HTTP reply.
        case nothing
    }

    struct Failure: Equatable {
        var code: StatusCode
        var message: String
        var details: [UInt8]
        /// When the server would see the call again.
        var pushback = CallAttempts.Pushback.none

        var error: RPCError { RPCError(code, message, details: details) }
    }

    private(set) var state = State.awaitingHead
    /// Whether a reply was begun: its head was read, and not the status alone.
    private(set) var hadHead = false

    mutating func received(_ fields: [HeaderField], isOversize: Bool) -> Meaning {
        if isOversize {
            state = .over
            return .end(Failure(code: .resourceExhausted, message: "the server's header list is too large", details: []), [:])
        }
        switch state {
        case .over: return .nothing
        case .awaitingHead: return head(fields)
        case .awaitingStatus: return status(fields, httpStatus: nil)
        }
    }

    private mutating func head(_ fields: [HeaderField]) -> Meaning {
        guard let text = fields.first(where: { $0.name == ":status" })?.value, let httpStatus = Int(text) else {
            return end(.internalError, "the server's reply has no HTTP status")
        }
        if (100..<200).contains(httpStatus) { return .nothing }
        let type = fields.first { $0.name == "content-type" }?.value
        let isGRPC = type.map(ServerStreamMachine.isGRPC) ?? false
        if fields.contains(where: { $0.name == "grpc-status" }) {
            return status(fields, httpStatus: httpStatus)
        }
        guard httpStatus == 200 else {
            let error = RPCError.http(httpStatus)
            return end(error.code, error.message)
        }
        guard isGRPC else {
            return end(.unknown, "the server's reply is not gRPC but \(type ?? "of no type")")
        }
        let encoding = fields.first { $0.name == "grpc-encoding" }?.value ?? Compression.identity.rawValue
        guard let compression = Compression(rawValue: encoding) else {
            return end(.internalError, "the server's compression \(encoding) was not asked for")
        }
        state = .awaitingStatus
        hadHead = true
        return .head(Self.metadata(fields), compression)
    }

    private mutating func status(_ fields: [HeaderField], httpStatus: Int?) -> Meaning {
        guard let text = fields.first(where: { $0.name == "grpc-status" })?.value else {
            return end(.unknown, "the server ended the call without a status")
        }
        state = .over
        let metadata = Self.metadata(fields)
        guard let code = StatusCode.parse(text) else {
            return .end(Failure(code: .unknown, message: "the status \(text) cannot be read", details: []), metadata)
        }
        guard code != .ok else { return .end(nil, metadata) }
        let message = fields.first { $0.name == "grpc-message" }.map { PercentEncoding.decode($0.value) }
        let details = fields.first { $0.name == "grpc-status-details-bin" }.flatMap { Base64.decode($0.value.utf8) }
        let pushback = CallAttempts.Pushback(fields.first { $0.name == "grpc-retry-pushback-ms" }?.value)
        return .end(Failure(code: code, message: message ?? "", details: details ?? [], pushback: pushback), metadata)
    }

    /// The stream ended without trailers, or was reset.
    mutating func ended() -> Meaning {
        guard state != .over else { return .nothing }
        return end(.internalError, "the server ended the stream without a status")
    }

    private mutating func end(_ code: StatusCode, _ message: String) -> Meaning {
        state = .over
        return .end(Failure(code: code, message: message, details: []), [:])
    }

    private static func metadata(_ fields: [HeaderField]) -> Metadata {
        Metadata(fields: fields.filter { Metadata.isForApplication($0.name) })
    }
}
