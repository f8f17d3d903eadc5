import Foundation
import Storage
import Testing

@testable import Inventory

/// Product files into the books.
struct ImportTests {
    private let shop: Shop
    private let operatorAtMachine = Caller(.operatorAtMachine)

    init() throws {
        shop = try Shop()
    }

    @discardableResult
    private func load(_ text: String, dryRun: Bool = false, report: ImportReport = ImportReport()) throws -> ImportSummary {
        let source = CSVText(text, piece: 100)
        return try shop.books.importCatalog(
            from: { source.next() }, dryRun: dryRun, as: operatorAtMachine, onProblem: { report.add($0) })
    }

    private func product(_ code: String) throws -> ProductFacts? {
        let scanners = shop.books.scanners
        return try shop.read { snapshot in
            do {
                return try Goods.resolve(
                    Shop.item(code), typed: true, store: Shop.store, today: "2026-06-15", scanners: scanners, in: snapshot
                ).product
            } catch is Setback {
                return nil
            }
        }
    }

    @Test func aFileOfProductsIsLoadedWithItsColumnsInAnyOrder() throws {
        let report = ImportReport()
        let summary = try load(
            """
            Name,SKU,Barcode,Unit,Tracking,Expiry Required,shelf_life_days,minimum_life_days,case_barcode,case_quantity,scale_item
            Butter 250 g,BUT,3700392488611,each,lot,yes,60,14,13700392488618,20,
            Olives,OLI,,g,,,,,,,777
            """, report: report)
        #expect(summary == ImportSummary(rows: 2, created: 2, changed: 0, unchanged: 0, refused: 0, problems: 0, batches: 1))
        #expect(report.text.isEmpty)
        let butter = try #require(try product("3700392488611"))
        #expect(butter.sku == "BUT" && butter.tracking == .lot && butter.expiryRequired)
        #expect(butter.shelfLifeDays == 60 && butter.minimumLifeDays == 14)
        #expect(try product("13700392488618")?.id == butter.id)
        #expect(try product("2100777001007")?.sku == "OLI")
    }

    @Test func theCategoryIsKeptUntilTheFileSaysAnother() throws {
        func category(_ sku: String) throws -> [String] {
            let id = try shop.read { snapshot in try Products.find(sku: sku, in: snapshot)?.id.rawValue } ?? 0
            return try ["dairy", "fats"].filter { word in
                try shop.read { snapshot in try Categories.products(of: word, limit: 9, in: snapshot) }.contains(id)
            }
        }
        #expect(try load("sku,name,category\nBUT,Butter, dairy \nOLI,Olives,\n").created == 2)
        #expect(try category("BUT") == ["dairy"])
        #expect(try category("OLI") == [])
        #expect(try load("sku,name\nBUT,Butter\n").unchanged == 1)
        #expect(try load("sku,name,category\nBUT,Butter,\n").unchanged == 1)
        #expect(try category("BUT") == ["dairy"])
        #expect(try load("sku,name,category\nBUT,Butter,fats\n").changed == 1)
        #expect(try category("BUT") == ["fats"])
    }

    @Test(arguments: [(63, true), (64, true), (65, false)]) func aCategoryHasAsManyBytesAsACode(length: Int, isTaken: Bool) throws {
        let report = ImportReport()
        #expect(try load("sku,name,category\nBUT,Butter,\(String(repeating: "x", count: length))\n", report: report).created == (isTaken ? 1 : 0))
        #expect(report.problems.contains { $0.reason == .tooLong } == !isTaken)
    }

    @Test func runningTheSameFileAgainChangesNothing() throws {
        let file = "barcode,name,case_barcode,case_quantity\n3700392488611,Butter,13700392488618,20\n5400141321210,Lard,,\n5400141321210,Lard,,\n"
        #expect(try load(file).created == 2)
        let again = try load(file)
        #expect(again.created == 0 && again.changed == 0 && again.unchanged == 3)
    }

