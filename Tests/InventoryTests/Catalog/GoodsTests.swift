import Storage
import Testing

@testable import Inventory

/// What scans and typed items mean in the test shop.
struct GoodsTests {
    private let shop: Shop

    init() throws {
        shop = try Shop()
    }

    private func resolve(_ item: Entry.Item, typed: Bool = false) throws -> ResolvedGoods {
        let scanners = shop.books.scanners
        return try shop.read { snapshot in
            try Goods.resolve(item, typed: typed, store: Shop.store, today: "2026-06-15", scanners: scanners, in: snapshot)
        }
    }

    @Test(arguments: [
        (Shop.Code.tea, Shop.tea, Int64(1), "each"),
        ("]E0" + Shop.Code.tea, Shop.tea, 1, "each"),
        (Shop.Code.teaCase, Shop.tea, 12, "case"),
        ("]C10114006381333938", Shop.tea, 12, "case"),
        ("]C1021400638133393837" + "3", Shop.tea, 36, "case"),
        (Shop.Code.milk, Shop.milk, 1, "each"),
        (Shop.Code.cheese250, Shop.cheese, 250, "each"),
    ])
    func aCodeBooksWhatItStandsFor(code: String, product: ProductID, quantity: Int64, level: String) throws {
        let goods = try resolve(Shop.item(code))
        #expect(goods.product.id == product)
        #expect(goods.quantityPerScan.units == quantity)
        #expect(goods.level == level)
        #expect(goods.remarks.isEmpty)
    }

    @Test func lotAndDatesComeFromTheLabel() throws {
        let goods = try resolve(Shop.item("]C1" + "0105901234123457" + "11260610" + "17260620" + "10ab-12"))
        #expect(goods.lotCode == "AB-12")
        #expect(goods.shownLotCode == "ab-12")
        #expect(goods.expiry == "2026-06-20")
        #expect(goods.productionDate == "2026-06-10")
    }

    @Test func thePersonsWordGoesBeforeTheLabelsAndStaffAreTold() throws {
        let item = Shop.item("]C1" + "0105901234123457" + "17260620" + "10L1", lot: "L2", expiry: "2026-06-21")
        let goods = try resolve(item)
        #expect(goods.lotCode == "L2")
        #expect(goods.expiry == "2026-06-21")
        #expect(
            goods.remarks == [
                .labelDisagrees(field: "lot_code", label: "L1", said: "L2"),
                .labelDisagrees(field: "expiry", label: "2026-06-20", said: "2026-06-21"),
            ])
    }

    @Test func theSameLotWrittenDifferentlyIsNoContradiction() throws {
        let goods = try resolve(Shop.item("]C1" + "0105901234123457" + "10L1", lot: " l 1 "))
        #expect(goods.lotCode == "L1")
        #expect(goods.remarks.isEmpty)
    }

    @Test func goodsWithoutLotsHaveNone() throws {
        #expect(try resolve(Shop.item(Shop.Code.tea, lot: "X")).lotCode.isEmpty)
    }

    @Test func aLabelThatMayHaveLostItsSeparatorIsPointedOut() throws {
        let goods = try resolve(Shop.item("]C1" + "0105901234123457" + "10L117260620"))
        #expect(goods.remarks == [.suspiciousLot(code: "L117260620")])
    }

    @Test func aProductCanBeNamedByItsNumber() throws {
        let goods = try resolve(Entry.Item(.product(Shop.milk.rawValue), lotCode: "L9"))
        #expect(goods.product.id == Shop.milk)
        #expect(goods.lotCode == "L9")
    }

    @Test(arguments: [
        (Shop.Code.unknown, Rejection.unknownBarcode(code: Shop.Code.unknown)),
        ("]C100" + "340123450000000000", .unknownBarcode(code: "]C100340123450000000000")),
        ("2199999002503", .unknownBarcode(code: "2199999002503")),
    ])
    func aCodeThatOnlyAPersonCanExplainIsParked(code: String, rejection: Rejection) throws {
        #expect(throws: Setback.parked(rejection)) { try resolve(Shop.item(code)) }
    }

    @Test func aLabelThatWeighsNothingCanNeverBeBooked() {
        #expect(throws: Setback.rejected(.quantityOutOfRange(field: "raw"))) { try resolve(Shop.item("2112345000008")) }
    }

    @Test(arguments: ["4006381333932", "]C10114006381333939", "]x9123", "]E0400638133393"])
    func aCodeThatWasMisreadIsParkedAsInvalid(code: String) throws {
        let error = #expect(throws: Setback.self) { try resolve(Shop.item(code)) }
        guard case .parked(.invalidBarcode(code, _)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func aCodeWithAWrongCheckDigitThatTheShopKnowsAsPrintedIsFound() throws {
        try shop.write { transaction in
            try transaction.run(GoodsTests.insertPlainCode, "4006381333932", Shop.tea.rawValue)
            try transaction.run(GoodsTests.insertPlainCode, "02000000000015", Shop.milk.rawValue)
        }
        #expect(try resolve(Shop.item("4006381333932")).product.id == Shop.tea)
        #expect(try resolve(Shop.item("2000000000015")).product.id == Shop.milk)
    }

    @Test(arguments: [0, 1, 511, 512, 513])
    func scansHaveALength(bytes: Int) throws {
        let item = Entry.Item(.code(raw: [UInt8](repeating: 0x61, count: bytes), symbology: ""))
        let error = #expect(throws: Setback.self) { try resolve(item) }
        let isRejected = if case .rejected(.malformed("raw", _)) = error { true } else { false }
        #expect(isRejected == (bytes == 0 || bytes > Limits.scanBytes))
    }

    @Test(arguments: [(64, true), (65, false)])
    func lotCodesHaveALength(bytes: Int, isTaken: Bool) throws {
        let item = Shop.item(Shop.Code.milk, lot: String(repeating: "L", count: bytes))
        let goods = try? resolve(item)
        #expect((goods != nil) == isTaken)
    }

    @Test(arguments: ["2026-02-30", "26-06-15", "tomorrow"])
    func aDateThatIsNoneIsRejected(text: String) throws {
        #expect(throws: Setback.rejected(.invalidDate(field: "expiry"))) {
            try resolve(Shop.item(Shop.Code.milk, expiry: text))
        }
    }

    @Test func aPriceLabelOnGoodsByWeightNeedsATypedQuantity() throws {
        try shop.write { transaction in
            try transaction.run(GoodsTests.insertTemplate, "22IIIIIPPPPPC")
        }
        let item = Shop.item("2212345005994")
        #expect(throws: Setback.parked(.measureMissing(product: "Mountain cheese"))) { try resolve(item) }
        #expect(try resolve(item, typed: true).product.id == Shop.cheese)
    }

    @Test func aNewTemplateCountsAtOnceAndInItsStoreOnly() throws {
        #expect(throws: Setback.parked(.unknownBarcode(code: "2312345000040"))) { try resolve(Shop.item("2312345000040")) }
        try shop.write { transaction in
            try transaction.run(GoodsTests.insertTemplate, "23IIIIINNNNNC")
        }
        #expect(throws: Setback.parked(.measureMissing(product: "Mountain cheese"))) { try resolve(Shop.item("2312345000040")) }
    }

    private static let insertPlainCode = SQL(
        "INSERT INTO plain_code (code, product, quantity, level) VALUES ($1, $2, 1, 'each')")
    private static let insertTemplate = SQL(
        "INSERT INTO scale_template (id, store, pattern, decimals) SELECT max(id) + 1, 1, $1, 0 FROM scale_template")
}
