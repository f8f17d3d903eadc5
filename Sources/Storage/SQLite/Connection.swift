import CSQLite

/// One SQLite connection with its held statements: the owner of the `sqlite3` pointer.
///
/// Zone: confined to the thread (or the lock) that owns it; opened `NOMUTEX`, never used by two at once. It is public only
/// because ``Reading`` names it; it has no public verbs. Prepared statements are held in a table indexed by ``SQL``'s slot and
/// finalised when the connection closes.
@safe
public final class Connection {
    /// How a connection may use the file.
    enum Role {
        /// The one connection that writes and checkpoints. SQLite before 3.51.3 can corrupt the log when two do.
        case writer
        /// Reads snapshots; opened read-only and never checkpoints.
        case reader
        /// Reads a closed file that nobody changes, leaving nothing beside it (`immutable=1`).
        case frozenFile
        /// Writes a new file that nobody else knows yet: the target of a backup.
        case copyTarget
    }

    let pointer: OpaquePointer
    /// The right to the folder; destroyed after `deinit` has closed the file.
    var folderLock: FolderLock?
    /// One statement per slot, from its first use until the connection closes.
    private var held: [PreparedStatement?] = []
    /// Second statements of texts that are in use already.
    private var nested: [PreparedStatement] = []
    /// Short-lived copies of bound text and blobs.
    let scratch = Scratch(capacity: Limits.scratchBytes)

    /// Whether the body that runs now may write.
    var allowsWriting = false
    /// Counts statements that may write, as they are first stepped: equal before and after a body means it wrote nothing.
    private(set) var writesStarted: UInt64 = 0
    /// Set by an error after which the transaction must not go on; every further statement is refused with it until the
    /// rollback. A body that swallows the error cannot commit half of its work.
    private(set) var broken: StorageError? {
        didSet { isBroken = broken != nil }
    }
    private var isBroken = false
    /// What the current row's reader asked for and did not find; see ``Row``.
    var rowDefect: StorageError? {
        didSet { hasRowDefect = rowDefect != nil }
    }
    private(set) var hasRowDefect = false
    /// Told of statements slower than a limit, or nil.
    var slowStatements: SlowStatements? {
        didSet { measuresStatements = slowStatements != nil }
    }
    private(set) var measuresStatements = false
    /// Asked after a failed write; see ``Database/Configuration/diskTakesNoWrites``.
    var diskTakesNoWrites: @Sendable () -> Bool = { false }
    /// Pages in the log after the last commit.
    private(set) var logPages = 0

    init(opening path: String, as role: Role, fileSystem: String? = nil) throws(StorageError) {
        var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        var name = path
        switch role {
        case .writer: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        case .copyTarget: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE
        case .reader: flags |= SQLITE_OPEN_READONLY
        case .frozenFile:
            flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            name = "file:" + Self.uriEscaped(path) + "?immutable=1"
        }
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(name, &opened, flags, fileSystem)
        guard let database = unsafe opened else {
            throw StorageError(.outOfMemory, "SQLite could not get memory to open \(path).", extendedCode: code)
        }
        unsafe pointer = database
        guard code == SQLITE_OK else {
            // The pointer is closed by deinit, which runs because every stored property has its value.
            throw StorageError(
                .cannotOpen, "\(path) cannot be opened (\(errorText)). Check that it exists and who may use it.",
                extendedCode: code)
        }
        unsafe sqlite3_busy_timeout(database, Self.busyMilliseconds)
        try harden()
    }

    deinit {
        // Statements first: a connection closed with some left would stay half open and leave its log behind.
        held = []
        nested = []
        unsafe sqlite3_close_v2(pointer)
    }

    /// How long a statement waits for another program (an operator's sqlite3) that holds the file's lock.
    private static let busyMilliseconds: Int32 = 5_000

