import CSQLite

/// One use of a held statement: taken from the connection, bound, stepped, and given back with ``end()``.
///
/// Noncopyable and local to one verb. What every step needs is kept beside the references, which are not counted: the body's
/// reader outlives every cursor of its verbs, and the connection keeps its statements.
@usableFromInline
@safe
struct Cursor: ~Copyable {
    @usableFromInline unowned(unsafe) let connection: Connection
    @usableFromInline unowned(unsafe) let statement: PreparedStatement
    @usableFromInline let pointer: OpaquePointer
    @usableFromInline let parameterCount: Int32
    @usableFromInline let isReadOnly: Bool
    @usableFromInline var isStarted = false
    @usableFromInline var boundCount: Int32 = 0
    @usableFromInline let scratchMark: Int
    /// 0 when nobody asks for slow statements.
    @usableFromInline let startedNanoseconds: Int64

    @usableFromInline
    init(_ sql: SQL, on connection: Connection) throws(StorageError) {
        let statement = try connection.takeStatement(sql)
        unsafe self.connection = connection
        unsafe self.statement = statement
        unsafe pointer = statement.pointer
        parameterCount = statement.parameterCount
        isReadOnly = statement.isReadOnly
        scratchMark = connection.scratch.used
        startedNanoseconds = connection.measuresStatements ? SystemSources.monotonicNanoseconds() : 0
    }

    /// Gives the statement back: called once, by `defer`, right after the cursor was made. Not a deinit, because Swift 6.3.1
    /// leaves out the deinit of such a value in other modules' unoptimised builds.
    @usableFromInline
    func end() {
        // sqlite3_reset repeats the error of the last step, which has been reported already.
        unsafe sqlite3_reset(pointer)
        let (connection, statement) = unsafe (connection, statement)
        connection.scratch.used = scratchMark
        if startedNanoseconds != 0 { connection.report(statement, startedNanoseconds: startedNanoseconds) }
        connection.giveBack(statement)
    }

    /// The next `$n` to bind: called once per parameter, in order.
    @usableFromInline
    mutating func nextSlot() -> ParameterSlot {
        boundCount += 1
        return unsafe ParameterSlot(connection: connection, pointer: pointer, index: boundCount)
    }

    /// True when a row is there, false when the statement has run to its end. A statement that writes does all of its writing
    /// in the first step, before its first row (https://www.sqlite.org/lang_returning.html), so leaving it early loses nothing.
    @usableFromInline
    mutating func step() throws(StorageError) -> Bool {
        if !isStarted { try start() }
        switch unsafe sqlite3_step(pointer) {
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

    @usableFromInline
    var changedRows: Int { unsafe connection.changedRows }

    /// Lends the current row to `body`. A reader that met NULL or a wrong type got a stand-in value; that is reported here.
    @inlinable
    func read<Answer>(_ body: (borrowing Row) throws -> Answer) throws -> Answer {
        let answer: Answer
        do {
            answer = try body(row)
        } catch {
            throw rowDefect() ?? error
        }
        if let defect = rowDefect() { throw defect }
        return answer
    }

    @usableFromInline
    var row: Row {
        unsafe Row(connection: connection, pointer: pointer)
    }

    /// What the row's reader met, told once.
    @usableFromInline
    func rowDefect() -> StorageError? {
        let connection = unsafe connection
        guard connection.hasRowDefect, let defect = connection.rowDefect else { return nil }
        connection.rowDefect = nil
        return unsafe StorageError(
            defect.code, "\(defect.message) Statement: \(statement.text)", extendedCode: defect.extendedCode)
    }

    private mutating func start() throws(StorageError) {
        guard boundCount == parameterCount else {
            throw StorageError(
                .invalidStatement,
                "The statement takes \(parameterCount) parameters and was given \(boundCount). \(unsafe statement.text)")
        }
        if !isReadOnly {
            let connection = unsafe connection
            guard connection.allowsWriting else {
                throw StorageError(.readOnly, "A snapshot only reads. Statement: \(unsafe statement.text)")
            }
            connection.noteWriteStarted()
        }
        isStarted = true
    }
}
