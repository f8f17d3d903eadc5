import HTTP2

/// What is fed with hostile bytes. Each target answers with nil, or with the sentence that the bytes made untrue; a trap speaks for itself.
///
/// The same targets are driven by libFuzzer (`make fuzz`), and by `FuzzTests` with the kept inputs and a few seconds of random ones.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// Bytes as they come from a socket, to a server's connection.
    case serverBytes
    /// Bytes as they come from a socket, to a client's connection.
    case clientBytes
    /// Frames that are well formed on the outside, to a server's connection.
    case serverFrames
    /// The body of a stream.
    case messages
    /// Metadata whose name ends in `-bin`.
    case base64
    case timeout
    case percent
    case gzip
    /// Requests to health and reflection.
    case protobuf
    /// What a scanner read.
    case scan

    public func check(_ bytes: [UInt8]) -> String? {
        switch self {
        case .serverBytes: ConnectionDrill(.server).check(bytes)
        case .clientBytes: ConnectionDrill(.client).check(bytes)
        case .serverFrames: ConnectionDrill(.server).check(FrameScript.bytes(bytes))
        case .messages: TextDrills.messages(bytes)
        case .base64: TextDrills.base64(bytes)
        case .timeout: TextDrills.timeout(bytes)
        case .percent: TextDrills.percent(bytes)
        case .gzip: TextDrills.gzip(bytes)
        case .protobuf: TextDrills.protobuf(bytes)
        case .scan: TextDrills.scan(bytes)
        }
    }
}
