// Comma-separated values as RFC 4180 has them, read in pieces: a file of any size costs the memory of its longest row.
// Fields may be quoted and then hold separators, line ends and doubled quotes. The first comma, semicolon or tab outside quotes is
// the separator of the whole file.

/// One row: its fields as bytes, and the line it begins on.
struct CSVRow {
    /// Counted from 1, as editors do.
    var line: Int
    var bytes: [UInt8] = []
    /// Where each field ends in `bytes`.
    var ends: [Int] = []
    /// What is wrong with the row as a whole.
    var defect: Defect?

    enum Defect: String {
        case strayQuote = "STRAY_QUOTE"
        case unclosedQuote = "UNCLOSED_QUOTE"
        case tooLong = "ROW_TOO_LONG"
    }

    var count: Int { ends.count }

    /// Field `index`; empty behind the last.
    subscript(_ index: Int) -> ArraySlice<UInt8> {
        guard ends.indices.contains(index) else { return [] }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    var isBlank: Bool { bytes.isEmpty && ends.count <= 1 && defect == nil }

    fileprivate mutating func append(_ byte: UInt8) {
        if bytes.count < CSVReader.rowBytes {
            bytes.append(byte)
        } else {
            defect = .tooLong
        }
    }

    fileprivate mutating func endField() { ends.append(bytes.count) }
}

struct CSVReader {
    static let rowBytes = 64 * 1_024

    /// Where in a row the reader stands.
    private enum State { case fieldStart, plain, quoted, afterQuote }

    private let source: () throws -> [UInt8]?
    private var chunk: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private var hasBegun = false
    private var line = 1
    private var separator: UInt8?
    private var state = State.fieldStart
    /// The byte before was a carriage return that ended a row: a line feed behind it belongs to it.
    private var skipsLineFeed = false

    /// - Parameter source: the next piece of the file, nil at its end.
    init(_ source: @escaping () throws -> [UInt8]?) {
        self.source = source
    }

    /// The next row that is not blank, nil at the end.
    mutating func next() throws -> CSVRow? {
        if !hasBegun { try begin() }
        while let row = try readRow() {
            if !row.isBlank { return row }
        }
        return nil
    }

    /// Passes over a byte order mark.
    private mutating func begin() throws {
        hasBegun = true
        while chunk.count < 3, let more = try source() { chunk += more }
        if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    private mutating func readRow() throws -> CSVRow? {
        var row = CSVRow(line: line)
        row.bytes.reserveCapacity(128)
        state = .fieldStart
        var isAnything = false
        while try refill() {
            while position < chunk.count {
                let byte = chunk[position]
                position += 1
                if skipsLineFeed {
                    skipsLineFeed = false
                    if byte == 0x0A { continue }
                }
                isAnything = true
                if take(byte, &row) { return row }
            }
        }
        guard isAnything else { return nil }
        if state == .quoted { row.defect = .unclosedQuote }
        row.endField()
        return row
    }

    /// False at the end of the file.
    private mutating func refill() throws -> Bool {
        while position == chunk.count, !isAtEnd {
            if let more = try source() { (chunk, position) = (more, 0) } else { isAtEnd = true }
        }
        return position < chunk.count
    }

    /// Whether the byte ended the row.
    private mutating func take(_ byte: UInt8, _ row: inout CSVRow) -> Bool {
        let quote = UInt8(ascii: "\"")
        if state == .quoted {
            if byte == quote {
                state = .afterQuote
            } else {
                if byte == 0x0A { line += 1 }
                row.append(byte)
            }
            return false
        }
        if isSeparator(byte) {
            row.endField()
            state = .fieldStart
            return false
        }
        switch (byte, state) {
        case (0x0A, _), (0x0D, _):
            skipsLineFeed = byte == 0x0D
            line += 1
            row.endField()
            return true
        case (quote, .fieldStart):
            state = .quoted
        case (quote, .afterQuote):
            row.append(byte)
            state = .quoted
        case (_, .afterQuote):
            row.defect = row.defect ?? .strayQuote
            fallthrough
        default:
            row.append(byte)
            state = .plain
        }
        return false
    }

    private mutating func isSeparator(_ byte: UInt8) -> Bool {
        if let separator { return byte == separator }
        guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == 0x09 else { return false }
        separator = byte
        return true
    }
}