    @Test func whatIsWrongIsReportedAndTheRestIsLoaded() throws {
        let report = ImportReport()
        let summary = try load(
            """
            barcode,name,colour
            3700392488611,Butter,yellow
            3700392488612,Wrong digit,
            2000000000015,In store,
            ABC-1,Letters,
            5400141321210,
            ,No code,
            5400141321210,Lard,,surplus
            5400141321210,Other lard,
            "x"y,Quote,
            """, report: report)
        #expect(
            report.text == [
                "1 colour UNKNOWN_COLUMN ",
                "3 barcode BAD_CHECK_DIGIT 3700392488612",
                "4 barcode IN_STORE_CODE 2000000000015",
                "5 barcode NO_TRADE_ITEM_NUMBER ABC-1",
                "6 name MISSING ",
                "7 barcode MISSING ",
                "8  EXTRA_FIELDS 5400141321210Lardsurplus",
                "10  STRAY_QUOTE xyQuote",
                "9 barcode DUPLICATE_BARCODE 05400141321210",
            ])
        #expect(summary.created == 5 && summary.refused == 4 && summary.rows == 9)
        #expect(try product("3700392488612")?.name == "Wrong digit")
        #expect(try product("2000000000015")?.name == "In store")
        #expect(try product("ABC-1")?.name == "Letters")
        #expect(try product("5400141321210")?.name == "Lard")
    }

    @Test func aNewNameInALaterFileIsAChange() throws {
        try load("barcode,name\n3700392488611,Butter\n")
        #expect(try load("barcode,name\n3700392488611,Salted butter\n").changed == 1)
        #expect(try product("3700392488611")?.name == "Salted butter")
    }

    @Test func whatTheFileDoesNotSayStaysAsItIs() throws {
        try load("barcode,name\n\(Shop.Code.milk),Whole milk 1 l\n")
        let milk = try #require(try product(Shop.Code.milk))
        #expect(milk.name == "Whole milk 1 l" && milk.sku == "MILK")
        #expect(milk.tracking == .lot && milk.expiryRequired && milk.shelfLifeDays == 10)
    }

    @Test func severalCodesOfOneArticleAreOneProduct() throws {
        let summary = try load("sku,barcode,name\nBUT,3700392488611,Butter\nBUT,5400141321210,Butter\n")
        #expect(summary.created == 1 && summary.changed == 1)
        #expect(try product("3700392488611")?.id == product("5400141321210")?.id)
    }

    @Test func aCodeOfAnotherProductStaysThere() throws {
        let report = ImportReport()
        try load("sku,barcode,name\nNEW,\(Shop.Code.tea),Another tea\n", report: report)
        #expect(report.text == ["2 barcode DUPLICATE_BARCODE 04006381333931"])
        #expect(try product(Shop.Code.tea)?.id == Shop.tea)
        #expect(try shop.read { snapshot in try Products.find(sku: "NEW", in: snapshot)?.name } == "Another tea")
    }

    @Test func aProductKnownByItsCodeAloneTakesTheNumberThatALaterFileGivesIt() throws {
        try load("barcode,name\n3700392488611,Butter\n")
        #expect(try load("sku,barcode,name\nBUT,3700392488611,Butter\n").changed == 1)
        #expect(try product("3700392488611")?.sku == "BUT")
    }

    @Test func whatIsWrongIsToldInTheOrderOfTheFile() throws {
        let report = ImportReport()
        try load("sku,barcode,name\nZED,\(Shop.Code.tea),One\nABE,\(Shop.Code.milk),Two\n", report: report)
        #expect(report.problems.map(\.line) == [2, 3])
        #expect(report.problems.allSatisfy { $0.reason == .duplicateBarcode })
    }

    @Test func batchesGrowToTheirLimit() {
        #expect((0...6).map(ImportBatch.rowLimit) == [10_000, 20_000, 40_000, 80_000, 160_000, 160_000, 160_000])
        #expect(ImportBatch.rowLimit(.max) == ImportBatch.mostRows)
    }

    /// In one batch and in two, into books without a product and with some: the first line that has a code speaks for it.
    @Test(arguments: [true, false]) func theFirstLineThatHasACodeSpeaksForIt(isEmptyShop: Bool) throws {
        for between in [0, ImportBatch.firstRows] {
            let shop = try Shop(isLaid: isEmptyShop)
            let filler = (0..<between).map { "F\($0),,Filler\n" }.joined()
            let file = "sku,barcode,name\nZED,3700392488611,First\n" + filler + "ABE,3700392488611,Second\n,3700392488611,First\n"
            let (source, report) = (CSVText(file, piece: 4_096), ImportReport())
            let summary = try shop.books.importCatalog(from: { source.next() }, as: operatorAtMachine, onProblem: { report.add($0) })
            #expect(summary.created == between + 2 && summary.unchanged == 1)
            #expect(report.problems.map(\.line) == [3 + between] && report.problems.first?.reason == .duplicateBarcode)
            let name = try shop.read { snapshot in try Products.target(gtin: 3_700_392_488_611, in: snapshot)?.product.name }
            #expect(name == "First")
        }
    }

    @Test func lotsCannotBeLoosenedUnderStock() throws {
        try shop.write { transaction in try transaction.run(ImportTests.putStock, Shop.milk.rawValue, Shop.a1.rawValue) }
        let report = ImportReport()
        try load("sku,name,tracking\nMILK,Milk 1 l,none\n", report: report)
        #expect(report.text == ["2 unit IN_STOCK MILK"])
        #expect(try product(Shop.Code.milk)?.tracking == .lot)
    }

    @Test func aDryRunTellsTheSameAndKeepsNothing() throws {
        let file = "barcode,name\n3700392488611,Butter\n3700392488611,Margarine\n\(Shop.Code.tea),Green tea 20 bags\n"
        let report = ImportReport()
        let dry = try load(file, dryRun: true, report: report)
        #expect(dry == ImportSummary(rows: 3, created: 1, changed: 0, unchanged: 1, refused: 1, problems: 1, batches: 1))
        #expect(try product("3700392488611") == nil)
        #expect(try shop.read { snapshot in try Journal.head(snapshot).sequence } == 0)
        #expect(try load(file) == dry)
    }

    @Test func oneJournalRowTellsOfEachBatchOfLines() throws {
        let (first, second) = (ImportBatch.firstRows, ImportBatch.firstRows * 3)
        for (count, rows) in [(first - 1, Int64(1)), (first, 1), (first + 1, 2), (second - 1, 2), (second, 2), (second + 1, 3)] {
            let shop = try Shop()
            let file = "sku,name\n" + (0..<count).map { "S\($0),Name \($0)\n" }.joined()
            let source = CSVText(file, piece: 4_096)
            let summary = try shop.books.importCatalog(from: { source.next() }, as: operatorAtMachine)
            #expect(summary.created == count)
            #expect(try shop.read { snapshot in try Journal.head(snapshot).sequence } == rows)
        }
    }

    @Test func aFileWithoutTheNeededColumnsIsRefused() throws {
        #expect(throws: ImportError.badHeader) { try load("code,title\n1,2\n") }
        #expect(throws: ImportError.badHeader) { try load("") }
    }

    @Test func whoMayNotChangeTheCatalogueIsRefused() throws {
        let source = CSVText("barcode,name\n3700392488611,Butter\n")
        let clerk = shop.caller(.anna)
        #expect(throws: ImportError.refused(Refusal(.notPermitted(verb: .change, subject: .catalog)))) {
            try shop.books.importCatalog(from: { source.next() }, as: clerk)
        }
    }

    /// Made products always; real ones where their file lies beside the project.
    @Test(arguments: realProducts == nil ? ["made"] : ["made", "real"])
    func aHundredThousandProductsLoadAndLoadAgainUnchanged(kind: String) throws {
        let bytes = kind == "made" ? Self.madeProducts() : try Self.unpacked(#require(Self.realProducts))
        for run in 1...2 {
            let source = CSVText(bytes, piece: 1 << 16)
            let report = ImportReport()
            let summary = try shop.books.importCatalog(from: { source.next() }, as: operatorAtMachine, onProblem: { report.add($0) })
            #expect(summary.rows == 100_000)
            #expect(summary.created + summary.changed + summary.unchanged + summary.refused == summary.rows)
            #expect(summary.problems == report.problems.count)
            if run == 1 {
                #expect(summary.created > 99_000)
                #expect(report.problems.contains { $0.reason == .badCheckDigit })
            } else {
                #expect(summary.created == 0 && summary.changed == 0)
            }
        }
    }

    private static let realProducts: URL? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..").standardizedFileURL
        let file = root.appendingPathComponent("../shared/data/products.csv.gz")
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }()

    private static func unpacked(_ file: URL) throws -> [UInt8] {
        let unpacking = Process()
        unpacking.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        unpacking.arguments = ["gzip", "-dc", file.path]
        let pipe = Pipe()
        unpacking.standardOutput = pipe
        try unpacking.run()
        let bytes = Array(pipe.fileHandleForReading.readDataToEndOfFile())
        unpacking.waitUntilExit()
        return bytes
    }

    /// As many made ones: EAN-13s in order, of which each two hundredth has a wrong check digit.
    private static func madeProducts() -> [UInt8] {
        var text = "barcode,name\n"
        for number in 0..<100_000 {
            let digits = "4\(String(100_000_000_00 + number * 7))"
            let sum = digits.utf8.enumerated().reduce(0) { $0 + Int($1.element - 48) * ($1.offset % 2 == 0 ? 1 : 3) }
            let check = (10 - sum % 10 + (number % 200 == 0 ? 1 : 0)) % 10
            text += "\(digits)\(check),\"Article \(number), made\"\n"
        }
        return Array(text.utf8)
    }

    private static let putStock = SQL(
        """
        INSERT INTO balance (product, lot, location, condition, on_hand, reserved, value_e4, last_sequence) VALUES ($1, 0, $2, 1, 5, 0, 0, 0)
        """)
}
