import Storage
import Testing

@testable import Inventory

/// The buyer hears of what came otherwise than ordered, once, until it is seen to.
@Suite struct InboxTests {
    /// bob ordered ten of tea; anna received eight.
    private func stage(_ steps: [String] = []) throws -> ScenarioStage {
        let stage = ScenarioStage(shop: try Shop())
        for step in ["order PO 10 tea @ 100", "anna opens GR on PO", "anna receives 8 tea into GR"] { try play(step, stage) }
        for step in steps { try play(step, stage) }
        return stage
    }

    private func play(_ step: String, _ stage: ScenarioStage) throws {
        let answer = try stage.play(step.split(separator: " ").map(String.init))
        try #require(["ok", "accepted"].contains(answer.verdict), "\(step): \(answer)")
    }

    private func inbox(_ stage: ScenarioStage, _ person: Shop.Person = .bob, _ inbox: Inbox = Inbox()) throws -> (words: [String], unread: Int64) {
        var inbox = inbox
        var words: [String] = []
        var unread: Int64 = 0
        repeat {
            let answer = try stage.shop.books.askSync(inbox, as: stage.shop.caller(person))
            words += answer.page.items.map { "\($0.id) \($0.discrepancy.kind) \($0.state)" }
            unread = answer.unread
            inbox.page.token = answer.page.nextToken
        } while !inbox.page.token.isEmpty
        return (words, unread)
    }

    private func mark(_ ids: [Int64], _ state: InboxState, _ stage: ScenarioStage, as person: Shop.Person = .bob) throws -> String {
        switch try stage.shop.perform(MarkMessages(ids, as: state), as: person) {
        case .done(let changed, _, _): "\(changed)"
        case .refused(let refusal): refusal.rejections.map(\.reason).joined(separator: " ")
        case .repeated: "repeated"
        }
    }

    private static let three = ["anna notes 2 tea short claim on GR", "later 1", "ben notes 1 tea damaged accept on GR", "anna marks 1 tea over refuse in GR"]
    private static let all: Set<InboxState> = Set(InboxState.allCases)

    @Test(arguments: [0, 1, 2, 3]) func theBuyerIsToldNewestFirstPageByPage(size: Int) throws {
        let stage = try stage(Self.three)
        let told = try inbox(stage, .bob, Inbox(page: Page(size: size)))
        #expect(told.words == ["3 over unread", "2 damaged unread", "1 short unread"])
        #expect(told.unread == 3)
    }

    @Test func nobodyElseIsTold() throws {
        let stage = try stage(Self.three)
        for person in Shop.Person.allCases where ![.bob, .eve, .finn].contains(person) {
            #expect(try inbox(stage, person, Inbox(states: Self.all)).words.isEmpty, "\(person)")
            #expect(try inbox(stage, person).unread == 0, "\(person)")
        }
        #expect(try stage.shop.books.askSync(Inbox(), as: Caller(.operatorAtMachine)).page.items.isEmpty)
    }

    @Test func whoNotesItThemselvesKnows() throws {
        let stage = try stage(["anna opens GR2 from 1", "anna scans tea into GR2", "anna notes 1 tea damaged accept on GR2"])
        #expect(try inbox(stage, .anna).words.isEmpty)
        try play("ben notes 1 tea wrong accept on GR2", stage)
        #expect(try inbox(stage, .anna).words == ["1 wrongItem unread"])
    }

    @Test func readAndHandledAreSaidOnceAndNotTakenBack() throws {
        let stage = try stage(Self.three)
        #expect(try mark([1, 2, 1], .read, stage) == "2")
        #expect(try inbox(stage).words == ["3 over unread", "2 damaged read", "1 short read"])
        #expect(try inbox(stage).unread == 1)
        try play("later 5", stage)
        #expect(try mark([2], .handled, stage) == "1")
        #expect(try mark([1, 2, 3], .read, stage) == "1")
        #expect(try inbox(stage).words == ["3 over read", "1 short read"])
        #expect(try inbox(stage, .bob, Inbox(states: [.handled])).words == ["2 damaged handled"])
        #expect(try inbox(stage, .bob, Inbox(states: [.unread])).words == [])
        #expect(try inbox(stage, .bob, Inbox(states: Self.all)).words == ["3 over read", "2 damaged handled", "1 short read"])
        let told = try stage.shop.books.askSync(Inbox(states: Self.all), as: stage.shop.caller(.bob)).page.items
        let minute = { (minutes: Int64) in Instant(milliseconds: TestClock.start + minutes * 60_000) }
        #expect(told.map(\.sent) == [minute(1), minute(1), minute(0)])
        #expect(told.map(\.read) == [minute(6), minute(1), minute(1)])
        #expect(told.map(\.handled) == [nil, minute(6), nil])
        #expect(try stage.shop.books.verify().isSound)
    }

