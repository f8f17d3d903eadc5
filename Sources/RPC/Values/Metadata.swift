import HTTP2

/// The header fields of a call that belong to the application: an ordered list in which names may repeat.
///
/// Names are lower case. A name ending in `-bin` holds bytes, which travel as base64; all others hold printable ASCII.
public struct Metadata: Sendable, Hashable, ExpressibleByDictionaryLiteral, CustomStringConvertible {
    /// As they travel: bytes in base64.
    var fields: [HeaderField] = []

    public init() {}

    /// - Parameter elements: Pairs that gRPC can carry; others are left out as `add` does.
    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { add(name: name, value: value) }
    }

    init(fields: [HeaderField]) { self.fields = fields }

    public var isEmpty: Bool { fields.isEmpty }
    public var count: Int { fields.count }

    /// The first text under `name`, or nil.
    public subscript(name: String) -> String? {
        let name = name.lowercased()
        return fields.first { $0.name == name }?.value
    }

    /// Every text under `name`, in order.
    public func values(_ name: String) -> [String] {
        let name = name.lowercased()
        return fields.lazy.filter { $0.name == name }.map(\.value)
    }

    /// Every value under a `-bin` name, in order: padded or not, and several in one field joined by commas, as gRPC allows.
    /// What is not base64 is left out.
    public func binaryValues(_ name: String) -> [[UInt8]] {
        values(name).flatMap { value in
            value.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).compactMap { part in
                Base64.decode(Self.withoutSpaces(part))
            }
        }
    }

    /// Every name and its text, in order.
    public var entries: [(name: String, value: String)] {
        fields.map { ($0.name, $0.value) }
    }

    /// Appends a text. Spaces around it are not carried by HTTP and are removed.
    ///
    /// - Returns: `false`, and nothing is added, if gRPC cannot carry it: a name with other characters than `0-9 a-z _ . -`
    ///   or reserved for gRPC, one that ends in `-bin`, or a value that is not printable ASCII.
    @discardableResult
    public mutating func add(name: String, value: String) -> Bool {
        let name = name.lowercased()
        guard Self.isAllowed(name), !name.hasSuffix("-bin"), value.utf8.allSatisfy({ 0x20...0x7e ~= $0 }) else {
            return false
        }
        fields.append(HeaderField(name, Self.trimmed(value)))
        return true
    }

    /// Appends bytes.
    ///
    /// - Returns: `false`, and nothing is added, if the name is not allowed or does not end in `-bin`.
    @discardableResult
    public mutating func add(name: String, binary value: [UInt8]) -> Bool {
        let name = name.lowercased()
        guard Self.isAllowed(name), name.hasSuffix("-bin") else { return false }
        fields.append(HeaderField(name, Base64.encode(value)))
        return true
    }

    /// Appends all of `other`.
    public mutating func add(_ other: Metadata) {
        fields.append(contentsOf: other.fields)
    }

    public var description: String {
        fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
    }

    /// Whether a received field is the application's: not HTTP's and not gRPC's own.
    static func isForApplication(_ name: String) -> Bool {
        guard !name.hasPrefix(":"), !name.hasPrefix("grpc-") else { return false }
        return name != "content-type" && name != "te"
    }

    private static func isAllowed(_ name: String) -> Bool {
        guard !name.isEmpty, isForApplication(name), !connectionSpecific.contains(name) else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
            default: false
            }
        }
    }

    /// RFC 9113, 8.2.2: HTTP/2 does not carry these.
    private static let connectionSpecific: Set<String> = [
        "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "host",
    ]

    /// Optional white space around the members of a list (RFC 9110, 5.6.1).
    private static func withoutSpaces(_ part: Substring.UTF8View) -> Substring.UTF8View {
        let kept = part.drop { $0 == 0x20 || $0 == 0x09 }
        guard let last = kept.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return kept.prefix(0) }
        return kept[...last]
    }

    private static func trimmed(_ value: String) -> String {
        guard value.utf8.first == 0x20 || value.utf8.last == 0x20 else { return value }
        let kept = value.utf8.drop { $0 == 0x20 }
        guard let last = kept.lastIndex(where: { $0 != 0x20 }) else { return "" }
        return String(decoding: kept[...last], as: UTF8.self)
    }
}
