import CSQLite

/// One use of a held statement: taken from the connection, bound, stepped, and given back when this value dies.
///
/// Noncopyable: the statement returns to its slot exactly once, on every way out.
@usableFromInline
@safe
struct Cursor: ~Copyable {
    @usableFromInline let connection: Connection
    private let statement: Connection.Held
    private let slot: Int
    private let scratchMark: Int
    private let text: String
    private let started: ContinuousClock.Instant?
    private var boundCount: Int32 = 0
    private var isStarted = false

    @usableFromInline
    init(_ sql: SQL, on connection: Connection) throws(StorageError) {
        statement = try connection.takeStatement(sql)
        self.connection = connection
        slot = sql.form.slot
        text = sql.form.text
        scratchMark = connection.scratch.used
        started = connection.slowStatements == nil ? nil : .now
    }

    deinit {
        // sqlite3_reset repeats the error of the last step, which has been reported already.
        unsafe sqlite3_reset(statement.pointer)
        connection.scratch.used = scratchMark
        connection.giveBack(statement, slot: slot)
        if let started, let slow = connection.slowStatements {
            let took = started.duration(to: .now)
            if took >= slow.limit { slow.tell(text, took) }
        }
    }

    /// The next `$n` to bind: called once per parameter, in order.
    @usableFromInline
    mutating func nextSlot() -> ParameterSlot {
        boundCount += 1
        return ParameterSlot(connection: connection, statement: statement, index: boundCount)
    }

    /// True when a row is there, false when the statement has run to its end.
    @usableFromInline
    mutating func step() throws(StorageError) -> Bool {
        if !isStarted { try start() }
        switch unsafe sqlite3_step(statement.pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw connection.failure(code, in: text)
        }
    }

    /// Steps to the end.
    @usableFromInline
    mutating func finish() throws(StorageError) {
        while try step() {}
    }

    /// Steps a statement that writes to its end, so that all of it has happened; one that reads is simply left.
    @usableFromInline
    mutating func finishWriting() throws(StorageError) {
        if !statement.isReadOnly { try finish() }
    }

    @usableFromInline
    var changedRows: Int { connection.changedRows }

    /// Lends the current row to `body`. A reader that met NULL or a wrong type got a stand-in value; that is reported here.
    @usableFromInline
    func read<Answer>(_ body: (borrowing Row) throws -> Answer) throws -> Answer {
        connection.rowDefect = nil
        let answer: Answer
        do {
            answer = try body(Row(connection: connection, statement: statement))
        } catch {
            throw connection.rowDefect.map { $0.reading(text) as any Error } ?? error
        }
        if let defect = connection.rowDefect { throw defect.reading(text) }
        return answer
    }

    private mutating func start() throws(StorageError) {
        guard boundCount == statement.parameterCount else {
            throw StorageError(
                .invalidStatement,
                "The statement takes \(statement.parameterCount) parameters and was given \(boundCount). Statement: \(text)")
        }
        if !statement.isReadOnly {
            guard connection.allowsWriting else {
                throw StorageError(.readOnly, "A snapshot only reads. Statement: \(text)")
            }
            connection.noteWriteStarted()
        }
        isStarted = true
    }
}

extension StorageError {
    fileprivate func reading(_ statement: String) -> StorageError {
        StorageError(code, "\(message) Statement: \(statement)", extendedCode: extendedCode)
    }
}
