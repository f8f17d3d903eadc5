/// Brings an opened file to the schema this program knows, or refuses it before anything is changed.
struct Migrator {
    let connection: Connection
    let migrations: [Migration]
    let nowMilliseconds: Int64

    /// Applies what is missing, each migration in one transaction with its row in `schema_migration`. Killed in between, the next
    /// start goes on with the first one not applied.
    func run() throws(StorageError) {
        try checkNumbers()
        let applied = try appliedMigrations()
        try check(applied)
        for migration in migrations.dropFirst(applied.count) {
            try apply(migration)
        }
    }

    private func checkNumbers() throws(StorageError) {
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            throw StorageError(
                .migrationMismatch,
                """
                This program's migration \(migration.number) (\(migration.name)) stands at place \(index + 1): numbers run from 1 \
                without gaps.
                """)
        }
    }

    private struct Applied {
        let number: Int64
        let name: String
        let checksum: Int64
    }

    private func appliedMigrations() throws(StorageError) -> [Applied] {
        try connection.execute(Self.createTable)
        return try connection.reading { snapshot in
            try snapshot.all(Self.listApplied) { Applied(number: $0.int(0), name: $0.text(1), checksum: $0.int(2)) }
        }
    }

    private func check(_ applied: [Applied]) throws(StorageError) {
        for (index, row) in applied.enumerated() {
            guard row.number == Int64(index + 1) else {
                throw StorageError(
                    .migrationMismatch,
                    "Migration \(index + 1) is missing in the file but \(row.number) (\(row.name)) is applied. Restore a backup.")
            }
            guard index < migrations.count else {
                throw StorageError(
                    .newerSchema,
                    """
                    The database has migration \(row.number) (\(row.name)); this program knows \(migrations.count). Start the newer \
                    version.
                    """)
            }
            guard row.checksum == migrations[index].checksum else {
                throw StorageError(
                    .migrationMismatch,
                    """
                    Migration \(row.number) was applied as "\(row.name)" and is different in this program \
                    ("\(migrations[index].name)"). Start the version that made the file.
                    """)
            }
        }
    }

    private func apply(_ migration: Migration) throws(StorageError) {
        do throws(StorageError) {
            try connection.begin(writing: true)
            for statement in migration.statements {
                if let verb = StatementText(statement).words.first, StatementText.reservedVerbs.contains(verb) {
                    throw StorageError(.invalidStatement, "\(verb.uppercased()) cannot be part of a migration.")
                }
                try connection.execute(DataDefinition.sqlite(statement))
            }
            let transaction = Transaction(connection: connection, nowMilliseconds: nowMilliseconds, randomness: { _ in [] })
            try transaction.run(Self.recordApplied, migration.number, migration.name, migration.checksum, nowMilliseconds)
            try connection.execute("PRAGMA user_version = \(migration.number)")
            try connection.commit()
        } catch {
            try connection.rollback()
            throw StorageError(
                .migrationFailed,
                "Migration \(migration.number) (\(migration.name)) failed and was undone. \(error.message)",
                extendedCode: error.extendedCode)
        }
    }

    private static let createTable = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum INTEGER NOT NULL, applied_ms INTEGER NOT NULL) STRICT
        """
    private static let listApplied = SQL("SELECT number, name, checksum FROM schema_migration ORDER BY number")
    private static let recordApplied = SQL(
        "INSERT INTO schema_migration (number, name, checksum, applied_ms) VALUES ($1, $2, $3, $4)")
}
