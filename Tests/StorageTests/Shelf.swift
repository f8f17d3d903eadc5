import Storage
import Synchronization

/// A small schema for the tests of the store: counters by name, and one column of every kind.
enum Shelf {
    static let migrations = [
        Migration(
            number: 1, name: "Stock",
            statements: [
                """
                CREATE TABLE stock (product INTEGER PRIMARY KEY, quantity INTEGER NOT NULL CHECK (quantity >= 0)) STRICT
                """,
                "CREATE TABLE label (id INTEGER PRIMARY KEY, body TEXT, bytes BLOB, flag INTEGER) STRICT",
            ])
    ]

    static let add = SQL(
        """
        INSERT INTO stock (product, quantity) VALUES ($1, $2)
        ON CONFLICT (product) DO UPDATE SET quantity = stock.quantity + excluded.quantity
        """)
    static let insert = SQL("INSERT INTO stock (product, quantity) VALUES ($1, $2)")
    static let quantity = SQL("SELECT quantity FROM stock WHERE product = $1")
    static let total = SQL("SELECT coalesce(sum(quantity), 0), count(*) FROM stock")
    static let products = SQL("SELECT product FROM stock ORDER BY product")
    static let putLabel = SQL("INSERT INTO label (id, body, bytes, flag) VALUES ($1, $2, $3, $4)")
    static let getLabel = SQL("SELECT body, bytes, flag FROM label WHERE id = $1")

    /// Works in transactions and snapshots alike.
    static func quantity(of product: Int64, in store: borrowing some Reading & ~Copyable) throws -> Int64? {
        try store.first(quantity, product) { $0.int(0) }
    }

    static func inMemory(_ adjust: (inout Database.Configuration) -> Void = { _ in }) throws -> Database {
        var configuration = Database.Configuration()
        adjust(&configuration)
        return try Database.openInMemory(migrations: migrations, configuration: configuration)
    }

    static func simulated(_ adjust: (inout Database.Configuration) -> Void = { _ in }) throws -> Database {
        var configuration = Database.Configuration()
        adjust(&configuration)
        return try Database.openForSimulation(migrations: migrations, configuration: configuration)
    }
}
