// Stock between its coming and its going: adjustments, promises, transfers, blocked lots, and each store's rules about them.

extension Schema {
    static let stock: [String] = [
        """
        CREATE TABLE stock_policy (
            store INT64 PRIMARY KEY, adjustment_limit_e4 INT64 NOT NULL, recount_permille INT64 NOT NULL, recount_value_e4 INT64 NOT NULL)
        """,
        """
        CREATE TABLE stock_policy_class (
            store INT64 NOT NULL, sales_class INT64 NOT NULL, is_always INT64 NOT NULL, recount_permille INT64 NOT NULL,
            recount_value_e4 INT64 NOT NULL, PRIMARY KEY (store, sales_class)) CLUSTERED
        """,
        "CREATE TABLE adjustment (document INT64 PRIMARY KEY, value_e4 INT64 NOT NULL, note TEXT NOT NULL)",
        """
        CREATE TABLE adjustment_line (
            document INT64 NOT NULL, line INT64 NOT NULL, product INT64 NOT NULL, lot INT64 NOT NULL, location INT64 NOT NULL,
            condition INT64 NOT NULL, quantity INT64 NOT NULL, reason INT64 NOT NULL, PRIMARY KEY (document, line)) CLUSTERED
        """,
        """
        CREATE TABLE adjustment_evidence (
            document INT64 NOT NULL, position INT64 NOT NULL, sha256 BYTES NOT NULL, PRIMARY KEY (document, position)) CLUSTERED
        """,
        "CREATE TABLE reservation (document INT64 PRIMARY KEY, reference TEXT NOT NULL, expires_ms INT64 NOT NULL)",
        "CREATE INDEX reservation_by_end ON reservation (expires_ms)",
        // `open` is what is still promised: the balances' `reserved` is its sum per bucket.
        """
        CREATE TABLE reservation_line (
            document INT64 NOT NULL, line INT64 NOT NULL, product INT64 NOT NULL, lot INT64 NOT NULL, location INT64 NOT NULL,
            condition INT64 NOT NULL, quantity INT64 NOT NULL, open INT64 NOT NULL, picked INT64 NOT NULL,
            PRIMARY KEY (document, line)) CLUSTERED
        """,
        // Goods picked against a rule, with the lot that was due (0: the picked one was blocked) and why.
        """
        CREATE TABLE pick_override (
            journal_sequence INT64 NOT NULL, product INT64 NOT NULL, lot INT64 NOT NULL, location INT64 NOT NULL,
            quantity INT64 NOT NULL, rule INT64 NOT NULL, due_lot INT64 NOT NULL,
            note TEXT NOT NULL, PRIMARY KEY (journal_sequence, product, lot, location)) CLUSTERED
        """,
        "CREATE TABLE transfer (document INT64 PRIMARY KEY, target INT64 NOT NULL, note TEXT NOT NULL)",
        """
        CREATE TABLE transfer_line (
            document INT64 NOT NULL, line INT64 NOT NULL, product INT64 NOT NULL, requested INT64 NOT NULL,
            PRIMARY KEY (document, line)) CLUSTERED
        """,
        // shipped - received - closed is in transit, worth value_e4.
        """
        CREATE TABLE transfer_goods (
            document INT64 NOT NULL, line INT64 NOT NULL, product INT64 NOT NULL, lot INT64 NOT NULL, condition INT64 NOT NULL,
            shipped INT64 NOT NULL, received INT64 NOT NULL, closed INT64 NOT NULL, value_e4 INT64 NOT NULL,
            PRIMARY KEY (document, line)) CLUSTERED
        """,
        // What is counted again in which pass, and who counted what (product 0: completed the place).
        """
        CREATE TABLE recount_line (
            document INT64 NOT NULL, pass INT64 NOT NULL, product INT64 NOT NULL, location INT64 NOT NULL, lot INT64 NOT NULL,
            condition INT64 NOT NULL, PRIMARY KEY (document, pass, product, location, lot, condition)) CLUSTERED
        """,
        """
        CREATE TABLE count_counter (
            document INT64 NOT NULL, location INT64 NOT NULL, pass INT64 NOT NULL, product INT64 NOT NULL, lot INT64 NOT NULL,
            condition INT64 NOT NULL, app_user INT64 NOT NULL,
            PRIMARY KEY (document, location, product, lot, condition, pass, app_user)) CLUSTERED
        """,
        // The parts in which a large stocktake was posted, and the last line of each.
        """
        CREATE TABLE stocktake_part (
            document INT64 NOT NULL, part INT64 NOT NULL, journal_sequence INT64 NOT NULL, lines INT64 NOT NULL, location INT64 NOT NULL,
            product INT64 NOT NULL, lot INT64 NOT NULL, condition INT64 NOT NULL, PRIMARY KEY (document, part)) CLUSTERED
        """,
        // Which terminal has which place of a stocktake in hand; location 0: all of it.
        """
        CREATE TABLE count_task (
            document INT64 NOT NULL, location INT64 NOT NULL, terminal INT64 NOT NULL, app_user INT64 NOT NULL, since_ms INT64 NOT NULL,
            PRIMARY KEY (document, location)) CLUSTERED
        """,
        """
        CREATE TABLE variance_reason (
            document INT64 NOT NULL, product INT64 NOT NULL, location INT64 NOT NULL, lot INT64 NOT NULL, condition INT64 NOT NULL,
            reason INT64 NOT NULL, PRIMARY KEY (document, product, location, lot, condition)) CLUSTERED
        """,
        // From when on a store wants to be told; product 0: all that have no rule of their own. 0 in a threshold: never.
        """
        CREATE TABLE alert_rule (
            store INT64 NOT NULL, product INT64 NOT NULL, least INT64 NOT NULL, most INT64 NOT NULL, near_expiry_days INT64 NOT NULL,
            owner INT64 NOT NULL, PRIMARY KEY (store, product)) CLUSTERED
        """,
        """
        CREATE TABLE alert (
            id INT64 PRIMARY KEY, store INT64 NOT NULL, kind INT64 NOT NULL, product INT64 NOT NULL, lot INT64 NOT NULL, state INT64 NOT NULL,
            owner INT64 NOT NULL, quantity INT64 NOT NULL, bound INT64 NOT NULL, expiry TEXT NOT NULL, note TEXT NOT NULL,
            raised_ms INT64 NOT NULL, raised_sequence INT64 NOT NULL, changed_ms INT64 NOT NULL, snoozed_until_ms INT64 NOT NULL)
        """,
        "CREATE INDEX alert_by_store ON alert (store, id)",
        // One alert at most per matter that is not cleared (state 4).
        "CREATE UNIQUE INDEX alert_standing ON alert (store, product, lot, kind) WHERE state <> 4",
        // Who set a lot's status last, and why.
        """
        CREATE TABLE lot_block (
            lot INT64 PRIMARY KEY, status INT64 NOT NULL, note TEXT NOT NULL, actor INT64 NOT NULL, since_ms INT64 NOT NULL,
            journal_sequence INT64 NOT NULL)
        """,
    ]
}
