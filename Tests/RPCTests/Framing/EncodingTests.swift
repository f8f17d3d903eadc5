import Testing

@testable import RPC

struct EncodingTests {
    @Test(arguments: [
        ("1n", 1), ("1u", 1_000), ("1m", 1_000_000), ("1S", 1_000_000_000), ("1M", 60_000_000_000),
        ("1H", 3_600_000_000_000), ("0S", 0), ("99999999n", 99_999_999), ("007m", 7_000_000), ("99999999H", Int64.max),
        ("", nil), ("S", nil), ("1", nil), ("100000000n", nil), ("1s", nil), ("-1S", nil), ("+1S", nil), ("1.5S", nil),
        (" 1S", nil), ("1S ", nil), ("１S", nil),
    ] as [(String, Int64?)])
    func aTimeoutIsReadExactly(text: String, nanoseconds: Int64?) {
        #expect(GRPCTimeout.parse(text) == nanoseconds)
    }

    @Test(arguments: [
        (-5, "1n"), (0, "1n"), (1, "1n"), (99_999_999, "99999999n"), (100_000_000, "100000u"), (100_000_001, "100001u"),
        (3_600_000_000_000, "3600000m"), (Int64.max, "2562048H"),
    ] as [(Int64, String)])
    func aTimeoutIsWrittenInEightDigitsRoundedUp(nanoseconds: Int64, text: String) throws {
        #expect(GRPCTimeout.text(nanoseconds: nanoseconds) == text)
        let read = try #require(GRPCTimeout.parse(text))
        #expect(read >= nanoseconds)
    }

    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("100 %", "100 %25"), ("a\nb\r\t", "a%0Ab%0D%09"), ("é☺", "%C3%A9%E2%98%BA"),
        ("\u{7f}~ ", "%7F~%20"), (" padded ", "%20padded%20"), (" ", "%20"),
    ])
    func aMessageIsPercentEncodedAndBack(text: String, encoded: String) {
        #expect(PercentEncoding.encode(text) == encoded)
        #expect(PercentEncoding.decode(encoded) == text)
    }

    @Test(arguments: [
        ("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("100%", "100%"), ("%e2%98%ba", "☺"), ("%ff", "\u{fffd}"), ("%%41", "%A"),
    ])
    func whatIsNoEscapeStays(encoded: String, text: String) {
        #expect(PercentEncoding.decode(encoded) == text)
    }

    @Test(arguments: [
        ([], ""), ([0], "AA"), ([0, 255], "AP8"), ([1, 2, 3], "AQID"), (Array("hello".utf8), "aGVsbG8"),
        ([251, 255, 191], "+/+/"),
    ] as [([UInt8], String)])
    func bytesBecomeBase64WithoutPaddingAndBack(bytes: [UInt8], text: String) {
        #expect(Base64.encode(bytes) == text)
        #expect(Base64.decode(text.utf8) == bytes)
        let padded = text + String(repeating: "=", count: (4 - text.count % 4) % 4)
        #expect(Base64.decode(padded.utf8) == bytes)
    }

    @Test(arguments: ["A", "AAAAA", "AA=", "AA===", "=", "A=AA", "AB", "A_-A", "AA A", "AA==AA=="])
    func whatIsNotBase64IsRefused(text: String) {
        #expect(Base64.decode(text.utf8) == nil)
    }

    @Test func everyShortByteStringSurvivesBase64() {
        var generator = SystemRandomNumberGenerator()
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
        }
    }
}
