// What every generated message can do: bytes to value, value to bytes.

public import RPC

/// A message of the protocol: a Swift value with a protobuf encoding.
///
/// Decoding refuses what the .proto files do not allow (see `WireError`) and skips fields it does not know. Encoding is
/// canonical: fields in the order of their numbers, so that equal values have equal bytes.
public protocol WireMessage: Message, Hashable {
    /// Decodes one message. The bytes are copied; nothing refers to them afterwards.
    init(bytes: [UInt8]) throws(WireError)

    /// The encoded message. Throws only when a text holds a NUL, which this encoding cannot carry.
    var bytes: [UInt8] { get throws(WireError) }
}

/// An enum of the protocol. The zero value of its .proto has no case: it is refused.
protocol WireEnum: RawRepresentable<Int32>, CaseIterable, Sendable {
    static var fullName: StaticString { get }
    static var zeroName: StaticString { get }
}