    /// Switches off what a shop's file must not be able to do to the server (https://www.sqlite.org/security.html).
    private func harden() throws(StorageError) {
        try turn(SQLITE_DBCONFIG_DEFENSIVE, on: true)
        for verb in [
            SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_ENABLE_FKEY,
        ] {
            try turn(verb, on: false)
        }
        let limits: [(Int32, Int)] = [
            (SQLITE_LIMIT_LENGTH, Limits.valueBytes), (SQLITE_LIMIT_SQL_LENGTH, Limits.statementBytes),
            (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_VARIABLE_NUMBER, Limits.parameters),
            (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256), (SQLITE_LIMIT_TRIGGER_DEPTH, 16), (SQLITE_LIMIT_EXPR_DEPTH, 200),
        ]
        for (kind, value) in limits {
            unsafe sqlite3_limit(pointer, kind, Int32(clamping: value))
        }
        try execute("PRAGMA cell_size_check = ON")
    }

    /// sqlite3_db_config: SQLITE_OK, or an error for a switch this library does not know; what is in force is read back.
    func turn(_ verb: Int32, on: Bool) throws(StorageError) {
        var now: Int32 = -1
        let code = unsafe csqlite_db_config_switch(pointer, verb, on ? 1 : 0, &now)
        guard code == SQLITE_OK, (now != 0) == on else {
            throw StorageError(.cannotOpen, "This SQLite library does not know the safety switch \(verb).", extendedCode: code)
        }
    }

    /// Bytes a URI path may hold as they are; all others are written %XX.
    private static func uriEscaped(_ path: String) -> String {
        var escaped = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                escaped.unicodeScalars.append(UnicodeScalar(byte))
            default:
                let digits = Array("0123456789ABCDEF")
                escaped += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return escaped
    }
}

// MARK: - Statements

extension Connection {
    /// The statement of a text, held since its first use here, or prepared. In use until ``giveBack(_:)``.
    func takeStatement(_ sql: SQL) throws(StorageError) -> PreparedStatement {
        if isBroken, let broken { throw broken }
        let slot = sql.form.slot
        if slot < held.count, let statement = held[slot] {
            if statement.isInUse { return try prepareNested(sql) }
            statement.isInUse = true
            return statement
        }
        guard slot < Limits.statements else {
            throw StorageError(
                .invalidStatement,
                "The program made more than \(Limits.statements) different statements; values belong into parameters.")
        }
        if let problem = sql.form.parsed.problem {
            throw StorageError(.invalidStatement, "\(problem) Statement: \(sql.text)")
        }
        let statement = try prepare(sql.form.parsed.sqlite, of: sql.text)
        while held.count <= slot { held.append(nil) }
        held[slot] = statement
        statement.isInUse = true
        return statement
    }

    /// A use inside a use of the same text gets a statement of its own, which lives as long as that use.
    private func prepareNested(_ sql: SQL) throws(StorageError) -> PreparedStatement {
        let statement = try prepare(sql.form.parsed.sqlite, of: sql.text)
        statement.isNested = true
        nested.append(statement)
        return statement
    }

    func report(_ statement: PreparedStatement, startedNanoseconds: Int64) {
        guard let slow = slowStatements else { return }
        let took = Duration.nanoseconds(SystemSources.monotonicNanoseconds() - startedNanoseconds)
        if took >= slow.limit { slow.tell(statement.text, took) }
    }

    func giveBack(_ statement: PreparedStatement) {
        statement.isInUse = false
        if statement.isNested { nested.removeAll { $0 === statement } }
    }

