import Storage
import Testing

@testable import Inventory

/// A large count is posted in parts: it must come to what it would come to in one row, whatever happens between the parts.
@Suite struct StocktakePostingTests {
    private static let insertProduct = SQL(
        """
        INSERT INTO product (id, sku, name, folded_name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active)
        VALUES ($1, $2, $2, $2, 1, 1, 0, 0, 0, 1)
        """)

    /// Products 100 and on, ten of each at A1 for 7 apiece; every third is counted as 8, every fifth as 11, the last is not seen.
    private func counted(_ lines: Int) throws -> (shop: Shop, stocktake: DocumentID) {
        let shop = try Shop()
        try shop.write { transaction in
            for product in 100..<100 + lines { try transaction.run(Self.insertProduct, Int64(product), "P\(product)") }
        }
        for product in 100..<100 + lines {
            try shop.move(Self.product(product - 100), 10, value: 70, from: Shop.supplierPlace, to: Shop.a1)
        }
        shop.clock.advance(minutes: 10)
        guard case .done(let opened, _, _) = try shop.perform(OpenStocktake(store: Shop.store, isBlind: true), as: .ben) else {
            throw BooksError.damaged("no stocktake")
        }
        var sequence: Int64 = 1
        let bodies = (0..<lines - 1).map { index in
            Entry.Body.count(
                Entry.Item(.product(Self.product(index).rawValue), location: Shop.a1.rawValue), quantity: Self.quantity(index))
        } + [.locationCounted(Shop.a1.rawValue)]
        for start in stride(from: 0, to: bodies.count, by: Limits.entriesPerBatch) {
            let part = Array(bodies[start..<min(bodies.count, start + Limits.entriesPerBatch)])
            let batch = shop.batch(part, by: .cara, on: .document(opened.id.rawValue), from: sequence)
            guard case .applied(let through, let results) = try shop.books.applySync(batch) else { throw BooksError.damaged("not applied") }
            #expect(results.allSatisfy { $0.verdict == .accepted })
            sequence = through + 1
        }
        shop.clock.advance(minutes: 10)
        guard case .done = try shop.perform(SubmitStocktake(opened.id), as: .ben) else { throw BooksError.damaged("not submitted") }
        return (shop, opened.id)
    }

    private static func product(_ index: Int) -> ProductID { ProductID(trusted: Int64(100 + index)) }
    private static func quantity(_ index: Int) -> Int64 { index % 3 == 0 ? 8 : index % 5 == 0 ? 11 : 10 }

    private func approve(_ stocktake: DocumentID, in shop: Shop) async throws -> ApproveStocktake.Approved {
        _ = try shop.write { transaction in try transaction.run(ShopRows.keepAwake, transaction.nowMilliseconds) }
        let identity = WriteIdentity(key: "approve", payload: [1], requestHash: [1])
        let outcome = try await shop.books.approve(ApproveStocktake(stocktake), as: shop.caller(.dora), identity: identity) { _ in [] }
        guard case .done(let approved, _, _) = outcome else { throw BooksError.damaged("not approved: \(outcome)") }
        return approved
    }

    private func step(_ stocktake: DocumentID, in shop: Shop) throws -> PostStocktakePart? {
        try shop.read { snapshot in try PostingStep(stocktake, lines: nil, in: snapshot)?.part }
    }

    private func balances(_ shop: Shop) throws -> [[Int64]] {
        try shop.read { snapshot in
            try snapshot.all(
                SQL("SELECT product, location, on_hand, value_e4 FROM balance WHERE location < 11 ORDER BY product, location")
            ) { row in [row.int(0), row.int(1), row.int(2), row.int(3)] }
        }
    }

    private func rows(_ shop: Shop, of kind: JournalKind) throws -> Int64 {
        try shop.read { snapshot in
            try snapshot.first(SQL("SELECT count(*) FROM journal WHERE kind = $1 AND verdict = 1"), kind.rawValue) { row in row.int(0) } ?? 0
        }
    }

    private func report(_ stocktake: DocumentID, in shop: Shop) throws -> [String] {
        var query = VarianceReport(stocktake, differencesOnly: true, page: Page(size: 1_000))
        var lines: [String] = []
        repeat {
            let answer = try shop.books.askSync(query, as: shop.caller(.dora))
            lines += answer.page.items.map { "\($0.product) \($0.counted) \($0.expected) \($0.value?.e4 ?? 0)" }
            query.page.token = answer.page.nextToken
        } while !query.page.token.isEmpty
        return lines
    }

