import SystemPackage
import Testing

@testable import TerminalKit

@Suite struct EntryQueueTests {
    private let folder: TemporaryFolder
    private let path: FilePath

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("queue")
    }

    private func open(_ limits: Limits = Limits()) throws -> EntryQueue {
        try EntryQueue(path: path, terminal: 7, epoch: 3, limits: limits)
    }

    private func text(_ queue: EntryQueue) -> [String] {
        queue.pending.map { "\($0.sequence):\(String(decoding: $0.bytes, as: UTF8.self))" }
    }

    @Test func entriesAreNumberedFromOneAndComeBackAfterReopening() throws {
        var queue: EntryQueue? = try open()
        #expect(try queue?.append([Array("a".utf8), Array("b".utf8)]) == 1 ... 2)
        #expect(try queue?.append([Array("c".utf8)]) == 3 ... 3)
        try queue?.sync()
        try queue?.acknowledge(through: 1)
        queue = nil
        let again = try open()
        #expect(text(again) == ["2:b", "3:c"])
        #expect(again.appliedThrough == 1)
        #expect(again.lastSequence == 3)
        #expect(again.durableThrough == 3)
        #expect(again[2]?.bytes == Array("b".utf8))
        #expect(again[1] == nil)
        #expect(again[4] == nil)
    }

    @Test func nothingIsDurableBeforeSync() throws {
        let queue = try open()
        try queue.append([[1]])
        #expect(queue.lastSequence == 1)
        #expect(queue.durableThrough == 0)
        try queue.sync()
        #expect(queue.durableThrough == 1)
    }

    @Test func numbersGoOnAfterEverythingWasConfirmedAndTheFileRewritten() throws {
        var limits = Limits()
        limits.queueSlackBytes = 200
        limits.keptEntries = 0
        var queue: EntryQueue? = try open(limits)
        for number in 1 ... 100 {
            try queue?.append([[UInt8](repeating: UInt8(number), count: 50)])
            try queue?.sync()
            try queue?.acknowledge(through: Int64(number))
        }
        try queue?.keep(note: [9, 9])
        queue = nil
        #expect(try TemporaryFolder.bytes(of: path).count < 600)
        let again = try open(limits)
        #expect(again.lastSequence == 100)
        #expect(again.depth == 0)
        #expect(again.note == [9, 9])
        #expect(try again.append([[1]]) == 101 ... 101)
    }

    @Test func rewritingKeepsWhatWaitsAndTheNote() throws {
        var limits = Limits()
        limits.queueSlackBytes = 100
        var queue: EntryQueue? = try open(limits)
        try queue?.keep(note: Array("task".utf8))
        try queue?.append((1 ... 20).map { [UInt8](repeating: $0, count: 30) })
        try queue?.sync()
        try queue?.acknowledge(through: 15)
        queue = nil
        let again = try open(limits)
        #expect(again.pending.map(\.sequence) == Array(16 ... 20))
        #expect(again.oldest?.bytes == [UInt8](repeating: 16, count: 30))
        #expect(again.note == Array("task".utf8))
    }

    // MARK: What is kept behind the confirmed

    @Test func whatWasConfirmedWaitsAgainAndStaysSo() throws {
        var queue: EntryQueue? = try open()
        try queue?.append((1 ... 9).map { [$0] })
        try queue?.sync()
        try queue?.acknowledge(through: 7)
        #expect(queue?.oldestKept == 1)
        #expect(try queue?.offerAgain(after: 7) == 0)
        #expect(try queue?.offerAgain(after: 3) == 4)
        #expect(queue?.pending.map(\.sequence) == Array(4 ... 9))
        #expect(queue?[4]?.bytes == [4])
        queue = nil
        let again = try open()
        #expect(again.appliedThrough == 3)
        #expect(again.pending.map(\.bytes) == (4 ... 9).map { [$0] })
        try again.acknowledge(through: 9)
        #expect(again.depth == 0)
        #expect(try again.append([[10]]) == 10 ... 10)
    }

    @Test(arguments: [(5, false), (6, false), (7, true), (8, true)])
    func soManyConfirmedEntriesAreKeptThroughRewritingAndReopening(known: Int64, isKept: Bool) throws {
        var limits = Limits()
        limits.keptEntries = 3
        limits.queueSlackBytes = 0
        var queue: EntryQueue? = try open(limits)
        try queue?.append((1 ... 12).map { [UInt8](repeating: $0, count: 40) })
        try queue?.sync()
        for number in 1 ... 10 { try queue?.acknowledge(through: Int64(number)) }
        queue = nil
        #expect(try TemporaryFolder.bytes(of: path).count < 500)
        let again = try open(limits)
        #expect(again.appliedThrough == 10)
        #expect(again.oldestKept == 8)
        #expect(try again.offerAgain(after: known) == (isKept ? Int(10 - known) : nil))
        #expect(again.pending.map(\.sequence) == Array((isKept ? known + 1 : 11) ... 12))
    }

    @Test func soManyBytesAreKept() throws {
        var limits = Limits()
        limits.keptBytes = 100
        let queue = try open(limits)
        try queue.append((1 ... 9).map { [UInt8](repeating: $0, count: 40) })
        try queue.sync()
        try queue.acknowledge(through: 9)
        #expect(queue.oldestKept == 8)
    }

    @Test func aSecondOpeningIsRefused() throws {
        let queue = try open()
        #expect { _ = try open() } throws: { ($0 as? DiskError)?.code == .inUse }
        #expect(queue.depth == 0)
    }

    @Test(arguments: [(Int64(8), Int64(3)), (7, 4)])
    func theFileOfAnotherDeviceOrEnrolmentIsRefused(terminal: Int64, epoch: Int64) throws {
        _ = try open()
        #expect { _ = try EntryQueue(path: path, terminal: terminal, epoch: epoch) } throws: {
            ($0 as? DiskError)?.code == .foreign
        }
    }

    // MARK: Limits

    @Test(arguments: [(9, true), (10, true), (11, false)])
    func theQueueTakesItsLimitAndNoMore(count: Int, fits: Bool) throws {
        var limits = Limits()
        limits.queuedEntries = 10
        let queue = try open(limits)
        let entries = [[UInt8]](repeating: [1], count: count)
        if fits {
            #expect(try queue.append(entries) == 1 ... Int64(count))
        } else {
            #expect(throws: QueueError.full(limit: 10)) { try queue.append(entries) }
            #expect(queue.depth == 0)
        }
    }

    @Test func roomComesBackWithConfirmations() throws {
        var limits = Limits()
        limits.queuedEntries = 2
        let queue = try open(limits)
        try queue.append([[1], [2]])
        try queue.sync()
        #expect(throws: QueueError.full(limit: 2)) { try queue.append([[3]]) }
        try queue.acknowledge(through: 1)
        #expect(try queue.append([[3]]) == 3 ... 3)
    }

    @Test(arguments: [(99, true), (100, true), (101, false)])
    func anEntryIsBounded(bytes: Int, fits: Bool) throws {
        var limits = Limits()
        limits.entryBytes = 100
        let queue = try open(limits)
        let entry = [UInt8](repeating: 1, count: bytes)
        if fits {
            try queue.append([entry])
        } else {
            #expect(throws: QueueError.entryTooLarge(bytes: 101, limit: 100)) { try queue.append([[1], entry]) }
            #expect(queue.lastSequence == 0)
        }
    }

    /// A length field beyond the limit is damage, whatever the checksum says.
    @Test(arguments: [(99, true), (100, true), (101, false)])
    func aRecordIsBoundedWhenItIsReadBack(bytes: Int, isKept: Bool) throws {
        do {
            let queue = try open()
            try queue.append([[UInt8](repeating: 1, count: bytes)])
            try queue.sync()
        }
        var limits = Limits()
        limits.recordBytes = 100
        #expect(try open(limits).depth == (isKept ? 1 : 0))
    }
}
