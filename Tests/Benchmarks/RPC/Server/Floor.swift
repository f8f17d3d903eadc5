import CNghttp2
import NIOCore
import NIOPosix

/// The floor that the RPC runtime is measured against: SwiftNIO's socket and libnghttp2 in one synchronous handler, nothing else.
///
/// Echoes the bytes of every stream and ends it with `grpc-status: 0`. No limits, no deadlines, no messages, no tasks: what is left is what
/// nobody can save who uses these two libraries.
final class FloorHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private final class Stream {
        var bytes: [UInt8] = []
        var sent = 0
        var hasEnded = false
        var isWaiting = false
        var hasHead = false
    }

    private var session: OpaquePointer?
    private var streams: [Int32: Stream] = [:]

    func handlerAdded(context: ChannelHandlerContext) {
        var callbacks: OpaquePointer?
        nghttp2_session_callbacks_new(&callbacks)
        nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, Self.began)
        nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, Self.received)
        nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, Self.ended)
        nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, Self.closed)
        nghttp2_session_server_new(&session, callbacks, Unmanaged.passUnretained(self).toOpaque())
        nghttp2_session_callbacks_del(callbacks)
        var settings = [
            nghttp2_settings_entry(settings_id: Int32(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS.rawValue), value: 1_000),
            nghttp2_settings_entry(settings_id: Int32(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue), value: 64 * 1024),
        ]
        nghttp2_submit_settings(session, 0, &settings, settings.count)
        nghttp2_session_set_local_window_size(session, 0, 0, 1024 * 1024)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        nghttp2_session_del(session)
        session = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let taken = unwrapInboundIn(data).withUnsafeReadableBytes { bytes in
            nghttp2_session_mem_recv(session, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
        }
        if taken < 0 { context.close(promise: nil) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        var output = context.channel.allocator.buffer(capacity: 4_096)
        var bytes: UnsafePointer<UInt8>?
        while case let count = nghttp2_session_mem_send(session, &bytes), count > 0 {
            output.writeBytes(UnsafeBufferPointer(start: bytes, count: count))
        }
        if output.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(output), promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    // MARK: What nghttp2 reports

    private static func handler(_ userData: UnsafeMutableRawPointer?) -> FloorHandler {
        guard let userData else { preconditionFailure("a callback without its handler") }
        return Unmanaged<FloorHandler>.fromOpaque(userData).takeUnretainedValue()
    }

    private static let began: nghttp2_on_begin_headers_callback = { _, frame, userData in
        guard let frame else { return 0 }
        handler(userData).streams[frame.pointee.hd.stream_id] = Stream()
        return 0
    }

    private static let received: nghttp2_on_data_chunk_recv_callback = { session, _, id, bytes, count, userData in
        guard let stream = handler(userData).streams[id] else { return 0 }
        stream.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        advance(session, id, stream)
        return 0
    }

    private static let ended: nghttp2_on_frame_recv_callback = { session, frame, userData in
        guard let head = frame?.pointee.hd, head.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0,
            let stream = handler(userData).streams[head.stream_id]
        else { return 0 }
        stream.hasEnded = true
        advance(session, head.stream_id, stream)
        return 0
    }

    private static let closed: nghttp2_on_stream_close_callback = { _, id, _, userData in
        handler(userData).streams[id] = nil
        return 0
    }

    private static func advance(_ session: OpaquePointer?, _ id: Int32, _ stream: Stream) {
        if !stream.hasHead {
            stream.hasHead = true
            var provider = nghttp2_data_provider(source: nghttp2_data_source(), read_callback: reading)
            nghttp2_submit_response(session, id, head.fields, head.count, &provider)
        } else if stream.isWaiting {
            stream.isWaiting = false
            nghttp2_session_resume_data(session, id)
        }
    }

    private static let reading: nghttp2_data_source_read_callback = { session, id, buffer, limit, flags, _, userData in
        guard let stream = handler(userData).streams[id] else { return Int(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue) }
        let count = min(limit, stream.bytes.count - stream.sent)
        if count == 0, !stream.hasEnded {
            stream.isWaiting = true
            return Int(NGHTTP2_ERR_DEFERRED.rawValue)
        }
        stream.bytes.withUnsafeBufferPointer { bytes in
            if count > 0, let from = bytes.baseAddress { buffer?.update(from: from + stream.sent, count: count) }
        }
        stream.sent += count
        if stream.sent == stream.bytes.count {
            stream.bytes.removeAll(keepingCapacity: true)
            stream.sent = 0
            if stream.hasEnded {
                flags?.pointee = NGHTTP2_DATA_FLAG_EOF.rawValue | NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
                nghttp2_submit_trailer(session, id, trailers.fields, trailers.count)
            }
        }
        return count
    }

    // MARK: Header lists, made once

    /// Written once, before any use, and never freed: what makes it Sendable.
    private struct FieldList: @unchecked Sendable {
        let fields: UnsafeMutablePointer<nghttp2_nv>
        let count: Int

        init(_ list: [(String, String)]) {
            count = list.count
            fields = .allocate(capacity: list.count)
            for (index, (name, value)) in list.enumerated() {
                fields[index] = nghttp2_nv(
                    name: Self.copy(name), value: Self.copy(value), namelen: name.utf8.count, valuelen: value.utf8.count,
                    flags: UInt8(NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue | NGHTTP2_NV_FLAG_NO_COPY_VALUE.rawValue))
            }
        }

        private static func copy(_ text: String) -> UnsafeMutablePointer<UInt8> {
            let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: text.utf8.count)
            for (index, byte) in text.utf8.enumerated() { bytes[index] = byte }
            return bytes
        }
    }

    private static let head = FieldList([(":status", "200"), ("content-type", "application/grpc")])
    private static let trailers = FieldList([("grpc-status", "0")])
}
