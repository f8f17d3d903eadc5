// A product as terminals and lists show it: with all its codes.

import Barcodes
import Storage

/// A code of a product.
public struct ListedBarcode: Hashable, Sendable {
    /// 14 digits of a trade item number, else the code as kept.
    public let code: String
    /// Base units one scan stands for.
    public let quantity: Int64
    public let level: String
}

/// A product with its codes.
public struct ListedProduct: Hashable, Sendable {
    public let facts: ProductFacts
    /// Trade item numbers first, each kind in its own order.
    public let barcodes: [ListedBarcode]
}

enum ListedProducts {
    static func find(_ id: Int64, in source: borrowing some Reading & ~Copyable) throws -> ListedProduct? {
        guard let facts = try Products.find(id, in: source) else { return nil }
        return try listed(facts, in: source)
    }

    static func listed(
        _ facts: ProductFacts, in source: borrowing some Reading & ~Copyable
    ) throws -> ListedProduct {
        let numbers = try source.all(gtins, facts.id.rawValue) { row in gtin(row, from: 0) }
        let texts = try source.all(plainCodes, facts.id.rawValue) { row in plain(row, from: 0) }
        return ListedProduct(facts: facts, barcodes: numbers + texts)
    }

    static func gtin(_ row: borrowing Row, from column: Int) -> ListedBarcode {
        ListedBarcode(code: StoredCode.gtin(row.int(column)).text, quantity: row.int(column + 1), level: row.text(column + 2))
    }

    static func plain(_ row: borrowing Row, from column: Int) -> ListedBarcode {
        ListedBarcode(code: row.text(column), quantity: row.int(column + 1), level: row.text(column + 2))
    }

    private static let gtins = SQL("SELECT gtin, quantity, level FROM gtin WHERE product = $1 ORDER BY gtin")
    private static let plainCodes = SQL("SELECT code, quantity, level FROM plain_code WHERE product = $1 ORDER BY code")
}
