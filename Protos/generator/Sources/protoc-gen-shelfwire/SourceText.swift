// Lines of Swift with their indentation.

struct SourceText {
    private(set) var text = ""
    private var depth = 0
    private let isPublic: Bool

    /// - Parameter isPublic: false drops `public` from the beginning of every line.
    init(isPublic: Bool = true) {
        self.isPublic = isPublic
    }

    mutating func line(_ line: String = "") {
        let line = !isPublic && line.hasPrefix("public ") ? String(line.dropFirst("public ".count)) : line
        if !line.isEmpty {
            text += String(repeating: "    ", count: depth) + line
        }
        text += "\n"
    }

    mutating func lines(_ lines: [String]) {
        for line in lines { self.line(line) }
    }

    /// A doc comment; nothing when there is none.
    mutating func doc(_ comment: [String]) {
        for line in comment { self.line(line.isEmpty ? "///" : "/// \(line)") }
    }

    /// `heading {`, the body one step in, `}`.
    mutating func block(_ heading: String, _ body: (inout SourceText) throws -> Void) rethrows {
        try enclosed("\(heading) {", "}", body)
    }

    /// `opening`, the body one step in, `closing`.
    mutating func enclosed(
        _ opening: String, _ closing: String, _ body: (inout SourceText) throws -> Void
    ) rethrows {
        line(opening)
        depth += 1
        try body(&self)
        depth -= 1
        line(closing)
    }

    /// `opening`, the items one per line with commas, `closing`; all on one line when they fit.
    mutating func list(_ opening: String, _ items: [String], _ closing: String) {
        let joined = opening + items.joined(separator: ", ") + closing
        guard joined.count + depth * 4 > 120 else {
            line(joined)
            return
        }
        line(opening)
        depth += 1
        for (index, item) in items.enumerated() {
            line(item + (index == items.count - 1 && closing != "]" ? "" : ","))
        }
        depth -= 1
        line(closing)
    }
}
