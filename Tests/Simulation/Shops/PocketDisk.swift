import Foundation
import SystemPackage
import TerminalKit

/// The disk of a device: it forgets what was not synchronised when the battery falls out, and ends at any write or synchronisation.
///
/// Zone: the thread of its world, which is what makes it Sendable.
final class PocketDisk: @unchecked Sendable {
    private struct Extent {
        var written: Int
        var synced: Int
    }

    private var files: [FilePath: Extent] = [:]
    /// Operations until the end; nil for no end.
    private var left: Int?
    private(set) var isEnded = false
    private var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed)
    }

    func end(afterOperations operations: Int) { left = operations }
    func endNow() { isEnded = true }

    func open(_ path: FilePath) throws(DiskError) -> any AppendableFile {
        let file = try DiskFile.open(path)
        let size = (try? FileManager.default.attributesOfItem(atPath: path.string)[.size] as? Int) ?? 0
        files[path] = Extent(written: size, synced: min(size, files[path]?.synced ?? size))
        return PocketFile(file, path, self)
    }

    /// The program may open its files again. Without power what was not synchronised is gone, or there to any byte.
    func comeBack(afterPowerCut: Bool) {
        (isEnded, left) = (false, nil)
        guard afterPowerCut else { return }
        for path in files.keys.sorted(by: { $0.string < $1.string }) {
            guard let extent = files[path], extent.written > extent.synced else { continue }
            let size = extent.synced + random.below(extent.written - extent.synced + 1)
            guard let file = FileHandle(forUpdatingAtPath: path.string) else { continue }
            try? file.truncate(atOffset: UInt64(size))
            try? file.close()
            files[path] = Extent(written: size, synced: size)
        }
    }

    // MARK: for its files

    /// - Returns: How much of a write happens; nil for all of it.
    fileprivate func begin(writing bytes: Int) throws(DiskError) -> Int? {
        guard !isEnded else { throw Self.gone }
        guard let left else { return nil }
        self.left = left - 1
        guard left <= 1 else { return nil }
        isEnded = true
        return random.below(bytes + 1)
    }

    fileprivate func wrote(_ bytes: Int, _ path: FilePath) { files[path]?.written += bytes }
    fileprivate func synced(_ path: FilePath) {
        let written = files[path]?.written ?? 0
        files[path]?.synced = written
    }
    fileprivate func cut(_ path: FilePath, to size: Int) {
        files[path] = Extent(written: size, synced: min(size, files[path]?.synced ?? size))
    }

    fileprivate static let gone = DiskError(.system, "the device is off")
}

private final class PocketFile: AppendableFile {
    private let file: DiskFile
    private let path: FilePath
    private let disk: PocketDisk

    init(_ file: DiskFile, _ path: FilePath, _ disk: PocketDisk) {
        (self.file, self.path, self.disk) = (file, path, disk)
    }

    func append(_ bytes: [UInt8]) throws(DiskError) {
        let part = try disk.begin(writing: bytes.count)
        let written = Array(bytes.prefix(part ?? bytes.count))
        try file.append(written)
        disk.wrote(written.count, path)
        if part != nil { throw PocketDisk.gone }
    }

    func sync() throws(DiskError) {
        // The last one may have done its work or not.
        let part = try disk.begin(writing: 1)
        if part != 0 { disk.synced(path) }
        if part != nil { throw PocketDisk.gone }
    }

    func truncate(to size: Int) throws(DiskError) {
        if try disk.begin(writing: 1) != nil { throw PocketDisk.gone }
        try file.truncate(to: size)
        disk.cut(path, to: size)
    }
}
