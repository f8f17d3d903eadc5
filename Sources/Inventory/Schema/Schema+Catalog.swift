// What the shop trades in, and where it stands.

extension Schema {
    static let catalog: [String] = [
        """
        CREATE TABLE store (
            id INT64 PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, time_zone TEXT NOT NULL,
            currency TEXT NOT NULL, first_open_date TEXT NOT NULL)
        """,
        """
        CREATE TABLE location (
            id INT64 PRIMARY KEY, store INT64 NOT NULL, kind INT64 NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
            zone TEXT NOT NULL, UNIQUE (store, code))
        """,
        "CREATE TABLE supplier (id INT64 PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL)",
        """
        CREATE TABLE product (
            id INT64 PRIMARY KEY, sku TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded_name TEXT NOT NULL, unit INT64 NOT NULL,
            tracking INT64 NOT NULL, expiry_required INT64 NOT NULL, shelf_life_days INT64 NOT NULL,
            minimum_life_days INT64 NOT NULL, active INT64 NOT NULL)
        """,
        "CREATE INDEX product_by_name ON product (folded_name)",
        // What a count is planned by; products without one have no row.
        "CREATE TABLE product_category (product INT64 PRIMARY KEY, category TEXT NOT NULL)",
        "CREATE INDEX product_category_by_name ON product_category (category, product)",
        // GTINs as their 14-digit number; one active target per code.
        """
        CREATE TABLE gtin (gtin INT64 PRIMARY KEY, product INT64 NOT NULL, quantity INT64 NOT NULL, level TEXT NOT NULL)
        """,
        "CREATE INDEX gtin_by_product ON gtin (product)",
        // Codes that are no GTIN (in-store, SKU labels), normalised.
        """
        CREATE TABLE plain_code (
            code TEXT PRIMARY KEY, product INT64 NOT NULL, quantity INT64 NOT NULL, level TEXT NOT NULL) CLUSTERED
        """,
        "CREATE INDEX plain_code_by_product ON plain_code (product)",
        // Scale labels: the item number within a store's template (store 0: every store).
        """
        CREATE TABLE scale_item (
            store INT64 NOT NULL, item INT64 NOT NULL, product INT64 NOT NULL, PRIMARY KEY (store, item)) CLUSTERED
        """,
        "CREATE INDEX scale_item_by_product ON scale_item (product)",
        """
        CREATE TABLE scale_template (
            id INT64 PRIMARY KEY, store INT64 NOT NULL, pattern TEXT NOT NULL, decimals INT64 NOT NULL, UNIQUE (store, pattern))
        """,
        """
        CREATE TABLE lot (
            id INT64 PRIMARY KEY, product INT64 NOT NULL, code TEXT NOT NULL, shown_code TEXT NOT NULL, production_date TEXT NOT NULL,
            shelf_life_days INT64 NOT NULL, expiry TEXT NOT NULL, status INT64 NOT NULL, created_sequence INT64 NOT NULL,
            UNIQUE (product, code))
        """,
        // What changed last, per item: the deltas of the product master. kind: 1 product, 2 location, 3 scale template.
        """
        CREATE TABLE catalog_change (
            position INT64 PRIMARY KEY, kind INT64 NOT NULL, item INT64 NOT NULL, deleted INT64 NOT NULL, changed_ms INT64 NOT NULL,
            UNIQUE (kind, item))
        """,
    ]
}
