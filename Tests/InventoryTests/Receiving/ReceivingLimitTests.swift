import Storage
import Testing

@testable import Inventory

/// What orders and receipts hold is bounded: just below, at and just above each limit.
@Suite struct ReceivingLimitTests {
    private let shop: Shop

    init() throws {
        shop = try Shop()
    }

    private func order(_ stage: ScenarioStage) throws -> DocumentID {
        _ = try stage.play("order PO 10 tea @ 100".split(separator: " ").map(String.init))
        return try stage.document("PO")
    }

    private func reasons<Reply>(_ outcome: CommandOutcome<Reply>) -> [String] {
        if case .refused(let refusal) = outcome { refusal.rejections.map(\.reason) } else { [] }
    }

    @Test func anOrderHasSoManyAnnouncedDeliveries() throws {
        let order = try order(ScenarioStage(shop: shop))
        try shop.write { transaction in
            for number in 1..<Limits.announcedDeliveries {
                try transaction.run(Self.insertNote, order.rawValue, "N\(number)")
            }
        }
        func announce(_ note: String) throws -> [String] {
            reasons(try shop.perform(AnnounceDelivery(order, deliveryNote: note, expectedDate: ""), as: .bob))
        }
        #expect(try announce("last") == [])
        #expect(try announce("beyond") == ["TOO_MANY"])
        #expect(try announce("last") == [], "what is known already is no further one")
    }

    @Test(arguments: [Limits.codeLength - 1, Limits.codeLength, Limits.codeLength + 1])
    func aDeliveryNoteHasALength(_ bytes: Int) throws {
        let open = OpenReceipt(
            store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: String(repeating: "x", count: bytes))
        #expect(reasons(try shop.perform(open, as: .anna)) == (bytes <= Limits.codeLength ? [] : ["MALFORMED"]))
    }

    @Test func thereAreSoManyRulesOfApproval() throws {
        try shop.write { transaction in
            for number in 1..<Limits.approvalPolicies { try transaction.run(Self.insertPolicy, number) }
        }
        func set(_ level: Int64) throws -> [String] {
            reasons(try shop.perform(SetApprovalPolicy(ApprovalPolicy(.receipt(nil), level: level)), as: .ada))
        }
        #expect(try set(1) == [])
        #expect(try set(2) == ["TOO_MANY"])
        #expect(try set(1) == [], "a rule that is there already is no further one")
    }

    @Test func thereAreSoManyRulesOfLife() throws {
        try shop.write { transaction in try transaction.run(Self.fillLifeRules, Limits.lifeRules - 1) }
        func set(_ product: ProductID) throws -> [String] {
            let rule = SetLifeRule.Rule(minimumDays: 1, action: .warn)
            return reasons(try shop.perform(SetLifeRule(product: product, supplier: nil, rule: rule), as: .bob))
        }
        #expect(try set(Shop.milk) == [])
        #expect(try set(Shop.tea) == ["TOO_MANY"])
        #expect(try set(Shop.milk) == [], "a rule that is there already is no further one")
    }

    @Test func aReceiptHasSoManyDiscrepancies() throws {
        let stage = ScenarioStage(shop: shop)
        for step in ["anna opens GR from 1", "anna receives 9 tea into GR"] { _ = try stage.play(step.split(separator: " ").map(String.init)) }
        let receipt = try stage.document("GR")
        try shop.write { transaction in try transaction.run(Self.fillDiscrepancies, receipt.rawValue, Limits.discrepancies - 1) }
        func note() throws -> [String] {
            reasons(try shop.perform(NoteDiscrepancy(receipt, product: Shop.tea, .damaged, .accept, quantity: 1), as: .anna))
        }
        #expect(try note() == [])
        #expect(try note() == ["TOO_MANY"])
        let said = try stage.play("anna marks 1 tea damaged accept in GR".split(separator: " ").map(String.init))
        #expect(said.verdict == "parked" && said.reasons == ["TOO_MANY"])
    }

    @Test(arguments: [Limits.orderMatches - 1, Limits.orderMatches, Limits.orderMatches + 1])
    func soManyOrdersAreFound(_ count: Int) throws {
        let stage = ScenarioStage(shop: shop)
        for _ in 0..<count { _ = try order(stage) }
        let found = try shop.books.askSync(OrderSearch(store: Shop.store, .goods(.product(Shop.tea.rawValue))), as: shop.caller(.anna))
        #expect(found.count == min(count, Limits.orderMatches))
    }

