/// Reads a portable SQL text once: turns `$n` into the engine's placeholders and names what is wrong with it.
///
/// SQLite numbers `$n` by first appearance and not by n (`$7` alone gets index 1), so `$n` becomes `?n`, whose index is n.
/// Literals, quoted names and comments are left as they are. Pure: no engine is asked.
struct StatementText: Sendable, Equatable {
    /// The text with `?n` for `$n`.
    var sqlite = ""
    /// The largest n; all of 1...n occur, or `problem` says which does not.
    var parameterCount = 0
    /// Why the statement must not be run, or nil.
    var problem: String?
    /// The words outside literals, quoted names and comments, in lower case.
    var words: [String] = []

    init(_ text: String) {
        guard text.utf8.count <= Limits.statementBytes else {
            problem = "The statement has \(text.utf8.count) bytes; at most \(Limits.statementBytes) are allowed."
            return
        }
        var scanner = Scanner(bytes: Array(text.utf8))
        scanner.run()
        sqlite = String(decoding: scanner.output, as: UTF8.self)
        words = scanner.words
        problem = scanner.problem
        parameterCount = scanner.numbers.max() ?? 0
        if problem == nil, let verb = words.first, Self.reservedVerbs.contains(verb) {
            problem = "\(verb.uppercased()) belongs to the database itself: a body or a migration runs inside one transaction."
        }
        if problem == nil, let missing = (1...max(parameterCount, 1)).first(where: { !scanner.numbers.contains($0) }),
            parameterCount > 0
        {
            problem = "$\(parameterCount) is used but $\(missing) is not: parameters are numbered without gaps."
        }
    }
}

extension StatementText {
    /// First words of statements that would end the transaction they run in, or reach outside the file.
    static let reservedVerbs: Set<String> = [
        "begin", "commit", "end", "rollback", "savepoint", "release", "attach", "detach", "vacuum",
    ]

    /// One pass over the bytes; each verb consumes one token.
    private struct Scanner {
        let bytes: [UInt8]
        var position = 0
        var output: [UInt8] = []
        var numbers: Set<Int> = []
        var words: [String] = []
        var problem: String?

        init(bytes: [UInt8]) {
            self.bytes = bytes
            output.reserveCapacity(bytes.count)
        }

        var current: UInt8? { position < bytes.count ? bytes[position] : nil }
        var following: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

        mutating func run() {
            while let byte = current {
                switch byte {
                case UInt8(ascii: "'"), UInt8(ascii: "\""): quoted(by: byte)
                case UInt8(ascii: "-") where following == byte: comment(until: [UInt8(ascii: "\n")])
                case UInt8(ascii: "/") where following == UInt8(ascii: "*"):
                    comment(until: [UInt8(ascii: "*"), UInt8(ascii: "/")])
                case UInt8(ascii: "$"): parameter()
                case UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "`"), UInt8(ascii: "["):
                    note("\(Character(UnicodeScalar(byte))) is not portable: write parameters as $1, names in double quotes.")
                    copy(1)
                case 0: note("The statement holds a NUL byte."); copy(1)
                default: Self.startsWord(byte) ? word() : copy(1)
                }
            }
        }

        mutating func note(_ text: String) {
            if problem == nil { problem = text }
        }

        mutating func copy(_ count: Int) {
            output += bytes[position..<position + count]
            position += count
        }

        /// A literal or a quoted name; the quote doubled inside stands for itself, which two tokens in a row read the same.
        mutating func quoted(by quote: UInt8) {
            let end = bytes[(position + 1)...].firstIndex(of: quote)
            if end == nil { note("A quote is not closed.") }
            copy((end ?? bytes.count - 1) - position + 1)
        }

        mutating func comment(until end: [UInt8]) {
            var index = position + 2
            while index < bytes.count, !bytes[index...].starts(with: end) { index += 1 }
            copy(min(index + end.count, bytes.count) - position)
        }

        mutating func word() {
            var end = position
            while end < bytes.count, Self.startsWord(bytes[end]) || Self.isDigit(bytes[end]) || bytes[end] == UInt8(ascii: "$") {
                end += 1
            }
            words.append(String(decoding: bytes[position..<end], as: UTF8.self).lowercased())
            copy(end - position)
        }

        mutating func parameter() {
            var end = position + 1
            var number = 0
            while end < bytes.count, Self.isDigit(bytes[end]), number <= Limits.parameters {
                number = number * 10 + Int(bytes[end] - UInt8(ascii: "0"))
                end += 1
            }
            if number < 1 || number > Limits.parameters {
                note("Parameters are $1 to $\(Limits.parameters).")
            }
            if end < bytes.count, Self.startsWord(bytes[end]) || Self.isDigit(bytes[end]) {
                note("A parameter is $ and a number, nothing behind it.")
            }
            numbers.insert(number)
            output.append(UInt8(ascii: "?"))
            output += bytes[position + 1..<end]
            position = end
        }

        static func startsWord(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "_") || byte >= 0x80 || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        }

        static func isDigit(_ byte: UInt8) -> Bool {
            byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        }
    }
}
