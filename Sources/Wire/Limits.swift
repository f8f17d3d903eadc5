// How much memory one message may cost while it is taken apart.
//
// protobuf-c makes a C struct of every sub-message, so that two bytes on the wire can become a hundred in memory. The
// budget is proportional to the size of the message: the densest honest message (a list of small tombstones) needs
// about 24 bytes per byte, a list of empty entries about 90.

/// The limits of Wire.
public enum WireLimits {
    /// Bytes of arena that every message may use, however small it is.
    public static let arenaFloor = 64 * 1024

    /// Bytes of arena per byte of the message, on top of the floor.
    public static let arenaBytesPerMessageByte = 32

    /// The arena's first bytes live on the stack; a scan of 60 bytes needs no more.
    static let stackBytes = 1024

    /// The first block that is taken from the heap. Each further one is twice as large as the one before.
    static let firstBlockBytes = 4 * 1024

    /// The largest block, unless one allocation needs more.
    static let largestBlockBytes = 256 * 1024

    /// What a message of `byteCount` bytes may use of the arena.
    public static func arenaBudget(forMessageOf byteCount: Int) -> Int {
        let (scaled, overflow) = byteCount.multipliedReportingOverflow(by: arenaBytesPerMessageByte)
        let (sum, overflowed) = scaled.addingReportingOverflow(arenaFloor)
        return overflow || overflowed ? Int.max : sum
    }
}
