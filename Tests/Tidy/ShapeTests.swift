import Testing

/// Files and functions stay small enough to be read.
struct ShapeTests {
    static let usualLines = 400
    static let mostLines = 700
    static let functionLines = 60

    /// Files beyond the usual length, with the reason.
    static let longFiles: [String: String] = [
        "Tests/InventoryTests/Receiving/ReceivingStories.swift": "stories told as text, read by scanning"
    ]

    /// Tables read by scanning, and generated code, may be as long as their subject.
    static func isCatalogue(_ file: SourceFile) -> Bool {
        file.isGenerated || file.name.hasSuffix("Table.swift") || file.name.hasSuffix("Vectors.swift")
    }

    @Test(arguments: SourceTree.files.filter { !isCatalogue($0) })
    func aFileIsNotTooLong(file: SourceFile) {
        let limit = Self.longFiles[file.path] == nil ? Self.usualLines : Self.mostLines
        #expect(file.lineCount <= limit, "\(file.path) has \(file.lineCount) lines")
    }

    @Test func theMedianFileIsShort() throws {
        let lengths = SourceTree.product.map(\.lineCount).sorted()
        try #require(lengths.count > 50, "the repository's files were not found")
        #expect(lengths[lengths.count / 2] <= 140)
    }

    @Test(arguments: SourceTree.product)
    func functionsFitOnAScreen(file: SourceFile) {
        for function in Function.all(in: file) {
            #expect(
                function.lines <= Self.functionLines, "\(file.path):\(function.firstLine): \(function.name) has \(function.lines) lines")
        }
    }

    @Test func functionsAreMeasured() {
        let file = SourceFile(
            path: "Sources/X/Y.swift", text: "func a() { b { } }\nstruct S {\n    init() {\n        // }\n    }\n    func c()\n    var d: Int { 1 }\n}\n")
        #expect(Function.all(in: file) == [Function(name: "func a", firstLine: 1, lines: 1), Function(name: "init", firstLine: 3, lines: 3)])
    }
}

/// A function or initialiser with a body, found by its braces.
struct Function: Equatable {
    let name: String
    /// Counted from 1.
    let firstLine: Int
    /// From the declaration to the closing brace.
    let lines: Int

    static func all(in file: SourceFile) -> [Function] {
        let lines = file.codeLines
        return lines.indices.compactMap { index in
            guard lines[index].contains("func ") || lines[index].contains("init") else { return nil }
            guard let found = lines[index].firstMatch(of: #/\b(func\s+[^\s(<]+|init)\??\s*[(<]/#), !lines[index].contains(".init(") else {
                return nil
            }
            guard let last = end(of: lines, from: index) else { return nil }
            return Function(name: String(found.output.1), firstLine: index + 1, lines: last - index + 1)
        }
    }

    /// The line of the brace that closes the first one opened; nil when the declaration ends without a body.
    private static func end(of lines: [Substring], from start: Int) -> Int? {
        var depth = 0
        var parentheses = 0
        for index in start..<lines.count {
            for character in lines[index] {
                switch character {
                case "(": parentheses += 1
                case ")": parentheses -= 1
                case "{" where parentheses == 0: depth += 1
                case "}" where parentheses == 0:
                    depth -= 1
                    if depth == 0 { return index }
                    if depth < 0 { return nil }
                default: break
                }
            }
            let next = index + 1 < lines.count ? lines[index + 1].drop { $0 == " " } : ""
            let goesOn = parentheses > 0 || next.hasPrefix(")") || next.hasPrefix("where") || next.hasPrefix("->") || next.hasPrefix("{")
            if depth == 0, !goesOn { return nil }
        }
        return nil
    }
}
