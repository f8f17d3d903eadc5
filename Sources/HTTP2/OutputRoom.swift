import NIOCore

/// The room that the connections of one event loop write their frames into and lay their header lists out in, one after the other: the socket
/// takes most of what is sent at once, and then the next connection needs no memory of its own.
///
/// Zone: one event loop.
public final class OutputRoom {
    /// Larger ones are given back to the system.
    static let kept = 16 * 1_024
    private var bytes = ByteBuffer()
    let headers = HeaderScratch()

    public init() {}

    /// An empty buffer. The socket may still hold what was written into the last one: then it is a new one.
    func take(capacity: Int) -> ByteBuffer {
        var taken = ByteBuffer()
        swap(&taken, &bytes)
        taken.clear(minimumCapacity: capacity)
        return taken
    }

    func give(_ taken: ByteBuffer) {
        if taken.storageCapacity <= Self.kept { bytes = taken }
    }
}
