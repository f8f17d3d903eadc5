/// What a hostile client can do to a server with frames that cost it next to nothing.
public enum Abuse: String, Error, Sendable, Hashable, CaseIterable {
    /// RST_STREAM: calls opened and dropped (rapid reset, CVE-2023-44487).
    case resets
    /// Frames that oblige the server to reset a stream (MadeYouReset, CVE-2025-8671), and refused streams.
    case invalidFrames
    /// CONTINUATION frames (CVE-2024-27316).
    case continuations
    case settings
    /// Answers to PINGs that nobody sent.
    case pings
    /// PINGs and SETTINGS faster than the client reads the answers to them (CVE-2019-9512, 9515).
    case acknowledgements
    /// PRIORITY and PRIORITY_UPDATE (CVE-2019-9513).
    case priorities
    /// DATA without a byte and without END_STREAM (CVE-2019-9518).
    case emptyBodies
    /// DATA that is mostly padding, or crumbs of messages.
    case dribble
    case windowUpdates
    case goAways
    /// Kinds that RFC 9113 does not know.
    case unknownFrames
    /// Header lists far over the limit: small on the wire, large when HPACK has unfolded them.
    case headerLists
    /// Messages that inflate to more than the limit.
    case bombs

    /// What one of them takes from the budget, in tenths of a bad frame.
    var cost: Int {
        switch self {
        case .dribble: 2
        default: AbuseBudget.badFrame
        }
    }

    /// What a frame counts as by its header alone; nil for frames that do work or are judged elsewhere.
    init?(_ frame: FrameHeader) {
        switch frame.type {
        case FrameHeader.Kind.data where frame.length == 0 && !frame.endsOrAcknowledges: self = .emptyBodies
        case FrameHeader.Kind.data where frame.isPadded: self = .dribble
        case FrameHeader.Kind.priority, FrameHeader.Kind.priorityUpdate: self = .priorities
        case FrameHeader.Kind.reset: self = .resets
        case FrameHeader.Kind.settings where !frame.endsOrAcknowledges: self = .settings
        case FrameHeader.Kind.ping where frame.endsOrAcknowledges: self = .pings
        case FrameHeader.Kind.goAway: self = .goAways
        case FrameHeader.Kind.windowUpdate: self = .windowUpdates
        case FrameHeader.Kind.continuation: self = .continuations
        case FrameHeader.Kind.data...FrameHeader.Kind.continuation: return nil
        default: self = .unknownFrames
        }
    }
}
