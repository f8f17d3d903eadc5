// The kinds of goods a shop sorts its products into: one word per product, as the product file says it. What a count is planned by.

import Storage

enum Categories {
    /// Sets the product's category; empty = none. Answers whether that was news.
    static func set(_ category: String, of product: Int64, in transaction: borrowing Transaction) throws -> Bool {
        let known = try transaction.first(find, product) { row in row.text(0) } ?? ""
        guard known != category else { return false }
        if category.isEmpty {
            try transaction.run(delete, product)
        } else {
            try transaction.run(upsert, product, category)
        }
        return true
    }

    /// Products of the category, at most `limit`, in order.
    static func products(of category: String, limit: Int, in source: borrowing some Reading & ~Copyable) throws -> [Int64] {
        try source.all(findProducts, category, limit) { row in row.int(0) }
    }

    private static let find = SQL("SELECT category FROM product_category WHERE product = $1")
    private static let findProducts = SQL("SELECT product FROM product_category WHERE category = $1 ORDER BY product LIMIT $2")
    private static let delete = SQL("DELETE FROM product_category WHERE product = $1")
    private static let upsert = SQL(
        """
        INSERT INTO product_category (product, category) VALUES ($1, $2)
        ON CONFLICT (product) DO UPDATE SET category = excluded.category
        """)
}
