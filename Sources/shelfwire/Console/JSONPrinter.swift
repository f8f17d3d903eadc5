import FoundationEssentials

/// Answers for scripts: one JSON object on standard output, keys sorted.
enum JSONPrinter {
    static func text(_ answer: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(answer), as: UTF8.self)
    }

    static func print(_ answer: some Encodable) throws {
        Swift.print(try text(answer))
    }
}