    @Test(arguments: [(-1, 0), (0, 0), (1, 2), (1_000, 2), (1_001, 3)] as [(Int, Int64)])
    func itIsPostedInOneRowOrInPartsAsItIsLarge(more: Int, parts: Int64) async throws {
        let (shop, stocktake) = try counted(Limits.postedLinesPerPart + more)
        let (twin, same) = try counted(Limits.postedLinesPerPart + more)
        let wanted = try report(stocktake, in: shop)
        let approved = try await approve(stocktake, in: shop)
        #expect(approved.state == (parts == 0 ? .posted : .posting))
        // While it goes on, the report is that of the approval.
        #expect(try report(stocktake, in: shop) == wanted)
        let ended = try await shop.books.finishPosting(stocktake) ?? approved
        #expect(try rows(shop, of: .postStocktakePart) == parts)
        guard case .done(let atOnce, _, _) = try twin.perform(ApproveStocktake(same), as: .dora) else {
            Issue.record("the twin was not approved")
            return
        }
        #expect(ended.state == .posted && (parts == 0 ? approved.linesPosted : ended.linesPosted) == atOnce.linesPosted)
        #expect(try balances(shop) == balances(twin))
        #expect(try report(stocktake, in: shop) == wanted)
        #expect(try report(same, in: twin) == wanted)
        #expect(try shop.books.verify().isSound)
        // Posted is posted.
        #expect(try await shop.books.finishPosting(stocktake)?.state == .posted)
        #expect(try rows(shop, of: .postStocktakePart) == parts)
    }

    /// Told between the approval and the line's part, of an instant before the count: a recheck, as after any approval. Later ones: nothing.
    @Test func whatIsToldBetweenThePartsIsLate() async throws {
        let lines = Limits.postedLinesPerPart * 2 + 500
        let (shop, stocktake) = try counted(lines)
        let before = try report(stocktake, in: shop)
        _ = try await approve(stocktake, in: shop)
        let first = try #require(try step(stocktake, in: shop))
        _ = try shop.perform(first, as: Caller(.operatorAtMachine))
        let early = TestClock.start + 60_000
        let early1 = 3
        let last = lines - 2
        try shop.move(Self.product(early1), 2, from: Shop.a1, to: Shop.customerPlace, occurred: early)
        try shop.move(Self.product(last), 3, from: Shop.a1, to: Shop.customerPlace, occurred: early)
        try shop.move(Self.product(last), 4, from: Shop.supplierPlace, to: Shop.a1, occurred: early)
        try shop.move(Self.product(last - 1), 5, from: Shop.a1, to: Shop.customerPlace)
        // At the very instant of the count it is in what was counted.
        try shop.move(Self.product(last - 2), 1, from: Shop.a1, to: Shop.customerPlace, occurred: TestClock.start + 600_000)
        _ = try await shop.books.finishPosting(stocktake)
        let rechecks = try shop.openReviews(.lateEventRecheck).map { Consequences.proposedDifference(in: $0.facts) }
        // What left before the count is missing from what the books expected: the recheck gives it back.
        #expect(rechecks.sorted() == [-1, 1, 2])
        #expect(try shop.onHand(Self.product(early1), at: Shop.a1) == Self.quantity(early1) - 2)
        #expect(try shop.onHand(Self.product(last), at: Shop.a1) == Self.quantity(last) + 1)
        #expect(try shop.onHand(Self.product(last - 1), at: Shop.a1) == Self.quantity(last - 1) - 5)
        #expect(try report(stocktake, in: shop).map { $0.split(separator: " ").prefix(3) } == before.map { $0.split(separator: " ").prefix(3) })
        #expect(try shop.books.verify().isSound)
    }

    /// A part that two hands post, or that is said again, is posted once; what a restart interrupted goes on.
    @Test func aPartIsPostedOnceAndTheRestGoesOn() async throws {
        let (shop, stocktake) = try counted(Limits.postedLinesPerPart * 2 + 1)
        _ = try await approve(stocktake, in: shop)
        let part = try #require(try step(stocktake, in: shop))
        for isDone in [true, false] {
            guard case .done(let did, _, _) = try shop.perform(part, as: Caller(.operatorAtMachine)) else {
                Issue.record("it was refused")
                return
            }
            #expect(did == isDone)
        }
        #expect(try await shop.books.finishPostings() == 1)
        #expect(try await shop.books.finishPostings() == 0)
        #expect(try shop.onHand(Self.product(0), at: Shop.a1) == 8)
        #expect(try shop.onHand(Self.product(1), at: Shop.a1) == 10)
        #expect(try shop.onHand(Self.product(Limits.postedLinesPerPart * 2), at: Shop.a1) == 0)
        #expect(try shop.books.verify().isSound)
    }

