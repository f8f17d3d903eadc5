import CZlib
import NIOCore

/// gzip (RFC 1952) of one message at a time, over zlib.
///
/// Keeps nothing between messages: a compressor holds up to 256 KiB, too much for a stream that lies idle for hours. What it
/// needs is sized by the message instead.
enum Gzip {
    /// Fast: a reply is compressed on the event loop.
    private static let level: Int32 = 3

    /// The message that lies in `buffer` at `start` and is `count` bytes long, compressed.
    ///
    /// - Throws: RESOURCE_EXHAUSTED without memory (Z_MEM_ERROR); other codes are impossible with these arguments.
    static func compress(_ buffer: ByteBuffer, at start: Int, count: Int) throws(RPCError) -> ByteBuffer {
        guard let view = buffer.viewBytes(at: start, length: count) else {
            preconditionFailure("a message that does not lie in its buffer")
        }
        var output = ByteBuffer()
        let status = unsafe view.withUnsafeBytes { input in unsafe deflate(input, into: &output) }
        guard status == Z_STREAM_END else {
            throw RPCError(.resourceExhausted, "no memory to compress a message of \(count) bytes (zlib \(status))")
        }
        return output
    }

    private static func deflate(_ input: UnsafeRawBufferPointer, into output: inout ByteBuffer) -> Int32 {
        // A window as large as the message finds every repetition in it.
        let windowBits = min(max(Int32(Int.bitWidth - input.count.leadingZeroBitCount), 9), MAX_WBITS)
        var storage = unsafe z_stream()
        // zlib remembers where its structure lies: one pointer for its whole life.
        return unsafe withUnsafeMutablePointer(to: &storage) { stream in
            let status = unsafe czlib_gzip_init(stream, level, windowBits, windowBits - 7)
            guard status == Z_OK else { return status }
            defer { _ = unsafe deflateEnd(stream) }
            let bound = unsafe Int(deflateBound(stream, uLong(input.count)))
            return unsafe output.step(stream, input, room: bound) { unsafe CZlib.deflate($0, Z_FINISH) }
        }
    }

    /// A message that travelled compressed. Inflating stops at the first byte over `limit`, whatever would follow.
    ///
    /// - Throws: RESOURCE_EXHAUSTED over the limit or without memory; INTERNAL for what is not gzip (Z_DATA_ERROR,
    ///   Z_NEED_DICT) or is cut off (Z_BUF_ERROR, Z_OK with nothing left to read).
    static func decompress(_ message: ByteBuffer, limit: Int) throws(RPCError) -> ByteBuffer {
        var output = ByteBuffer()
        let status = unsafe message.withUnsafeReadableBytes { input in
            unsafe inflate(input, into: &output, limit: limit)
        }
        switch status {
        case _ where output.readableBytes > limit:
            throw RPCError(.resourceExhausted, "a message is larger than the limit of \(limit) bytes when it is inflated")
        case Z_STREAM_END: return output
        case Z_MEM_ERROR: throw RPCError(.resourceExhausted, "no memory to inflate a message")
        case Z_OK, Z_BUF_ERROR: throw RPCError(.internalError, "a compressed message is cut off")
        default: throw RPCError(.internalError, "a message is said to be gzip and is not")
        }
    }

    private static func inflate(_ input: UnsafeRawBufferPointer, into output: inout ByteBuffer, limit: Int) -> Int32 {
        var storage = unsafe z_stream()
        return unsafe withUnsafeMutablePointer(to: &storage) { stream in
            var status = unsafe czlib_gunzip_init(stream)
            guard status == Z_OK else { return status }
            defer { _ = unsafe inflateEnd(stream) }
            var rest = unsafe input
            while output.readableBytes <= limit {
                let room = min(max(output.readableBytes, input.count * 2, 512), limit - output.readableBytes) + 1
                status = unsafe output.step(stream, rest, room: room) { unsafe CZlib.inflate($0, Z_NO_FLUSH) }
                let (left, space) = unsafe (Int(stream.pointee.avail_in), stream.pointee.avail_out)
                unsafe rest = UnsafeRawBufferPointer(rebasing: rest.suffix(left))
                if status == Z_STREAM_END {
                    // A file of several members is the concatenation of what they hold (RFC 1952, 2.2).
                    guard left > 0 else { return status }
                    status = unsafe inflateReset(stream)
                }
                guard status == Z_OK, left > 0 || space == 0 else { return status }
            }
            return status
        }
    }
}

extension ByteBuffer {
    /// One call of zlib with `room` bytes to write to. What it did not read is left in `avail_in`.
    fileprivate mutating func step(
        _ stream: UnsafeMutablePointer<z_stream>, _ input: UnsafeRawBufferPointer, room: Int,
        _ body: (UnsafeMutablePointer<z_stream>) -> Int32
    ) -> Int32 {
        var status = Z_OK
        _ = unsafe writeWithUnsafeMutableBytes(minimumWritableBytes: room) { target in
            // zlib only reads through this pointer, although its type says otherwise.
            unsafe stream.pointee.next_in = UnsafeMutableRawPointer(mutating: input.baseAddress)?.assumingMemoryBound(to: Bytef.self)
            unsafe stream.pointee.avail_in = uInt(clamping: input.count)
            unsafe stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: Bytef.self)
            unsafe stream.pointee.avail_out = uInt(clamping: room)
            status = unsafe body(stream)
            let left = unsafe stream.pointee.avail_out
            return room - Int(left)
        }
        return status
    }
}
