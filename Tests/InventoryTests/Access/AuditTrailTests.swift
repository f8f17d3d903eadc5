import Storage
import Testing

@testable import Inventory

@Suite("Audit trail")
struct AuditTrailTests {
    @Test func everyRefusalForLackOfRightLeavesARow() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.counter, in: Shop.store))
        let caller = try await stage.caller("eva")
        let before = try stage.trail().count
        #expect(try await stage.perform(OpenStocktake(store: Shop.store, isBlind: true), as: caller).reasons == ["NOT_PERMITTED"])
        await #expect(throws: Refusal.self) { try await stage.books.ask(UserList(), as: caller) }
        #expect(throws: Refusal.self) { try stage.books.askSync(RoleList(), as: caller) }
        let rows = try stage.trail(AuditTrail(person: eva, refusedOnly: true))
        #expect(rows.map(\.kind) == [.questionRefused, .questionRefused, .openStocktake])
        #expect(rows.allSatisfy { $0.reason == "NOT_PERMITTED" && $0.actor == eva && $0.session == caller.session })
        #expect(try stage.trail().count == before + 3)
        // What is wrong with a question itself is nobody's attempt.
        await #expect(throws: Refusal.self) { try await stage.books.ask(StockList(page: Page(size: -1)), as: caller) }
        #expect(try stage.trail().count == before + 3)
    }

    @Test func rowsAreFoundByPersonDocumentKindAndTime() async throws {
        let shop = try Shop()
        let anna = Shop.Person.anna.user
        func at(_ minutes: Int64) -> Instant { Instant(milliseconds: TestClock.start + minutes * 60_000) }
        var opened: [DocumentID] = []
        for minute in 0..<40 {
            let person: Shop.Person = minute.isMultiple(of: 2) ? .anna : .ben
            let command = OpenReceipt(store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: "N\(minute)")
            if case .done(let made, _, _) = try shop.perform(command, as: person) { opened.append(made.id) }
            shop.clock.advance(minutes: 10)
        }
        let alex = shop.caller(.alex)
        func find(_ trail: AuditTrail) throws -> [Int64] { try shop.books.askSync(trail, as: alex).items.map(\.sequence) }
        #expect(try find(AuditTrail(person: anna)) == stride(from: 39, through: 1, by: -2).map { Int64($0) })
        #expect(try find(AuditTrail(document: opened[11])) == [12])
        #expect(try find(AuditTrail(kinds: [.postReceipt])) == [])
        #expect(try find(AuditTrail(from: at(100), to: at(150))) == [15, 14, 13, 12, 11])
        #expect(try find(AuditTrail(person: anna, from: at(100), to: at(101))) == [11])
        #expect(try find(AuditTrail(to: at(0))) == [] && find(AuditTrail(from: at(400))) == [])
        #expect(try find(AuditTrail(from: Instant(milliseconds: .min), to: Instant(milliseconds: .max))).count == 40)
    }

    @Test func pagesHoldEveryRowOnceAndATokenIsOfOneQuestion() async throws {
        let shop = try Shop()
        for note in 0..<25 { try shop.perform(OpenReceipt(store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: "\(note)"), as: .anna) }
        let alex = shop.caller(.alex)
        var seen: [Int64] = []
        var token: [UInt8] = []
        repeat {
            let page = try shop.books.askSync(AuditTrail(page: Page(size: 7, token: token)), as: alex)
            seen += page.items.map(\.sequence)
            if token.isEmpty {
                #expect(throws: Refusal.self) {
                    try shop.books.askSync(AuditTrail(person: Shop.Person.anna.user, page: Page(token: page.nextToken)), as: alex)
                }
            }
            token = page.nextToken
        } while !token.isEmpty
        #expect(seen == (1...25).reversed().map { Int64($0) })
    }

    @Test("a page reads so many rows and no more, and the next goes on there", arguments: [(9, [[], [1]]), (10, [[1]]), (11, [[1]])] as [(Int64, [[Int64]])])
    func rowsReadForAPage(limit: Int64, pages: [[Int64]]) throws {
        let shop = try Shop()
        try shop.perform(SignOut(), as: .anna)
        for note in 0..<9 { try shop.perform(OpenReceipt(store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: "\(note)"), as: .ben) }
        var told: [[Int64]] = []
        var token: [UInt8] = []
        repeat {
            var trail = AuditTrail(person: Shop.Person.anna.user, page: Page(token: token))
            trail.rowsPerPage = limit
            let page = try shop.books.askSync(trail, as: shop.caller(.alex))
            told.append(page.items.map(\.sequence))
            token = page.nextToken
        } while !token.isEmpty
        #expect(told == pages)
    }

    @Test func aManagerAuditsTheirOwnStoreOnly() throws {
        let shop = try Shop()
        for store in [Shop.store, Shop.otherStore] {
            shop.perform(anyway: OpenReceipt(store: store, order: nil, supplier: Shop.supplier, deliveryNote: ""))
        }
        try shop.perform(SignOut(), as: .anna)
        #expect(try shop.books.askSync(AuditTrail(), as: shop.caller(.dora)).items.map(\.store) == [Shop.store])
        #expect(throws: Refusal(.notPermitted(verb: .see, subject: .audit))) {
            try shop.books.askSync(AuditTrail(store: Shop.otherStore), as: shop.caller(.dora))
        }
        #expect(try shop.books.askSync(AuditTrail(), as: shop.caller(.alex)).items.count == 4)
        for person in [Shop.Person.ben, .bob] {
            #expect(throws: Refusal.self) { try shop.books.askSync(AuditTrail(), as: shop.caller(person)) }
        }
    }

    @Test func theHeadCanBeKeptAndComparedLater() throws {
        let shop = try Shop()
        try shop.perform(SignOut(), as: .anna)
        let kept = try shop.books.askSync(JournalStanding(), as: shop.caller(.alex))
        #expect(kept.head.sequence == 1 && kept.holdsKept == nil)
        try shop.perform(SignOut(), as: .ben)
        let later = try shop.books.askSync(JournalStanding(kept: kept.head), as: shop.caller(.alex))
        #expect(later.holdsKept == true && later.head.sequence == 2)
        let other = try #require(JournalHead("1:" + String(repeating: "ab", count: 32)))
        let beyond = try #require(JournalHead("3:" + String(repeating: "ab", count: 32)))
        for wrong in [other, beyond] {
            #expect(try shop.books.askSync(JournalStanding(kept: wrong), as: shop.caller(.alex)).holdsKept == false)
        }
        #expect(try shop.books.askSync(JournalStanding(kept: JournalHead("0:" + String(repeating: "00", count: 32))), as: shop.caller(.alex)).holdsKept == true)
    }

    @Test func changedSettingsLeaveOneRow() throws {
        let shop = try Shop()
        #expect(try shop.books.noteSettings(["listen": "127.0.0.1:1", "log": "info"]) == ["listen", "log"])
        #expect(try shop.books.noteSettings(["listen": "127.0.0.1:1", "log": "info"]) == [])
        #expect(try shop.books.noteSettings(["listen": "127.0.0.1:2", "log": "info"]) == ["listen"])
        let rows = try shop.books.askSync(AuditTrail(kinds: [.changeSettings]), as: shop.caller(.alex)).items
        #expect(rows.count == 2)
        let told = try shop.read { try $0.all(SQL("SELECT payload FROM journal ORDER BY sequence")) { row in String(decoding: row.blob(0), as: UTF8.self) } }
        #expect(told == ["listen=127.0.0.1:1\nlog=info", "listen=127.0.0.1:2"])
    }
}

extension Shop {
    /// For the operator, whatever comes of it.
    fileprivate func perform<C: Command>(anyway command: C) {
        _ = try? perform(command, as: Caller(.operatorAtMachine))
    }
}