    /// The windows are counted to the millisecond.
    @Test(arguments: [
        (Limits.duplicateWindowMilliseconds - 1, true), (Limits.duplicateWindowMilliseconds, true),
        (Limits.duplicateWindowMilliseconds + 1, false),
    ])
    func theSameGoodsAreADuplicateWithinAWindow(_ row: (apart: Int64, isHeld: Bool)) throws {
        let stage = ScenarioStage(shop: shop)
        let steps = [
            "anna opens GR from 1", "anna receives 9 tea into GR", "anna submits GR", "anna opens GX from 1", "anna receives 9 tea into GX",
        ]
        for step in steps { _ = try stage.play(step.split(separator: " ").map(String.init)) }
        let first = try stage.document("GR")
        try shop.write { transaction in
            try transaction.run(Self.makeOlder, first.rawValue, row.apart)
        }
        let submitted = try stage.play(["anna", "submits", "GX"])
        #expect(submitted.remarks == (row.isHeld ? ["LIKELY_DUPLICATE"] : []))
    }

    @Test(arguments: [
        (Limits.coverWindowMilliseconds - 1, true), (Limits.coverWindowMilliseconds, true), (Limits.coverWindowMilliseconds + 1, false),
    ])
    func aReceiptCoversALateEntryWithinAWindow(_ row: (apart: Int64, isCovered: Bool)) throws {
        let stage = ScenarioStage(shop: shop)
        let steps = ["anna opens GR from 1", "anna receives 9 tea into GR", "anna submits GR"]
        for step in steps { _ = try stage.play(step.split(separator: " ").map(String.init)) }
        let late = OpenLateReceipt(
            store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: "",
            arrived: Instant(milliseconds: shop.clock.milliseconds - row.apart), lossReport: "lost", evidence: [[UInt8](repeating: 1, count: 32)])
        guard case .done(let created, _, _) = try shop.perform(late, as: .ben) else {
            Issue.record("not opened")
            return
        }
        try shop.perform(AddReceiptGoods(created.id, Entry.Item(.product(Shop.tea.rawValue)), quantity: 5), as: .ben)
        #expect(reasons(try shop.perform(SubmitReceipt(created.id), as: .ben)) == (row.isCovered ? ["ALREADY_RECEIVED"] : []))
    }

    @Test(arguments: [
        (0, true), (-1, false), (Limits.lateEntryMilliseconds, true), (Limits.lateEntryMilliseconds + 1, false),
    ])
    func aLateEntryIsOfThePastAndNotTooOld(_ row: (ago: Int64, isTaken: Bool)) throws {
        let late = OpenLateReceipt(
            store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: "",
            arrived: Instant(milliseconds: shop.clock.milliseconds - row.ago), lossReport: "lost", evidence: [[UInt8](repeating: 1, count: 32)])
        #expect(reasons(try shop.perform(late, as: .ben)) == (row.isTaken ? [] : ["MALFORMED"]))
    }

    private static let insertNote = SQL("INSERT INTO announced_delivery (document, note_key, note) VALUES ($1, $2, $2)")
    private static let insertPolicy = SQL(
        """
        INSERT INTO approval_policy (kind, store, receipt_kind, discrepant, from_value_e4, level, role) VALUES (2, 0, 0, 0, $1, 1, '')
        """)
    private static let fillLifeRules = SQL(
        """
        WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < $1)
        INSERT INTO life_rule (product, supplier, minimum_days, action) SELECT n + 1000, 0, 1, 1 FROM number
        """)
    private static let fillDiscrepancies = SQL(
        """
        WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < $2)
        INSERT INTO discrepancy (id, document, product, lot, condition, kind, action, quantity, unit_cost_e4, reason, evidence, owner,
            noted_by, noted_ms, journal_sequence, settled_ms, settled_by, settlement, is_withdrawn)
        SELECT n, $1, 1, 0, 1, 2, 1, 1, -1, '', '', 1, 1, 0, 0, 0, 0, '', 0 FROM number
        """)
    private static let makeOlder = SQL("UPDATE document SET created_ms = created_ms - $2 WHERE id = $1")
}
