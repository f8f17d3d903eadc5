import Foundation
import Synchronization
import Testing

@testable import Storage

/// Commits on their way to another disk, and the books of any instant made of them again.
@Suite struct LogShippingTests {
    let folder: TemporaryFolder
    private let clock = Clock()

    init() throws { folder = try TemporaryFolder() }

    private final class Clock: Sendable {
        private let now = Mutex<Int64>(1_000)
        var milliseconds: Int64 { now.withLock { $0 } }
        func advance() { now.withLock { $0 += 10 } }
    }

    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }
    }

    private func open(_ tap: LogTap, checkpointPages: Int = 30) throws -> Database {
        var configuration = Database.Configuration()
        let clock = clock
        configuration.clock = { clock.milliseconds }
        configuration.checkpointPages = checkpointPages
        configuration.logTap = tap
        return try Database.open(directory: folder.file("shop"), migrations: Shelf.migrations, configuration: configuration)
    }

    private func add(_ product: Int, _ quantity: Int, in database: Database) throws {
        clock.advance()
        try database.writeSync { try $0.run(Shelf.add, product, quantity) }
    }

    /// Begins a log with a copy of its name, as the server does.
    private func begin(_ name: String, _ tap: LogTap, from number: UInt64, _ database: Database, life: UInt64 = 7) throws -> ShippedLog {
        let log = try ShippedLog(at: folder.file(name + ".log"), life: life, firstNumber: number)
        _ = try database.backupSync(to: folder.file(name + ".db"))
        clock.advance()
        try log.append(tap.copyFinished(at: clock.milliseconds))
        return log
    }

    private func rebuild(_ copy: String = "a", logs: [String] = ["a"], until instant: Int64 = .max) throws -> (made: RebuildReport, stock: [Int64: Int64]) {
        let place = "rebuilt-\(UUID().uuidString)"
        let made = try Database.rebuild(
            from: folder.file(copy + ".db"), logs: logs.map { folder.file($0 + ".log") }, until: instant, to: folder.file(place + ".db"))
        _ = try Database.restore(from: folder.file(place + ".db"), toDirectory: folder.file(place))
        let database = try Database.open(directory: folder.file(place), migrations: Shelf.migrations)
        defer { database.close() }
        #expect(try database.readSync { try $0.integrityProblems() } == [])
        let rows = try database.readSync { try $0.all(SQL("SELECT product, quantity FROM stock")) { ($0.int(0), $0.int(1)) } }
        return (made, Dictionary(uniqueKeysWithValues: rows))
    }

    /// A history with small logs that start over again and again, pages that come and go, and a reader that now and then keeps the log from
    /// starting over.
    @Test(arguments: 1...4 as ClosedRange<UInt64>) func theBooksOfEveryInstantCanBeMadeAgain(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let tap = LogTap()
        let database = try open(tap)
        try add(1, 1, in: database)
        var log = try begin("a", tap, from: tap.start(), database)
        var stock: [Int64: Int64] = [1: 1]
        var states: [(instant: Int64, stock: [Int64: Int64])] = []
        var held: Gate?
        for step in 1...240 {
            let (product, quantity, label) = (dice.roll(500) + 1, dice.roll(9) + 1, dice.roll(40))
            clock.advance()
            let removes = dice.roll(4) == 0
            try database.writeSync { transaction in
                try transaction.run(Shelf.add, product, quantity)
                try transaction.run(SQL("DELETE FROM label WHERE id = $1"), label)
                if !removes { try transaction.run(Shelf.putLabel, label, "", [UInt8](repeating: UInt8(label), count: 9_000), 0) }
            }
            stock[Int64(product), default: 0] += Int64(quantity)
            states.append((clock.milliseconds, stock))
            if dice.roll(5) == 0 { try log.append(tap.take()) }
            if let gate = held, dice.roll(6) == 0 {
                gate.open()
                held = nil
            } else if held == nil, dice.roll(20) == 0 {
                let gate = Gate()
                database.submitRead({ snapshot in
                    _ = try snapshot.first(Shelf.total) { $0.int(0) }
                    gate.pass()
                }, completion: { _ in })
                gate.waitUntilReached()
                held = gate
            }
            if step == 120 {
                let rest = tap.take()
                try log.append(rest)
                let last = try #require([rest.lastNumber, try lastNumber("a")].max())
                log = try begin("b", tap, from: last + 1, database)
            }
        }
        held?.open()
        database.close()
        // What the end left in the log has been collected before the log went.
        try log.append(tap.take())
        for (index, state) in states.enumerated() where index % 23 == 0 || index > 236 {
            let (copy, logs) = index >= 120 && index % 2 == 0 ? ("b", ["b"]) : ("a", ["a", "b"])
            // Any instant before the next commit is the state of this one.
            let (made, stock) = try rebuild(copy, logs: logs, until: state.instant + 5)
            #expect(stock == state.stock, "seed \(seed), state \(index) from \(copy)")
            #expect(made.lastMilliseconds == state.instant && made.damage == nil)
        }
        #expect(try rebuild(logs: ["a", "b"]).stock == states.last?.stock)
    }

    private func lastNumber(_ name: String) throws -> UInt64 {
        var reader = try ShippedLogReader(folder.file(name + ".log"))
        var last: UInt64 = 0
        while let record = try reader.next() { last = record.number }
        return last
    }

    /// Three commits on a copy, each in the log.
    private func threeCommits() throws {
        let tap = LogTap()
        let database = try open(tap, checkpointPages: 4_000)
        let log = try begin("a", tap, from: tap.start(), database)
        for quantity in 1...3 { try add(1, quantity, in: database) }
        try log.append(tap.take())
        database.close()
    }

    private func change(_ name: String, _ edit: (inout Data) -> Void) throws {
        let url = URL(fileURLWithPath: folder.file(name))
        var data = try Data(contentsOf: url)
        edit(&data)
        try data.write(to: url)
    }

    @Test(arguments: [1, 39, 40, 41, 4_000]) func anUnfinishedEndIsLeftOut(missing: Int) throws {
        try threeCommits()
        try change("a.log") { $0.removeLast(missing) }
        let (made, stock) = try rebuild()
        #expect(stock == [1: 3] && made.commits == 2 && made.damage == nil)
    }

    @Test func aDamagedByteEndsThePlayingAndIsTold() throws {
        try threeCommits()
        // In the frame of the second commit; the copy's own record has no content.
        var reader = try ShippedLogReader(folder.file("a.log"))
        var offset = LogHeading.bytes
        for _ in 0..<2 { offset += LogRecord.headerBytes + (try #require(try reader.next()).frames.count) }
        try change("a.log") { $0[offset + LogRecord.headerBytes + 100] ^= 1 }
        let (made, stock) = try rebuild()
        #expect(stock == [1: 1] && made.commits == 1)
        #expect(made.damage?.contains("a.log is damaged at byte ") == true)
        try change("a.log") { $0[LogHeading.bytes + 20] ^= 1 }
        #expect(Result { try rebuild() }.storageCode == .corrupt)
        try change("a.log") { $0[0] ^= 1 }
        #expect(Result { try rebuild() }.storageCode == .corrupt)
    }

    @Test func aCopyIsOfNoUseForAnInstantBeforeItWasFinished() throws {
        try threeCommits()
        // Finished at 1,010; the commits at 1,020 and after.
        #expect(try !Database.canRebuild(from: folder.file("a.log"), until: 1_009))
        #expect(try Database.canRebuild(from: folder.file("a.log"), until: 1_010))
        #expect(try rebuild(until: 1_010).stock == [:])
        #expect(try rebuild(until: 1_019).stock == [:])
        #expect(try rebuild(until: 1_020).stock == [1: 1])
    }

    @Test func aLogThatDoesNotFollowIsNotPlayed() throws {
        try threeCommits()
        let url = URL(fileURLWithPath: folder.file("a.log"))
        let whole = try Data(contentsOf: url)
        var heading = LogHeading(life: 7, firstNumber: try lastNumber("a") + 1)
        for (name, life, number) in [("gap", 7, 1), ("life", 8, 0)] as [(String, UInt64, UInt64)] {
            heading = LogHeading(life: life, firstNumber: heading.firstNumber + number)
            try (Data(heading.bytes) + whole.dropFirst(LogHeading.bytes)).write(to: URL(fileURLWithPath: folder.file(name + ".log")))
            let (made, stock) = try rebuild(logs: ["a", name])
            #expect(stock == [1: 6] && made.commits == 3, "\(name)")
        }
        // Its own end was never shipped: there may be a commit in the copy that is half in the log.
        try change("a.log") { $0 = $0.prefix(LogHeading.bytes) }
        #expect(Result { try rebuild() }.storageCode == .corrupt)
    }

    @Test(arguments: [(-1, true), (0, false), (1, false)]) func soManyBytesMayWait(more: Int, isBroken: Bool) throws {
        let measure = LogTap()
        let first = try open(measure)
        try add(1, 1, in: first)
        _ = measure.start()
        try add(1, 1, in: first)
        try add(1, 1, in: first)
        let bytes = measure.take().bytes.count - 2 * LogRecord.headerBytes
        first.close()
        // Two such commits fill it, without the header of the second.
        let tap = LogTap(unshippedBytes: bytes + LogRecord.headerBytes + more)
        let database = try open(tap)
        try add(1, 1, in: database)
        _ = tap.start()
        try add(1, 1, in: database)
        try add(1, 1, in: database)
        let taken = tap.take()
        #expect(taken.isBroken == isBroken)
        try add(1, 1, in: database)
        // Broken stays broken until a new beginning, which nobody may take for what follows.
        let rest = tap.take()
        #expect(rest.bytes.isEmpty == isBroken && !rest.isBroken)
        #expect(tap.start() > max(taken.lastNumber, rest.lastNumber) + 1)
        try add(1, 1, in: database)
        #expect(tap.take().isBroken == false)
        database.close()
    }

    /// Commits that wrote no page, and a log that is not there until the end: whoever collects before finds nothing to read.
    @Test(arguments: [(Limits.commitsUncollected - 1, false), (Limits.commitsUncollected, true), (Limits.commitsUncollected + 1, true)])
    func soManyCommitsAreLeftInTheLog(commits: Int, wasCollected: Bool) throws {
        let tap = LogTap()
        tap.attach(to: folder.file("log"))
        _ = tap.start()
        for _ in 1...commits { tap.committed(frames: 0, at: 0) }
        try Data(count: 32).write(to: URL(fileURLWithPath: folder.file("log")))
        #expect(tap.take().isBroken == wasCollected)
    }

    /// Another program moved the log into the file: what was not collected by then is gone, and that must be seen.
    @Test func aLogThatSomebodyElseEmptiedBreaksTheChain() throws {
        let tap = LogTap()
        let database = try open(tap, checkpointPages: 4_000)
        _ = tap.start()
        for product in 1...20 { try add(product, 1, in: database) }
        let other = try Connection(opening: folder.file("shop/shelfwire.db"), as: .writer)
        _ = try other.reading { try $0.first(Shelf.total) { $0.int(0) } }
        try other.checkpoint()
        try add(1, 1, in: database)
        #expect(tap.take().isBroken)
        database.close()
    }

    @Test func aRecordReadsAsItWasWritten() {
        let record = LogRecord(kind: .commit, number: 9, milliseconds: -5, frames: [1, 2, 3])
        let bytes = record.bytes
        #expect(bytes.count == LogRecord.headerBytes + 3)
        #expect(LogRecord.read(bytes[...]) == .record(record))
        #expect(LogRecord.read((bytes + [9, 9])[...]) == .record(record))
        for count in 0..<bytes.count { #expect(LogRecord.read(bytes[..<count]) == .unfinished) }
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0x40
            #expect(LogRecord.read(damaged[...]) != .record(record), "byte \(index)")
        }
    }
}
