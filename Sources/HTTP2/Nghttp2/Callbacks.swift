import CNghttp2

/// The answer to "what is there to send on this stream".
enum BodyPortion {
    /// So many bytes; `last` if the body ends with them.
    case bytes(Int, last: Bool, trailers: [HeaderField]?)
    /// Nothing yet.
    case later
}

extension RawConnection {
    static func install(_ callbacks: OpaquePointer?) {
        unsafe nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, onBeginHeaders)
        unsafe nghttp2_session_callbacks_set_on_header_callback(callbacks, onHeader)
        unsafe nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, onFrame)
        unsafe nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, onBody)
        unsafe nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, onClose)
        unsafe nghttp2_session_callbacks_set_on_invalid_frame_recv_callback(callbacks, onInvalidFrame)
        unsafe nghttp2_session_callbacks_set_on_frame_not_send_callback(callbacks, onNotSent)
        unsafe nghttp2_session_callbacks_set_on_frame_send_callback(callbacks, onSent)
        unsafe nghttp2_session_callbacks_set_send_data_callback(callbacks, onSendBody)
    }

    static func provider() -> nghttp2_data_provider {
        unsafe nghttp2_data_provider(source: nghttp2_data_source(), read_callback: onReadBody)
    }

    /// The object a callback belongs to. It cannot be gone, and nor can its receiver: callbacks run only inside its own methods.
    private static func owner(_ userData: UnsafeMutableRawPointer?) -> RawConnection {
        guard let userData = unsafe userData else { preconditionFailure("nghttp2 callback without its owner") }
        return unsafe Unmanaged<RawConnection>.fromOpaque(userData).takeUnretainedValue()
    }

    private static let onBeginHeaders: nghttp2_on_begin_headers_callback = { _, frame, userData in
        guard let frame = unsafe frame else { return 0 }
        let category = unsafe frame.pointee.headers.cat
        unsafe owner(userData).receiver.headersBegan(
            frame.pointee.hd.stream_id, isHead: category == NGHTTP2_HCAT_REQUEST || category == NGHTTP2_HCAT_RESPONSE)
        return 0
    }

    private static let onHeader: nghttp2_on_header_callback = { _, frame, name, nameCount, value, valueCount, _, userData in
        guard let frame = unsafe frame else { return 0 }
        let stream = unsafe frame.pointee.hd.stream_id
        guard let receiver = unsafe owner(userData).receiver else { return 0 }
        if receiver.admitsHeader(stream, size: nameCount + valueCount + 32) {
            let value = unsafe UnsafeBufferPointer(start: value, count: valueCount)
            unsafe receiver.header(
                stream, name: KnownName.string(UnsafeBufferPointer(start: name, count: nameCount)),
                value: FieldText.string(value))
        }
        return 0
    }

    private static let onFrame: nghttp2_on_frame_recv_callback = { _, frame, userData in
        guard let frame = unsafe frame else { return 0 }
        guard let receiver = unsafe owner(userData).receiver else { return 0 }
        let header = unsafe frame.pointee.hd
        switch UInt32(header.type) {
        case NGHTTP2_HEADERS.rawValue:
            receiver.headersEnded(header.stream_id)
            if isSet(NGHTTP2_FLAG_END_STREAM, header.flags) { receiver.ended(header.stream_id) }
        case NGHTTP2_DATA.rawValue:
            if isSet(NGHTTP2_FLAG_END_STREAM, header.flags) { receiver.ended(header.stream_id) }
        case NGHTTP2_PING.rawValue:
            if isSet(NGHTTP2_FLAG_ACK, header.flags) {
                var opaque = unsafe frame.pointee.ping.opaque_data
                let payload = unsafe withUnsafeBytes(of: &opaque) { unsafe $0.loadUnaligned(as: UInt64.self) }
                receiver.pingAnswered(UInt64(bigEndian: payload))
            } else {
                receiver.pinged()
            }
        case NGHTTP2_SETTINGS.rawValue:
            receiver.settingsReceived(isAcknowledgement: isSet(NGHTTP2_FLAG_ACK, header.flags))
        case NGHTTP2_GOAWAY.rawValue:
            let goAway = unsafe frame.pointee.goaway
            let text = unsafe UnsafeBufferPointer(start: goAway.opaque_data, count: min(goAway.opaque_data_len, 256))
            unsafe receiver.wentAway(
                last: goAway.last_stream_id, ErrorCode(rawValue: goAway.error_code),
                message: String(decoding: text, as: UTF8.self))
        default: break
        }
        return 0
    }

    private static let onBody: nghttp2_on_data_chunk_recv_callback = { _, _, stream, bytes, count, userData in
        guard let bytes = unsafe bytes else { return 0 }
        let raw = unsafe owner(userData)
        unsafe raw.receiver.bodyReceived(stream, offset: raw.inputOffset(of: bytes), count: count)
        return 0
    }

    private static let onClose: nghttp2_on_stream_close_callback = { _, stream, code, userData in
        unsafe owner(userData).receiver.closed(stream, ErrorCode(rawValue: code))
        return 0
    }

    private static let onInvalidFrame: nghttp2_on_invalid_frame_recv_callback = { _, frame, _, userData in
        guard let frame = unsafe frame else { return 0 }
        unsafe owner(userData).receiver.invalidFrame(frame.pointee.hd.stream_id)
        return 0
    }

    private static let onNotSent: nghttp2_on_frame_not_send_callback = { _, frame, _, userData in
        guard let frame = unsafe frame, unsafe UInt32(frame.pointee.hd.type) == NGHTTP2_HEADERS.rawValue else { return 0 }
        unsafe owner(userData).receiver.notSent(frame.pointee.hd.stream_id)
        return 0
    }

    private static let onSent: nghttp2_on_frame_send_callback = { _, frame, userData in
        guard let frame = unsafe frame else { return 0 }
        let header = unsafe frame.pointee.hd
        let kind = UInt32(header.type)
        if kind == NGHTTP2_HEADERS.rawValue || kind == NGHTTP2_DATA.rawValue,
            isSet(NGHTTP2_FLAG_END_STREAM, header.flags)
        {
            unsafe owner(userData).receiver.endSent(header.stream_id)
        } else if kind == NGHTTP2_RST_STREAM.rawValue {
            let code = unsafe frame.pointee.rst_stream.error_code
            unsafe owner(userData).receiver.resetSent(header.stream_id, ErrorCode(rawValue: code))
        } else if kind == NGHTTP2_GOAWAY.rawValue {
            let code = unsafe frame.pointee.goaway.error_code
            unsafe owner(userData).receiver.goAwaySent(ErrorCode(rawValue: code))
        }
        return 0
    }

    private static let onReadBody: nghttp2_data_source_read_callback = { _, stream, _, limit, flags, _, userData in
        let raw = unsafe owner(userData)
        switch unsafe raw.receiver.nextBody(stream, limit: limit) {
        case .later:
            return Int(NGHTTP2_ERR_DEFERRED.rawValue)
        case .bytes(let count, let last, let trailers):
            var set = NGHTTP2_DATA_FLAG_NO_COPY.rawValue
            if last { set |= NGHTTP2_DATA_FLAG_EOF.rawValue }
            if let trailers {
                set |= NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
                raw.submitTrailers(stream, trailers)
            }
            unsafe flags?.pointee |= set
            return count
        }
    }

    private static let onSendBody: nghttp2_send_data_callback = { _, frame, _, count, _, userData in
        guard let frame = unsafe frame else { return Int32(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue) }
        let raw = unsafe owner(userData)
        // Asked again, with the same frame, by the next sweep.
        guard !raw.isSweepFull else { return Int32(NGHTTP2_ERR_WOULDBLOCK.rawValue) }
        unsafe raw.receiver.writeBody(
            frame.pointee.hd.stream_id, count: count, flags: frame.pointee.hd.flags)
        return 0
    }

    private static func isSet(_ flag: nghttp2_flag, _ flags: UInt8) -> Bool {
        flags & UInt8(flag.rawValue) != 0
    }
}
