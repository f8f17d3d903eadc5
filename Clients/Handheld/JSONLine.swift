// One line of JSON with the keys in the order given, for programs that watch.

/// An object on one line.
struct JSONLine: CustomStringConvertible {
    enum Value: Hashable {
        case text(String)
        case number(Int64)
        case flag(Bool)
        case null
    }

    private let members: [(String, Value)]

    init(_ members: [(String, Value)]) {
        self.members = members
    }

    var description: String {
        "{" + members.map { "\(Self.quoted($0)):\(Self.text($1))" }.joined(separator: ",") + "}"
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .number(let number): "\(number)"
        case .flag(let flag): flag ? "true" : "false"
        case .null: "null"
        }
    }

    /// RFC 8259, section 7.
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                if scalar.value < 0x20 {
                    let hex = String(scalar.value, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }
}
