package import NIOCore
import RPC

/// The messages of `grpc.testing.TestService`, as far as the interoperability cases use them (gRPC document "gRPC
/// Interop Test Case Descriptions"). Written by hand over RPC's own small protobuf codec.
package struct Empty: Message, Hashable {
    package init() {}
    package init(serialized bytes: ByteBuffer) throws { _ = try ProtobufWire.fields(bytes.readableBytesView) }
    package func serialize(into buffer: inout ByteBuffer) {}
}

/// Bytes that mean nothing.
package struct Payload: Hashable, Sendable {
    package var body: [UInt8]

    package init(size: Int) { body = [UInt8](repeating: 0, count: size) }

    init(_ bytes: [UInt8]) throws {
        body = []
        for case (2, .bytes(let bytes)) in try ProtobufWire.fields(bytes) { body = bytes }
    }

    func write(_ number: Int, into buffer: inout ByteBuffer) {
        buffer.writeField(number) { $0.writeField(2, body) }
    }
}

/// A status that the server is to answer with.
package struct EchoStatus: Hashable, Sendable {
    package var code: Int32
    package var message: String

    package init(code: Int32, message: String) {
        self.code = code
        self.message = message
    }

    init(_ bytes: [UInt8]) throws {
        (code, message) = (0, "")
        for (number, value) in try ProtobufWire.fields(bytes) {
            if number == 1 { code = value.int32 ?? 0 }
            if number == 2 { message = value.text ?? "" }
        }
    }

    func write(_ number: Int, into buffer: inout ByteBuffer) {
        buffer.writeField(number) {
            $0.writeField(1, UInt64(bitPattern: Int64(code)))
            $0.writeField(2, message)
        }
    }
}

/// `grpc.testing.BoolValue`: a message, so that "not said" can be told from "false".
enum BoolValue {
    static func read(_ bytes: [UInt8]) throws -> Bool {
        var flag = false
        for case (1, .number(let number)) in try ProtobufWire.fields(bytes) { flag = number != 0 }
        return flag
    }

    static func write(_ number: Int, _ flag: Bool?, into buffer: inout ByteBuffer) {
        guard let flag else { return }
        buffer.writeField(number) { if flag { $0.writeField(1, 1) } }
    }
}
