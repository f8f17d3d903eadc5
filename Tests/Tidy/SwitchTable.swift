// A `switch self` of the product as a table, so that pages for people can be compared with it without linking the target.

import Foundation

/// What each case of an enum answers in one computed property that is an exhaustive switch without `default`.
struct SwitchTable {
    /// By case name; the answer as written.
    let answers: [String: String]

    /// Nil when `text` has no such property. `property` is its head, e.g. `var reason: String`.
    init?(_ property: String, in text: String) {
        guard let head = text.range(of: property), let body = Self.body(of: text[head.upperBound...])
        else { return nil }
        var answers: [String: String] = [:]
        for section in Self.sections(of: body) {
            // Payloads hold commas and colons of their own: what is in parentheses goes first.
            let plain = section.replacing(#/\([^()]*\)/#, with: "")
            guard let colon = plain.firstIndex(of: ":") else { continue }
            let answer = plain[plain.index(after: colon)...].split(whereSeparator: \.isWhitespace).first ?? ""
            for name in plain[..<colon].matches(of: #/\.(\w+)/#) { answers[String(name.output.1)] = String(answer) }
        }
        guard !answers.isEmpty else { return nil }
        self.answers = answers
    }

    /// From the switch's brace to the one that closes it.
    private static func body(of text: Substring) -> Substring? {
        guard let start = text.range(of: "switch ")?.upperBound, let open = text[start...].firstIndex(of: "{") else { return nil }
        var depth = 0
        for index in text[open...].indices {
            switch text[index] {
            case "{": depth += 1
            case "}":
                depth -= 1
                if depth == 0 { return text[text.index(after: open)..<index] }
            default: break
            }
        }
        return nil
    }

    private static func sections(of body: Substring) -> [Substring] {
        let starts = body.matches(of: #/(?m)^\s*case /#).map(\.range.upperBound)
        return zip(starts, starts.dropFirst() + [body.endIndex]).map { body[$0..<$1] }
    }
}
