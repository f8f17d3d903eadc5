import FaultDisk
import Testing

@testable import Storage

/// What a disk can do to the store, one fault at a time. Thousands of them at random: `simulate power`.
@Suite struct DiskFaultTests {
    let disk = FaultDisk(seed: 1)

    private func open(
        _ migrations: [Migration] = Shelf.migrations, _ adjust: (inout Database.Configuration) -> Void = { _ in }
    ) throws -> Database {
        var configuration = Database.Configuration()
        configuration.fileSystem = disk.fileSystem
        adjust(&configuration)
        return try Database.openForSimulation(directory: disk.folder, migrations: migrations, configuration: configuration)
    }

    private func add(_ quantity: Int64, in database: Database) -> StorageError.Code? {
        Result { try database.writeSync { try $0.run(Shelf.add, 1, quantity) } }.storageCode
    }

    private func quantity(in database: Database) throws -> Int64? {
        try database.readSync { try Shelf.quantity(of: 1, in: $0) }
    }

    /// Ends the program and lets it come back.
    private func end(_ database: Database, _ manner: FaultDisk.Manner) {
        disk.endNow()
        database.close()
        disk.comeBack(manner)
    }

    @Test(arguments: FaultDisk.Manner.allCases) func whatWasAcknowledgedSurvivesEveryEnd(manner: FaultDisk.Manner) throws {
        let database = try open()
        for _ in 1...30 { #expect(add(1, in: database) == nil) }
        end(database, manner)
        let again = try open()
        #expect(try quantity(in: again) == 30)
        #expect(try again.readSync { try $0.integrityProblems() } == [])
        again.close()
    }

    /// The one that a kill and a power cut have to work together for: a commit that is written and not synchronised is read by the next
    /// program, told to somebody, and must not go when the power goes.
    @Test func aCommitReadAfterAKillIsOnTheDisk() throws {
        let database = try open()
        #expect(add(41, in: database) == nil)
        // The commit's synchronisation is not done, or is done and not answered, by the disk's coin: for some seeds either.
        var seen: [Int64?] = []
        var standing = try #require(try quantity(in: database))
        end(database, .killed)
        for seed in 1...12 as ClosedRange<UInt64> {
            disk.reseed(seed)
            let next = try open()
            #expect(try quantity(in: next) == standing)
            disk.end(atSync: 1)
            #expect(add(1, in: next) == .failed)
            end(next, .killed)
            let reader = try open()
            let told = try quantity(in: reader)
            end(reader, .dropped)
            let last = try open()
            #expect(try quantity(in: last) == told)
            seen.append(told)
            standing = told ?? -1
            end(last, .killed)
        }
        #expect(seen.last == 53)
    }

    /// What a failed fsync showed and dropped, the next program reads from the cache: it must be on the disk before it counts.
    @Test(arguments: [FaultDisk.Manner.dropped, .torn, .shuffled])
    func aCommitWhoseSynchronisationFailedIsThereOrNotForGood(manner: FaultDisk.Manner) throws {
        for seed in 1...12 as ClosedRange<UInt64> {
            let disk = FaultDisk(seed: seed)
            var configuration = Database.Configuration()
            configuration.fileSystem = disk.fileSystem
            func open() throws -> Database {
                try Database.openForSimulation(directory: disk.folder, migrations: Shelf.migrations, configuration: configuration)
            }
            let first = try open()
            #expect(add(41, in: first) == nil)
            disk.fail(.sync, at: 1, forEver: false)
            #expect(add(1, in: first) == .failed)
            disk.endNow()
            first.close()
            disk.comeBack(.killed)
            let second = try open()
            let told = try quantity(in: second)
            disk.endNow()
            second.close()
            disk.comeBack(manner)
            let third = try open()
            #expect(try quantity(in: third) == told, "seed \(seed)")
            #expect(try third.readSync { try $0.integrityProblems() } == [])
            third.close()
        }
    }

    /// A program that cannot even open the books closes them again. What it sees of the log may be more than the disk has, after a failed
    /// synchronisation: played into the file, it would be a file with later pages than the log that comes back with the power.
    @Test(arguments: [FaultDisk.Manner.dropped, .torn]) func booksThatDoNotOpenAreLeftAsTheyLie(manner: FaultDisk.Manner) throws {
        try afterAFailedSynchronisation(manner) { disk, open in
            disk.endNow()
            return { call in
                disk.fail(.read, at: call, forEver: false)
                let books = try? open()
                if let books {
                    disk.endNow()
                    books.close()
                }
            }
        }
    }

    /// The same when the program that met the failure ends in order.
    @Test(arguments: [FaultDisk.Manner.dropped, .torn]) func booksThatStoppedAreLeftAsTheyLie(manner: FaultDisk.Manner) throws {
        try afterAFailedSynchronisation(manner) { _, _ in { _ in } }
    }

    /// Commits, of which one fails to be synchronised; a first end, a kill, a second end, a power cut; then what is there must be whole, and all
    /// that was acknowledged.
    private func afterAFailedSynchronisation(
        _ manner: FaultDisk.Manner, _ ends: (FaultDisk, @escaping () throws -> Database) throws -> (Int64) throws -> Void
    ) throws {
        for seed in 1...16 as ClosedRange<UInt64> {
            let disk = FaultDisk(seed: seed)
            var configuration = Database.Configuration()
            configuration.fileSystem = disk.fileSystem
            func open() throws -> Database {
                try Database.openForSimulation(directory: disk.folder, migrations: Shelf.migrations, configuration: configuration)
            }
            // Several pages in the file, one in the log: a log that is played over later pages does not make up for them.
            let founder = try open()
            try founder.writeSync { transaction in for product in 1...2_000 as ClosedRange<Int64> { try transaction.run(Shelf.add, product, 1) } }
            founder.close()
            disk.comeBack(.killed)
            let first = try open()
            for _ in 1...5 { try first.writeSync { try $0.run(Shelf.add, 1, 1) } }
            disk.fail(.sync, at: 1, forEver: false)
            #expect(throws: StorageError.self) {
                try first.writeSync { transaction in for product in 1...4_000 as ClosedRange<Int64> { try transaction.run(Shelf.add, product, 1) } }
            }
            let next = try ends(disk, open)
            first.close()
            disk.comeBack(.killed)
            try next(Int64(seed))
            disk.comeBack(manner)
            let last = try open()
            #expect(try last.readSync { try $0.integrityProblems() } == [], "seed \(seed)")
            let (one, another) = try last.readSync { (try Shelf.quantity(of: 1, in: $0) ?? 0, try Shelf.quantity(of: 2_000, in: $0) ?? 0) }
            #expect(one - another == 5 && another >= 1, "seed \(seed): \(one) of the first product, \(another) of the last")
            last.close()
        }
    }

