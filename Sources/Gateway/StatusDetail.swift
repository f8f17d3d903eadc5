// google.rpc.Status and what goes into it: the machine-readable half of an error.

import NIOCore
import RPC
import Wire

/// Builders for grpc-status-details-bin. Source: gRPC "Richer error model", google/rpc/error_details.proto.
enum StatusDetail {
    static func errorInfo(reason: String, domain: String, metadata: [(String, String)]) -> GoogleAny {
        pack(
            GoogleErrorInfo(
                reason: reason, domain: domain,
                metadata: metadata.map { GoogleErrorInfo.MetadataEntry(key: $0.0, value: $0.1) }), "google.rpc.ErrorInfo")
    }

    static func badRequest(_ fields: [(field: String, description: String)]) -> GoogleAny {
        pack(
            GoogleBadRequest(
                fieldViolations: fields.map { GoogleBadRequest.FieldViolation(field: $0.field, description: $0.description) }),
            "google.rpc.BadRequest")
    }

    static func localizedMessage(locale: String, message: String) -> GoogleAny {
        pack(GoogleLocalizedMessage(locale: locale, message: message), "google.rpc.LocalizedMessage")
    }

    static func retryInfo(afterMilliseconds delay: Int64) -> GoogleAny {
        let delay = max(0, delay)
        return pack(
            GoogleRetryInfo(retryDelay: GoogleDuration(seconds: delay / 1_000, nanos: Int32(delay % 1_000) * 1_000_000)),
            "google.rpc.RetryInfo")
    }

    /// The serialized google.rpc.Status.
    static func status(code: StatusCode, message: String, _ details: [GoogleAny]) -> [UInt8] {
        // Built from our own text: if it cannot be written, the bare status still arrives.
        (try? GoogleStatus(code: Int32(code.rawValue), message: message, details: details).bytes) ?? []
    }

    private static func pack(_ message: some Message, _ name: String) -> GoogleAny {
        var buffer = ByteBuffer()
        // A message of ours that cannot be written leaves an empty detail; the status itself still arrives.
        try? message.serialize(into: &buffer)
        return GoogleAny(typeURL: "type.googleapis.com/\(name)", value: Array(buffer.readableBytesView))
    }
}
