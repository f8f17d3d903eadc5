/// A file that gets its name only when it is whole and on the disk.
///
/// It is written beside that name, as ``unfinished``. Killed at any point, there is no file of the final name or all of it; what an interrupted
/// run has left is replaced by the next one, and what is not kept is removed.
public struct WholeFile: ~Copyable {
    public let target: String
    /// Where it is written until then.
    public let unfinished: String

    public init(at target: String) {
        (self.target, unfinished) = (target, target + ".unfinished")
        Files.remove(unfinished)
    }

    deinit { Files.remove(unfinished) }

    /// Puts what was written on the disk (fsync of the file, then of its folder) and gives it its name, replacing what had it.
    public consuming func keep() throws(StorageError) {
        try Files.synchronise(unfinished)
        try Files.rename(unfinished, to: target)
    }
}
