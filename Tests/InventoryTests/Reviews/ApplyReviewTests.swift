import Storage
import Testing

@testable import Inventory

@Suite("Booking what was parked or rejected")
struct ApplyReviewTests {
    /// A receipt on which anna scanned one of tea, and a scan of an unknown code that waits: review 1.
    private struct Stage {
        let shop: Shop
        let receipt: Int64
        var number: String

        init(_ bodies: [Entry.Body] = [.scan(Shop.item(Shop.Code.unknown), times: 3)], session: Int64? = nil) throws {
            shop = try Shop()
            let opened = try shop.perform(OpenReceipt(store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: "N1"), as: .anna)
            guard case .done(let document, _, _) = opened else { throw BooksError.damaged("\(opened)") }
            (receipt, number) = (document.id.rawValue, document.number)
            var batch = shop.batch(bodies, on: .document(receipt), from: 1)
            for index in batch.entries.indices { batch.entries[index].session = session ?? batch.entries[index].session }
            _ = try shop.books.applySync(batch)
        }

        func entry(_ body: Entry.Body, on task: Entry.Task? = nil, payload: [UInt8] = [1]) -> Entry {
            Entry(
                sequence: 0, payload: payload, capturedMilliseconds: 0, monotonicMilliseconds: 0, boot: 0, session: 0,
                task: task ?? .document(receipt), wantsFeedback: false, body: body)
        }

        func apply(
            _ body: Entry.Body = .scan(Shop.item(Shop.Code.tea), times: 3), to review: Int64 = 1, as person: Shop.Person = .ben,
            on task: Entry.Task? = nil, at occurred: Instant? = nil, note: String = "read the label", key: String = "k", payload: [UInt8] = [1]
        ) throws -> CommandOutcome<AppliedReview> {
            let application = ReviewApplication(
                ReviewID(trusted: review), entry: entry(body, on: task, payload: payload), occurred: occurred, note: note)
            return try shop.books.performSync(
                application, as: shop.caller(person), identity: WriteIdentity(key: key, payload: payload, requestHash: payload))
        }

        func lines() throws -> [Int64] {
            let receipt = receipt
            return try shop.read { try $0.all(SQL("SELECT quantity FROM receipt_line WHERE document = $1 ORDER BY product"), receipt) { $0.int(0) } }
        }

        func reviews(_ includeClosed: Bool = false) throws -> [Review] {
            try shop.books.askSync(ReviewList(store: Shop.store, includeClosed: includeClosed), as: shop.caller(.ben)).items
        }

        func rows(_ kind: JournalKind) throws -> [AuditRow] {
            try shop.books.askSync(AuditTrail(kinds: [kind]), as: Caller(.operatorAtMachine)).items
        }
    }

    private func refusal<Reply>(_ outcome: CommandOutcome<Reply>) -> String? {
        if case .refused(let refusal) = outcome { refusal.first.reason } else { nil }
    }

    @Test func theCorrectedEntryIsBookedInThePersonsNameAndTheReviewIsClosed() throws {
        let stage = try Stage()
        #expect(try stage.reviews().map(\.reason) == ["UNKNOWN_BARCODE"])
        stage.shop.clock.advance(milliseconds: 60_000)
        guard case .done(let applied, let sequence, _) = try stage.apply() else {
            Issue.record("it was not booked")
            return
        }
        #expect(applied.feedback?.quantity.units == 3 && applied.feedback?.documentNumber == stage.number)
        #expect(try stage.lines() == [3])
        #expect(try stage.reviews().isEmpty)
        let closed = try #require(stage.reviews(true).last?.closed)
        #expect(closed.by == "Ben" && closed.note == "read the label")
        let row = try #require(stage.rows(.applyReview).first)
        #expect(row.sequence == sequence && row.actor == Shop.Person.ben.user && row.verdict == .accepted && row.document == stage.number)
        // It happened when it was scanned, not when somebody at a desk found the time.
        #expect(row.occurred.milliseconds == TestClock.start && row.received.milliseconds == TestClock.start + 60_000)
        #expect(try stage.shop.books.verify().findings.isEmpty)
    }

    @Test func theSameKeyBooksOnceAndAnotherRequestUnderItIsRefused() throws {
        let stage = try Stage()
        guard case .done = try stage.apply() else { throw BooksError.damaged("not booked") }
        guard case .repeated = try stage.apply() else { throw BooksError.damaged("not repeated") }
        #expect(refusal(try stage.apply(payload: [2])) == "IDENTITY_REUSED")
        #expect(try stage.lines() == [3])
    }

