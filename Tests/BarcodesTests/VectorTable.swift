// The public vectors: what was scanned, how the shop was set up, and what must come out. Where one input is listed under
// several set-ups, the vector asks for the shop's choice (E03, E04, H02) or contradicts another one (C05 against H03: the
// same eight digits are refused as element strings and are a right EAN-8).
//
// G06 is accepted with a warning: its asset number has a wrong check digit, as crates in circulation do.

struct ScanCase: Sendable, CustomStringConvertible {
    enum SetUp: Sendable {
        case standard, elements, retail, upcE, hexadecimal
        case separator(String)
        case country(String)
        case template(String)
        case badTemplate(String)
    }

    let id: String
    let input: String
    let setUp: SetUp
    let expected: String

    init(_ id: String, _ input: String, _ expected: String) {
        self.init(id, input, .standard, expected)
    }

    init(_ id: String, _ input: String, _ setUp: SetUp, _ expected: String) {
        self.id = id
        self.input = input
        self.setUp = setUp
        self.expected = expected
    }

    var description: String { "\(id) \(setUp)" }
}

enum VectorTable {
    static let cases: [ScanCase] = [
        ScanCase(
            "A01", "]C1011231231231233310ABC123\u{1D}99TESTING",
            "gs1_128 gtin=12312312312333 lot=ABC123 (01)12312312312333(10)ABC123(99)TESTING"),
        ScanCase(
            "A06", "]e0011231231231233310ABC123\u{1D}99TESTING\u{1D}98COMPOSITE\u{1D}97XYZ",
            "databar gtin=12312312312333 lot=ABC123 (01)12312312312333(10)ABC123(99)TESTING(98)COMPOSITE(97)XYZ"),
        ScanCase("A07", "]d1TESTING", "dataMatrix key=TESTING"),
        ScanCase("A08", "]Q1TESTING", "qr key=TESTING"),
        ScanCase(
            "A09", "]Q1https://example.com/01/12312312312333?99=TEST",
            "digitalLink gtin=12312312312333 (01)12312312312333(99)TEST"),
        ScanCase(
            "A10", "]Q1HTTPS://example.com/01/12312312312333?99=TEST",
            "digitalLink gtin=12312312312333 (01)12312312312333(99)TEST"),
        ScanCase("A14", "]E402345673|]e099COMPOSITE\u{1D}98XYZ", "ean8 gtin=02345673 (99)COMPOSITE(98)XYZ"),
        ScanCase("A15", "]I105901234123457", "itf14 gtin=5901234123457"),
        ScanCase("A16", "]E05901234123457", "ean13 gtin=5901234123457"),
        ScanCase("A17", "]E00123601057072", "upcA gtin=123601057072"),
        ScanCase(
            "A19", "]C1010590123412345715210526",
            "gs1_128 gtin=5901234123457 best=2021-05-26 (01)05901234123457(15)210526"),
        ScanCase("A20", "]e00100123456789012", "databar gtin=123456789012 (01)00123456789012"),
        ScanCase("A22", "]E02112345678901", "refused BAD_CHECK_DIGIT"),
        ScanCase("A23", "]E402345674", "refused BAD_CHECK_DIGIT"),
        ScanCase("A24", "]E0123456789012", "refused BAD_LENGTH"),
        ScanCase("A25", "]E01234ABC890123", "refused BAD_CHARACTER"),
        ScanCase("A26", "]XX", "refused UNKNOWN_SYMBOLOGY"),
        ScanCase("A27", "]C1", "refused EMPTY"),
        ScanCase("A28", "]C101123123123133^10ABC", "refused BAD_CHARACTER"),
        ScanCase(
            "B01", "010703206980498815210526100329",
            "elementString gtin=7032069804988 lot=0329 best=2021-05-26 (01)07032069804988(15)210526(10)0329"),
        ScanCase(
            "B03", "010703206980498810032915210526",
            "elementString gtin=7032069804988 lot=032915210526 (01)07032069804988(10)032915210526 !SEPARATOR_MAY_BE_MISSING"),
        ScanCase(
            "B04", "15210526100329\u{1D}",
            "elementString lot=0329 best=2021-05-26 key=15210526100329␝ (15)210526(10)0329 !AI_COMPANION_ELSEWHERE"),
        ScanCase(
            "B05", "15210526\u{1D}100329",
            "elementString lot=0329 best=2021-05-26 key=15210526␝100329 (15)210526(10)0329 !AI_COMPANION_ELSEWHERE"),
        ScanCase(
            "B06", "0107032069804988100329\u{1D}\u{1D}15210526",
            "elementString gtin=7032069804988 lot=0329 best=2021-05-26 (01)07032069804988(10)0329(15)210526"),
        ScanCase("B08", "3008#0100000000012348", .separator("#"), "elementString gtin=00012348 pieces=8 (30)08(01)00000000012348"),
        ScanCase("B09", "\u{1D}0101234567891231", "elementString gtin=1234567891231 (01)01234567891231"),
        ScanCase(
            "B10", "01095066821013521729100310test\u{1D}21532",
            "elementString gtin=9506682101352 lot=test expiry=2029-10-03 serial=532 (01)09506682101352(17)291003(10)test(21)532"),
        ScanCase(
            "B11", "\u{1D}01095066821343501728080410batch21532",
            "elementString gtin=9506682134350 lot=batch21532 expiry=2028-08-04 (01)09506682134350(17)280804(10)batch21532"),
        ScanCase(
            "B12", "  01095066821013521729100310test21532  ",
            "elementString gtin=9506682101352 lot=test21532 expiry=2029-10-03 (01)09506682101352(17)291003(10)test21532"),
        ScanCase(
            "B13", "01080328254985802112345\u{1D}1109010117100101",
            "elementString gtin=8032825498580 expiry=2010-01-01 made=2009-01-01 serial=12345 (01)08032825498580(21)12345(11)090101(17)100101"),
        ScanCase("B14", "010803282549858021123451109010117100101", "refused MISSING_SEPARATOR"),
        ScanCase("B15", "1021072911172405310100693570007182", "refused MISSING_SEPARATOR"),
        ScanCase(
            "B18", "01095011015300031714070410AB-123",
            "elementString gtin=9501101530003 lot=AB-123 expiry=2014-07-04 (01)09501101530003(17)140704(10)AB-123"),
        ScanCase(
            "C01", "15200200",
            "elementString best=2020-02-29 key=15200200 (15)200200 !AI_COMPANION_ELSEWHERE !READS_TWO_WAYS"),
        ScanCase("C01", "15200200", .elements, "elementString best=2020-02-29 key=15200200 (15)200200 !AI_COMPANION_ELSEWHERE"),
        ScanCase(
            "C03", "17211200",
            "elementString expiry=2021-12-31 key=17211200 (17)211200 !AI_COMPANION_ELSEWHERE !READS_TWO_WAYS"),
        ScanCase("C03", "17211200", .elements, "elementString expiry=2021-12-31 key=17211200 (17)211200 !AI_COMPANION_ELSEWHERE"),
        ScanCase("C05", "11120230", .elements, "refused BAD_DATE"),
        ScanCase("C06", "15990229", "refused BAD_CHECK_DIGIT"),
        ScanCase("C06", "15990229", .elements, "refused BAD_DATE"),
        ScanCase("C08", "17200010", "refused BAD_CHECK_DIGIT"),
        ScanCase("C08", "17200010", .elements, "refused BAD_DATE"),
        ScanCase("C09", "17201310", "refused BAD_CHECK_DIGIT"),
        ScanCase("C09", "17201310", .elements, "refused BAD_DATE"),
        ScanCase("C10", "17210229", "refused BAD_CHECK_DIGIT"),
        ScanCase("C10", "17210229", .elements, "refused BAD_DATE"),
        ScanCase(
            "C11", "17240229",
            "elementString expiry=2024-02-29 key=17240229 (17)240229 !AI_COMPANION_ELSEWHERE !READS_TWO_WAYS"),
        ScanCase("C11", "17240229", .elements, "elementString expiry=2024-02-29 key=17240229 (17)240229 !AI_COMPANION_ELSEWHERE"),
        ScanCase(
            "C12", "17000229",
            "elementString expiry=2000-02-29 key=17000229 (17)000229 !AI_COMPANION_ELSEWHERE !READS_TWO_WAYS"),
        ScanCase("C12", "17000229", .elements, "elementString expiry=2000-02-29 key=17000229 (17)000229 !AI_COMPANION_ELSEWHERE"),
        ScanCase(
            "C14", "15{YY=now-49}0526", .elements,
            "elementString best=1977-05-26 key=15770526 (15)770526 !AI_COMPANION_ELSEWHERE"),
        ScanCase("D02", "12345673", "refused BAD_CHECK_DIGIT"),
        ScanCase("D03", "416000336108", "upcA gtin=416000336108"),
        ScanCase("D04", "416000336109", "refused BAD_CHECK_DIGIT"),
        ScanCase("D05", "1234567890128", "ean13 gtin=1234567890128"),
        ScanCase("D06", "1234567890129", "refused BAD_CHECK_DIGIT"),
        ScanCase("D08", "12345678901232", "refused BAD_CHECK_DIGIT"),
        ScanCase("D11", "0105901234123458", "refused BAD_CHECK_DIGIT"),
        ScanCase(
            "D12", "00157035381410375177",
            "elementString sscc=157035381410375177 key=157035381410375177 (00)157035381410375177"),
        ScanCase("D13", "00376130321109103421", "refused BAD_CHECK_DIGIT"),
        ScanCase("D14", "357081300469846950", "plain sscc=357081300469846950 key=357081300469846950 !ASSUMED_ELEMENTS"),
        ScanCase("E03", "02345673", "ean8 gtin=02345673 !READS_TWO_WAYS"),
        ScanCase("E03", "02345673", .upcE, "upcE gtin=023456000073 !READS_TWO_WAYS"),
        ScanCase("E04", "02345147", "ean8 gtin=02345147 !READS_TWO_WAYS"),
        ScanCase("E04", "02345147", .upcE, "upcE gtin=023450000017 !READS_TWO_WAYS"),
        ScanCase("E05", "06397126", "upcE gtin=063200009716"),
        ScanCase("E06", "08679339", "upcE gtin=086700000939"),
        ScanCase("E07", "12345670", "ean8 gtin=12345670 !READS_TWO_WAYS"),
        ScanCase("F01", "2302148210869", .country("NO"), "ean13 g=1086 item=021482/NO-23 key=02302148200006"),
        ScanCase("F03", "2488060112341", .country("SE"), "ean13 g=12340 item=880601/SE-24 key=02488060100003"),
        ScanCase("F04", "2088060112343", .country("SE"), "ean13 price=1234e-2@752 item=880601/SE-20 key=02088060100005"),
        ScanCase("F05", "2135040039753", .country("DK"), "ean13 price=3975e-2@208 item=3504/DK-21 key=02135040000005"),
        ScanCase("F06", "2623570001505", .country("DK"), "ean13 g=150 item=2357/DK-26 key=02623570000003"),
        ScanCase("F07", "2211114002394", .country("DE"), "ean13 price=239e-2@978 item=1111/DE-22 key=02211110000004"),
        ScanCase("F08", "2511119000129", .country("DE"), "ean13 pieces=12 item=1111/DE-25 key=02511110000005"),
        ScanCase("F09", "2811111068708", .country("DE"), "ean13 g=6870 item=1111/DE-28 key=02811110000006"),
        ScanCase("F10", "2011122912346", .country("GB"), "ean13 price=1234e-2@826 item=11122/GB-20 key=02011122000005"),
        ScanCase("F11", "2311111112345", .country("LV"), "ean13 g=1234 item=111111/LV-23 key=02311111100007"),
        ScanCase("F12", "2911111111111", .country("SE"), "ean13 gtin=2911111111111"),
        ScanCase("F14", "2011122812349", .country("GB"), "refused BAD_MEASURE_CHECK_DIGIT"),
        ScanCase("F15", "12991111111110", .country("SE"), "itf14 gtin=12991111111110"),
        ScanCase("F16", "00099998", "ean8 gtin=00099998 !READS_TWO_WAYS"),
        ScanCase("F17", "2112345015002", .template("21IIIIIWWWWWC"), "ean13 g=1500 item=12345/21IIIIIWWWWWC key=02112345000008"),
        ScanCase("F18", "6220010005008", .badTemplate("PPPPIIIIIIWWWWWC"), "refused BAD_TEMPLATE"),
        ScanCase(
            "G02", "3302023456",
            "elementString grossG=234560 key=3302023456 (3302)023456 !AI_COMPANION_ELSEWHERE !ASSUMED_ELEMENTS"),
        ScanCase(
            "G04", "39327101230",
            "elementString price=1230e-2@710 key=39327101230 (3932)7101230 !AI_COMPANION_ELSEWHERE !ASSUMED_ELEMENTS"),
        ScanCase(
            "G06", "800307071324001022085952",
            "elementString key=800307071324001022085952 (8003)07071324001022085952 !CHECK_DIGIT_WRONG !ASSUMED_ELEMENTS"),
        ScanCase("G07", "0112345678901231991234", "elementString gtin=12345678901231 (01)12345678901231(99)1234"),
        ScanCase("G10", "(01)12345678901231(02)12345678901231", "refused AI_CONTRADICTION"),
        ScanCase("G11", "(01)12345678901231(37)123", "refused AI_CONTRADICTION"),
        ScanCase("G12", "(02)12345678901231", "refused AI_MISSING"),
        ScanCase(
            "G13", "(02)12345678901231(37)123(00)123456789012345675",
            "elementString gtin=12345678901231 pieces=123 sscc=123456789012345675 (02)12345678901231(37)123(00)123456789012345675"),
        ScanCase("G14", "(400)ABC(400)XYZ", "refused AI_REPEATED"),
        ScanCase("G15", "(400)ABC(99)DEF(400)ABC", "elementString key=(400)ABC(99)DEF(400)ABC (400)ABC(99)DEF(400)ABC"),
        ScanCase("G16", "(235)ABCDEFGHIJKLMNOPQRSTUVWXYZ123", "refused VALUE_TOO_LONG"),
        ScanCase("H01", "9506682101352", "ean13 gtin=9506682101352"),
        ScanCase(
            "H02", "15200200",
            "elementString best=2020-02-29 key=15200200 (15)200200 !AI_COMPANION_ELSEWHERE !READS_TWO_WAYS"),
        ScanCase("H02", "15200200", .retail, "upcE gtin=152000000020"),
        ScanCase("H03", "11120230", "ean8 gtin=11120230"),
        ScanCase("H03", "11120230", .retail, "ean8 gtin=11120230"),
        ScanCase(
            "I02", "3674257BF6B7A659B2C2BF1000000000000000000000000000 (hex)", .hexadecimal,
            "rfid gtin=70614141123451 serial=32a/b (01)70614141123451(21)32a/b"),
    ]
}
