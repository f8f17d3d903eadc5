// How proto names become Swift names and the C names that protoc-c 1.4.1 gives.

enum SwiftName {
    /// `captured_ms` -> `capturedMs`, `store_id` -> `storeID`, `product_ids` -> `productIDs`.
    static func member(_ proto: String) -> String {
        let words = proto.split(separator: "_")
        let camel = words.enumerated().map { index, word in
            if index == 0 { return word.lowercased() }
            switch word {
            case "id": return "ID"
            case "url": return "URL"
            case "ids": return "IDs"
            default: return capitalized(word.lowercased())
            }
        }
        return camel.joined()
    }

    /// `condition_given` -> `ConditionGiven`, `terminals` -> `Terminals`.
    static func type(_ proto: String) -> String {
        proto.split(separator: "_").map { capitalized(String($0)) }.joined()
    }

    /// `EnrolTerminal` -> `enrolTerminal`.
    static func call(_ proto: String) -> String {
        proto.prefix(1).lowercased() + proto.dropFirst()
    }

    /// `ACCEPTED_WITH_EXCEPTION` of enum `Verdict` (already without `VERDICT_`) -> `acceptedWithException`.
    static func enumCase(_ value: Substring) -> String {
        member(value.lowercased())
    }

    /// The name as it must be written in source.
    static func escaped(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }

    private static func capitalized(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    private static let keywords: Set<String> = [
        "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else",
        "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init",
        "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat",
        "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
        "typealias", "var", "where", "while",
    ]
}

enum CName {
    /// `shelfwire.v1.ScanEntry` -> `Shelfwire__V1__ScanEntry`.
    static func type(_ fullName: String) -> String {
        fullName.split(separator: ".").map { camel(String($0)) }.joined(separator: "__")
    }

    /// `shelfwire.v1.ScanEntry` -> `shelfwire__v1__scan_entry`.
    static func lower(_ fullName: String) -> String {
        fullName.split(separator: ".").map { lowered(String($0)) }.joined(separator: "__")
    }

    /// The struct member of a field.
    static func field(_ proto: String) -> String {
        let name = proto.lowercased()
        return keywords.contains(name) ? name + "_" : name
    }

    static func camel(_ name: String) -> String {
        name.split(separator: "_", omittingEmptySubsequences: true)
            .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static func lowered(_ name: String) -> String {
        var result = ""
        var wasUpper = true
        for character in name {
            if character.isUppercase, !wasUpper { result += "_" }
            result += character.lowercased()
            wasUpper = character.isUppercase
        }
        return result
    }

    /// The words that protoc-c gives a trailing underscore.
    private static let keywords: Set<String> = [
        "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char", "class", "compl",
        "const", "const_cast", "continue", "default", "delete", "do", "double", "dynamic_cast", "else", "enum", "explicit",
        "extern", "false", "float", "for", "friend", "goto", "if", "inline", "int", "interface", "long", "mutable",
        "namespace", "new", "not", "not_eq", "operator", "or", "or_eq", "private", "protected", "public", "register",
        "reinterpret_cast", "return", "short", "signed", "sizeof", "static", "static_cast", "struct", "switch", "template",
        "this", "throw", "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual", "void",
        "volatile", "wchar_t", "while", "xor", "xor_eq",
    ]
}
