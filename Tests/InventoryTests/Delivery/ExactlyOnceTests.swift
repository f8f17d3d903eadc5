import Storage
import Testing

@testable import Inventory

@Suite("Exactly once")
struct ExactlyOnceTests {
    @Test func aRepeatGetsItsFirstVerdictAndDoesNothing() throws {
        let stage = try DeliveryStage()
        var batch = stage.shop.batch(
            DeliveryStage.scans(1) + [.scan(Shop.item(Shop.Code.unknown), times: 1), .malformed(field: "f", problem: "is odd")],
            on: stage.receipt, from: 1)
        let first = try #require(try stage.results(of: batch))
        #expect(first.map(\.verdict) == [.accepted, .parked, .rejected])
        let before = try stage.standing()
        // What has changed since then has no say in it.
        batch.entries[0].session = 0
        batch.clock.wallMilliseconds += 1_000_000
        let second = try #require(try stage.results(of: batch))
        #expect(second.map(\.verdict) == first.map(\.verdict))
        #expect(second.map(\.keptReason) == ["", "UNKNOWN_BARCODE", "MALFORMED"])
        #expect(second.map(\.isRepeat) == [true, true, true])
        #expect(try stage.standing() == before)
    }

    @Test func anOverlapAppliesOnlyWhatIsNew() throws {
        let stage = try DeliveryStage()
        _ = try stage.results(of: stage.batch(4, from: 1))
        let results = try #require(try stage.results(of: stage.batch(4, from: 3)))
        #expect(results.map(\.isRepeat) == [true, true, false, false])
        #expect(results.map(\.sequence) == [3, 4, 5, 6])
        #expect(try stage.standing() == DeliveryStage.Standing(tea: 6, rows: 7, reviews: 0, appliedThrough: 6))
    }

    @Test(arguments: [-1, 0, 4, 5, 1_000, Int64.max - 10])
    func aBatchThatDoesNotFollowIsRefusedWhole(first: Int64) throws {
        let stage = try DeliveryStage()
        _ = try stage.results(of: stage.batch(2, from: 1))
        let before = try stage.standing()
        guard case .gap(let through) = try stage.shop.books.applySync(stage.batch(2, from: first)) else {
            Issue.record("\(first) was applied")
            return
        }
        #expect(through == 2)
        #expect(try stage.standing() == before)
    }

    @Test func anEmptyBatchSaysWhereTheTerminalStands() throws {
        let stage = try DeliveryStage()
        _ = try stage.results(of: stage.batch(2, from: 1))
        guard case .applied(let through, let results) = try stage.shop.books.applySync(stage.batch(0, from: 3)) else {
            Issue.record("not applied")
            return
        }
        #expect(through == 2 && results.isEmpty)
    }

    @Test func anotherMessageUnderAnOldIdentityRaisesOneAlarm() throws {
        let stage = try DeliveryStage()
        _ = try stage.results(of: stage.batch(2, from: 1))
        var batch = stage.batch(3, from: 1)
        batch.entries[1].payload += [1]
        for _ in 1...2 {
            let results = try #require(try stage.results(of: batch))
            #expect(results[1].verdict == .rejected && results[1].rejection == .identityReused && !results[1].isRepeat)
            #expect(results[0].isRepeat && results[2].verdict == .accepted)
        }
        // The neighbour behind it was booked once; each alarm has its row, the matter one review.
        #expect(try stage.standing() == DeliveryStage.Standing(tea: 3, rows: 6, reviews: 1, appliedThrough: 3))
        let review = try stage.shop.books.askSync(ReviewList(store: Shop.store), as: stage.shop.caller(.ben)).items.first
        #expect(review?.kind == .identityReused && review?.entry == Origin(terminal: 1, epoch: 1, sequence: 2))
        #expect(try stage.shop.books.verify().findings == [])
    }

    @Test(arguments: [Limits.entriesPerBatch - 1, Limits.entriesPerBatch, Limits.entriesPerBatch + 1])
    func aBatchIsTakenUpToItsLimit(count: Int) throws {
        let stage = try DeliveryStage()
        let batch = stage.batch(count, from: 1)
        let taken = min(count, Limits.entriesPerBatch)
        guard case .applied(let through, let results) = try stage.shop.books.applySync(batch) else {
            Issue.record("not applied")
            return
        }
        #expect(through == Int64(taken) && results.count == taken)
        #expect(try stage.standing().tea == Int64(taken))
        // What was left goes with the next batch.
        let rest = stage.batch(count - taken, from: through + 1)
        #expect(try stage.results(of: rest)?.count == count - taken)
        #expect(try stage.standing().tea == Int64(count))
    }

    // MARK: devices

    @Test func anEnrolmentFencesWhatTheDeviceWasBefore() throws {
        let stage = try DeliveryStage()
        _ = try stage.results(of: stage.batch(3, from: 1))
        try stage.shop.write { transaction in
            _ = try Terminals.enrol(
                Shop.handheld, store: Shop.store, name: "PDA 1", credential: [1], model: "", appVersion: "", in: transaction)
        }
        let before = try stage.standing()
        for epoch in [0, 1, 3] as [Int64] {
            var old = stage.batch(1, from: 4)
            old.epoch = epoch
            guard case .fenced(let current) = try stage.shop.books.applySync(old) else {
                Issue.record("epoch \(epoch) was not fenced")
                continue
            }
            #expect(current == 2)
        }
        #expect(try stage.standing() == before)
        // The new epoch counts from 1 and repeats nothing of the old one.
        var new = stage.batch(2, from: 1)
        new.epoch = 2
        #expect(try stage.results(of: new)?.map(\.isRepeat) == [false, false])
        #expect(try stage.standing().tea == 5)
        #expect(try stage.shop.books.verify().findings == [])
    }

    @Test func aRevokedDeviceAndOneThatNobodyKnowsAreRefused() throws {
        let stage = try DeliveryStage()
        _ = try stage.results(of: stage.batch(1, from: 1))
        try stage.shop.perform(RevokeTerminal(terminal: Shop.handheld, reason: "lost"), as: .dora)
        let before = try stage.standing()
        var unknown = stage.batch(1, from: 1)
        unknown.terminal = TerminalID(trusted: 99)
        for batch in [stage.batch(2, from: 1), stage.batch(1, from: 2), unknown] {
            guard case .revoked = try stage.shop.books.applySync(batch) else {
                Issue.record("terminal \(batch.terminal) was not refused")
                continue
            }
        }
        #expect(try stage.standing() == before)
    }
}
