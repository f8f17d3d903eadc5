// What makes a repeat harmless.

extension Schema {
    static let delivery: [String] = [
        // Unary writes: the key is the signed-in person's; kept at least 30 days.
        """
        CREATE TABLE idempotency (
            app_user INT64 NOT NULL, key TEXT NOT NULL, request_hash BYTES NOT NULL, journal_sequence INT64 NOT NULL,
            reply BYTES NOT NULL, stored_ms INT64 NOT NULL, PRIMARY KEY (app_user, key)) CLUSTERED
        """,
        // Documents a terminal started by itself, perhaps offline.
        """
        CREATE TABLE started_document (
            terminal INT64 NOT NULL, epoch INT64 NOT NULL, sequence INT64 NOT NULL, document INT64 NOT NULL,
            PRIMARY KEY (terminal, epoch, sequence)) CLUSTERED
        """,
    ]
}
