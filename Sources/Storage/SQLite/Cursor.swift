import CSQLite

/// One use of a held statement: taken from the connection, bound, stepped, and given back with ``end()``.
///
/// Noncopyable and local to one verb.
@usableFromInline
@safe
struct Cursor: ~Copyable {
    // Kept alive by the body's reader, which outlives every cursor of its verbs; not counting them halves the cost of a statement.
    @usableFromInline unowned(unsafe) let connection: Connection
    // Kept alive by the connection.
    @usableFromInline unowned(unsafe) let statement: PreparedStatement
    @usableFromInline let scratchMark: Int
    @usableFromInline let started: ContinuousClock.Instant?
    @usableFromInline var boundCount: Int32 = 0
    @usableFromInline var isStarted = false

    @usableFromInline
    init(_ sql: SQL, on connection: Connection) throws(StorageError) {
        unsafe statement = try connection.takeStatement(sql)
        unsafe self.connection = connection
        scratchMark = connection.scratch.used
        started = connection.measuresStatements ? .now : nil
    }

    /// Gives the statement back: called once, by `defer`, right after the cursor was made. Not a deinit, because Swift 6.3.1 leaves out the
    /// deinit of such a value in other modules' unoptimised builds.
    @usableFromInline
    func end() {
        let (connection, statement) = unsafe (connection, statement)
        // sqlite3_reset repeats the error of the last step, which has been reported already.
        unsafe sqlite3_reset(statement.pointer)
        connection.scratch.used = scratchMark
        if let started { report(started, connection, statement) }
        connection.giveBack(statement)
    }

    private func report(_ started: ContinuousClock.Instant, _ connection: Connection, _ statement: PreparedStatement) {
        let took = started.duration(to: .now)
        if let slow = connection.slowStatements, took >= slow.limit { slow.tell(statement.text, took) }
    }

    /// The next `$n` to bind: called once per parameter, in order.
    @usableFromInline
    mutating func nextSlot() -> ParameterSlot {
        boundCount += 1
        return unsafe ParameterSlot(connection: connection, statement: statement, index: boundCount)
    }

    /// True when a row is there, false when the statement has run to its end.
    @usableFromInline
    mutating func step() throws(StorageError) -> Bool {
        if !isStarted { try start() }
        switch unsafe sqlite3_step(statement.pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw unsafe connection.failure(code, in: statement.text)
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
        if unsafe !statement.isReadOnly { try finish() }
    }

    @usableFromInline
    var changedRows: Int { unsafe connection.changedRows }

    /// Lends the current row to `body`. A reader that met NULL or a wrong type got a stand-in value; that is reported here.
    @usableFromInline
    func read<Answer>(_ body: (borrowing Row) throws -> Answer) throws -> Answer {
        let (connection, statement) = unsafe (connection, statement)
        let answer: Answer
        do {
            answer = try body(Row(connection: connection, statement: statement))
        } catch {
            throw connection.takeRowDefect(in: statement) ?? error
        }
        if connection.hasRowDefect, let defect = connection.takeRowDefect(in: statement) { throw defect }
        return answer
    }

    private mutating func start() throws(StorageError) {
        let (connection, statement) = unsafe (connection, statement)
        guard boundCount == statement.parameterCount else {
            throw StorageError(
                .invalidStatement,
                "The statement takes \(statement.parameterCount) parameters and was given \(boundCount). Statement: \(statement.text)")
        }
        if !statement.isReadOnly {
            guard connection.allowsWriting else {
                throw StorageError(.readOnly, "A snapshot only reads. Statement: \(statement.text)")
            }
            connection.noteWriteStarted()
        }
        isStarted = true
    }
}

extension Connection {
    /// What the row's reader met, told once.
    fileprivate func takeRowDefect(in statement: PreparedStatement) -> StorageError? {
        defer { rowDefect = nil }
        return rowDefect.map {
            StorageError($0.code, "\($0.message) Statement: \(statement.text)", extendedCode: $0.extendedCode)
        }
    }
}
