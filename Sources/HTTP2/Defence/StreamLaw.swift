/// Rules about frames that nghttp2 does not enforce with the options used here, judged from a frame's header before the
/// library sees it.
///
/// Pure. `openStreams` must be up to date with everything before the frame.
struct StreamLaw {
    /// What is to be done about a frame.
    enum Verdict: Equatable {
        case pass
        /// RST_STREAM with this code; the frame itself is ignored.
        case resetStream(ErrorCode)
        /// GOAWAY with this code, then close.
        case giveUp(ErrorCode, String)
    }

    private let frameSize: Int
    /// The largest number with which the peer opened a stream.
    private(set) var highest: Int32 = 0
    var closed: ClosedStreams
    /// We said which streams we take: later ones are ignored, whatever comes on them.
    var isLeaving = false

    init(limits: ConnectionLimits) {
        frameSize = limits.frameSize
        closed = ClosedStreams(capacity: limits.rememberedStreams)
    }

    /// Whether `judge` needs to know if the stream is open. Frames that open one, the usual case, do not.
    mutating func needsStream(_ frame: FrameHeader) -> Bool {
        switch frame.type {
        case FrameHeader.Kind.data: return frame.stream <= highest
        case FrameHeader.Kind.headers:
            guard frame.stream > highest else { return true }
            // An even number is refused by the library and opens nothing.
            if frame.stream % 2 == 1 { highest = frame.stream }
            return false
        default: return false
        }
    }

    /// Judges a frame that concerns no open stream's state.
    func judge(_ frame: FrameHeader) -> Verdict {
        switch frame.type {
        case FrameHeader.Kind.priority where frame.stream == 0:
            return .giveUp(.protocolError, "PRIORITY on stream 0 (RFC 9113, 6.3)")
        case FrameHeader.Kind.priority where frame.length != 5:
            return .giveUp(.frameSizeError, "PRIORITY of \(frame.length) bytes (RFC 9113, 6.3)")
        case FrameHeader.Kind.continuation where frame.length > frameSize:
            return .giveUp(.frameSizeError, "CONTINUATION of \(frame.length) bytes (RFC 9113, 4.2)")
        default: return .pass
        }
    }

    /// Judges DATA or HEADERS on a stream that is not open.
    func judgeClosed(_ frame: FrameHeader) -> Verdict {
        switch closed[frame.stream] {
        case .resetByUs: return .pass
        case .resetByPeer: return .resetStream(.streamClosed)
        case .ended: return .giveUp(.streamClosed, "a frame on stream \(frame.stream) after its end (RFC 9113, 5.1)")
        case nil:
            guard frame.type == FrameHeader.Kind.headers, !isLeaving, frame.stream > 0 else { return .pass }
            return .giveUp(.protocolError, "stream \(frame.stream) after stream \(highest) (RFC 9113, 5.1.1)")
        }
    }
}
