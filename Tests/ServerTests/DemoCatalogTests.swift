import Barcodes
import Server
import Testing

struct DemoCatalogTests {
    @Test func thereAreEnoughGoodsOfEveryKind() {
        let products = DemoCatalog.products
        #expect(products.count >= 60)
        #expect(products.count { $0.gtin != nil } >= 60)
        #expect(products.count { $0.caseGTIN != nil } >= 40)
        #expect(products.count { $0.isLotTracked } >= 15)
        #expect(products.count { $0.scaleLabel(grams: 1) != nil } >= 5)
        for zone in DemoProduct.Zone.allCases { #expect(products.contains { $0.zone == zone }) }
    }

    @Test func codesAndNumbersAreUnique() {
        let products = DemoCatalog.products
        #expect(Set(products.map(\.sku)).count == products.count)
        let codes = products.compactMap(\.gtin) + products.compactMap(\.caseGTIN)
        #expect(Set(codes).count == codes.count)
        let scaleItems = products.compactMap { $0.scaleLabel(grams: 1) }
        #expect(Set(scaleItems).count == scaleItems.count)
    }

    @Test(arguments: DemoCatalog.products)
    func codesAreValidAndFromTheRangeForExamples(product: DemoProduct) throws {
        let parser = ScanParser(ScanParser.Configuration(currentYear: 2026, scaleTemplates: [try ScaleTemplate(parsing: DemoCatalog.scalePattern)]))
        if let gtin = product.gtin {
            let text = try #require(gtin.ean13Text)
            #expect(text.hasPrefix("952"))
            #expect(try parser.parse(Array(text.utf8)).gtin == gtin)
        } else {
            let label = try #require(product.scaleLabel(grams: 512))
            #expect(try parser.parse(Array(label.utf8)).weightGrams == 512)
        }
        if let box = product.caseGTIN { #expect(try parser.parse(Array(box.text.utf8)).gtin == box) }
        #expect(product.unitCostE4 > 0)
        #expect((product.caseQuantity ?? 2) > 1)
    }

    @Test(arguments: DemoOrderLine.open)
    func theOpenOrderIsOfWholeCasesOfOurGoods(line: DemoOrderLine) throws {
        let product = try #require(DemoCatalog.product(line.sku))
        #expect(line.quantity > 0 && line.quantity % (product.caseQuantity ?? 1) == 0)
    }

    @Test(arguments: [-1, 100_000])
    func aWeightThatDoesNotFitTheLabelHasNone(grams: Int64) {
        #expect(DemoCatalog.product("BANANA")?.scaleLabel(grams: grams) == nil)
    }
}
