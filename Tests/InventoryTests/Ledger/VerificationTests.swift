import Storage
import Testing

@testable import Inventory

@Suite("Verification")
struct VerificationTests {
    @Test func aWholeHistoryIsSound() throws {
        let shop = try AuditedShop()
        let report = try shop.verify()
        #expect(report.findings == [])
        #expect(report.isSound)
        let counts = Dictionary(uniqueKeysWithValues: report.counts.map { ($0.name, $0.value) })
        for (name, table) in [
            ("journal_rows", "journal"), ("postings", "posting"), ("balances", "balance"), ("valuations", "valuation"),
            ("terminals", "terminal"), ("documents", "document"),
        ] {
            #expect(counts[name] == (try shop.number("SELECT count(*) FROM \(table)")), "\(name)")
        }
        #expect(counts["corrections"] == 1)
        #expect((counts["journal_rows"] ?? 0) > 20 && (counts["postings"] ?? 0) > 10)
        #expect(report.head.sequence == counts["journal_rows"])
    }

    @Test func anEmptyBookIsSound() throws {
        let shop = try Shop()
        let report = try shop.books.verify()
        #expect(report.findings == [])
        #expect(report.head.description == "0:" + String(repeating: "0", count: 64))
    }

    // MARK: journal and postings

    private static let journalColumns = [
        "origin", "epoch", "origin_sequence", "kind", "actor", "session", "store", "document", "captured_ms", "occurred_ms",
        "received_ms", "business_date", "payload", "request_hash", "verdict", "reply", "corrects", "prev_hash", "hash",
    ]

    @Test(arguments: journalColumns, ["first", "middle", "last"])
    func anyChangedColumnOfTheJournalNamesItsRow(column: String, row: String) throws {
        let shop = try AuditedShop()
        let last = try shop.number("SELECT max(sequence) FROM journal")
        let sequence = row == "first" ? 1 : row == "last" ? last : last / 2
        try shop.tamper("journal", column, where: "sequence = \(sequence)")
        let report = try shop.verify()
        let broken = report.findings.filter { $0.code == .sealBroken }.map(\.place)
        #expect(broken == ["journal row \(sequence)"])
    }

