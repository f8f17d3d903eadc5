import Barcodes
import Testing

/// Golden texts: scripts and people rely on every character.
@Suite struct ScanReportTests {
    private func report(_ scan: String, templates: [ScaleTemplate] = []) -> ScanReport {
        do {
            return ScanReport(.success(try parser(templates: templates).parse(Array(scan.utf8))))
        } catch {
            return ScanReport(.failure(error))
        }
    }

    @Test func jsonOfACaseLabel() {
        #expect(
            report("]C101040063813339313103001750" + "1726123110A\"1\u{1D}21S\u{1D}30004").json == """
                {"ok":true,"symbology":"gs1_128","gtin":"04006381333931","elements":[{"ai":"01","value":"04006381333931"},\
                {"ai":"3103","value":"001750"},{"ai":"17","value":"261231"},{"ai":"10","value":"A\\"1"},\
                {"ai":"21","value":"S"},{"ai":"30","value":"004"}],"lot":"A\\"1","expiry":"2026-12-31","quantity":4,\
                "weight_g":1750,"serial":"S","best_before":null,"production_date":null,"packaging_date":null,\
                "sell_by":null,"gross_weight_g":null,"volume_ml":null,"price":null,"sscc":null,"in_store_item":null,\
                "circulation":"global","key":"04006381333931","warnings":[]}
                """)
    }

    @Test func jsonOfAScaleLabel() throws {
        let json = report("2211114002394", templates: ScaleTemplate.national("DE")).json
        #expect(json.contains(#""price":{"amount":239,"decimals":2,"currency":"978"}"#))
        #expect(json.contains(#""in_store_item":{"number":"1111","template":"DE-22"}"#))
        #expect(json.contains(#""gtin":null"#))
    }

    @Test func jsonOfARefusalSaysWhatToDo() {
        #expect(
            report("0105901234123458").json == """
                {"ok":false,"error":"BAD_CHECK_DIGIT","message":"(01) GTIN: check digit of 05901234123458 is wrong: \
                expected 7, got 8. Scan again; if it stays, the label is misprinted.","position":2}
                """)
    }

    @Test func jsonEscapesWhateverWasScanned() {
        #expect(report("]Q1a\"b\\c\u{7}é\u{7F}").json.contains(#""key":"a\"b\\c␇é␡""#))
    }

    @Test func jsonHasTheSameKeysInTheSameOrderForEveryCode() throws {
        func keys(_ json: String) -> [Substring] { json.matches(of: /"([a-z_]+)":/).map(\.1).filter { $0 != "ai" && $0 != "value" } }
        let plain = keys(report("]A0X").json)
        #expect(plain == keys(report("4006381333931").json))
        #expect(plain == keys(report("]C101040063813339311726123110AB").json))
        #expect(plain.first == "ok" && plain.last == "warnings")
    }

    @Test func textOfACaseLabel() {
        #expect(
            report("]C101040063813339313103001750" + "1726123110A1\u{1D}30004\u{1D}39329781999").text == """
                symbology    gs1_128
                product      4006381333931  (GTIN 04006381333931)
                lot          A1
                expiry       2026-12-31
                quantity     4
                weight       1.750 kg
                price        19.99  currency 978
                (01)         04006381333931  GTIN
                (3103)       001750  NET WEIGHT (kg)
                (17)         261231  USE BY or EXPIRY
                (10)         A1  BATCH/LOT
                (30)         004  VAR. COUNT
                (3932)       9781999  PRICE
                """)
    }

    @Test func textOfARefusal() {
        #expect(
            report("4006381333932").text == """
                refused      BAD_CHECK_DIGIT
                             4006381333932 has a wrong check digit: the last digit should be 1. Scan again; if you keyed it \
                in, compare with the label.
                """)
    }

    @Test func everyCodeIsAStableWord() {
        for code in ScanError.Code.allCases.map(\.rawValue) + ScanWarning.Code.allCases.map(\.rawValue) {
            #expect(code.wholeMatch(of: /[A-Z_]+/) != nil)
        }
    }

    @Test(arguments: [
        (#"10A\x1d17"#, "10A\u{1D}17"), (#"10A\x1D17"#, "10A\u{1D}17"), (#"10A\u001d17"#, "10A\u{1D}17"),
        ("10A<GS>17", "10A\u{1D}17"), ("10A^]17", "10A\u{1D}17"), (#"10A\x1e"#, #"10A\x1e"#), ("<G>", "<G>"), ("", ""),
    ])
    func typedSeparatorsAreUnderstood(_ typed: String, _ expected: String) {
        #expect(TypedScan.bytes(typed) == Array(expected.utf8))
    }

    @Test func typedHexadecimalIsAScanOrATag() throws {
        #expect(try parser().parse(hexadecimal: "34303036333831333333393331").gtin?.shortText == "4006381333931")
        #expect(try parser().parse(hexadecimal: "5D 43 31 31 30 41 1D").lot == "A")
        #expect(throws: ScanError.self) { try parser().parse(hexadecimal: "4") }
        #expect(throws: ScanError.self) { try parser().parse(hexadecimal: "4g") }
        #expect(throws: ScanError.self) { try parser().parse(hexadecimal: "") }
    }
}