    /// Closing deletes the log and nothing synchronises the folder, so a power cut may bring it back: the last one, whose pages the file
    /// already has. One from before it can not: its name was another file's, and on the disk, before that file's first commit was told.
    @Test func onlyTheLastDeletedLogCanComeBack() throws {
        var returned = 0
        for seed in 1...24 as ClosedRange<UInt64> {
            let disk = FaultDisk(seed: seed)
            var configuration = Database.Configuration()
            configuration.fileSystem = disk.fileSystem
            func open() throws -> Database {
                try Database.openForSimulation(directory: disk.folder, migrations: Shelf.migrations, configuration: configuration)
            }
            for life in 1...3 as ClosedRange<Int64> {
                let database = try open()
                #expect(try quantity(in: database) ?? 0 == life - 1)
                #expect(add(1, in: database) == nil)
                database.close()
                disk.comeBack(.killed)
            }
            let before = disk.bytes
            disk.comeBack(.dropped)
            if disk.bytes > before { returned += 1 }
            let last = try open()
            #expect(try quantity(in: last) == 3, "seed \(seed)")
            #expect(try last.readSync { try $0.integrityProblems() } == [])
            last.close()
        }
        #expect((1..<24).contains(returned), "the disk's coin never fell the other way: \(returned)")
    }

