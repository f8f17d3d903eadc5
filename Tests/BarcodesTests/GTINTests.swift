import Barcodes
import Testing

@Suite struct GTINTests {
    @Test(arguments: [
        ("96385074", "00000096385074", "96385074"), ("036000291452", "00036000291452", "036000291452"),
        ("4006381333931", "04006381333931", "4006381333931"), ("0036000291452", "00036000291452", "036000291452"),
        ("10012345678902", "10012345678902", "10012345678902"),
    ])
    func numberKeepsItsValueWhateverItsLength(_ printed: String, _ text: String, _ short: String) throws {
        let gtin = try #require(GTIN(printed))
        #expect(gtin.text == text)
        #expect(gtin.shortText == short)
        #expect(GTIN(text) == gtin)
        #expect(GTIN(value: gtin.value) == gtin)
        #expect(GTIN(digits: Array(printed.utf8)) == gtin)
    }

    @Test(arguments: [
        "", "4006381333932", "40063813339", "400638133393", "400638133393l", "４006381333931", "00000000",
        "00000000000000", "4006381333931 ", "-006381333931", "123456789012345",
    ])
    func otherTextIsNoNumber(_ text: String) {
        #expect(GTIN(text) == nil)
    }

    @Test(arguments: [0, -1, 4_006_381_333_932, 100_000_000_000_000, Int64.max, Int64.min])
    func storedNumbersAreChecked(_ value: Int64) {
        #expect(GTIN(value: value) == nil)
    }

    @Test func everySingleWrongDigitIsFound() throws {
        let right = Array("4006381333931".utf8)
        for place in right.indices {
            for digit in UInt8(0x30)...0x39 where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                #expect(GTIN(digits: wrong) == nil)
            }
        }
    }

    @Test func numbersAreCompletedWithTheirCheckDigit() {
        #expect(GTIN(completing: "400638133393")?.shortText == "4006381333931")
        #expect(GTIN(completing: "9638507")?.shortText == "96385074")
        #expect(GTIN(completing: "40063813339x") == nil)
        #expect(GTIN(completing: "123") == nil)
        #expect(CheckDigit.digit(for: [UInt8]()) == nil)
    }

    @Test(arguments: [
        ("2011122912346", Circulation.region), ("0200000000004", .region), ("0400000000008", .company),
        ("00099998", .company), ("20000004", .company), ("4006381333931", .global), ("96385074", .global),
        ("12991111111110", .global), ("3000000000007", .global), ("1999999999992", .global),
    ])
    func circulationFollowsThePrefix(_ text: String, _ expected: Circulation) throws {
        #expect(try #require(GTIN(text)).circulation == expected)
    }

    @Test func internalCodesAreDistinctAndComeBack() throws {
        for number: Int64 in [0, 1, 42, 9_999_999_999] {
            let gtin = try #require(InternalCode.gtin(number: number))
            #expect(gtin.circulation == .company)
            #expect(InternalCode.number(of: gtin) == number)
            #expect(gtin.ean13Text?.count == 13)
        }
        #expect(InternalCode.gtin(number: -1) == nil)
        #expect(InternalCode.gtin(number: 10_000_000_000) == nil)
        #expect(InternalCode.number(of: try #require(GTIN("4006381333931"))) == nil)
    }

    @Test(arguments: [
        ("01234505", "012000003455"), ("01234514", "012100003454"), ("01234531", "012300000451"),
        ("01234543", "012340000053"), ("01234558", "012345000058"), ("04252614", "042100005264"),
    ])
    func squeezedZerosComeBack(_ printed: String, _ expanded: String) throws {
        #expect(UPCE.expand(printed.utf8)?.shortText == expanded)
    }

    @Test(arguments: ["", "0425261", "04252615", "24252614", "0425261x", "042526140"])
    func otherDigitsAreNoUPCE(_ text: String) {
        #expect(UPCE.expand(text.utf8) == nil)
    }

    @Test func keysAreSharedByOneArticleAndByNothingElse() throws {
        let gtin = try #require(GTIN("036000291452"))
        #expect(BarcodeKey(text: "036000291452") == BarcodeKey(gtin))
        #expect(BarcodeKey(text: "0036000291452") == BarcodeKey(gtin))
        #expect(BarcodeKey(gtin).integer == gtin.value)
        let texts = ["12", "012", "0012", "112", "1012", "36000291452", "999999999999999999", "1", "0"]
        let integers = texts.compactMap { BarcodeKey(text: $0).integer }
        #expect(Set(integers).count == texts.count)
        #expect(integers.allSatisfy { $0 < 0 })
        for text in ["", "A1", "1234567890123456789", "-1", " 1"] { #expect(BarcodeKey(text: text).integer == nil) }
        #expect(BarcodeKey(text: "A\u{0}B\u{1D}").text == "A␀B␝")
        #expect(BarcodeKey(text: "Käse").text == "Käse")
    }
}
