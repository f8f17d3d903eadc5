// The tables that carry the truth: journal and postings are append-only, balances are their projection.

extension Schema {
    static let truth: [String] = [
        """
        CREATE TABLE journal (
            sequence INT64 PRIMARY KEY, origin INT64 NOT NULL, epoch INT64 NOT NULL, origin_sequence INT64 NOT NULL,
            kind INT64 NOT NULL, actor INT64 NOT NULL, session INT64 NOT NULL, store INT64 NOT NULL, document INT64 NOT NULL,
            captured_ms INT64 NOT NULL, occurred_ms INT64 NOT NULL, received_ms INT64 NOT NULL, business_date TEXT NOT NULL,
            payload BYTES NOT NULL, request_hash BYTES NOT NULL, verdict INT64 NOT NULL, reply BYTES NOT NULL,
            corrects INT64 NOT NULL, prev_hash BYTES NOT NULL, hash BYTES NOT NULL,
            UNIQUE (origin, epoch, origin_sequence))
        """,
        """
        CREATE TABLE posting (
            journal_sequence INT64 NOT NULL, line INT64 NOT NULL, product INT64 NOT NULL, lot INT64 NOT NULL,
            location INT64 NOT NULL, condition INT64 NOT NULL, quantity INT64 NOT NULL, value_e4 INT64 NOT NULL,
            occurred_ms INT64 NOT NULL, PRIMARY KEY (journal_sequence, line)) CLUSTERED
        """,
        // The latest instant that any posting of a block of journal rows speaks of: finds the postings after an instant
        // without an index on them.
        """
        CREATE TABLE posting_block (block INT64 PRIMARY KEY, latest_occurred_ms INT64 NOT NULL)
        """,
        """
        CREATE TABLE balance (
            product INT64 NOT NULL, lot INT64 NOT NULL, location INT64 NOT NULL, condition INT64 NOT NULL,
            on_hand INT64 NOT NULL, reserved INT64 NOT NULL, value_e4 INT64 NOT NULL, last_sequence INT64 NOT NULL,
            PRIMARY KEY (product, location, lot, condition)) CLUSTERED
        """,
        "CREATE INDEX balance_by_location ON balance (location, product)",
        // Moving average: what the store owns of a product, in quantity and value.
        """
        CREATE TABLE valuation (
            store INT64 NOT NULL, product INT64 NOT NULL, quantity INT64 NOT NULL, value_e4 INT64 NOT NULL,
            last_unit_cost_e4 INT64 NOT NULL, PRIMARY KEY (store, product)) CLUSTERED
        """,
        // Approved counts: bucket had quantity q at instant t. Late postings at or before t raise one recheck.
        """
        CREATE TABLE count_observation (
            product INT64 NOT NULL, location INT64 NOT NULL, lot INT64 NOT NULL, condition INT64 NOT NULL,
            instant_ms INT64 NOT NULL, stocktake INT64 NOT NULL, counted INT64 NOT NULL, posted_sequence INT64 NOT NULL,
            PRIMARY KEY (product, location, lot, condition, instant_ms, stocktake)) CLUSTERED
        """,
        """
        CREATE TABLE outbox (position INT64 PRIMARY KEY, topic INT64 NOT NULL, store INT64 NOT NULL, key INT64 NOT NULL, payload TEXT NOT NULL)
        """,
    ] + ["journal", "posting"].flatMap { table in
        ["UPDATE", "DELETE"].map { verb in
            """
            CREATE TRIGGER \(table)_is_append_only_\(verb.lowercased()) BEFORE \(verb) ON \(table)
            BEGIN SELECT RAISE(ABORT, 'the \(table) is append-only'); END
            """
        }
    }
}
