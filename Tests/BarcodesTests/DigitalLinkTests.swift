import Barcodes
import Testing

@Suite struct DigitalLinkTests {
    @Test(arguments: [
        ("https://id.gs1.org/01/09506000134352", "digitalLink gtin=9506000134352 (01)09506000134352"),
        (
            "https://id.gs1.org/01/09506000134352/10/ABC/21/12%2f3?17=261231&3103=000195#top",
            "digitalLink gtin=9506000134352 lot=ABC expiry=2026-12-31 g=195 serial=12/3 "
                + "(01)09506000134352(10)ABC(21)12/3(17)261231(3103)000195"
        ),
        ("http://shop.example/de/p/01/9506000134352?linkType=gs1:pip", "digitalLink gtin=9506000134352 (01)09506000134352"),
        ("https://example.com/gtin/09506000134352/lot/A1?exp=261231",
            "digitalLink gtin=9506000134352 lot=A1 expiry=2026-12-31 (01)09506000134352(10)A1(17)261231"),
        ("https://example.com/00/106141412345678908/", "digitalLink sscc=106141412345678908 key=106141412345678908 (00)106141412345678908"),
        ("https://example.com/414/9506000134369/254/32a", "digitalLink key=https://example.com/414/9506000134369/254/32a (414)9506000134369(254)32a"),
        ("https://example.com/01/09506000134352?99=TEST;98=X", "digitalLink gtin=9506000134352 (01)09506000134352(99)TEST(98)X"),
        ("https://example.com/01/09506000134352?12345=1", "digitalLink gtin=9506000134352 (01)09506000134352"),
        ("https://example.com/01/09506000134352?88=1", "digitalLink gtin=9506000134352 (01)09506000134352 !PART_IGNORED"),
        ("https://example.com/01/09506000134353", "refused BAD_CHECK_DIGIT"),
        ("https://example.com/01/09506000134352/21/1/10/A", "refused BAD_DIGITAL_LINK"),
        ("https://example.com/01/09506000134352/235/A/10/B", "refused BAD_DIGITAL_LINK"),
        ("https://example.com/01/09506000134352/99/A", "refused BAD_DIGITAL_LINK"),
        ("https://example.com/01/09506000134352/nothing/A", "refused BAD_DIGITAL_LINK"),
        ("https://example.com/01/09506000134352/10/A%4", "refused BAD_DIGITAL_LINK"),
        ("https://example.com/01/09506000134352/10/A%20B", "refused BAD_CHARACTER"),
        ("https://example.com/01/09506000134352?37=5", "refused AI_CONTRADICTION"),
        ("https://example.com/01/09506000134352?17=261301", "refused BAD_DATE"),
        ("https://example.com/", "plain key=https://example.com/"),
        ("https://", "plain key=https://"),
        ("https://example.com/01/about", "plain key=https://example.com/01/about"),
        ("https://example.com?01=09506000134352", "plain key=https://example.com?01=09506000134352"),
        ("ftp://example.com/01/09506000134352", "plain key=ftp://example.com/01/09506000134352"),
    ])
    func addressReadsAs(_ address: String, _ expected: String) {
        #expect(outcome(parser(), address) == expected)
        if !expected.hasPrefix("plain") { #expect(outcome(parser(), "]d1" + address) == expected) }
    }

    @Test func addressIsWrittenKeyFirstQualifiersInOrder() throws {
        let string = try ElementString(
            [
                GS1Element(ai: "17", value: "261231"), GS1Element(ai: "21", value: "a/b?"),
                GS1Element(ai: "01", value: "09506000134352"), GS1Element(ai: "10", value: "L%1"),
            ], currentYear: testYear)
        let address = try DigitalLink.address(of: string, resolver: "https://shop.example/")
        #expect(address == "https://shop.example/01/09506000134352/10/L%251/21/a%2Fb%3F?17=261231")
        let code = try parser().parse(Array(address.utf8))
        #expect(Set(code.elements) == Set(string.elements))
    }

    @Test func addressNeedsAKey() throws {
        let string = try ElementString([GS1Element(ai: "10", value: "A")], currentYear: testYear)
        #expect(throws: ScanError.self) { try DigitalLink.address(of: string) }
    }
}
