public import NIOCore

/// A value that travels as one gRPC message.
///
/// Conforming types are generated. Both directions are total over what the type can hold; what the bytes may hold is not.
public protocol Message: Sendable {
    /// Reads a message from all of `bytes`.
    ///
    /// - Throws: `RPCError`, which reaches the peer as it is, or any other error, which becomes INTERNAL.
    init(serialized bytes: ByteBuffer) throws

    /// Appends the message to `buffer`.
    func serialize(into buffer: inout ByteBuffer) throws
}

/// Which sides of a call send more than one message.
public enum CallKind: Sendable, Hashable {
    case unary, clientStreaming, serverStreaming, bidirectional

    var takesRequestStream: Bool { self == .clientStreaming || self == .bidirectional }
}

/// The name of a method and the shape of its calls.
public struct MethodDescriptor: Hashable, Sendable, CustomStringConvertible {
    /// Full name of the service with its package: `shelfwire.v1.Terminals`.
    public let service: String
    /// `Work`
    public let name: String
    public let kind: CallKind
    /// `/shelfwire.v1.Terminals/Work`: what travels as `:path`.
    public let path: String

    public init(service: String, name: String, kind: CallKind) {
        self.service = service
        self.name = name
        self.kind = kind
        path = "/\(service)/\(name)"
    }

    public var description: String { "\(service)/\(name)" }
}