    /// One byte less than a piece of the rewriting, a whole piece, one more: a log of any size is there again.
    @Test(arguments: [1, 60, 64, 70, 200]) func logsOfAllSizesAreWrittenAgain(commits: Int) throws {
        let database = try open { $0.checkpointPages = 100_000 }
        for _ in 1...commits { #expect(add(1, in: database) == nil) }
        end(database, .killed)
        let syncs = disk.syncs
        let again = try open()
        #expect(disk.syncs == syncs + 1)
        end(again, .dropped)
        let last = try open()
        #expect(try quantity(in: last) == Int64(commits))
        last.close()
    }

    @Test func afterAFailedSynchronisationNothingIsAcknowledged() throws {
        let fatal = Answers<StorageError>()
        let database = try open { $0.onFatal = { fatal.add($0) } }
        #expect(add(41, in: database) == nil)
        disk.fail(.sync, at: 1, forEver: false)
        #expect(add(1, in: database) == .failed)
        // The disk is well again, but what it dropped it will never write.
        #expect(add(1, in: database) == .failed)
        #expect(fatal.now.map(\.code) == [.inputOutput])
        end(database, .dropped)
        let again = try open()
        #expect(try quantity(in: again) == 41)
        again.close()
    }

    @Test(arguments: [FaultDisk.Fault.write, .sync]) func aCheckpointThatFailsStopsTheDatabaseAfterTheAnswer(fault: FaultDisk.Fault) throws {
        let fatal = Answers<StorageError>()
        let database = try open { configuration in
            configuration.checkpointPages = 8
            configuration.onFatal = { fatal.add($0) }
        }
        var added: Int64 = 0
        for step in 1...200 as ClosedRange<Int64> where fatal.now.isEmpty {
            // The commit of each step needs a few calls; those behind them are the checkpoint's.
            let before = (writes: disk.changes - disk.syncs, syncs: disk.syncs)
            #expect(add(1, in: database) == nil)
            added += 1
            guard step == 3 else { continue }
            let calls = fault == .sync ? disk.syncs - before.syncs : disk.changes - disk.syncs - before.writes
            disk.fail(fault, at: calls * 5 + 1, forEver: true)
            while fatal.now.isEmpty, add(1, in: database) == nil { added += 1 }
        }
        #expect(fatal.now.map(\.code) == [.inputOutput])
        #expect(add(1, in: database) == .failed)
        end(database, .dropped)
        let again = try open()
        #expect(try quantity(in: again) == added)
        again.close()
    }

    @Test func theLogIsMovedIntoTheFileAtItsLimitAndNotBefore() throws {
        for (pages, changesFile) in [(2, true), (1_000, false)] {
            let database = try open { $0.checkpointPages = pages }
            #expect(add(1, in: database) == nil)
            #expect(add(1, in: database) == nil)
            // Without the log: what is in the file alone.
            let logged = try #require(try quantity(in: database))
            let syncs = disk.syncs
            #expect(add(1, in: database) == nil)
            // One for the commit; a checkpoint synchronises the log and the file.
            #expect((disk.syncs - syncs > 1) == changesFile, "\(pages) pages, \(logged)")
            database.close()
        }
    }

    @Test func aFullDiskIsNoEnd() throws {
        let database = try open()
        #expect(add(1, in: database) == nil)
        disk.fail(.full, at: 1, forEver: true)
        #expect(add(1, in: database) == .diskFull)
        #expect(try quantity(in: database) == 1)
        disk.stopFailing(.full)
        #expect(add(1, in: database) == nil)
        #expect(try quantity(in: database) == 2)
        database.close()
    }

    // MARK: migrations

    private static let older = Shelf.migrations
    private static let newer = older + [
        Migration(
            number: 2, name: "Prices",
            statements: [
                "CREATE TABLE price (product INTEGER PRIMARY KEY, cents INTEGER NOT NULL) STRICT",
                "INSERT INTO price (product, cents) SELECT product, quantity * 100 FROM stock",
                "CREATE INDEX price_by_cents ON price (cents)",
            ]),
        Migration(number: 3, name: "Names", statements: ["ALTER TABLE label ADD COLUMN language TEXT NOT NULL DEFAULT ''"]),
    ]
    private static let standing = SQL("SELECT coalesce(max(number), 0) FROM schema_migration")
    private static let prices = SQL("SELECT count(*), coalesce(sum(cents), 0) FROM price")

    /// The upgrade ends at each of its changes in turn, in every manner. What is then in the file is the old schema or the new one, each
    /// migration whole; and the next start brings it to its end.
    @Test(arguments: FaultDisk.Manner.allCases) func anUpgradeEndedAnywhereIsOldOrNew(manner: FaultDisk.Manner) throws {
        let original = FaultDisk(seed: 3)
        var configuration = Database.Configuration()
        configuration.fileSystem = original.fileSystem
        let made = try Database.openForSimulation(directory: original.folder, migrations: Self.older, configuration: configuration)
        for product in 1...50 { try made.writeSync { try $0.run(Shelf.add, product, product) } }
        made.close()
        var ends = 0
        var standings: Set<Int64> = []
        for change in 1... {
            disk.copy(from: original)
            disk.reseed(UInt64(change))
            disk.end(atChange: Int64(change))
            let upgraded = try? open(Self.newer)
            if let upgraded {
                upgraded.close()
                break
            }
            disk.comeBack(manner)
            ends += 1
            let wholeMigrations = try standing()
            standings.insert(wholeMigrations)
            let next = try open(Self.newer)
            #expect(try next.readSync { try $0.first(Self.standing) { $0.int(0) } } == 3)
            #expect(try next.readSync { try $0.first(Self.prices) { [$0.int(0), $0.int(1)] } } == [50, 127_500])
            #expect(try next.readSync { try $0.first(Shelf.total) { $0.int(0) } } == 1_275)
            #expect(try next.readSync { try $0.integrityProblems() } == [])
            next.close()
        }
        #expect(ends > 10, "an upgrade has more changes than \(ends)")
        // A cut at the last change takes the last migration with it, unless what was written stays.
        #expect(standings.isSuperset(of: [1, 2]) && standings.isSubset(of: [1, 2, 3]), "\(standings)")
    }

    /// How many migrations the file holds, found by opening it with each program in turn: exactly one of them fits as it is.
    private func standing() throws -> Int64 {
        for count in 1...3 {
            guard let database = try? open(Array(Self.newer.prefix(count))) else { continue }
            defer { database.close() }
            return try database.readSync { try $0.first(Self.standing) { $0.int(0) } } ?? -1
        }
        return -1
    }

    @Test func aNewerFileIsRefusedAndNotTouched() throws {
        try open(Self.newer).close()
        let (changes, syncs) = (disk.changes, disk.syncs)
        #expect(Result { try open(Self.older) }.storageCode == .newerSchema)
        // An empty log comes with the opening and goes with the closing; nothing is written.
        #expect(disk.changes <= changes + 1 && disk.syncs == syncs)
    }
}
