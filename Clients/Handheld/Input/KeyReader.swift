// Bytes from the keyboard or from a scanner that pretends to be one become lines and function keys.

/// A key press that means something, or a whole line.
enum Key: Hashable, Sendable {
    /// What stood before Enter, exactly.
    case line([UInt8])
    /// F1 is 1.
    case function(Int)
    case escape
    /// Ctrl-C, or the end of the input.
    case quit
    /// More bytes than any label holds came without an Enter; they were dropped.
    case overlong
    /// The line being typed has changed.
    case typing
}

/// Collects a line; recognises function keys. Pure: bytes in, keys out.
///
/// A scanner sends the label's characters and Enter, much faster than a person types; control characters that labels hold
/// (the group separator, 0x1D) stay in the line. Function keys come as the escape sequences of xterm, VT220 and the Linux console.
struct KeyReader {
    private(set) var line: [UInt8] = []
    private var escape: [UInt8]?
    private var isOverlong = false
    private var wasCarriageReturn = false
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// An escape sequence has begun; without a byte in the next moment it is the Esc key.
    var isInEscape: Bool { escape != nil }

    mutating func read(_ bytes: some Sequence<UInt8>) -> [Key] {
        bytes.flatMap { read($0) }
    }

    /// No byte came for a moment.
    mutating func pause() -> [Key] {
        guard escape != nil else { return [] }
        escape = nil
        return [.escape]
    }

    mutating func clear() {
        line = []
    }

    private mutating func read(_ byte: UInt8) -> [Key] {
        let followsReturn = wasCarriageReturn
        wasCarriageReturn = byte == 0x0D
        if let begun = escape { return readEscape(begun, byte) }
        switch byte {
        case 0x0A where followsReturn: return []
        case 0x0D, 0x0A: return [end()]
        case 0x1B:
            escape = []
            return []
        case 0x03: return [.quit]
        case 0x04 where line.isEmpty: return [.quit]
        case 0x08, 0x7F:
            dropLastCharacter()
            return [.typing]
        case 0x15:
            line = []
            return [.typing]
        case 0x00 ..< 0x1D, 0x1F: return []
        default:
            guard line.count < limit else {
                isOverlong = true
                return []
            }
            line.append(byte)
            return [.typing]
        }
    }

    private mutating func end() -> Key {
        defer {
            line = []
            isOverlong = false
        }
        return isOverlong ? .overlong : .line(line)
    }

    /// A whole character, also of several UTF-8 bytes.
    private mutating func dropLastCharacter() {
        while let last = line.popLast(), last & 0xC0 == 0x80 {}
    }

    private mutating func readEscape(_ begun: [UInt8], _ byte: UInt8) -> [Key] {
        let sequence = begun + [byte]
        switch Self.meaning(sequence) {
        case .more:
            escape = sequence
            return []
        case .function(let number):
            escape = nil
            return [.function(number)]
        case .nothing:
            escape = nil
            return []
        case .twoKeys:
            escape = nil
            return [.escape] + read(byte)
        }
    }

    private enum Meaning { case more, function(Int), nothing, twoKeys }

    private static func meaning(_ sequence: [UInt8]) -> Meaning {
        guard let first = sequence.first else { return .more }
        guard first == UInt8(ascii: "[") || first == UInt8(ascii: "O") else { return .twoKeys }
        guard let last = sequence.last, sequence.count > 1 else { return .more }
        if first == UInt8(ascii: "O") {
            // SS3 P ... S: F1 to F4.
            guard (UInt8(ascii: "P") ... UInt8(ascii: "S")).contains(last) else { return .nothing }
            return .function(Int(last - UInt8(ascii: "P")) + 1)
        }
        if sequence[1] == UInt8(ascii: "[") {
            // The Linux console: CSI [ A ... E are F1 to F5.
            guard sequence.count == 3 else { return .more }
            guard (UInt8(ascii: "A") ... UInt8(ascii: "E")).contains(last) else { return .nothing }
            return .function(Int(last - UInt8(ascii: "A")) + 1)
        }
        if (0x40 ... 0x7E).contains(last) {
            guard last == UInt8(ascii: "~") else { return .nothing }
            let number = String(decoding: sequence[1...].prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "~") }, as: UTF8.self)
            return tildeKeys[number].map { .function($0) } ?? .nothing
        }
        return sequence.count < 16 ? .more : .nothing
    }

    private static let tildeKeys = [
        "11": 1, "12": 2, "13": 3, "14": 4, "15": 5, "17": 6, "18": 7, "19": 8, "20": 9, "21": 10, "23": 11, "24": 12,
    ]
}
