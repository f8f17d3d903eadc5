import Storage
import Testing

@testable import Inventory

/// Nothing a terminal sends can block its own queue, and nothing is thrown away: what cannot be booked waits for a person, and its
/// neighbours pass.
@Suite("Parking")
struct ParkingTests {
    private static let minute: Int64 = 60_000

    /// Applies three scans of which the middle one is changed by `spoil`; the neighbours have to pass.
    private func middle(of stage: DeliveryStage, _ spoil: (inout Entry) -> Void) throws -> EntryResult {
        var batch = stage.batch(3, from: 1)
        spoil(&batch.entries[1])
        let results = try #require(try stage.results(of: batch))
        #expect(results[0].verdict == .accepted && results[2].verdict == .accepted)
        let standing = try stage.standing()
        #expect(standing.tea == (results[1].verdict == .accepted ? 3 : 2))
        #expect(standing.appliedThrough == 3)
        if results[1].verdict != .accepted {
            let review = try stage.shop.books.askSync(ReviewList(store: Shop.store), as: stage.shop.caller(.ben)).items.first
            #expect(review?.payload == batch.entries[1].payload)
            #expect(review?.reason == results[1].rejection?.reason)
            #expect(review?.entry?.sequence == 2)
            // A review without a person is nobody's: closing it changes nothing in the books.
            #expect(standing.reviews == 1)
        }
        #expect(try stage.shop.books.verify().findings == [])
        return results[1]
    }

    enum Spoiled: CaseIterable {
        case noSession, unknownSession, otherTerminalsSession, deskSession, afterSignOut, afterExpiry, beforeSignIn, noRight
        case unknownDocument, unknownStart, otherStoresDocument, unknownCode, noTask, notUnderstood, wrongTask
    }

    @Test(arguments: [
        (.noSession, .parked, "NOT_SIGNED_IN"), (.unknownSession, .parked, "NOT_SIGNED_IN"),
        (.otherTerminalsSession, .parked, "SESSION_OF_ANOTHER_TERMINAL"), (.deskSession, .parked, "SESSION_OF_ANOTHER_TERMINAL"),
        (.afterSignOut, .parked, "SESSION_ENDED"), (.afterExpiry, .parked, "SESSION_ENDED"), (.beforeSignIn, .parked, "SESSION_ENDED"),
        (.noRight, .parked, "NOT_PERMITTED"), (.unknownDocument, .parked, "UNKNOWN_REFERENCE"),
        (.unknownStart, .parked, "UNKNOWN_REFERENCE"), (.otherStoresDocument, .parked, "OTHER_STORE"),
        (.unknownCode, .parked, "UNKNOWN_BARCODE"), (.noTask, .rejected, "TASK_MISSING"), (.notUnderstood, .rejected, "MALFORMED"),
        (.wrongTask, .rejected, "WRONG_TASK"),
    ] as [(Spoiled, Verdict, String)])
    func whatCannotBeBookedIsKeptAndItsNeighboursPass(spoiled: Spoiled, verdict: Verdict, reason: String) throws {
        let stage = try DeliveryStage()
        let shop = stage.shop
        try prepare(spoiled, shop)
        let result = try middle(of: stage) { entry in spoil(&entry, spoiled, shop) }
        #expect(result.verdict == verdict)
        #expect(result.rejection?.reason == reason)
    }

    /// The session of ben's on the handheld is the one that ends.
    private func prepare(_ spoiled: Spoiled, _ shop: Shop) throws {
        let ben = shop.session(.ben)
        let start = TestClock.start
        if spoiled == .otherStoresDocument {
            // The second document of the shop.
            let receipt = OpenReceipt(store: Shop.otherStore, order: nil, supplier: Shop.supplier, deliveryNote: "")
            try shop.perform(receipt, as: Caller(.operatorAtMachine))
        }
        try shop.write { transaction in
            switch spoiled {
            case .afterSignOut: try transaction.run(Self.endSession, ben, start - Self.minute)
            case .afterExpiry: try transaction.run(Self.expireSession, ben, start - Self.minute)
            case .beforeSignIn: try transaction.run(Self.beginSession, ben, start + 2 * Self.minute + 1)
            default: break
            }
        }
    }

