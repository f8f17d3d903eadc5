// Orders and what arrives on them.

extension Schema {
    static let receiving: [String] = [
        """
        CREATE TABLE purchase_order (
            document INT64 PRIMARY KEY, supplier INT64 NOT NULL, expected_date TEXT NOT NULL, over_receipt_permille INT64 NOT NULL)
        """,
        """
        CREATE TABLE purchase_order_line (
            document INT64 NOT NULL, line INT64 NOT NULL, product INT64 NOT NULL, ordered INT64 NOT NULL, received INT64 NOT NULL,
            cancelled INT64 NOT NULL, unit_cost_e4 INT64 NOT NULL, expected_date TEXT NOT NULL,
            PRIMARY KEY (document, line)) CLUSTERED
        """,
        "CREATE INDEX purchase_order_line_by_product ON purchase_order_line (document, product)",
        // Which open order expects this product?
        "CREATE INDEX purchase_order_line_expecting ON purchase_order_line (product, document) WHERE ordered - cancelled > received",
        // Delivery notes that the supplier told before the goods came; key: as compared, note: as written.
        """
        CREATE TABLE announced_delivery (
            document INT64 NOT NULL, note_key TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (document, note_key)) CLUSTERED
        """,
        "CREATE INDEX announced_delivery_by_note ON announced_delivery (note_key)",
        // delivery_key: the note as compared. arrived_ms: when the goods of a late entry came; 0 = when it was opened. over_receipt_by:
        // who let through more than was ordered. duplicate_of: the receipt that it looks like; held: 1 until somebody released it, then 2.
        """
        CREATE TABLE receipt (
            document INT64 PRIMARY KEY, kind INT64 NOT NULL, purchase_order INT64 NOT NULL, supplier INT64 NOT NULL,
            delivery_note TEXT NOT NULL, delivery_key TEXT NOT NULL, lines INT64 NOT NULL, arrived_ms INT64 NOT NULL,
            over_receipt_by INT64 NOT NULL, duplicate_of INT64 NOT NULL, held INT64 NOT NULL)
        """,
        "CREATE INDEX receipt_by_delivery ON receipt (supplier, delivery_key)",
        "CREATE INDEX receipt_by_order ON receipt (purchase_order)",
        // The sum of scans and entries per product, lot and condition; never overwritten, only added to.
        """
        CREATE TABLE receipt_line (
            document INT64 NOT NULL, product INT64 NOT NULL, lot INT64 NOT NULL, condition INT64 NOT NULL,
            line INT64 NOT NULL, quantity INT64 NOT NULL, entries INT64 NOT NULL,
            PRIMARY KEY (document, product, lot, condition)) CLUSTERED
        """,
        // What is not as it was ordered, what is done about it, and who sees to it.
        """
        CREATE TABLE discrepancy (
            id INT64 PRIMARY KEY, document INT64 NOT NULL, product INT64 NOT NULL, lot INT64 NOT NULL, condition INT64 NOT NULL,
            kind INT64 NOT NULL, action INT64 NOT NULL, quantity INT64 NOT NULL, unit_cost_e4 INT64 NOT NULL, reason TEXT NOT NULL,
            evidence BYTES NOT NULL, owner INT64 NOT NULL, noted_by INT64 NOT NULL, noted_ms INT64 NOT NULL,
            journal_sequence INT64 NOT NULL, settled_ms INT64 NOT NULL, settled_by INT64 NOT NULL, settlement TEXT NOT NULL,
            is_withdrawn INT64 NOT NULL)
        """,
        "CREATE INDEX discrepancy_by_document ON discrepancy (document)",
        "CREATE INDEX discrepancy_by_journal_row ON discrepancy (journal_sequence)",
        // What its owner has to know of it; read or handled 0: not yet.
        """
        CREATE TABLE inbox_message (
            id INT64 PRIMARY KEY, person INT64 NOT NULL, store INT64 NOT NULL, discrepancy INT64 NOT NULL, sent_ms INT64 NOT NULL,
            read_ms INT64 NOT NULL, handled_ms INT64 NOT NULL)
        """,
        "CREATE INDEX inbox_message_by_person ON inbox_message (person, id)",
        "CREATE INDEX inbox_message_by_discrepancy ON inbox_message (discrepancy)",
        "CREATE INDEX inbox_message_by_end ON inbox_message (handled_ms)",
        // What a late entry rests on: how the paper was lost, and the hashes of what proves the delivery.
        "CREATE TABLE late_entry (document INT64 PRIMARY KEY, loss_report TEXT NOT NULL)",
        """
        CREATE TABLE late_entry_evidence (document INT64 NOT NULL, hash BYTES NOT NULL, PRIMARY KEY (document, hash)) CLUSTERED
        """,
        // Which posted receipt is corrected, and why.
        "CREATE TABLE receipt_correction (document INT64 PRIMARY KEY, corrects INT64 NOT NULL, reason TEXT NOT NULL)",
        "CREATE INDEX receipt_correction_by_receipt ON receipt_correction (corrects)",
        // How much life goods must have left when they arrive; product or supplier 0: every one.
        """
        CREATE TABLE life_rule (
            product INT64 NOT NULL, supplier INT64 NOT NULL, minimum_days INT64 NOT NULL, action INT64 NOT NULL,
            PRIMARY KEY (product, supplier)) CLUSTERED
        """,
        // What was paid for each lot's goods in a store.
        """
        CREATE TABLE lot_cost (
            store INT64 NOT NULL, lot INT64 NOT NULL, quantity INT64 NOT NULL, value_e4 INT64 NOT NULL,
            PRIMARY KEY (store, lot)) CLUSTERED
        """,
        // What is owed for a posted receipt, and until when.
        """
        CREATE TABLE payable (
            document INT64 PRIMARY KEY, store INT64 NOT NULL, supplier INT64 NOT NULL, value_e4 INT64 NOT NULL,
            amount_minor INT64 NOT NULL, due_date TEXT NOT NULL, journal_sequence INT64 NOT NULL)
        """,
        // How a product is kept: the zone it needs (empty: any), and how fast it leaves (1 fast, 2 medium, 3 slow).
        "CREATE TABLE storage_need (product INT64 PRIMARY KEY, storage_class TEXT NOT NULL, turnover INT64 NOT NULL)",
        """
        CREATE TABLE fixed_place (
            store INT64 NOT NULL, product INT64 NOT NULL, location INT64 NOT NULL, PRIMARY KEY (store, product)) CLUSTERED
        """,
        // capacity: pieces, kilograms or litres, 0 = not bounded; distance: steps from the dock.
        "CREATE TABLE place_size (location INT64 PRIMARY KEY, capacity INT64 NOT NULL, distance INT64 NOT NULL)",
        "CREATE INDEX payable_by_supplier ON payable (supplier, document)",
    ]
}
