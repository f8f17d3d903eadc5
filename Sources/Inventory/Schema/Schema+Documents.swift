// Documents: one header table with the state, and the lines of each kind.

extension Schema {
    static let documents: [String] = [
        """
        CREATE TABLE document (
            id INT64 PRIMARY KEY, kind INT64 NOT NULL, number TEXT NOT NULL UNIQUE, store INT64 NOT NULL, state INT64 NOT NULL,
            version INT64 NOT NULL, created_by INT64 NOT NULL, created_ms INT64 NOT NULL, created_sequence INT64 NOT NULL,
            posted_sequence INT64 NOT NULL, note TEXT NOT NULL)
        """,
        "CREATE INDEX document_by_store ON document (store, kind, state, id)",
        "CREATE TABLE document_counter (kind INT64 NOT NULL, store INT64 NOT NULL, last INT64 NOT NULL, PRIMARY KEY (kind, store)) CLUSTERED",
        // Who did what to a document: the ground of the separation of duties.
        """
        CREATE TABLE document_part (
            document INT64 NOT NULL, actor INT64 NOT NULL, part INT64 NOT NULL, first_sequence INT64 NOT NULL,
            PRIMARY KEY (document, actor, part)) CLUSTERED
        """,
        // Who approved it since it was last submitted, level by level.
        """
        CREATE TABLE document_approval (
            document INT64 NOT NULL, level INT64 NOT NULL, actor INT64 NOT NULL, sequence INT64 NOT NULL,
            PRIMARY KEY (document, level)) CLUSTERED
        """,
        // How many must approve what; store and receipt_kind 0: every one.
        """
        CREATE TABLE approval_policy (
            kind INT64 NOT NULL, store INT64 NOT NULL, receipt_kind INT64 NOT NULL, discrepant INT64 NOT NULL,
            from_value_e4 INT64 NOT NULL, level INT64 NOT NULL, role TEXT NOT NULL,
            PRIMARY KEY (kind, store, receipt_kind, discrepant, from_value_e4, level)) CLUSTERED
        """,
        """
        CREATE TABLE stocktake (
            document INT64 PRIMARY KEY, zone TEXT NOT NULL, blind INT64 NOT NULL, opened_ms INT64 NOT NULL, lines INT64 NOT NULL,
            has_products INT64 NOT NULL, pass INT64 NOT NULL, recount_from INT64 NOT NULL, last_pass INT64 NOT NULL)
        """,
        "CREATE TABLE stocktake_product (document INT64 NOT NULL, product INT64 NOT NULL, PRIMARY KEY (document, product)) CLUSTERED",
        """
        CREATE TABLE count_line (
            document INT64 NOT NULL, pass INT64 NOT NULL, product INT64 NOT NULL, location INT64 NOT NULL, lot INT64 NOT NULL,
            condition INT64 NOT NULL, counted INT64 NOT NULL, first_ms INT64 NOT NULL, last_ms INT64 NOT NULL, entries INT64 NOT NULL,
            counter INT64 NOT NULL, PRIMARY KEY (document, pass, product, location, lot, condition)) CLUSTERED
        """,
        """
        CREATE TABLE location_counted (
            document INT64 NOT NULL, pass INT64 NOT NULL, location INT64 NOT NULL, instant_ms INT64 NOT NULL, entries INT64 NOT NULL,
            PRIMARY KEY (document, pass, location)) CLUSTERED
        """,
        // Entries taken back by a later one of the same terminal; both stay in the journal.
        """
        CREATE TABLE undone_entry (
            terminal INT64 NOT NULL, epoch INT64 NOT NULL, sequence INT64 NOT NULL, undone_by INT64 NOT NULL,
            PRIMARY KEY (terminal, epoch, sequence)) CLUSTERED
        """,
        """
        CREATE TABLE review (
            id INT64 PRIMARY KEY, kind INT64 NOT NULL, store INT64 NOT NULL, reason TEXT NOT NULL, facts TEXT NOT NULL,
            journal_sequence INT64 NOT NULL, terminal INT64 NOT NULL, epoch INT64 NOT NULL, entry_sequence INT64 NOT NULL,
            subject_key TEXT NOT NULL, opened_ms INT64 NOT NULL, closed_ms INT64 NOT NULL, closed_by INT64 NOT NULL, note TEXT NOT NULL)
        """,
        "CREATE INDEX review_by_store ON review (store, closed_ms, id)",
        // One open review per subject (a bucket below zero, a late event on one observation).
        "CREATE UNIQUE INDEX review_open_subject ON review (kind, subject_key) WHERE closed_ms = 0 AND subject_key <> ''",
    ]
}