    @Test func whatIsHandledUnreadWasReadThen() throws {
        let stage = try stage(Self.three)
        #expect(try mark([3], .handled, stage) == "1")
        #expect(try inbox(stage).unread == 2)
        let one = try #require(try stage.shop.books.askSync(Inbox(states: [.handled]), as: stage.shop.caller(.bob)).page.items.first)
        #expect(one.read == one.handled && one.read != nil)
    }

    /// Every bad one is named, and nothing is marked; another person's is as unknown as none.
    @Test func onlyOnesOwnAreMarked() throws {
        let stage = try stage(Self.three)
        #expect(try mark([1, 9], .read, stage) == "UNKNOWN_REFERENCE")
        #expect(try mark([0, -1, .max], .read, stage) == "UNKNOWN_REFERENCE UNKNOWN_REFERENCE UNKNOWN_REFERENCE")
        #expect(try mark([1], .handled, stage, as: .dora) == "UNKNOWN_REFERENCE")
        #expect(try mark([], .read, stage) == "MALFORMED")
        #expect(try mark([1], .unread, stage) == "MALFORMED")
        #expect(try inbox(stage).unread == 3)
        guard case .refused(let refusal) = try stage.shop.perform(MarkMessages([1], as: .read), as: Caller(.operatorAtMachine)) else {
            Issue.record("the operator has messages")
            return
        }
        #expect(refusal.rejections == [.unknown(subject: .message, reference: "1")])
    }

    @Test(arguments: [(-1, "UNKNOWN_REFERENCE"), (0, "UNKNOWN_REFERENCE"), (1, "TOO_MANY")]) func marksAreBounded(more: Int, reason: String) throws {
        let stage = try stage()
        let said = try mark((0..<Int64(Limits.markedMessages + more)).map { $0 + 1 }, .read, stage)
        #expect(Set(said.split(separator: " ")) == [Substring(reason)])
    }

    // MARK: the matter closes

    @Test func whatIsSettledIsHandled() throws {
        let stage = try stage(Self.three + ["later 2", "dora settles 2 because credit-note-77"])
        #expect(try inbox(stage).words == ["3 over unread", "1 short unread"])
        #expect(try inbox(stage).unread == 2)
        let one = try #require(try stage.shop.books.askSync(Inbox(states: [.handled]), as: stage.shop.caller(.bob)).page.items.first)
        #expect(one.handled == Instant(milliseconds: TestClock.start + 3 * 60_000) && one.read == nil)
        #expect(one.sentence(.english).message.hasSuffix("Settled: credit-note-77."))
        // Handled before, it keeps its time.
        #expect(try mark([1], .handled, stage) == "1")
        try play("later 2", stage)
        try play("bob settles 1 because claimed", stage)
        let first = try #require(try stage.shop.books.askSync(Inbox(states: [.handled]), as: stage.shop.caller(.bob)).page.items.last)
        #expect(first.handled == Instant(milliseconds: TestClock.start + 3 * 60_000))
    }

    @Test func whatIsTakenBackIsHandledAndSaysSo() throws {
        let stage = try stage(Self.three + ["anna undoes last in GR"])
        #expect(try inbox(stage).words == ["2 damaged unread", "1 short unread"])
        let one = try #require(try stage.shop.books.askSync(Inbox(states: [.handled]), as: stage.shop.caller(.bob)).page.items.first)
        #expect(one.isWithdrawn && one.id.rawValue == 3)
        #expect(one.sentence(.english).message.hasSuffix("The note was taken back.") && one.sentence(.english).nextStep.isEmpty)
    }

    // MARK: rights

    /// Who may no longer see a store's receipts is told nothing of them any more.
    @Test func theRightIsThatOfNow() throws {
        let stage = try stage(["anna opens GR2 from 1", "anna scans tea into GR2", "ben notes 1 tea damaged accept on GR2"])
        #expect(try inbox(stage, .anna).unread == 1)
        let shop = stage.shop
        let change = ChangeGrants(of: Shop.Person.anna.user, to: [RoleGrant(.counter, in: Shop.store)])
        _ = try shop.perform(change, as: .ada)
        try #require(throws: Refusal.self) { try shop.books.askSync(DiscrepancyList(), as: shop.caller(.anna)) }
        #expect(try inbox(stage, .anna, Inbox(states: Self.all)).words.isEmpty)
        #expect(try inbox(stage, .anna).unread == 0)
    }

