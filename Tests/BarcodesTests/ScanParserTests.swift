import Barcodes
import Testing

@Suite struct ScanParserTests {
    /// What the vectors leave out: one row per decision of the parser.
    @Test(arguments: [
        // A plain EAN-13 takes the short way; these must come out the same as on the long one.
        ("4006381333931", "ean13 gtin=4006381333931"),
        (" 4006381333931\r\n", "ean13 gtin=4006381333931"),
        ("0036000291452", "upcA gtin=036000291452"),
        ("036000291452", "upcA gtin=036000291452"),
        ("]E04006381333931", "ean13 gtin=4006381333931"),
        ("]E004252614", "upcE gtin=042100005264"),
        ("]E3977147396801312", "refused BAD_CHECK_DIGIT"),
        ("]E3977147396801212", "ean13 gtin=9771473968012"),
        ("]E112", "refused BAD_LENGTH"),
        ("]I04006381333931", "itf14 gtin=4006381333931"),
        ("]I1123456", "itf key=123456"),
        ("]I110012345678903", "itf key=10012345678903"),
        ("]A0SHELF-12", "code39 key=SHELF-12"),
        ("]C0010400638133393110ABC", "code128 key=010400638133393110ABC"),
        ("]L0text", "pdf417 key=text"),
        ("]z0text", "aztec key=text"),
        ("]Q1(01)04006381333931", "qr key=(01)04006381333931"),
        ("]", "refused UNKNOWN_SYMBOLOGY"),
        ("]C", "refused UNKNOWN_SYMBOLOGY"),
        ("", "refused EMPTY"),
        ("  \r\n", "refused EMPTY"),
        ("\u{1D}", "refused EMPTY"),
        // No identifier.
        ("SHELF-12", "plain key=SHELF-12"),
        ("10ABC", "plain key=10ABC"),
        ("21-00045", "plain key=21-00045"),
        ("010040ABC", "plain key=010040ABC"),
        ("0104006381333931 10ABC", "refused UNKNOWN_AI"),
        ("5", "plain key=5"),
        ("000417", "plain key=000417"),
        ("4006381333930", "refused BAD_CHECK_DIGIT"),
        ("95066821013", "elementString key=95066821013 (95)066821013 !ASSUMED_ELEMENTS"),
        ("10\u{1D}", "refused VALUE_TOO_SHORT"),
        ("0104006381333931\u{1D}0004", "refused VALUE_TOO_SHORT"),
        ("0504006381333931\u{1D}", "refused UNKNOWN_AI"),
        ("(01) 04006381333931 (10) A(B)C ", "elementString gtin=4006381333931 lot=A(B)C (01)04006381333931(10)A(B)C"),
        ("(01)04006381333931(1234)5", "refused VALUE_TOO_LONG"),
        ("(99999)1", "plain key=(99999)1"),
    ])
    func scanReadsAs(_ scan: String, _ expected: String) {
        #expect(outcome(parser(), scan).hasPrefix(expected), "\(outcome(parser(), scan))")
    }

    @Test(arguments: [
        ("]C13103001750", "g=1750"), ("]C13105001750", "g=18"), ("]C13200000001", "g=454"), ("]C13205000001", "g=0"),
        ("]C13203002205", "g=1000"), ("]C13400000010", "grossG=4536"), ("]C13152000150", "ml=1500"),
        ("]C13160000002", "ml=2000000"), ("]C13610000001", "ml=3785"), ("]C13600999999", "ml=946352000"),
        ("]C13660999999", "ml=764554093"), ("]C13560000001", "g=31"), ("]C130125", "pieces=125"),
        ("]C139221999", "price=1999e-2"), ("]C139329781999", "price=1999e-2@978"),
        ("]C1390212", "(3902)12"), ("]C17003261231" + "2359", "expiry=2026-12-31"), ("]C1800826123123", "made=2026-12-31"),
        ("]C113261200", "packed=2026-12-31"), ("]C116260131", "sell=2026-01-31"), ("]C111260131", "made=2026-01-31"),
        ("]C1422999", "!UNLISTED_CODE"), ("]C1422276", "(422)276"), ("]C17004123", "(7004)123"),
        ("]C18001" + "1234" + "01234" + "050" + "19", "(8001)"), ("]C18001" + "1234" + "01234" + "050" + "29", "refused BAD_VALUE"),
        ("]C1800604006381333931" + "0102", "(8006)"), ("]C1800604006381333931" + "0302", "refused BAD_VALUE"),
        ("]C18007DE89370400440532013000", "(8007)"), ("]C18007DE88370400440532013000", "refused BAD_VALUE"),
        ("]C180131987654Ad4X4bL5ttr2310c2K", "(8013)"), ("]C180131987654Ad4X4bL5ttr2310c2X", "refused BAD_VALUE"),
        ("]C17003261200" + "1200", "refused BAD_DATE"), ("]C17003261231" + "2460", "refused BAD_TIME"),
        ("]C1411400638133393", "refused VALUE_TOO_SHORT"), ("]C14114006381333932", "refused BAD_CHECK_DIGIT"),
        ("]C14300A%20B", "(4300)A%20B"), ("]C14300A%2", "refused BAD_VALUE"), ("]C14330000100-", "(4330)000100-"),
        ("]C14330000100+", "refused BAD_VALUE"), ("]C1243\u{1D}1", "refused VALUE_TOO_SHORT"),
    ])
    func elementMeans(_ scan: String, _ part: String) {
        #expect(outcome(parser(), scan).contains(part), "\(outcome(parser(), scan))")
    }