    @Test func whatTheEntrysRulesRefuseLeavesTheReviewOpenAndBooksNothing() throws {
        let stage = try Stage()
        let elsewhere = try stage.shop.perform(
            OpenReceipt(store: Shop.otherStore, order: nil, supplier: Shop.supplier, deliveryNote: "N3"), as: Caller(.operatorAtMachine))
        guard case .done(let foreign, _, _) = elsewhere else { throw BooksError.damaged("\(elsewhere)") }
        stage.shop.clock.advance(milliseconds: 1_000)
        let refusals: [(Entry.Body, Entry.Task?, String)] = [
            (.scan(Shop.item(Shop.Code.unknown), times: 1), nil, "UNKNOWN_BARCODE"),
            (.scan(Shop.item(Shop.Code.tea), times: 0), nil, "QUANTITY_OUT_OF_RANGE"),
            (.scan(Shop.item(Shop.Code.tea), times: 1), .document(999), "UNKNOWN_REFERENCE"),
            (.count(Shop.item(Shop.Code.tea), quantity: 1), nil, "WRONG_TASK"),
            (.undo(sequence: 1), nil, "NOTHING_TO_UNDO"),
            (.scan(Shop.item(Shop.Code.tea), times: 1), .document(foreign.id.rawValue), "OTHER_STORE"),
        ]
        for (index, (body, task, reason)) in refusals.enumerated() {
            #expect(refusal(try stage.apply(body, on: task, key: "r\(index)")) == reason, "\(body)")
        }
        #expect(try stage.lines() == [] && stage.reviews().count == 1)
        let rows = try stage.rows(.applyReview)
        #expect(rows.count == refusals.count && rows.allSatisfy { $0.verdict == .rejected })
        // A refusal happened now, whatever the entry says.
        #expect(rows.allSatisfy { $0.occurred == $0.received && $0.document.isEmpty })
        #expect(refusal(try stage.apply()) == nil)
        #expect(try stage.shop.books.verify().findings.isEmpty)
    }

