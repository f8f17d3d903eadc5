import CFaultDisk
import Foundation

/// A disk in memory that forgets, fails and fills up, as a SQLite file system with a name (see `Tests/Faults/CFaultDisk`).
///
/// Its folder is real and empty but for the lock. Sendable: the C side has its own mutex.
public final class FaultDisk: Sendable {
    public enum Fault: Int, CaseIterable, Sendable {
        case read, write, sync, truncate, full
    }

    /// What is there when the machine or the program comes back.
    public enum Manner: Int, CaseIterable, Sendable {
        /// Only the program was killed: all it wrote is there, and still not on the disk.
        case killed
        /// Power was cut: nothing unsynchronised is there, all of it, the beginning of it, or any sectors of it.
        case dropped, kept, torn, shuffled
    }

    private let number: Int32
    public let folder: String

    public init(seed: UInt64) {
        number = fault_disk_make(seed)
        precondition(number >= 0, "There are too many disks.")
        folder = NSTemporaryDirectory() + "shelfwire-disk-\(UUID().uuidString)"
    }

    deinit {
        fault_disk_end(number)
        try? FileManager.default.removeItem(atPath: folder)
    }

    public var fileSystem: String { "fault-\(number)" }

    public func copy(from other: FaultDisk) { fault_disk_copy(other.number, number) }
    public func reseed(_ seed: UInt64) { fault_disk_reseed(number, seed) }

    public func end(atChange change: Int64) { fault_disk_end_at_change(number, change) }
    public func end(atSync sync: Int64) { fault_disk_end_at_sync(number, sync) }
    public func endNow() { fault_disk_end_now(number) }
    public var isEnded: Bool { fault_disk_is_ended(number) }
    /// All files must be closed.
    public func comeBack(_ manner: Manner) { fault_disk_return(number, Int32(manner.rawValue)) }

    public func fail(_ fault: Fault, at call: Int64, forEver: Bool) { fault_disk_fail(number, Int32(fault.rawValue), call, forEver) }
    public func stopFailing(_ fault: Fault) { fault_disk_fail(number, Int32(fault.rawValue), 0, false) }
    public func lie() { fault_disk_lie(number, true) }
    /// `PRAGMA synchronous` of the connection opened last becomes NORMAL; false when it did not.
    public func weakenToNormal() -> Bool { fault_disk_weaken(number, 1) }

    public var changes: Int64 { fault_disk_changes(number) }
    public var syncs: Int64 { fault_disk_syncs(number) }
    public var faults: Int64 { fault_disk_faults(number) }
    /// Of all files that programs see.
    public var bytes: Int64 { fault_disk_bytes(number) }
}
