// The tables, as numbered migrations. A migration that has been released is frozen: its checksum is kept in every file.
//
// INT64, BYTES and CLUSTERED are words for the engine to translate (SQLite: INTEGER, BLOB, WITHOUT ROWID), so that the
// same text serves a second engine. Integer keys everywhere; append-only tables have no secondary index on the hot path.

import Storage

enum Schema {
    /// Every migration, oldest first.
    static let migrations: [Migration] = [
        Migration(number: 1, name: "books", statements: truth + catalog + documents + receiving + stock + people + delivery)
    ]
}
