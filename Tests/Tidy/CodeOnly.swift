// Takes the words out of Swift text, so that a rule about code is not misled by what a comment or a sentence says.

/// Blanks comments and the content of string literals; code inside an interpolation is blanked with its literal.
///
/// Knows line and nested block comments, plain, multi-line and raw strings, and regex literals between `#/` and `/#`.
enum CodeOnly {
    static func of(_ text: String) -> String {
        var scanner = Scanner(Array(text.utf8))
        scanner.run()
        return String(decoding: scanner.output, as: UTF8.self)
    }

    private struct Scanner {
        let input: [UInt8]
        var output: [UInt8] = []
        var position = 0

        init(_ input: [UInt8]) {
            self.input = input
            output.reserveCapacity(input.count)
        }

        mutating func run() {
            while position < input.count {
                if looking(at: "//") {
                    blank { $0.input[$0.position] == UInt8(ascii: "\n") }
                } else if looking(at: "/*") {
                    blankComment()
                } else if let hashes = literalStart(closedBy: UInt8(ascii: "\"")) {
                    blankString(hashes: hashes)
                } else if let hashes = literalStart(closedBy: UInt8(ascii: "/")), hashes > 0 {
                    blank(count: hashes + 1)
                    let end = [UInt8(ascii: "/")] + Array(repeating: UInt8(ascii: "#"), count: hashes)
                    blank { $0.looking(at: end) }
                    blank(count: end.count)
                } else {
                    output.append(input[position])
                    position += 1
                }
            }
        }

        func looking(at word: StaticString) -> Bool {
            looking(at: Array("\(word)".utf8))
        }

        func looking(at bytes: [UInt8]) -> Bool {
            input[position...].starts(with: bytes)
        }

        /// How many `#` open a literal here, or nil when none opens.
        func literalStart(closedBy delimiter: UInt8) -> Int? {
            let hashes = input[position...].prefix { $0 == UInt8(ascii: "#") }.count
            let next = position + hashes
            return next < input.count && input[next] == delimiter ? hashes : nil
        }

        mutating func blank(count: Int) {
            for _ in 0..<count where position < input.count {
                output.append(input[position] == UInt8(ascii: "\n") ? input[position] : UInt8(ascii: " "))
                position += 1
            }
        }

        mutating func blank(until end: (Scanner) -> Bool) {
            while position < input.count, !end(self) { blank(count: 1) }
        }

        mutating func blankComment() {
            var depth = 0
            repeat {
                if looking(at: "/*") { depth += 1 } else if looking(at: "*/") { depth -= 1 }
                blank(count: looking(at: "/*") || looking(at: "*/") ? 2 : 1)
            } while depth > 0 && position < input.count
        }

        mutating func blankString(hashes: Int) {
            let marks = Array(repeating: UInt8(ascii: "#"), count: hashes)
            blank(count: hashes)
            let quotes = looking(at: "\"\"\"") ? 3 : 1
            let end = Array(repeating: UInt8(ascii: "\""), count: quotes) + marks
            let escape = [UInt8(ascii: "\\")] + marks
            blank(count: quotes)
            while position < input.count, !looking(at: end) {
                if looking(at: escape + [UInt8(ascii: "(")]) {
                    blank(count: escape.count + 1)
                    blankInterpolation()
                } else {
                    blank(count: looking(at: escape) ? escape.count + 1 : 1)
                }
            }
            blank(count: end.count)
        }

        mutating func blankInterpolation() {
            var depth = 1
            while position < input.count, depth > 0 {
                if let hashes = literalStart(closedBy: UInt8(ascii: "\"")) {
                    blankString(hashes: hashes)
                    continue
                }
                if input[position] == UInt8(ascii: "(") { depth += 1 }
                if input[position] == UInt8(ascii: ")") { depth -= 1 }
                blank(count: 1)
            }
        }
    }
}