    @Test func measureRoundedToWholeUnitsIsSaid() throws {
        let code = try parser().parse(Array("]C101040063813339313205000001".utf8))
        #expect(code.weightGrams == 0)
        #expect(code.warnings.map(\.code) == [.measureRounded])
    }

    @Test(arguments: [
        ("]C1", "]C1010400638133393110A", "gs1_128 gtin=4006381333931 lot=A"),
        ("C1", "010400638133393110A", "gs1_128 gtin=4006381333931 lot=A"),
        ("]Q3", "010400638133393110A", "gs1QR gtin=4006381333931 lot=A"),
        ("]A0", "]C1X", "code39 key=]C1X"),
        ("]E0", "4006381333931", "ean13 gtin=4006381333931"),
        ("??", "4006381333931", "refused UNKNOWN_SYMBOLOGY"),
        ("", "4006381333931", "refused UNKNOWN_SYMBOLOGY"),
    ])
    func identifierMayComeApart(_ identifier: String, _ scan: String, _ expected: String) {
        #expect(outcome(parser(), Array(scan.utf8), identifier: identifier).hasPrefix(expected))
    }

    @Test func profilesDecideWhatUnidentifiedCodesAre() {
        #expect(outcome(parser(profile: .plainText), "0104006381333931").hasPrefix("plain"))
        #expect(outcome(parser(profile: .retail), "0104006381333931") == "plain key=0104006381333931")
        #expect(outcome(parser(profile: .elementStrings), "10ABC").hasPrefix("elementString lot=ABC"))
        #expect(outcome(parser(profile: .elementStrings), "4006381333931").contains("(400)6381333931"))
        #expect(outcome(parser(separators: "#"), "AB#12") == "plain key=AB#12")
        #expect(outcome(parser(separators: "#"), "]C110AB#1712") == "refused VALUE_TOO_SHORT")
    }

    /// Everything that may end a lot, at every place where it may stand.
    @Test func separatorsMayStandWhereverAnElementEnds() throws {
        let parts = ["0104006381333931", "17261231", "10AB12", "21S9", "30004"]
        let needed = [false, false, true, true, false]
        let whole = try parser().parse(Array("]C1\(parts.enumerated().map { $1 + (needed[$0] ? "\u{1D}" : "") }.joined())".utf8))
        #expect(whole.lot == "AB12" && whole.serial == "S9" && whole.quantity == 4)
        for mask in 0..<(1 << (parts.count + 1)) {
            var scan = "]C1" + (mask & 1 == 1 ? "\u{1D}" : "")
            for (index, part) in parts.enumerated() {
                scan += part
                if needed[index] { scan += "\u{1D}" }
                if mask >> (index + 1) & 1 == 1 { scan += "\u{1D}" }
            }
            let code = try parser().parse(Array(scan.utf8))
            #expect(code.elements == whole.elements && code.warnings == whole.warnings, "\(mask)")
        }
    }

    @Test(arguments: [
        ("]C101040063813339311012317261231", true), ("]C101040063813339311017261231", false),
        ("]C10104006381333931101231726123", false), ("]C10104006381333931101231726123112", false),
        ("]C101040063813339311012317261331", false), ("]C1010400638133393121123" + "0104006381333931", true),
        ("]C101040063813339311012317261231\u{1D}", false),
    ])
    func lotThatSwallowedAnElementIsFlagged(_ scan: String, _ isFlagged: Bool) throws {
        let code = try parser().parse(Array(scan.utf8))
        #expect(code.warnings.contains { $0.code == .separatorMayBeMissing } == isFlagged)
    }

    @Test func limitsHoldAtTheirEdge() throws {
        func filled(_ count: Int) -> String { String(repeating: "A", count: count) }
        #expect(outcome(parser(), filled(ScanLimits.bytes - 1)).hasPrefix("plain"))
        #expect(outcome(parser(), filled(ScanLimits.bytes)).hasPrefix("plain"))
        #expect(outcome(parser(), filled(ScanLimits.bytes + 1)) == "refused TOO_LONG")
        func elements(_ count: Int) -> String { "]C1" + String(repeating: "90A\u{1D}", count: count) }
        #expect(outcome(parser(), elements(ScanLimits.elements - 1)).hasPrefix("gs1_128"))
        #expect(outcome(parser(), elements(ScanLimits.elements)).hasPrefix("gs1_128"))
        #expect(outcome(parser(), elements(ScanLimits.elements + 1)) == "refused TOO_LONG")
        #expect(outcome(parser(), String(repeating: "(90)A", count: ScanLimits.elements + 1)) == "refused TOO_LONG")
        let link = "]Q1https://id.gs1.org/01/04006381333931?"
        #expect(outcome(parser(), link + String(repeating: "90=A&", count: ScanLimits.elements)) == "refused TOO_LONG")
        let never = try ScaleTemplate(parsing: "25IIIIIWWWWWC")
        let fits = try ScaleTemplate(parsing: "21IIIIIWWWWWC")
        func templates(_ place: Int) -> [ScaleTemplate] { Array(repeating: never, count: place - 1) + [fits] }
        let label = "2112345015002"
        #expect(outcome(parser(templates: templates(ScanLimits.scaleTemplates - 1)), label).contains("g=1500"))
        #expect(outcome(parser(templates: templates(ScanLimits.scaleTemplates)), label).contains("g=1500"))
        #expect(!outcome(parser(templates: templates(ScanLimits.scaleTemplates + 1)), label).contains("g=1500"))
    }
}
