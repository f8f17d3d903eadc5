@testable import Server
import Testing

struct BackupGenerationsTests {
    /// 2026-11-21 16:45:00 UTC.
    static let instant: Int64 = 1_795_279_500_000
    static let hour: Int64 = 3_600_000

    @Test func aNameSaysItsInstantAndSortsByIt() {
        #expect(BackupGenerations.name(at: Self.instant) == "shelfwire-20261121T164500Z.db")
        #expect(BackupGenerations.instant(of: "shelfwire-20261121T164500Z.db") == Self.instant)
        #expect(BackupGenerations.name(at: Self.instant + 999) == BackupGenerations.name(at: Self.instant))
        let names = [5, 1, 3].map { BackupGenerations.name(at: Self.instant + $0 * Self.hour) }
        #expect(BackupGenerations(names: names).instants == [1, 3, 5].map { Self.instant + $0 * Self.hour })
    }

    /// A shop that begins to encrypt lets its plain copies go like any others.
    @Test func encryptedCopiesAreCountedWithTheOthers() {
        let plain = BackupGenerations.name(at: Self.instant)
        let encrypted = BackupGenerations.name(at: Self.instant + Self.hour, isEncrypted: true)
        #expect(encrypted == "shelfwire-20261121T174500Z.db.age")
        let both = BackupGenerations(names: [encrypted, plain])
        #expect(both.instants == [Self.instant, Self.instant + Self.hour])
        #expect(both.outdated(keep: 1) == [plain])
        #expect(both.wait(at: Self.instant + Self.hour, every: Self.hour) == Self.hour)
        #expect(BackupGenerations.instant(of: encrypted + ".unfinished") == nil)
    }

    @Test(arguments: [
        "", "shelfwire.db", "shelfwire-.db", "shelfwire-20261121T164500Z.db.unfinished", "shelfwire-20261121T164500Z", "other-20261121T164500Z.db",
        "shelfwire-20261321T164500Z.db", "shelfwire-2026-11-21T16:45:00Z.db", "shelfwire-before-the-move.db",
    ])
    func whatIsNotNamedByUsIsLeftAlone(name: String) {
        #expect(BackupGenerations.instant(of: name) == nil)
        #expect(BackupGenerations(names: [name]).outdated(keep: 1).isEmpty)
    }

    @Test func theNextIsDueAnIntervalAfterTheNewest() {
        let newest = BackupGenerations(names: [BackupGenerations.name(at: Self.instant)])
        #expect(BackupGenerations(names: []).wait(at: Self.instant, every: Self.hour) == 0)
        #expect(newest.wait(at: Self.instant, every: Self.hour) == Self.hour)
        #expect(newest.wait(at: Self.instant + Self.hour - 1, every: Self.hour) == 1)
        #expect(newest.wait(at: Self.instant + Self.hour, every: Self.hour) == 0)
        #expect(newest.wait(at: Self.instant + 9 * Self.hour, every: Self.hour) == 0)
        // The clock was set back by a day: at most one interval is waited.
        #expect(newest.wait(at: Self.instant - 24 * Self.hour, every: Self.hour) == Self.hour)
    }

    @Test(arguments: [(1, 3), (3, 1), (4, 0), (5, 0), (0, 3)]) func theOldestGoAndTheNewestStays(keep: Int, gone: Int) {
        let names = (0..<4).map { BackupGenerations.name(at: Self.instant + Int64($0) * Self.hour) }
        #expect(BackupGenerations(names: names.reversed()).outdated(keep: keep) == Array(names.prefix(gone)))
    }
}
