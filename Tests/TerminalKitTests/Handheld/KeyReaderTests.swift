import Testing

@testable import Handheld

@Suite struct KeyReaderTests {
    private func keys(_ bytes: [UInt8], limit: Int = 512) -> [Key] {
        var reader = KeyReader(limit: limit)
        return reader.read(bytes).filter { $0 != .typing }
    }

    @Test(arguments: [
        ("4006381333931\r", "4006381333931"), ("4006381333931\n", "4006381333931"), ("4006381333931\r\n", "4006381333931"),
        ("]C1010400\u{1D}10L1\r", "]C1010400\u{1D}10L1"), ("12\u{7F}3\r", "13"), ("1é\u{08}2\r", "12"), ("garbage\u{15}ok\r", "ok"), ("\r", ""),
    ])
    func linesEndWithEnterHoweverTheScannerSendsIt(typed: String, line: String) {
        #expect(keys(Array(typed.utf8)) == [.line(Array(line.utf8))])
    }

    @Test func everyByteAboveTheControlsStaysInTheLine() {
        let bytes: [UInt8] = [0x1D, 0x1E] + Array(0x20 ... 0x7E) + Array(0x80 ... 0xFF)
        #expect(keys(bytes + [0x0D]) == [.line(bytes)])
    }

    @Test(arguments: [
        ("\u{1B}OP", 1), ("\u{1B}OS", 4), ("\u{1B}[11~", 1), ("\u{1B}[15~", 5), ("\u{1B}[17~", 6), ("\u{1B}[21~", 10), ("\u{1B}[23~", 11), ("\u{1B}[24~", 12),
        ("\u{1B}[[A", 1), ("\u{1B}[[E", 5), ("\u{1B}[15;2~", 5),
    ])
    func functionKeysOfEveryTerminalAreKnown(sequence: String, number: Int) {
        #expect(keys(Array(sequence.utf8)) == [.function(number)])
        // Byte by byte as well, as a slow line brings them.
        var reader = KeyReader(limit: 9)
        #expect(sequence.utf8.flatMap { reader.read([$0]) } == [.function(number)])
    }

    @Test(arguments: ["\u{1B}[A", "\u{1B}[1;5C", "\u{1B}[25~", "\u{1B}OH", "\u{1B}[[Z"])
    func otherKeysAreIgnoredAndLeaveTheLineAlone(sequence: String) {
        #expect(keys(Array("12".utf8) + Array(sequence.utf8) + Array("3\r".utf8)) == [.line(Array("123".utf8))])
    }

    @Test func escapeIsAKeyOnlyAfterAPause() {
        var reader = KeyReader(limit: 9)
        #expect(reader.read([0x1B]) == [])
        #expect(reader.isInEscape)
        #expect(reader.pause() == [.escape])
        #expect(reader.pause() == [])
        #expect(reader.read(Array("\u{1B}1\r".utf8)) == [.escape, .typing, .line(Array("1".utf8))])
    }

    @Test(arguments: [(9, false), (10, false), (11, true)])
    func aLineIsBounded(length: Int, isOverlong: Bool) {
        let line = [UInt8](repeating: 65, count: length)
        let expected: [Key] = [isOverlong ? .overlong : .line(line), .line([66])]
        #expect(keys(line + [0x0D, 66, 0x0D], limit: 10) == expected)
    }

    @Test func randomBytesNeverTrap() {
        var random = SeededGenerator(seed: 7)
        var reader = KeyReader(limit: 64)
        for _ in 0 ..< 20_000 {
            _ = reader.read((0 ..< Int(random.next() % 8)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
            if random.next() % 5 == 0 { _ = reader.pause() }
        }
        #expect(reader.line.count <= 64)
    }

    @Test(arguments: [
        (".q", TypedLine.function(.quantity, argument: "")), (".q 12", .function(.quantity, argument: "12")),
        (".l L1 2027-01-31", .function(.lot, argument: "L1 2027-01-31")), (".z", .unknownFunction), ("12*", .times(12)),
        ("0*", .scan(Array("0*".utf8))), ("1234567*", .scan(Array("1234567*".utf8))), ("", .empty),
        ("4006381333931", .scan(Array("4006381333931".utf8))), (".quick", .scan(Array(".quick".utf8))), ("*", .scan([42])),
    ])
    func aTypedLineIsAFunctionACountOrAScan(line: String, meaning: TypedLine) {
        #expect(TypedLine(Array(line.utf8)) == meaning)
    }
}