    @Test func aStoreIsAFilter() throws {
        let stage = try stage(Self.three)
        #expect(try inbox(stage, .bob, Inbox(store: Shop.store)).words.count == 3)
        #expect(try inbox(stage, .bob, Inbox(store: Shop.otherStore)).words.isEmpty)
        #expect(try inbox(stage, .bob, Inbox(store: Shop.otherStore)).unread == 0)
        #expect(throws: Refusal.self) { try inbox(stage, .anna, Inbox(store: Shop.otherStore)) }
    }

    @Test func aTokenOfAnotherListIsRefused() throws {
        let stage = try stage(Self.three)
        let page = try stage.shop.books.askSync(Inbox(page: Page(size: 1)), as: stage.shop.caller(.bob)).page
        for other in [Inbox(states: [.unread], page: Page(size: 1, token: page.nextToken)), Inbox(store: Shop.store, page: Page(token: page.nextToken))] {
            #expect(throws: Refusal(.malformed(field: "page.token", problem: "is not one of this list"))) {
                try stage.shop.books.askSync(other, as: stage.shop.caller(.bob))
            }
        }
    }

    // MARK: keeping

    @Test(arguments: [(-1, 0), (0, 0), (1, 1)] as [(Int64, Int)]) func handledOnesAreForgottenAfterTheirTime(more: Int64, forgotten: Int) async throws {
        let stage = try stage(Self.three)
        #expect(try mark([1], .handled, stage) == "1")
        let shop = stage.shop
        shop.clock.advance(milliseconds: Limits.handledMessageMilliseconds + more)
        #expect(try await shop.books.forgetMessages() == forgotten)
        let kept = try shop.read { snapshot in try snapshot.all(SQL("SELECT id FROM inbox_message ORDER BY id")) { row in row.int(0) } }
        #expect(kept == (forgotten == 1 ? [2, 3] : [1, 2, 3]))
        #expect(try await shop.books.forgetMessages() == 0)
        // The matter itself stays.
        #expect(try shop.books.askSync(DiscrepancyList(), as: Caller(.operatorAtMachine)).items.count == 3)
    }

    // MARK: words

    @Test func theWordsAreWrittenDown() throws {
        var text = ""
        for language in Language.allCases {
            for kind in DiscrepancyKind.allCases {
                for action in DiscrepancyAction.allCases where kind.isAboutGoods || action == .accept || action == .claim {
                    text += Self.line(Self.example(kind, action), language)
                }
            }
            var one = Self.example(.damaged, .refuse)
            one.discrepancy.lotCode = ""
            one.discrepancy.reason = ""
            text += Self.line(one, language)
            one.isWithdrawn = true
            text += Self.line(one, language)
            one.isWithdrawn = false
            one.discrepancy.settled = Instant(milliseconds: 2)
            one.discrepancy.settlement = "credit note 77"
            text += Self.line(one, language)
        }
        try GoldenFile.expect(text, matches: "messages.txt")
    }

    /// A price may be told to people who see no costs only as that.
    @Test func noPriceIsTold() {
        var one = Self.example(.price, .accept)
        one.discrepancy.unitCost = Value(e4: 98_765)
        for language in Language.allCases {
            let sentence = one.sentence(language)
            #expect(!"\(sentence.message) \(sentence.nextStep)".contains("98"))
        }
    }

    private static func line(_ message: InboxMessage, _ language: Language) -> String {
        let sentence = message.sentence(language)
        return "\(message.reason)\t\(sentence.message)\t\(sentence.nextStep)\n"
    }

    private static func example(_ kind: DiscrepancyKind, _ action: DiscrepancyAction) -> InboxMessage {
        InboxMessage(
            id: MessageID(trusted: 7), store: Shop.store, sent: Instant(milliseconds: 1), read: nil, handled: nil,
            discrepancy: Discrepancy(
                id: DiscrepancyID(trusted: 12), receipt: DocumentID(trusted: 3), product: Shop.milk, productName: "Whole milk", lotCode: "L2041",
                lot: nil, condition: .sellable, kind: kind, action: action, quantity: kind == .price ? .zero : Quantity(trusted: 3),
                unitCost: nil, reason: "crushed", evidence: [], owner: nil, ownerName: "", noted: Instant(milliseconds: 1), settled: nil,
                settlement: ""),
            isWithdrawn: false, receiptNumber: "GR-1-000003")
    }
}
