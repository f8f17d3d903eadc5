// How a message that could not be read is told to the peer.

public import RPC

extension WireError {
    /// INVALID_ARGUMENT with `google.rpc.Status` in its details: `ErrorInfo` with the stable reason and `BadRequest` with
    /// the field's path: the same bytes can never be read. RESOURCE_EXHAUSTED, which invites another try, when the heap is empty.
    public var rpcError: RPCError {
        let status: StatusCode =
            switch code {
            case .malformed, .tooCostly, .textNotUTF8, .textHoldsNUL, .enumValueNotAllowed: .invalidArgument
            case .outOfMemory: .resourceExhausted
            }
        let details = GoogleStatus(
            code: Int32(status.rawValue),
            message: description,
            details: [
                GoogleAny(packing: GoogleErrorInfo(reason: code.rawValue, domain: "shelfwire")),
                GoogleAny(
                    packing: GoogleBadRequest(fieldViolations: [
                        GoogleBadRequest.FieldViolation(field: path, description: message)
                    ])),
            ].compactMap(\.self))
        // Names of fields and our own sentences hold no NUL, so this always encodes.
        return RPCError(status, description, details: (try? details.bytes) ?? [])
    }
}

extension GoogleAny {
    /// The message with its type's address; nil when it cannot be encoded (see `WireMessage.bytes`).
    init?(packing message: some CMessage) {
        guard let bytes = try? message.bytes else { return nil }
        self.init(typeURL: "type.googleapis.com/\(type(of: message).fullName)", value: bytes)
    }
}