    /// While it is posted nobody approves, rejects or counts.
    @Test func nothingElseHappensToItMeanwhile() async throws {
        let (shop, stocktake) = try counted(Limits.postedLinesPerPart + 1)
        _ = try await approve(stocktake, in: shop)
        func reason<C: Command>(_ command: C) throws -> String {
            if case .refused(let refusal) = try shop.perform(command, as: .dora) { refusal.first.reason } else { "done" }
        }
        #expect(try reason(ApproveStocktake(stocktake)) == "WRONG_STATE")
        #expect(try reason(RejectStocktake(stocktake, note: "no")) == "WRONG_STATE")
        #expect(try reason(SubmitStocktake(stocktake)) == "WRONG_STATE")
        #expect(try shop.books.askSync(StocktakeInBrief(stocktake), as: shop.caller(.ben)).approvedBy == "Dora")
    }

    @Test func theLawOfTheApprovalHoldsForLargeOnes() async throws {
        let (shop, stocktake) = try counted(Limits.postedLinesPerPart + 1)
        func reasons(_ person: Shop.Person, version: Int64 = 0) async throws -> [String] {
            let identity = WriteIdentity(key: "\(person) \(version)", payload: [], requestHash: [])
            let outcome = try await shop.books.approve(
                ApproveStocktake(stocktake, version: version), as: shop.caller(person), identity: identity) { _ in [] }
            if case .refused(let refusal) = outcome { return refusal.rejections.map(\.reason) }
            return ["\(outcome)"]
        }
        _ = try shop.write { transaction in try transaction.run(ShopRows.keepAwake, transaction.nowMilliseconds) }
        #expect(try await reasons(.anna) == ["NOT_PERMITTED"])
        #expect(try await reasons(.ben) == ["SAME_PERSON"])
        #expect(try await reasons(.dora, version: 1) == ["VERSION_CHANGED"])
    }

    /// What was evaluated before somebody changed the stocktake decides nothing: the approval evaluates itself, and posts at once.
    @Test func anEvaluationOfAnotherVersionIsNotUsed() throws {
        let (shop, stocktake) = try counted(4)
        var command = ApproveStocktake(stocktake)
        command.prepared = ApproveStocktake.Prepared(version: 1, worthE4: 0)
        guard case .done(let approved, _, _) = try shop.perform(command, as: .dora) else {
            Issue.record("not approved")
            return
        }
        #expect(approved.state == .posted && approved.linesPosted == 2)
    }

    // MARK: pages

    /// All pages tell the evaluation of the first, whatever moves between them; the next reading is a new one.
    @Test func allPagesTellOneEvaluation() throws {
        let (shop, stocktake) = try counted(Limits.keptVarianceLines.lowerBound)
        func page(_ token: [UInt8]) throws -> VarianceReport.Answer {
            let query = VarianceReport(stocktake, page: Page(size: 900, token: token))
            return try shop.books.askSync(shop.books.remembering(query), as: shop.caller(.dora))
        }
        let first = try page([])
        let moved = Self.product(Limits.keptVarianceLines.lowerBound - 2)
        try shop.move(moved, 2, from: Shop.a1, to: Shop.customerPlace, occurred: TestClock.start + 60_000)
        func expected(_ answer: VarianceReport.Answer) -> Int64? { answer.page.items.first { $0.product == moved }?.expected }
        #expect(expected(try page(first.page.nextToken)) == 10)
        #expect(expected(try page(try page([]).page.nextToken)) == 8)
        // Who may not see it may not see what is remembered either.
        let query = VarianceReport(stocktake, page: Page(size: 900, token: first.page.nextToken))
        #expect(throws: Refusal.self) { try shop.books.askSync(shop.books.remembering(query), as: shop.caller(.anna)) }
    }

    @Test(arguments: [(1_000, 0), (1_001, 1), (200_000, 1), (200_001, 0)]) func evaluationsOfAUsefulSizeAreKept(lines: Int, kept: Int) {
        let cache = VarianceCache()
        let variance = CountVariance(
            bucket: Bucket(product: Shop.tea, lot: nil, location: Shop.a1, condition: .sellable), counted: 1, expected: 1,
            instant: Instant(milliseconds: 1), movedDuringCount: false, isUnseen: false)
        let all = [ValuedVariance](repeating: ValuedVariance(variance: variance, value: .zero), count: lines)
        let keys = (1...3).map { VarianceCache.Key(stocktake: DocumentID(trusted: $0), state: 2, version: 1, sequence: 1) }
        cache.keep(all, as: keys[0])
        #expect((cache.find(keys[0])?.count ?? 0) == kept * lines)
        cache.keep(all, as: keys[1])
        #expect((cache.find(keys[0]) != nil) == (kept == 1))
        cache.keep(all, as: keys[2])
        // The oldest makes room.
        #expect(cache.find(keys[0]) == nil)
        #expect((cache.find(keys[2]) != nil) == (kept == 1))
        // Of the same row, but of a stocktake that somebody changed or moved on.
        for (state, version) in [(2, 2), (4, 1)] as [(Int64, Int64)] {
            #expect(cache.find(VarianceCache.Key(stocktake: keys[2].stocktake, state: state, version: version, sequence: 1)) == nil)
        }
    }
}
