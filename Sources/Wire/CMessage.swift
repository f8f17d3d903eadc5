// The way between bytes and Swift values, over the C struct that protobuf-c packs and unpacks.

import CProtobufC
import NIOCore
import RPC

/// A message with a C struct. The generated conformance says how the two correspond, field by field.
protocol CMessage: WireMessage {
    /// As in the .proto: `shelfwire.v1.Batch`.
    static var fullName: StaticString { get }
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> { get }

    /// Reads the message's C struct, which protobuf-c unpacked into an arena.
    init(reading start: UnsafeRawPointer) throws(WireError)

    /// Fills the message's C struct, which is initialised; what it points to lives in the arena.
    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError)
}

extension CMessage {
    /// For RPC: throws INVALID_ARGUMENT with the field in its details.
    static func decoded(from buffer: ByteBuffer) throws(RPCError) -> Self {
        let result = unsafe buffer.withUnsafeReadableBytes { bytes in unsafe parsed(bytes) }
        switch result {
        case .success(let message): return message
        case .failure(let error): throw error.rpcError
        }
    }

    static func decoded(from bytes: [UInt8]) throws(WireError) -> Self {
        try unsafe bytes.withUnsafeBytes { bytes in unsafe parsed(bytes) }.get()
    }

    func encode(into buffer: inout ByteBuffer) throws(WireError) {
        try unsafe packed { message, size in
            _ = unsafe buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { room in
                unsafe protobuf_c_message_pack(message, room.assumingMemoryBound(to: UInt8.self).baseAddress)
            }
        }
    }

    func encoded() throws(WireError) -> [UInt8] {
        try unsafe packed { message, size in
            unsafe Array(unsafeUninitializedCapacity: size) { room, count in
                count = unsafe protobuf_c_message_pack(message, room.baseAddress)
            }
        }
    }

    /// protobuf_c_message_unpack: the message, or NULL when the bytes are malformed or the allocator refused; the arena
    /// knows which.
    private static func parsed(_ bytes: UnsafeRawBufferPointer) -> Swift.Result<Self, WireError> {
        unsafe withUnsafeTemporaryAllocation(byteCount: WireLimits.stackBytes, alignment: 16) { scratch in
            var arena = unsafe Arena(scratch: scratch, budget: WireLimits.arenaBudget(forMessageOf: bytes.count))
            return unsafe withUnsafeMutablePointer(to: &arena) { arena in
                var allocator = unsafe ProtobufCAllocator(arena)
                let start = unsafe bytes.assumingMemoryBound(to: UInt8.self).baseAddress
                guard let message = unsafe protobuf_c_message_unpack(descriptor, &allocator, bytes.count, start) else {
                    return .failure(unsafe arena.pointee.isExhausted ? .tooCostly(fullName) : .malformed(fullName))
                }
                do throws(WireError) {
                    return .success(try unsafe Self(reading: message))
                } catch {
                    return .failure(error)
                }
            }
        }
    }

    /// Hands the filled C struct and its encoded size to `body`.
    private func packed<Output>(
        _ body: (UnsafePointer<ProtobufCMessage>, Int) -> Output
    ) throws(WireError) -> Output {
        let result: Swift.Result<Output, WireError> =
            unsafe withUnsafeTemporaryAllocation(byteCount: WireLimits.stackBytes, alignment: 16) { scratch in
                var arena = unsafe Arena(scratch: scratch, budget: Int.max)
                do throws(WireError) {
                    let message: UnsafeMutablePointer<ProtobufCMessage> = try unsafe arena.structure(self)
                    return .success(unsafe body(message, protobuf_c_message_get_packed_size(message)))
                } catch {
                    return .failure(error)
                }
            }
        return try result.get()
    }
}
