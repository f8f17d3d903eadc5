/// The streams that closed lately, and how: nghttp2 forgets a stream the moment it closes, and what a frame on a closed
/// stream means depends on who closed it (RFC 9113, 5.1).
///
/// Adding is one write, as it happens for every call; looking up is a search, as only a peer that errs causes it.
struct ClosedStreams {
    enum Ending: Hashable {
        /// Both sides ended it.
        case ended
        /// The peer reset it.
        case resetByPeer
        /// We reset or refused it: frames that were under way are to be ignored.
        case resetByUs
    }

    private let capacity: Int
    private var entries: [(stream: Int32, ending: Ending)] = []
    private var oldest = 0

    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// A stream that we reset counts as that, however else it ended.
    subscript(stream: Int32) -> Ending? {
        var found: Ending?
        for entry in entries where entry.stream == stream {
            if entry.ending == .resetByUs { return .resetByUs }
            found = entry.ending
        }
        return found
    }

    mutating func add(_ stream: Int32, _ ending: Ending) {
        if entries.count < capacity {
            entries.append((stream, ending))
        } else {
            entries[oldest] = (stream, ending)
            oldest = oldest + 1 < capacity ? oldest + 1 : 0
        }
    }
}
