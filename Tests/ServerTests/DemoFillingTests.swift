import Barcodes
@testable import Inventory
import Server
import Storage
import Testing

struct DemoFillingTests {
    static let today = CalendarDate(daysSince1970: 20_778)

    static func shop() async throws -> (books: Books, shop: DemoShop) {
        let database = try Database.openInMemory(migrations: Schema.migrations)
        let books = Books(database: database, secrets: SecretHasher(cost: .trivial))
        var generator = SystemRandomNumberGenerator()
        return (books, try await DemoFilling(books, today: today).fill(using: &generator))
    }

    @Test func theShopHasAnOrderThatGoodsMayArriveOn() async throws {
        let (books, shop) = try await Self.shop()
        defer { books.database.close() }
        let order = try await books.ask(PurchaseOrderInFull(.id(shop.order.id)), as: Caller(.operatorAtMachine))
        #expect(order.state == .sent)
        #expect(order.lines.count == DemoOrderLine.open.count)
        #expect(order.expectedDate == "2026-11-24")
    }

    @Test func everyPersonCanSignInWithTheirPassword() async throws {
        let (books, shop) = try await Self.shop()
        defer { books.database.close() }
        for account in shop.accounts {
            let attempt = SignInAttempt(userName: account.person.userName, secret: account.password, peer: "test")
            let session = try await books.signIn(attempt, on: nil).reply()
            #expect(session.displayName == account.person.displayName)
        }
    }

    @Test func booksInUseAreLeftAlone() async throws {
        let (books, _) = try await Self.shop()
        defer { books.database.close() }
        await #expect(throws: Refusal.self) {
            var generator = SystemRandomNumberGenerator()
            _ = try await DemoFilling(books, today: Self.today).fill(using: &generator)
        }
        let users = try await books.ask(UserList(), as: Caller(.operatorAtMachine)).items
        #expect(users.count == DemoPerson.all.count + 1)
    }

    @Test func theScriptsNameTheOrderAndOnlyCodesOfOurGoods() async throws {
        let (books, shop) = try await Self.shop()
        defer { books.database.close() }
        let papers = DemoPapers(shop, today: Self.today)
        let template = try ScaleTemplate(parsing: DemoCatalog.scalePattern)
        let parser = ScanParser(ScanParser.Configuration(currentYear: 2026, scaleTemplates: [template]))
        let text = papers.receiving + papers.counting(stocktake: "ST-1")
        #expect(text.contains("receive order \(shop.order.number)"))
        let scans = text.split(separator: "\n").filter { $0.hasPrefix("scan ") }
        #expect(scans.count >= 15)
        for scan in scans {
            let words = scan.split(separator: " ")
            let code = try parser.parse(Array(words[1].utf8), symbologyIdentifier: words.last == "]C1" ? "]C1" : nil)
            #expect(code.gtin != nil || code.weightGrams != nil, "\(scan)")
        }
    }

    @Test func generatedSecretsAreAccepted() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<1_000 {
            let pin = GeneratedSecret.pin(using: &generator)
            #expect(pin.count == 6 && pin.allSatisfy(\.isNumber))
            #expect(!["000000", "123456", "987654"].contains(pin))
            #expect(GeneratedSecret.password(using: &generator).count == 19)
        }
    }
}
