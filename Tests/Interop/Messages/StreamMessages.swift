package import NIOCore
package import RPC

/// `grpc.testing.StreamingInputCallRequest`
package struct InputRequest: Message, Hashable {
    package var payload: Payload?
    package var expectCompressed: Bool?

    package init(payload: Payload?, expectCompressed: Bool? = nil) {
        self.payload = payload
        self.expectCompressed = expectCompressed
    }

    package init(serialized bytes: ByteBuffer) throws {
        for (number, value) in try ProtobufWire.fields(bytes.readableBytesView) {
            if number == 1 { payload = try Payload(value.bytes ?? []) }
            if number == 2 { expectCompressed = try BoolValue.read(value.bytes ?? []) }
        }
    }

    package func serialize(into buffer: inout ByteBuffer) {
        payload?.write(1, into: &buffer)
        BoolValue.write(2, expectCompressed, into: &buffer)
    }
}

/// `grpc.testing.StreamingInputCallResponse`
package struct InputReply: Message, Hashable {
    package var aggregatedSize: Int32

    package init(aggregatedSize: Int32) { self.aggregatedSize = aggregatedSize }

    package init(serialized bytes: ByteBuffer) throws {
        aggregatedSize = 0
        for (number, value) in try ProtobufWire.fields(bytes.readableBytesView) where number == 1 {
            aggregatedSize = value.int32 ?? 0
        }
    }

    package func serialize(into buffer: inout ByteBuffer) {
        if aggregatedSize != 0 { buffer.writeField(1, UInt64(bitPattern: Int64(aggregatedSize))) }
    }
}

/// `grpc.testing.StreamingOutputCallRequest`
package struct OutputRequest: Message, Hashable {
    /// `grpc.testing.ResponseParameters`
    package struct Parameters: Hashable, Sendable {
        package var size: Int32 = 0
        package var intervalMicroseconds: Int32 = 0
        package var compressed: Bool?

        package init(size: Int32, compressed: Bool? = nil) {
            self.size = size
            self.compressed = compressed
        }

        init(_ bytes: [UInt8]) throws {
            for (number, value) in try ProtobufWire.fields(bytes) {
                if number == 1 { size = value.int32 ?? 0 }
                if number == 2 { intervalMicroseconds = value.int32 ?? 0 }
                if number == 3 { compressed = try BoolValue.read(value.bytes ?? []) }
            }
        }
    }

    package var parameters: [Parameters] = []
    package var payload: Payload?
    package var responseStatus: EchoStatus?

    package init(parameters: [Parameters], payload: Payload? = nil) {
        self.parameters = parameters
        self.payload = payload
    }

    package init(serialized bytes: ByteBuffer) throws {
        for (number, value) in try ProtobufWire.fields(bytes.readableBytesView) {
            switch number {
            case 2: parameters.append(try Parameters(value.bytes ?? []))
            case 3: payload = try Payload(value.bytes ?? [])
            case 7: responseStatus = try EchoStatus(value.bytes ?? [])
            default: break
            }
        }
    }

    package func serialize(into buffer: inout ByteBuffer) {
        for parameters in parameters {
            buffer.writeField(2) {
                $0.writeField(1, UInt64(bitPattern: Int64(parameters.size)))
                if parameters.intervalMicroseconds != 0 {
                    $0.writeField(2, UInt64(bitPattern: Int64(parameters.intervalMicroseconds)))
                }
                BoolValue.write(3, parameters.compressed, into: &$0)
            }
        }
        payload?.write(3, into: &buffer)
        responseStatus?.write(7, into: &buffer)
    }
}

/// The methods of `grpc.testing.TestService`.
package enum TestMethods {
    package static func method(_ name: String, _ kind: CallKind) -> MethodDescriptor {
        MethodDescriptor(service: "grpc.testing.TestService", name: name, kind: kind)
    }
    package static let emptyCall = method("EmptyCall", .unary)
    package static let unaryCall = method("UnaryCall", .unary)
    package static let streamingOutput = method("StreamingOutputCall", .serverStreaming)
    package static let streamingInput = method("StreamingInputCall", .clientStreaming)
    package static let fullDuplex = method("FullDuplexCall", .bidirectional)
    package static let halfDuplex = method("HalfDuplexCall", .bidirectional)
    package static let unimplemented = method("UnimplementedCall", .unary)
}