    private func spoil(_ entry: inout Entry, _ spoiled: Spoiled, _ shop: Shop) {
        switch spoiled {
        case .noSession: entry.session = 0
        case .unknownSession: entry.session = 9_999
        case .otherTerminalsSession: entry.session = shop.session(.anna, on: Shop.secondHandheld)
        case .deskSession: entry.session = Shop.Person.anna.rawValue
        case .afterSignOut, .afterExpiry, .beforeSignIn: entry.session = shop.session(.ben)
        case .noRight: entry.session = shop.session(.cara)
        case .unknownDocument: entry.task = .document(9_999)
        case .unknownStart: entry.task = .startedBy(1)
        case .otherStoresDocument: entry.task = .document(2)
        case .unknownCode: entry.body = .scan(Shop.item(Shop.Code.unknown), times: 1)
        case .noTask: entry.task = nil
        case .notUnderstood: entry.body = .malformed(field: "body", problem: "is missing")
        case .wrongTask: entry.body = .count(Shop.item(Shop.Code.tea), quantity: 1)
        }
        entry.payload = Array("\(spoiled)".utf8)
    }

    /// A session counts for what was done while it lived, however late that arrives.
    @Test func whatWasDoneBeforeTheSignOutCountsWhenItArrivesAfter() throws {
        let stage = try DeliveryStage()
        let shop = stage.shop
        shop.clock.advance(minutes: 60)
        let ben = shop.session(.ben)
        try shop.write { transaction in
            try transaction.run(Self.endSession, ben, TestClock.start + 30 * Self.minute)
        }
        let early = try middle(of: stage) { entry in
            entry.session = ben
            entry.monotonicMilliseconds -= 30 * Self.minute
        }
        #expect(early.verdict == .accepted)
        var late = stage.batch(1, from: 4)
        late.entries[0].session = ben
        late.entries[0].monotonicMilliseconds -= 30 * Self.minute - 1
        #expect(try stage.results(of: late)?.first?.rejection == .sessionEnded)
    }

    // MARK: poison

    /// A product row that no version of the program wrote: reading it fails, for a reason that no rule knows.
    @Test(arguments: ["UPDATE product SET unit = 99 WHERE id = 2", "UPDATE product SET unit = 'box' WHERE id = 2"])
    func anEntryThatFailsUnexpectedlyIsParked(damage: String) throws {
        let stage = try DeliveryStage()
        try stage.shop.write { transaction in try transaction.run(SQL(text: damage)) }
        let result = try middle(of: stage) { entry in
            entry.body = .scan(Shop.item(Shop.Code.milk), times: 1)
            entry.payload = [42]
        }
        #expect(result.verdict == .parked && result.rejection == .internalTrouble)
    }

    @Test func aBatchFullOfPoisonIsParkedOneByOne() throws {
        let stage = try DeliveryStage()
        try stage.shop.write { transaction in try transaction.run(SQL("UPDATE product SET unit = 99 WHERE id = 2")) }
        let batch = stage.shop.batch(
            (0..<20).map { .scan(Shop.item($0 % 2 == 0 ? Shop.Code.milk : Shop.Code.tea), times: 1) }, on: stage.receipt, from: 1)
        let results = try #require(try stage.results(of: batch))
        #expect(results.map(\.verdict) == (0..<20).map { $0 % 2 == 0 ? .parked : .accepted })
        #expect(try stage.standing() == DeliveryStage.Standing(tea: 10, rows: 21, reviews: 10, appliedThrough: 20))
    }

    /// Trouble of the machine is nobody's fault: nothing is applied and the same batch comes again.
    @Test func machineTroubleLeavesNothingAndIsToldUpwards() throws {
        let stage = try DeliveryStage()
        stage.shop.books.database.close()
        #expect(throws: StorageError.self) { try stage.shop.books.applySync(stage.batch(1, from: 1)) }
    }

    private static let endSession = SQL("UPDATE person_session SET ended_ms = $2 WHERE id = $1")
    private static let expireSession = SQL("UPDATE person_session SET expires_ms = $2 WHERE id = $1")
    private static let beginSession = SQL("UPDATE person_session SET created_ms = $2 WHERE id = $1")
}