    /// sqlite3_prepare_v3: SQLITE_OK, or an error in the text or the schema. Exactly one statement per text.
    private func prepare(_ sqlite: String, of written: String? = nil) throws(StorageError) -> PreparedStatement {
        var prepared: OpaquePointer?
        var text = sqlite
        let (code, isWhole): (Int32, Bool) = text.withUTF8 { bytes in
            let start = unsafe UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
            var rest: UnsafePointer<CChar>?
            let code = unsafe sqlite3_prepare_v3(
                pointer, start, Int32(bytes.count), UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, &rest)
            guard code == SQLITE_OK, let start = unsafe start, let rest = unsafe rest else { return (code, true) }
            let tail = unsafe bytes[min(rest - start, bytes.count)...]
            return (code, unsafe tail.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == UInt8(ascii: ";") })
        }
        guard code == SQLITE_OK else { throw failure(code, in: text) }
        guard let statement = unsafe prepared else {
            throw StorageError(.invalidStatement, "The statement is empty.")
        }
        let result = unsafe PreparedStatement(owning: statement, text: written ?? text)
        guard isWhole else {
            throw StorageError(.invalidStatement, "Write one statement per text. Text: \(text)")
        }
        return result
    }

    /// Prepares, runs to the end and forgets a statement: for pragmas, transaction control and migrations.
    func execute(_ text: String) throws(StorageError) {
        let statement = try prepare(text)
        while true {
            switch unsafe sqlite3_step(statement.pointer) {
            case SQLITE_ROW: continue
            case SQLITE_DONE: return
            case let code: throw failure(code, in: text)
            }
        }
    }

    /// The first column of the first row of a pragma, or nil.
    func pragma(_ text: String) throws(StorageError) -> String? {
        let statement = try prepare("PRAGMA " + text)
        switch unsafe sqlite3_step(statement.pointer) {
        case SQLITE_ROW:
            return unsafe Row(connection: self, pointer: statement.pointer).anyText(0)
        case SQLITE_DONE: return nil
        case let code: throw failure(code, in: text)
        }
    }

    /// Counts the log's pages from now on, instead of SQLite's automatic checkpoint (sqlite3_wal_hook replaces it): that one runs inside
    /// the commit, before anybody is told, and hides its errors. The thunk runs inside COMMIT on this connection's thread.
    func countLogPages() {
        unsafe sqlite3_wal_hook(
            pointer,
            { owner, _, _, pages in
                if let owner = unsafe owner { unsafe Unmanaged<Connection>.fromOpaque(owner).takeUnretainedValue().logPages = Int(pages) }
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    func noteWriteStarted() {
        writesStarted &+= 1
    }

    /// Rows changed by the statement that just ran to its end.
    var changedRows: Int {
        Int(clamping: unsafe sqlite3_changes64(pointer))
    }
}

// MARK: - Transactions and errors

extension Connection {
    var isInTransaction: Bool {
        unsafe sqlite3_get_autocommit(pointer) == 0
    }

    func begin(writing: Bool) throws(StorageError) {
        try execute(writing ? "BEGIN IMMEDIATE" : "BEGIN")
        allowsWriting = writing
    }

    /// After an error the transaction is still open: the caller rolls back.
    func commit() throws(StorageError) {
        try execute("COMMIT")
        allowsWriting = false
    }

    /// Ends the transaction without a trace and makes the connection usable again. SQLite may have rolled back on its own
    /// already.
    func rollback() throws(StorageError) {
        allowsWriting = false
        broken = nil
        if isInTransaction { try execute("ROLLBACK") }
    }

    /// The error for a result code of this connection's last call; remembers it when the transaction must not go on.
    func failure(_ code: Int32, in text: String) -> StorageError {
        var result = ResultCode(code)
        if result.isFailedWrite { result = ResultCode(code, isReadOnlyDisk: diskTakesNoWrites()) }
        let error = result.error(saying: errorText, statement: text)
        let lostTransaction = allowsWriting && !isInTransaction
        if broken == nil, allowsWriting, lostTransaction || result.endsTransaction {
            broken = error
        }
        return error
    }

    var errorText: String {
        unsafe String(cString: sqlite3_errmsg(pointer))
    }
}

/// Who is told of slow statements, and from when on.
struct SlowStatements: Sendable {
    let limit: Duration
    let tell: @Sendable (_ statement: String, _ took: Duration) -> Void
}