    @Test func aWishThatIsNoneIsRefusedWithItsField() throws {
        let stage = try Stage()
        let card = "4111111111111111"
        let now = TestClock.start
        let wishes: [(String, () throws -> CommandOutcome<AppliedReview>, String)] = [
            ("no note", { try stage.apply(note: " ", key: "1") }, "MALFORMED"),
            ("a card in the note", { try stage.apply(note: "card \(card)", key: "2") }, "CARD_NUMBER"),
            ("a card in the entry", { try stage.apply(.scan(Shop.item(card), times: 1), key: "3") }, "CARD_NUMBER"),
            ("no entry", { try stage.apply(.malformed(field: "body", problem: "is missing"), key: "4") }, "MALFORMED"),
            ("a review of the future", { try stage.apply(to: 99, key: "5") }, "UNKNOWN_REFERENCE"),
            ("a later instant", { try stage.apply(at: Instant(milliseconds: now + 1), key: "6") }, "MALFORMED"),
            ("an instant before time", { try stage.apply(at: Instant(milliseconds: -1), key: "7") }, "MALFORMED"),
        ]
        for (name, wish, reason) in wishes { #expect(refusal(try wish()) == reason, "\(name)") }
        // A card's number stays nowhere.
        let kept = try stage.shop.read { try $0.all(SQL("SELECT payload FROM journal")) { $0.blob(0) } }
        #expect(kept.allSatisfy { !String(decoding: $0, as: UTF8.self).contains(card) })
        #expect(try stage.reviews().count == 1)
    }

    @Test(arguments: [(Limits.appliedEntryBytes - 1, nil), (Limits.appliedEntryBytes, nil), (Limits.appliedEntryBytes + 1, "MALFORMED")] as [(Int, String?)])
    func anEntryHasAtMostSoManyBytes(bytes: Int, reason: String?) throws {
        let stage = try Stage()
        #expect(refusal(try stage.apply(payload: [UInt8](repeating: 1, count: bytes))) == reason)
    }

    @Test func aReviewIsAppliedOrClosedOnceAndOnlyOneOfAnEntry() throws {
        let stage = try Stage()
        #expect(refusal(try stage.apply()) == nil)
        #expect(refusal(try stage.apply(key: "again")) == "ALREADY_CLOSED")
        #expect(refusal(try stage.shop.perform(CloseReview(ReviewID(trusted: 1), note: "put away"), as: .ben)) == "ALREADY_CLOSED")
        try stage.shop.move(Shop.tea, 3, from: Shop.a1, to: Shop.customerPlace)
        let below = try #require(stage.reviews().first)
        #expect(below.kind == .negativeStock)
        #expect(refusal(try stage.apply(to: below.id.rawValue, key: "below")) == "MALFORMED")
    }

    /// The right to close reviews, and the right that the entry needs, both in the review's store and both now.
    @Test func bothRightsAreNeeded() throws {
        let stage = try Stage()
        for person in [Shop.Person.anna, .cara, .bob, .alex, .ada] {
            #expect(refusal(try stage.apply(as: person, key: "\(person)")) == "NOT_PERMITTED", "\(person)")
        }
        let machine = try stage.shop.books.performSync(
            ReviewApplication(ReviewID(trusted: 1), entry: stage.entry(.scan(Shop.item(Shop.Code.tea), times: 1)), note: "n"),
            as: Caller(.operatorAtMachine), identity: WriteIdentity(key: nil, payload: [], requestHash: []))
        #expect(refusal(machine) == "NOT_SIGNED_IN")
        // A role that may close reviews and receive nothing; what it could do before is no right now.
        try stage.shop.write { transaction in
            try transaction.run(
                SQL("INSERT INTO former_role (app_user, role, store, until_ms) VALUES ($1, 'clerk', 0, $2)"), Shop.Person.ben.user.rawValue,
                TestClock.start + 1)
            try transaction.run(
                SQL("DELETE FROM role_permission WHERE role = 'supervisor' AND verb = $1 AND subject = $2"), Verb.receive.rawValue, Subject.receipt.rawValue)
        }
        stage.shop.clock.advance(milliseconds: 1_000)
        #expect(refusal(try stage.apply(as: .ben, key: "without")) == "NOT_PERMITTED")
        #expect(try stage.lines() == [] && stage.reviews().count == 1)
        #expect(refusal(try stage.apply(as: .dora, key: "with")) == nil)
    }

    /// Who books an entry for somebody answers for it, and whoever made it is not freed by that.
    @Test func neitherWhoBooksNorWhoScannedApproves() throws {
        let stage = try Stage()
        _ = try stage.apply(as: .ben)
        let receipt = DocumentID(trusted: stage.receipt)
        func parts(_ person: Shop.Person) throws -> Set<Part> {
            try stage.shop.read { try Documents.parts(of: person.user, on: receipt, in: $0) }
        }
        #expect(try parts(.ben) == [.receiver] && parts(.anna).contains(.receiver) && parts(.dora).isEmpty)
        try stage.shop.perform(SubmitReceipt(receipt), as: .anna)
        #expect(refusal(try stage.shop.perform(ApproveReceipt(receipt), as: .ben)) == "SAME_PERSON")
        #expect(refusal(try stage.shop.perform(ApproveReceipt(receipt), as: .dora)) == nil)
    }

    /// The device's person had been signed out: the start of a receipt and what was scanned into it were all parked. Booked in their
    /// order they find each other.
    @Test func aWholeTaskThatWasParkedIsBookedInItsOrder() throws {
        let start = Entry.Body.startReceipt(purchaseOrder: 0, supplier: Shop.supplier.rawValue, deliveryNote: "N2")
        let stage = try Stage([start, .scan(Shop.item(Shop.Code.tea), times: 2), .finish(note: "")], session: 0)
        #expect(try stage.reviews().map(\.reason) == ["NOT_SIGNED_IN", "NOT_SIGNED_IN", "NOT_SIGNED_IN"])
        #expect(refusal(try stage.apply(.scan(Shop.item(Shop.Code.tea), times: 2), to: 2, on: .startedBy(1), key: "early")) == "UNKNOWN_REFERENCE")
        #expect(refusal(try stage.apply(start, to: 1, key: "start")) == nil)
        #expect(refusal(try stage.apply(.scan(Shop.item(Shop.Code.tea), times: 2), to: 2, on: .startedBy(1), key: "scan")) == nil)
        #expect(refusal(try stage.apply(.finish(note: ""), to: 3, on: .startedBy(1), key: "finish")) == nil)
        let receipts = try stage.shop.books.askSync(ReceiptList(store: Shop.store), as: stage.shop.caller(.ben)).items
        #expect(receipts.contains { $0.state == .submitted && $0.number != stage.number })
        #expect(try stage.shop.books.verify().findings.isEmpty)
    }

    /// What could not be read has no clock: it happened when it came, unless the person knows better.
    @Test func whatCouldNotBeReadHappenedWhenItCame() throws {
        let stage = try Stage([.malformed(field: "quantity", problem: "is missing"), .malformed(field: "quantity", problem: "is missing")])
        stage.shop.clock.advance(milliseconds: 5_000)
        #expect(refusal(try stage.apply(to: 1, key: "1")) == nil)
        let known = Instant(milliseconds: TestClock.start - 3_600_000)
        #expect(refusal(try stage.apply(to: 2, at: known, key: "2")) == nil)
        #expect(try stage.rows(.applyReview).map(\.occurred) == [known, Instant(milliseconds: TestClock.start)])
    }

    /// A move that was parked posts when it is booked.
    @Test func goodsOnTheFloorMoveWhenItIsBooked() throws {
        let stage = try Stage()
        try stage.shop.move(Shop.tea, 5, from: Shop.supplierPlace, to: Shop.a1)
        let move = Entry.Body.move(Shop.item(Shop.Code.tea, at: Shop.a1), quantity: 2, toLocation: Shop.b1.rawValue, toCondition: .sellable)
        #expect(refusal(try stage.apply(move)) == nil)
        #expect(try stage.shop.onHand(Shop.tea, at: Shop.b1) == 2)
        #expect(try stage.shop.books.verify().findings.isEmpty)
    }
}
