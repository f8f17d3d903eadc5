import Barcodes
import Testing

@Suite struct ScaleTemplateTests {
    @Test(arguments: [
        "PPPPIIIIIIWWWWWC", "", "C", "21IIIIIWWWWWWC", "IIIIIIIWWWWWC", "21IIIIIWWWWWW", "21IIWIIWWWWWC",
        "21WWWWWWWWWWC", "21IIIIPWWWWWC", "21IIIIIWWWWXC", "21IIIICWWWWWC", "21IIIKWWWWWWC", "21IIKKWWWWWWC",
        "21IIIIIWWWWWC:6", "21IIIIIWWWWWC:-1", "21IIIIIWWWWWC:x", "21IIIIIWWWWWC:3:978:1", "21IIIIIK?????C", "=",
    ])
    func templateThatDoesNotAddUpIsRefused(_ text: String) {
        do {
            _ = try ScaleTemplate(parsing: text)
            Issue.record("accepted")
        } catch {
            #expect(error.code == .badTemplate)
            #expect(!error.message.isEmpty)
        }
    }

    @Test func templateTellsWhatItWasGiven() throws {
        let template = try ScaleTemplate(parsing: "deli=20IIIIIKPPPPC:2:826")
        #expect(template.name == "deli" && template.measure == .price)
        #expect(template.decimals == 2 && template.currency == 826 && template.verifiesCheckDigit)
        #expect(try ScaleTemplate(parsing: "21IIIIIWWWWWC").decimals == 3)
        #expect(try ScaleTemplate(parsing: "21IIIIIPPPPPC").decimals == 2)
        #expect(try ScaleTemplate(parsing: "21IIIIINNNNNC").decimals == 0)
        #expect(try ScaleTemplate(parsing: "21IIIIIWWWWWC", name: "a", decimals: 2).decimals == 2)
    }

    @Test func everyCountryHasItsTemplates() {
        for country in ScaleTemplate.countries { #expect(!ScaleTemplate.national(country).isEmpty, "\(country)") }
        #expect(ScaleTemplate.national("DE").count == 6)
        #expect(ScaleTemplate.national("no").count == 6)
        #expect(ScaleTemplate.national("DK").count == 7)
        #expect(ScaleTemplate.national("XX").isEmpty)
    }

    @Test(arguments: [
        ("2112345015002", "21IIIIIWWWWWC", "ean13 g=1500 item=12345"),
        ("2112345015003", "21IIIIIWWWWWC", "refused BAD_CHECK_DIGIT"),
        ("2112345015003", "21IIIIIWWWWWc", "ean13 g=1500 item=12345"),
        ("]E02112345015002", "21IIIIIWWWWWC", "ean13 g=1500 item=12345"),
        ("02112345015002", "21IIIIIWWWWWC", "itf14 g=1500 item=12345"),
        ("212345015002", "2IIIIIWWWWWC", "refused BAD_CHECK_DIGIT"),
        ("212345015001", "2IIIIIWWWWWC", "upcA g=1500 item=12345"),
        ("0212345015001", "2IIIIIWWWWWC", "upcA g=1500 item=12345"),
        ("2112345000121", "21IIIII00NNNC", "ean13 pieces=12 item=12345"),
        ("2212345015009", "21IIIIIWWWWWC", "ean13 gtin=2212345015009"),
        ("2112345015002", "21IIIIIWWWWWC:4", "ean13 g=150 item=12345"),
        ("2112345015002", "21IIIIIWWWWWC:5", "ean13 g=15 item=12345"),
        ("2112345015002", "21IIIIIWWWWWC:0", "ean13 g=1500000 item=12345"),
        ("2112345015002", "21IIIII?????C", "ean13 item=12345"),
    ])
    func labelReadsAs(_ scan: String, _ template: String, _ expected: String) throws {
        let outcome = outcome(parser(templates: [try ScaleTemplate(parsing: template)]), scan)
        #expect(outcome.hasPrefix(expected), "\(outcome)")
    }

    @Test func allLabelsOfAnItemShareOneKey() throws {
        for country in ScaleTemplate.countries {
            for template in ScaleTemplate.national(country) {
                let parser = parser(templates: [template])
                var keys: Set<BarcodeKey> = []
                for amount: Int64 in [0, 1, 999, 1234] {
                    let label = try template.label(item: 1234, amount: amount)
                    let code = try parser.parse(Array(label.utf8))
                    keys.insert(code.key)
                    #expect(code.gtin == nil)
                    #expect(code.inStoreItem.flatMap { Int64($0.number) } == 1234)
                    switch template.measure {
                    case .weight:
                        #expect(code.weightGrams == amount * (template.decimals == 3 ? 1 : template.decimals == 2 ? 10 : 100))
                    case .price: #expect(code.price == ScannedPrice(amount: amount, decimals: template.decimals, currency: template.currency))
                    case .count: #expect(code.quantity == amount)
                    case .none: Issue.record("a national template without a measure")
                    }
                }
                #expect(keys.count == 1)
                #expect(keys.first?.gtin != nil)
            }
        }
    }

    /// Some shops print scale labels with a prefix that belongs to suppliers.
    @Test func templateMayTakeAnyPrefix() throws {
        let label = try ScaleTemplate(parsing: "62IIIIIWWWWWC").label(item: 100, amount: 500)
        let outcome = outcome(parser(templates: [try ScaleTemplate(parsing: "62IIIIIWWWWWC")]), label)
        #expect(outcome.hasPrefix("ean13 g=500 item=00100"))
    }

    @Test func numbersThatDoNotFitALabelAreRefused() throws {
        let template = try ScaleTemplate(parsing: "21IIIIIWWWWWC")
        for (item, amount): (Int64, Int64) in [(100_000, 1), (1, 100_000), (-1, 1), (1, -1), (Int64.min, Int64.max)] {
            #expect(throws: ScanError.self) { try template.label(item: item, amount: amount) }
        }
    }
}
