// The queue when power fails, the disk fills up or a byte rots.

import Foundation
import SystemPackage
import Testing

@testable import TerminalKit

@Suite struct EntryQueueFaultTests {
    private let folder: TemporaryFolder
    private let path: FilePath

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("queue")
    }

    /// What had been promised once the file had so many bytes.
    private struct Promise {
        var size: Int
        var applied: Int64
        var durable: Int64
    }

    private static func entry(_ sequence: Int64) -> [UInt8] {
        Array("entry \(sequence) ".utf8) + [UInt8](repeating: UInt8(truncatingIfNeeded: sequence), count: Int(sequence % 13))
    }

    /// Appends, syncs and confirmations, with the promises made on the way.
    private func record() throws -> (bytes: [UInt8], promises: [Promise]) {
        let queue = try EntryQueue(path: path, terminal: 1, epoch: 1)
        var promises = [Promise(size: try TemporaryFolder.bytes(of: path).count, applied: 0, durable: 0)]
        var next: Int64 = 1
        for burst in [1, 3, 1, 5, 2, 8, 1] {
            for _ in 0 ..< burst {
                try queue.append([Self.entry(next)])
                next += 1
            }
            try queue.sync()
            promises.append(Promise(size: try TemporaryFolder.bytes(of: path).count, applied: queue.appliedThrough, durable: queue.durableThrough))
            try queue.acknowledge(through: next - 1 - Int64(burst) / 2)
        }
        return (try TemporaryFolder.bytes(of: path), promises)
    }

    @Test func aLogCutAtAnyByteKeepsEveryPromise() throws {
        let (bytes, promises) = try record()
        for size in promises[0].size ... bytes.count {
            let cut = folder.file("cut")
            try TemporaryFolder.write(bytes[..<size], to: cut)
            let promise = try #require(promises.last { $0.size <= size })
            let next = try checkAndGoOn(cut, promise, "cut at \(size)")
            let again = try EntryQueue(path: cut, terminal: 1, epoch: 1)
            #expect(again.lastSequence == next)
            #expect(again.tornBytes == 0)
        }
    }

    /// Opens, compares with what was promised, adds one entry; returns its number.
    private func checkAndGoOn(_ file: FilePath, _ promise: Promise, _ comment: Comment) throws -> Int64 {
        let queue = try EntryQueue(path: file, terminal: 1, epoch: 1)
        #expect(queue.lastSequence >= promise.durable, comment)
        #expect(queue.appliedThrough >= promise.applied, comment)
        #expect(queue.depth == Int(queue.lastSequence - queue.appliedThrough), comment)
        for entry in queue.pending { #expect(entry.bytes == Self.entry(entry.sequence), comment) }
        let next = queue.lastSequence + 1
        #expect(try queue.append([Self.entry(next)]) == next ... next)
        try queue.sync()
        return next
    }

    @Test func aHeadCutAtAnyByteIsAFreshQueue() throws {
        let (bytes, promises) = try record()
        for size in 0 ..< promises[0].size {
            let cut = folder.file("cut")
            try TemporaryFolder.write(bytes[..<size], to: cut)
            let queue = try EntryQueue(path: cut, terminal: 1, epoch: 1)
            #expect(queue.lastSequence == 0)
            #expect(queue.tornBytes == size)
        }
    }

    @Test func aTornTailIsReportedAndKeptBeside() throws {
        let (bytes, _) = try record()
        try TemporaryFolder.write(bytes + [1, 2, 3], to: path)
        let queue = try EntryQueue(path: path, terminal: 1, epoch: 1)
        #expect(queue.tornBytes == 3)
        #expect(try TemporaryFolder.bytes(of: path) == bytes)
        #expect(try TemporaryFolder.bytes(of: folder.file("queue.torn")) == [1, 2, 3])
    }

    /// Damage never lets a wrong entry out; damage with promises behind it is refused, not cut.
    @Test func anyFlippedByteIsFound() throws {
        let (bytes, promises) = try record()
        let lastPromise = promises[promises.count - 2].size
        for index in 0 ..< bytes.count {
            var damaged = bytes
            damaged[index] ^= 0x41
            let file = folder.file("damaged")
            try TemporaryFolder.write(damaged, to: file)
            do throws(DiskError) {
                let queue = try EntryQueue(path: file, terminal: 1, epoch: 1)
                #expect(index >= lastPromise, "byte \(index) changed and nobody noticed")
                for entry in queue.pending { #expect(entry.bytes == Self.entry(entry.sequence)) }
            } catch {
                #expect(error.code == .damaged || (index < RecordLog.headerBytes && error.code == .foreign), "byte \(index)")
            }
        }
    }

    /// A write of several entries may reach the disk out of order: its later part without its earlier one.
    @Test func aHoleInAnUnconfirmedBurstIsCutAndNotTakenForDamage() throws {
        var queue: EntryQueue? = try EntryQueue(path: path, terminal: 1, epoch: 1)
        try queue?.append([Self.entry(1)])
        try queue?.sync()
        let durable = try TemporaryFolder.bytes(of: path).count
        try queue?.append((2 ... 9).map(Self.entry))
        queue = nil
        var bytes = try TemporaryFolder.bytes(of: path)
        for index in durable ..< durable + 40 { bytes[index] = 0 }
        try TemporaryFolder.write(bytes, to: path)
        let again = try EntryQueue(path: path, terminal: 1, epoch: 1)
        #expect(again.lastSequence == 1)
        #expect(again.tornBytes == bytes.count - durable)
    }

    @Test func aFullDiskLeavesNoHalfEntryWhateverFits() throws {
        let limits = Limits()
        for room in 0 ..< 2 * RecordLog.recordHeadBytes + Self.entry(2).count + Self.entry(3).count {
            let file = folder.file("full-\(room)")
            var faulty: FaultyFile?
            var queue: EntryQueue? = try EntryQueue(path: file, terminal: 1, epoch: 1, limits: limits) { path throws(DiskError) in
                let made = FaultyFile(try DiskFile.open(path))
                faulty = made
                return made
            }
            try queue?.append([Self.entry(1)])
            try queue?.sync()
            faulty?.room = room
            #expect { try queue?.append([Self.entry(2), Self.entry(3)]) } throws: {
                guard case .disk(let error)? = $0 as? QueueError else { return false }
                return error.code == .full
            }
            #expect(queue?.lastSequence == 1)
            // Space is freed: the same number is given out, once.
            faulty?.room = nil
            #expect(try queue?.append([Self.entry(2)]) == 2 ... 2)
            try queue?.sync()
            queue = nil
            let again = try EntryQueue(path: file, terminal: 1, epoch: 1)
            #expect(again.pending.map(\.bytes) == [Self.entry(1), Self.entry(2)])
            #expect(again.tornBytes == 0)
        }
    }

    @Test func afterAFailedSyncNothingIsTakenAndNothingUnconfirmedStays() throws {
        var faulty: FaultyFile?
        var queue: EntryQueue? = try EntryQueue(path: path, terminal: 1, epoch: 1, limits: Limits()) { path throws(DiskError) in
            let made = FaultyFile(try DiskFile.open(path))
            faulty = made
            return made
        }
        try queue?.append([Self.entry(1)])
        try queue?.sync()
        try queue?.append([Self.entry(2)])
        faulty?.failsToSync = true
        #expect(throws: QueueError.self) { try queue?.sync() }
        #expect(queue?.lastSequence == 1)
        faulty?.failsToSync = false
        #expect { try queue?.append([Self.entry(2)]) } throws: {
            guard case .disk(let error)? = $0 as? QueueError else { return false }
            return error.code == .failed
        }
        queue = nil
        #expect(try EntryQueue(path: path, terminal: 1, epoch: 1).pending.map(\.sequence) == [1])
    }

    @Test func confirmationsAreTakenOnAFullDisk() throws {
        var faulty: FaultyFile?
        let queue = try EntryQueue(path: path, terminal: 1, epoch: 1, limits: Limits()) { path throws(DiskError) in
            let made = FaultyFile(try DiskFile.open(path))
            faulty = made
            return made
        }
        try queue.append([Self.entry(1), Self.entry(2)])
        try queue.sync()
        faulty?.room = 0
        try queue.acknowledge(through: 2)
        #expect(queue.depth == 0)
    }

    /// A child process appends as fast as it can and notes what was promised; it is killed at a random instant.
    @Test func killedAtAnyInstantItKeepsWhatItPromised() async throws {
        // The child finds the folder by the number of its parent.
        let shared = FileManager.default.temporaryDirectory.appendingPathComponent("queue-killed-\(getpid())")
        try? FileManager.default.removeItem(at: shared)
        try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: shared) }
        let queuePath = FilePath(shared.appendingPathComponent("queue").path)
        let witness = shared.appendingPathComponent("witness")
        var highest: Int64 = 0
        for _ in 0 ..< 12 {
            await #expect(processExitsWith: .signal(SIGKILL)) {
                let folder = FileManager.default.temporaryDirectory.appendingPathComponent("queue-killed-\(getppid())")
                try appendUntilKilled(in: folder)
            }
            let queue = try EntryQueue(path: queuePath, terminal: 1, epoch: 1)
            let promised = try [UInt8](Data(contentsOf: witness)).chunked(by: 8).map { $0.littleEndian(Int64.self, at: 0) }.max() ?? 0
            #expect(queue.lastSequence >= promised)
            #expect(promised >= highest)
            for entry in queue.pending { #expect(entry.bytes == Self.entry(entry.sequence)) }
            highest = promised
        }
        #expect(highest > 0)
    }

    fileprivate static func work(on queue: EntryQueue, witness: DiskFile) throws {
        while true {
            for _ in 0 ..< Int.random(in: 1 ... 4) { try queue.append([entry(queue.lastSequence + 1)]) }
            try queue.sync()
            var promise: [UInt8] = []
            promise.append(littleEndian: queue.durableThrough)
            try witness.append(promise)
            if queue.depth > 40 { try queue.acknowledge(through: queue.durableThrough - 10) }
        }
    }
}

/// Runs in the child. A thread of its own kills the process after a random time.
private func appendUntilKilled(in folder: URL) throws {
    var limits = Limits()
    limits.queueSlackBytes = 2_000
    let queue = try EntryQueue(path: FilePath(folder.appendingPathComponent("queue").path), terminal: 1, epoch: 1, limits: limits)
    let witness = try DiskFile.open(FilePath(folder.appendingPathComponent("witness").path))
    Thread.detachNewThread {
        usleep(UInt32.random(in: 1_000 ... 60_000))
        kill(getpid(), SIGKILL)
    }
    try EntryQueueFaultTests.work(on: queue, witness: witness)
}

extension [UInt8] {
    func chunked(by size: Int) -> [[UInt8]] {
        stride(from: 0, to: count - count % size, by: size).map { Array(self[$0 ..< $0 + size]) }
    }
}