    @Test(arguments: ["product", "lot", "location", "condition", "quantity", "value_e4", "occurred_ms"])
    func anyChangedColumnOfAPostingNamesItsRow(column: String) throws {
        let shop = try AuditedShop()
        let sequence = try shop.number("SELECT max(journal_sequence) FROM posting")
        try shop.tamper("posting", column, where: "journal_sequence = \(sequence) AND line = 2")
        let report = try shop.verify()
        #expect(report.findings.first == .init(
            code: .sealBroken, place: "journal row \(sequence)", sentence: "The row, or one of its 2 postings, is not what was sealed."))
        #expect(report.findings.allSatisfy { $0.code != .sealBroken || $0.place == "journal row \(sequence)" })
    }

    @Test func aPostingInAnotherPlaceIsFound() throws {
        let shop = try AuditedShop()
        let sequence = try shop.number("SELECT max(journal_sequence) FROM posting")
        try shop.tamper("UPDATE posting SET line = 3 WHERE journal_sequence = \(sequence) AND line = 2")
        #expect(try shop.verify().findings.map(\.code) == [.postingMisplaced])
        try shop.tamper("UPDATE posting SET journal_sequence = 9999, line = 1 WHERE journal_sequence = \(sequence) AND line = 3")
        let places = try shop.verify().findings.map(\.place)
        #expect(places.contains("posting 9999/1") && places.contains("journal row \(sequence)"))
    }

    /// A row that is given another number is not the row that was sealed.
    @Test func aRowWithAnotherNumberIsFound() throws {
        let shop = try AuditedShop()
        let last = try shop.number("SELECT max(sequence) FROM journal")
        try shop.tamper("UPDATE journal SET sequence = \(last + 1), origin_sequence = \(last + 1) WHERE sequence = \(last)")
        let findings = try shop.verify().findings
        #expect(findings.contains { $0.code == .rowMissing && $0.place == "journal row \(last)" })
        #expect(findings.contains { $0.code == .sealBroken && $0.place == "journal row \(last + 1)" })
    }

    @Test func aMissingRowIsNamed() throws {
        let shop = try AuditedShop()
        try shop.tamper("DELETE FROM journal WHERE sequence = 5")
        let report = try shop.verify()
        #expect(report.findings.first?.place == "journal row 5")
        #expect(report.findings.first?.code == .rowMissing)
    }

    /// Without a head that was kept elsewhere nobody can know of a row that was cut off and whose traces were removed.
    @Test func aCutChainIsFoundByTheHeadThatWasKept() throws {
        let shop = try AuditedShop()
        let kept = try shop.verify().head
        try shop.shop.perform(CloseReview(ReviewID(trusted: 1), note: "dealt with"), as: .ben)
        let later = try shop.verify().head
        #expect(try shop.verify(expecting: kept).isSound)
        #expect(try shop.verify(expecting: later).isSound)
        try shop.tamper("DELETE FROM journal WHERE sequence = \(later.sequence)")
        #expect(try shop.verify().isSound)
        #expect(try shop.verify(expecting: kept).isSound)
        #expect(try shop.verify(expecting: later).findings.map(\.code) == [.headMissing])
    }

    @Test func aChainWrittenAnewIsFoundByTheHeadThatWasKept() throws {
        let (shop, other) = (try Shop(), try Shop())
        for (shop, quantity) in [(shop, 1), (other, 2)] {
            for _ in 1...3 { try shop.move(Shop.tea, Int64(quantity), from: Shop.supplierPlace, to: Shop.dock) }
        }
        let kept = try shop.books.verify().head
        #expect(try shop.books.verify(expectedHead: kept).isSound)
        #expect(try other.books.verify(expectedHead: kept).findings.map(\.code) == [.headDiffers])
    }

    // MARK: projections

    @Test(arguments: ["on_hand", "reserved", "value_e4", "last_sequence", "product", "lot", "location", "condition"])
    func anyChangedColumnOfABalanceIsFound(column: String) throws {
        let shop = try AuditedShop()
        try shop.tamper("balance", column, where: "product = 2 AND location = 1")
        let report = try shop.verify()
        let lot = try shop.number("SELECT id FROM lot WHERE product = 2")
        #expect(report.findings.contains { $0.code == .balanceDiffers && $0.place == "balance of product 2, lot \(lot), location 1, condition 1" })
        #expect(report.findings.allSatisfy { $0.code == .balanceDiffers })
    }

    @Test(arguments: ["store", "product", "quantity", "value_e4"])
    func anyChangedColumnOfAValuationIsFound(column: String) throws {
        let shop = try AuditedShop()
        try shop.tamper("valuation", column, where: "product = 2")
        let report = try shop.verify()
        #expect(report.findings.contains { $0.place == "valuation of product 2 in store 1" })
        #expect(report.findings.allSatisfy { $0.code == .valuationDiffers })
    }

    @Test(arguments: [
        ("DELETE FROM balance WHERE product = 2 AND location = 1", VerificationCode.balanceDiffers),
        ("INSERT INTO balance VALUES (3, 0, 1, 1, 5, 0, 0, 1)", .balanceDiffers),
        ("DELETE FROM valuation WHERE product = 1", .valuationDiffers),
        ("INSERT INTO valuation VALUES (1, 3, 5, 0, 0)", .valuationDiffers),
        ("UPDATE valuation SET last_unit_cost_e4 = -1 WHERE product = 1", .valuationDiffers),
        ("UPDATE posting_block SET latest_occurred_ms = latest_occurred_ms - 1", .fenceDiffers),
        ("DELETE FROM posting_block", .fenceDiffers),
        ("INSERT INTO posting_block VALUES (7, 1)", .fenceDiffers),
        ("UPDATE terminal SET applied_through = applied_through + 1 WHERE id = 1", .terminalDiffers),
        ("UPDATE terminal SET applied_through = applied_through - 1 WHERE id = 1", .terminalDiffers),
        ("UPDATE terminal SET epoch = 0 WHERE id = 1", .terminalDiffers),
        ("DELETE FROM terminal WHERE id = 2", .terminalDiffers),
        ("UPDATE document SET posted_sequence = posted_sequence - 1 WHERE kind = 2", .documentDiffers),
        ("UPDATE document SET posted_sequence = 0 WHERE kind = 3", .documentDiffers),
        ("UPDATE document SET state = 3 WHERE kind = 2", .documentDiffers),
        ("UPDATE document SET created_sequence = 1 WHERE kind = 3", .documentDiffers),
        ("UPDATE document SET state = 99 WHERE kind = 1", .documentDiffers),
        ("DELETE FROM document WHERE kind = 1", .referenceMissing),
        ("DELETE FROM product WHERE id = 2", .referenceMissing),
        ("DELETE FROM location WHERE id = 12", .referenceMissing),
        ("DELETE FROM lot", .referenceMissing),
        ("UPDATE lot SET product = 1", .referenceMissing),
        ("DELETE FROM app_user WHERE id = 3", .referenceMissing),
        ("DELETE FROM store WHERE id = 1", .referenceMissing),
    ])
    func whatDoesNotFollowFromTheJournalIsFound(statement: String, code: VerificationCode) throws {
        let shop = try AuditedShop()
        try shop.tamper(statement)
        let findings = try shop.verify().findings
        #expect(!findings.isEmpty && findings.allSatisfy { $0.code == code }, "\(findings)")
    }

    @Test func aValueThatIsLeftWithoutGoodsIsFound() throws {
        let shop = try Shop()
        try shop.move(Shop.tea, 2, value: 300, from: Shop.supplierPlace, to: Shop.dock)
        try shop.move(Shop.tea, 2, value: 299, from: Shop.dock, to: Shop.customerPlace)
        #expect(try shop.books.verify().findings.map(\.code) == [.valueWithoutGoods])
    }

    @Test func aRowThatCannotBeReadEndsItsTableOnly() throws {
        let shop = try AuditedShop()
        try shop.tamper("UPDATE journal SET kind = 'scan' WHERE sequence = 7")
        let report = try shop.verify()
        #expect(report.findings.map(\.code) == [.unreadable])
        #expect(report.findings.first?.place == "journal row 7")
    }

    @Test func aBalanceThatCannotBeReadIsNamedAndTheOthersAreStillVerified() throws {
        let shop = try AuditedShop()
        try shop.tamper("UPDATE balance SET on_hand = 'many' WHERE product = 2 AND location = 1")
        try shop.tamper("DELETE FROM posting_block")
        let findings = try shop.verify().findings
        #expect(findings.map(\.code) == [.balanceDiffers, .unreadable, .fenceDiffers])
        #expect(findings.first?.place.hasPrefix("balance of product 2") == true)
    }

    // MARK: corrections

    @Test(arguments: [(1, 0), (2, 1)])
    func aSecondReversalIsFound(reversals: Int, findings: Int) throws {
        let shop = try Shop()
        try shop.move(Shop.tea, 2, value: 300, from: Shop.supplierPlace, to: Shop.dock)
        for _ in 0..<reversals { try shop.reverse(1, quantity: 2, value: 300) }
        #expect(try shop.books.verify().findings.filter { $0.code == .reversalDiffers }.count == findings)
    }

    @Test(arguments: [(2, 299), (1, 300)] as [(Int64, Int64)])
    func aReversalThatLeavesSomethingIsFound(quantity: Int64, value: Int64) throws {
        let shop = try Shop()
        try shop.move(Shop.tea, 2, value: 300, from: Shop.supplierPlace, to: Shop.dock)
        try shop.reverse(1, quantity: quantity, value: value)
        #expect(try shop.books.verify().findings.contains { $0.code == .reversalDiffers && $0.place == "journal row 2" })
    }

    @Test func aReplacementOfARowThatPostedAnotherReceiptIsFound() throws {
        let shop = try Shop()
        try shop.move(Shop.tea, 2, value: 300, from: Shop.supplierPlace, to: Shop.dock)
        try shop.reverse(1, quantity: 2, value: 300, kind: .postReceipt)
        #expect(try shop.books.verify().findings.contains { $0.code == .reversalDiffers && $0.place == "journal row 2" })
    }

    @Test func aReversalOfALaterRowIsFound() throws {
        let shop = try Shop()
        try shop.reverse(2, quantity: 1, value: 0)
        #expect(try shop.books.verify().findings.map(\.code) == [.reversalDiffers])
    }

    // MARK: the report

    @Test(arguments: [99, 100, 101])
    func findingsAreSpelledOutUpToALimitAndAllCounted(rows: Int) throws {
        let shop = try AuditedShop()
        try shop.shop.write { transaction in
            for row in 1...rows {
                try transaction.run(SQL("INSERT INTO balance VALUES (3, 0, $1, 1, 5, 0, 0, 1)"), 100 + row)
            }
        }
        let report = try shop.verify()
        #expect(report.findingsTotal == rows * 2)
        #expect(report.findings.count == min(rows * 2, Limits.verificationFindings))
    }

    @Test func progressTellsTheStagesInOrder() throws {
        let shop = try AuditedShop()
        let stages = ProgressLog()
        _ = try shop.shop.books.verify { stages.note($0) }
        #expect(stages.noted == VerificationProgress.Stage.allCases)
    }

    @Test(arguments: ["", "12", "x:00", "-1:" + String(repeating: "0", count: 64), "1:" + String(repeating: "0", count: 63), "1:" + String(repeating: "g", count: 64)])
    func aHeadThatIsNoHeadIsRefused(text: String) {
        #expect(JournalHead(text) == nil)
    }

    @Test func aHeadIsReadAsItIsWritten() throws {
        let head = try AuditedShop().verify().head
        #expect(JournalHead(head.description) == head)
        #expect(head.description.count > 64)
    }
}

/// Whatever happens in the shop by its rules, the books verify.
@Suite("Verification of random histories")
struct VerificationHistoryTests {
    @Test(arguments: 0..<60) func randomHistoriesAreSound(_ seed: UInt64) throws {
        var history = try RandomHistory(seed: seed)
        try history.run(steps: 80)
        // The histories trade at made-up values, which may leave some behind where no goods are left.
        let findings = try history.shop.books.verify().findings.filter { $0.code != .valueWithoutGoods }
        #expect(findings.isEmpty, "seed \(seed): \(findings.first?.place ?? ""): \(findings.first?.sentence ?? "")")
    }
}
