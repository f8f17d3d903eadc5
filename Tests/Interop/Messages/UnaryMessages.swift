package import NIOCore
import RPC

/// `grpc.testing.SimpleRequest`
package struct SimpleRequest: Message, Hashable {
    package var responseSize: Int32 = 0
    package var payload: Payload?
    package var responseCompressed: Bool?
    package var responseStatus: EchoStatus?
    package var expectCompressed: Bool?

    package init(responseSize: Int32 = 0, payload: Payload? = nil) {
        self.responseSize = responseSize
        self.payload = payload
    }

    package init(serialized bytes: ByteBuffer) throws {
        for (number, value) in try ProtobufWire.fields(bytes.readableBytesView) {
            switch number {
            case 2: responseSize = value.int32 ?? 0
            case 3: payload = try Payload(value.bytes ?? [])
            case 6: responseCompressed = try BoolValue.read(value.bytes ?? [])
            case 7: responseStatus = try EchoStatus(value.bytes ?? [])
            case 8: expectCompressed = try BoolValue.read(value.bytes ?? [])
            default: break
            }
        }
    }

    package func serialize(into buffer: inout ByteBuffer) {
        if responseSize != 0 { buffer.writeField(2, UInt64(bitPattern: Int64(responseSize))) }
        payload?.write(3, into: &buffer)
        BoolValue.write(6, responseCompressed, into: &buffer)
        responseStatus?.write(7, into: &buffer)
        BoolValue.write(8, expectCompressed, into: &buffer)
    }
}

/// `grpc.testing.SimpleResponse` and `StreamingOutputCallResponse`: both hold a payload as field 1.
package struct PayloadReply: Message, Hashable {
    package var payload: Payload?

    package init(payload: Payload?) { self.payload = payload }

    package init(serialized bytes: ByteBuffer) throws {
        for case (1, .bytes(let bytes)) in try ProtobufWire.fields(bytes.readableBytesView) {
            payload = try Payload(bytes)
        }
    }

    package func serialize(into buffer: inout ByteBuffer) {
        payload?.write(1, into: &buffer)
    }
}
