import Testing

@testable import Inventory

/// RFC 4180, and what files in shops look like instead.
struct CSVReaderTests {
    private func rows(_ text: String, piece: Int) throws -> [String] {
        let source = CSVText(text, piece: piece)
        var reader = CSVReader { source.next() }
        var rows: [String] = []
        while let row = try reader.next() {
            let fields = (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }
            rows.append("\(row.line): " + fields.joined(separator: "|") + (row.defect.map { " !\($0.rawValue)" } ?? ""))
        }
        return rows
    }

    @Test(arguments: [
        ("a,b\n1,2\n", ["1: a|b", "2: 1|2"]),
        ("a,b\r\n1,2\r\n3,4", ["1: a|b", "2: 1|2", "3: 3|4"]),
        ("a,b\r1,2\r", ["1: a|b", "2: 1|2"]),
        ("\u{FEFF}a,b\n", ["1: a|b"]),
        ("a;b\n1,5;2\n", ["1: a|b", "2: 1,5|2"]),
        ("a\tb\n1;2\t3\n", ["1: a|b", "2: 1;2|3"]),
        ("\"a,x\";b\n", ["1: a,x|b"]),
        ("a,b\n\"1,\"\"x\"\"\",\"two\nlines\"\n5,6\n", ["1: a|b", "2: 1,\"x\"|two\nlines", "4: 5|6"]),
        ("a,b\n12\" pan,x\n", ["1: a|b", "2: 12\" pan|x"]),
        ("a,b\n\"x\"y,2\n", ["1: a|b", "2: xy|2 !STRAY_QUOTE"]),
        ("a,b\n\"x,2\n3,4\n", ["1: a|b", "2: x,2\n3,4\n !UNCLOSED_QUOTE"]),
        ("a,b\n\n\n1,\n,\n", ["1: a|b", "4: 1|", "5: |"]),
        ("", []),
        ("\n\n", []),
    ])
    func rowsAreReadInAnyPieces(text: String, expected: [String]) throws {
        for piece in [1, 2, 3, 1_000] {
            #expect(try rows(text, piece: piece) == expected, "in pieces of \(piece)")
        }
    }

    @Test(arguments: [(65_535, false), (65_536, false), (65_537, true)])
    func aRowHasALength(bytes: Int, isTooLong: Bool) throws {
        let source = CSVText("a,b\n" + String(repeating: "x", count: bytes) + "\n1,2\n", piece: 4_096)
        var reader = CSVReader { source.next() }
        _ = try reader.next()
        #expect(try reader.next()?.defect == (isTooLong ? .tooLong : nil))
        #expect(try reader.next()?.line == 3)
    }
}
