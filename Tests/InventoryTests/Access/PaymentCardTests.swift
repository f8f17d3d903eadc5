import Storage
import Testing

@testable import Inventory

@Suite("Payment cards")
struct PaymentCardTests {
    /// Numbers that card schemes publish for tests.
    static let cards = [
        "4111111111111111", "5555555555554444", "2223003122003222", "378282246310005", "30569309025904", "38520000023237", "6011111111111117",
        "3530111333300000", "6200000000000005", "4111 1111 1111 1111", "4111-1111-1111-1111", "3782 822463 10005",
    ]

    @Test(arguments: cards)
    func cardsAreFoundAloneAndInText(card: String) throws {
        #expect(PaymentCard.isIn(card))
        for text in ["Paid with \(card).", "PO 77 \(card)", "%B\(card)^BERG/ANNA^2912101?", ";\(card)=2912101?", "\(card) 12"] {
            #expect(PaymentCard.isIn(text), "\(text)")
        }
        let bytes = Array("x\(card)y".utf8)
        let found = try #require(PaymentCard.find(in: bytes))
        let masked = String(decoding: PaymentCard.masked(bytes, of: found.bytes), as: UTF8.self)
        #expect(masked.utf8.count == bytes.count)
        #expect(masked.filter(\.isNumber) == String(card.filter(\.isNumber).suffix(4)))
    }

    @Test(arguments: [
        "", "4111111111111112", "411111111111111", "41111111111111111", "4006381333931", "04006381333931", "14006381333938", "00012345678905",
        "376104250021234561", "1234567890123456", "0000000000000000", "Delivery 2026-11-21, lot 4711, 36 pieces", "9999999999999995",
        "+49 30 1234567 890", "DE89 3704 0044 0532 0130 00",
    ])
    func otherNumbersAreNot(text: String) {
        #expect(!PaymentCard.isIn(text), "\(text)")
    }

