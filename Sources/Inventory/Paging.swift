// Lists are told page by page: each token names the last item told, so that a page is found by its key and not by counting,
// and items that come or go in between shift nothing.

import Crypto

/// Which part of a list is wanted.
public struct Page: Hashable, Sendable {
    /// At most `Limits.pageSize`; 0 means `Limits.defaultPageSize`.
    public var size: Int
    /// The `nextToken` of the page before; empty = the first page.
    public var token: [UInt8]

    public init(size: Int = 0, token: [UInt8] = []) {
        self.size = size
        self.token = token
    }
}

/// One page of a list.
public struct Paged<Item: Sendable>: Sendable {
    public var items: [Item]
    /// Empty = there is nothing behind this page.
    public var nextToken: [UInt8]

    public init(items: [Item], nextToken: [UInt8]) {
        self.items = items
        self.nextToken = nextToken
    }
}

extension Paged: Equatable where Item: Equatable {}
extension Paged: Hashable where Item: Hashable {}

/// A part of the key that orders a list.
enum PageKey: Hashable {
    case number(Int64)
    case text(String)
}

/// A page as a query needs it: how many rows to read, and behind which key.
///
/// A token belongs to one list with one filter; it carries a checksum over both, so that a token of another list, of another
/// filter, or made up is refused and not misread. It is no secret: rights are checked on every page.
struct Paging {
    /// Rows of the page. Ask the database for `rowsToRead`, one more tells whether another page follows.
    let size: Int
    /// The key of the last item told; empty on the first page.
    let after: [PageKey]
    private let list: String

    static let tokenBytes = 1_024
    private static let layout: UInt8 = 1
    private static let checksumBytes = 8

    /// - Parameters:
    ///   - list: the list's own name, with everything that filters it.
    ///   - keys: what a key of this list looks like; the values are not used.
    init(_ page: Page, list: String, keys: PageKey...) throws(Refusal) {
        guard page.size >= 0 else { throw Refusal(.malformed(field: "page.size", problem: "is negative")) }
        guard page.size <= Limits.pageSize else { throw Refusal(.tooMany(field: "page.size", limit: Limits.pageSize)) }
        size = page.size == 0 ? Limits.defaultPageSize : page.size
        self.list = list
        if page.token.isEmpty {
            after = []
        } else {
            guard let found = Self.keys(of: page.token, list: list), found.map(\.shape) == keys.map(\.shape) else {
                throw Refusal(.malformed(field: "page.token", problem: "is not one of this list"))
            }
            after = found
        }
    }

    var rowsToRead: Int64 { Int64(size + 1) }

    /// Number `index` of the key, or the one before all others.
    func number(_ index: Int = 0) -> Int64 {
        if index < after.count, case .number(let number) = after[index] { number } else { Int64.min }
    }

    /// Text `index` of the key, or the one before all others.
    func text(_ index: Int = 0) -> String {
        if index < after.count, case .text(let text) = after[index] { text } else { "" }
    }

    /// The page made of the rows read, `rowsToRead` at most.
    func page<Item: Sendable>(_ rows: consuming [Item], key: (Item) -> [PageKey]) -> Paged<Item> {
        guard rows.count > size else { return Paged(items: rows, nextToken: []) }
        rows.removeLast(rows.count - size)
        let nextToken = rows.last.map { token(of: key($0)) } ?? []
        return Paged(items: rows, nextToken: nextToken)
    }

    /// A page of a list that was not read to its end: short or empty, and the next one goes on behind `keys`.
    func page<Item: Sendable>(_ items: [Item], continuingAfter keys: [PageKey]) -> Paged<Item> {
        Paged(items: items, nextToken: token(of: keys))
    }

    private func token(of keys: [PageKey]) -> [UInt8] {
        let body = [Self.layout] + keys.flatMap(\.bytes)
        return body + Self.checksum(of: body[...], list: list)
    }

    private static func keys(of token: [UInt8], list: String) -> [PageKey]? {
        guard token.count <= tokenBytes, token.count > checksumBytes, token[0] == layout else { return nil }
        let body = token.dropLast(checksumBytes)
        guard Array(token.suffix(checksumBytes)) == checksum(of: body, list: list) else { return nil }
        var rest = body.dropFirst()
        var keys: [PageKey] = []
        while !rest.isEmpty {
            guard let key = PageKey(readingFrom: &rest) else { return nil }
            keys.append(key)
        }
        return keys
    }

    private static func checksum(of body: ArraySlice<UInt8>, list: String) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: Array(list.utf8) + [0])
        hash.update(data: Array(body))
        return Array(hash.finalize().prefix(checksumBytes))
    }
}

extension PageKey {
    /// A tag byte; a number as 8 bytes, a text as its length in 2 bytes and its UTF-8, all little-endian.
    fileprivate var bytes: [UInt8] {
        switch self {
        case .number(let number):
            [0] + (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        case .text(let text):
            [1, UInt8(truncatingIfNeeded: text.utf8.count), UInt8(truncatingIfNeeded: text.utf8.count >> 8)] + Array(text.utf8)
        }
    }

    fileprivate init?(readingFrom rest: inout ArraySlice<UInt8>) {
        func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard rest.count >= count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
        switch take(1)?.first {
        case 0:
            guard let bytes = take(8) else { return nil }
            self = .number(Int64(bitPattern: bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }))
        case 1:
            guard let length = take(2), let low = length.first, let high = length.last else { return nil }
            guard let bytes = take(Int(low) | Int(high) << 8), let text = String(validating: bytes, as: UTF8.self) else { return nil }
            self = .text(text)
        default:
            return nil
        }
    }

    /// The kind of the key without its value.
    fileprivate var shape: Int {
        switch self {
        case .number: 0
        case .text: 1
        }
    }
}