    /// Every right GTIN-14 and SSCC of these ranges, whatever its first digits are.
    @Test(arguments: ["30000000000", "36000000000", "38999999900", "39123456700"])
    func tradeItemNumbersAreNeverTakenForCards(start: String) throws {
        var checked = 0
        let first = try #require(Int64(start)) * 100
        for body in first..<first + 3_000 {
            let digits = String(body).map { $0.wholeNumberValue ?? 0 }
            let sum = digits.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 3 : 1) }
            let gtin = "\(body)\((10 - sum % 10) % 10)"
            if PaymentCard.isIn(gtin) { Issue.record("\(gtin)") }
            checked += 1
        }
        #expect(checked == 3_000)
    }

    private static let card = "4111111111111111"

    /// Every text of every entry; the payload holds the text, as a terminal would send it.
    static let bodies: [(Entry.Body, String)] = [
        (.scan(Shop.item(card), times: 1), "scan.raw"), (.scan(Shop.item("%B\(card)^BERG/ANNA^2912?"), times: 1), "scan.raw"),
        (.scan(Shop.item(Shop.Code.tea, lot: card), times: 1), "scan.lot_code"), (.count(Shop.item(card), quantity: 1), "count.raw"),
        (.receive(Shop.item(Shop.Code.tea, expiry: card), quantity: 1), "receive.expiry"),
        (.receive(Shop.item(Shop.Code.tea, production: card), quantity: 1), "receive.production_date"),
        (.startReceipt(purchaseOrder: 0, supplier: 1, deliveryNote: "card \(card)"), "start.receipt.delivery_note"),
        (.receive(Shop.item(card), quantity: 1), "receive.raw"), (.move(Shop.item(card), quantity: 1, toLocation: 2, toCondition: .sellable), "move.raw"),
        (.writeOff(Shop.item(card), quantity: 1, reason: .broken, evidence: []), "write_off.raw"),
        (.putAway(Shop.item(card), Entry.SaidOfPlace(2), quantity: 1), "put_away.raw"),
        (.putAway(Shop.item(Shop.Code.tea), Entry.SaidOfPlace(2, reason: "said \(card)"), quantity: 1), "put_away.reason"),
        (.discrepancy(Shop.item(card), Entry.SaidOfGoods(.damaged, .accept), quantity: 1), "discrepancy.raw"),
        (.discrepancy(Shop.item(Shop.Code.tea), Entry.SaidOfGoods(.damaged, .accept, reason: "paid \(card)"), quantity: 1), "discrepancy.reason"),
        (.finish(note: card), "finish.note"), (.malformed(field: "body", problem: card), "entry"),
    ]

    @Test(arguments: bodies.indices)
    func anEntryWithACardIsRejectedAndNothingOfTheNumberStays(index: Int) throws {
        let (body, field) = Self.bodies[index]
        let shop = try Shop()
        var batch = shop.batch([body], on: nil, from: 1)
        batch.entries[0].payload = Array("...\(Self.card)...".utf8)
        for round in 0..<2 {
            guard case .applied(let through, let results) = try shop.books.applySync(batch) else { throw ScenarioStage.Misunderstood(description: "not applied") }
            #expect(through == 1 && results.map(\.verdict) == [.rejected])
            // Sent again it is the same entry.
            #expect(results.map(\.isRepeat) == [round == 1])
            if round == 0 { #expect(results.map(\.rejection) == [.cardNumber(field: field)]) }
        }
        #expect(try Self.everything(in: shop).allSatisfy { !$0.contains(subsequence: Array(Self.card.utf8)) })
        let payload = try #require(try shop.read { try $0.first(SQL("SELECT payload FROM journal")) { row in row.blob(0) } })
        #expect(String(decoding: payload, as: UTF8.self) == "...************1111...")
        // The hash is that of what is kept: the number cannot be tried out against it.
        #expect(try shop.read { try $0.first(SQL("SELECT request_hash FROM journal")) { row in row.blob(0) } } != PersonSessions.hash(ofToken: batch.entries[0].payload))
        #expect(try shop.books.verify().isSound)
    }

    @Test(arguments: ["(01)04006381333931(21)4111111111111111", "https://example.com/01/04006381333931/21/4111111111111111", "]C10104006381333931214111111111111111"])
    func aSerialNumberInAGS1CodeIsNoCard(code: String) throws {
        let entry = Entry(
            sequence: 1, payload: Array(code.utf8), capturedMilliseconds: 0, monotonicMilliseconds: 0, boot: 1, session: 1, task: nil,
            wantsFeedback: false, body: .scan(Shop.item(code), times: 1))
        #expect(entry.screened == entry)
    }

    @Test func commandsWithACardLeaveARowWithoutIt() throws {
        let shop = try Shop()
        let commands: [(Shop) throws -> [String]] = [
            { try $0.perform(CloseReview(ReviewID(trusted: 1), note: "card \(Self.card)"), as: .ben, payload: Array(Self.card.utf8)).reasons },
            { try $0.perform(RevokeTerminal(terminal: Shop.handheld, reason: Self.card), as: .dora, payload: Array(Self.card.utf8)).reasons },
            { try $0.perform(OpenReceipt(store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: Self.card), as: .anna, payload: Array(Self.card.utf8)).reasons },
            { try $0.perform(CreateLocation(store: Shop.store, code: "X", name: Self.card), as: .dora, payload: Array(Self.card.utf8)).reasons },
            { try $0.perform(DefineRole(Self.card, rights: [Right(.see, .stock)]), as: .ada, payload: Array(Self.card.utf8)).reasons },
            { try $0.perform(AnnounceDelivery(DocumentID(trusted: 1), deliveryNote: Self.card, expectedDate: ""), as: .bob, payload: Array(Self.card.utf8)).reasons },
            {
                let late = OpenLateReceipt(
                    store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: "", arrived: Instant(milliseconds: $0.clock.milliseconds),
                    lossReport: "paid by \(Self.card)", evidence: [[UInt8](repeating: 1, count: 32)])
                return try $0.perform(late, as: .ben, payload: Array(Self.card.utf8)).reasons
            },
            {
                let user = NewUser(name: Self.card, displayName: "Anna", password: AccessStage.password, grants: [])
                return try $0.perform(CreateUser(user: user, passwordHash: "", pinHash: ""), as: .ada, payload: Array(Self.card.utf8)).reasons
            },
            { try $0.perform(UpsertProducts([ProductDraft(sku: "S", name: "Tea \(Self.card)")]), as: .bob, payload: Array(Self.card.utf8)).reasons },
        ]
        for command in commands { #expect(try command(shop) == ["CARD_NUMBER"]) }
        #expect(try shop.read { try $0.first(SQL("SELECT count(*) FROM journal")) { row in row.int(0) } } == Int64(commands.count))
        #expect(try Self.everything(in: shop).allSatisfy { !$0.contains(subsequence: Array(Self.card.utf8)) })
    }

    /// Whoever may not do it at all is told that, and what they said is not kept either.
    @Test func aRefusalForAnotherReasonKeepsNoCard() throws {
        let shop = try Shop()
        let close = CloseReview(ReviewID(trusted: 1), note: "card \(Self.card)")
        #expect(try shop.perform(close, as: .anna, payload: Array("\u{12}\u{15}card \(Self.card)".utf8)).reasons == ["NOT_PERMITTED"])
        let long = CloseReview(ReviewID(trusted: 1), note: String(repeating: " ", count: Limits.noteLength) + Self.card)
        #expect(try shop.perform(long, as: .ben, payload: Array(Self.card.utf8)).reasons == ["CARD_NUMBER"])
        #expect(try Self.everything(in: shop).allSatisfy { !$0.contains(subsequence: Array(Self.card.utf8)) })
    }

    @Test func aNameThatIsShownToOthersHoldsNone() async throws {
        #expect(NewUser(name: "anna", displayName: "Anna \(Self.card)", password: AccessStage.password, grants: []).problems == [.cardNumber(field: "display_name")])
    }

    @Test func aDeviceThatSaysOneIsNotEnrolled() async throws {
        let stage = try await AccessStage()
        for (model, version, field) in [(Self.card, "1", "model"), ("PDA", Self.card, "app_version")] {
            let outcome = try await stage.books.enrolTerminal(code: "x", model: model, appVersion: version)
            guard case .refused(let refusal) = outcome else { throw ScenarioStage.Misunderstood(description: "enrolled") }
            #expect(refusal == Refusal(.cardNumber(field: field)))
        }
        // A key is random: one that looks like a card is none.
        #expect(WriteIdentity.problem(withKey: Self.card) == nil)
    }

    /// A sure no spares looking at every text of every message; a no that is wrong would let a number in.
    @Test(arguments: cards) func aMessageThatHoldsOneIsLookedAt(card: String) {
        for before in ["", "0", "\u{32}\u{10}", "9-", "x "] {
            for after in ["", "7", "0\u{31}8\u{35}", " 1"] {
                #expect(PaymentCard.mayBeIn(message: Array((before + card + after).utf8)), "\(before)\(card)\(after)")
            }
        }
        #expect(!PaymentCard.mayBeIn(message: Array("4006381333931\u{12}4006381333931".utf8)))
        #expect(!PaymentCard.mayBeIn(message: Array("411111111111x1111".utf8)))
    }

    /// Every text and blob of the tables that entries and commands reach.
    private static func everything(in shop: Shop) throws -> [[UInt8]] {
        try shop.read { snapshot in
            try snapshot.all(SQL("SELECT payload, reply, request_hash FROM journal")) { row in row.blob(0) + row.blob(1) + row.blob(2) }
                + snapshot.all(SQL("SELECT facts, note FROM review")) { row in Array((row.text(0) + row.text(1)).utf8) }
                + snapshot.all(SQL("SELECT note FROM document")) { row in Array(row.text(0).utf8) }
        }
    }
}
