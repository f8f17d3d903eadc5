import CSQLite

/// One row of an answer, lent to a closure and gone when it returns.
///
/// Columns count from 0. A non-optional reader that meets NULL, another type or a column that is not there answers a stand-in
/// (0, "" or no bytes), and the verb that lent the row then throws ``StorageError/Code/unexpectedValue``: a damaged file cannot
/// trap and a stand-in cannot leave the body.
@safe
public struct Row: ~Copyable {
    // Both outlive the row, which is only ever lent.
    private unowned(unsafe) let connection: Connection
    private let pointer: OpaquePointer

    init(connection: Connection, pointer: OpaquePointer) {
        unsafe self.connection = connection
        unsafe self.pointer = pointer
    }

    public func int(_ column: Int) -> Int64 {
        let value = unsafe value(column)
        guard unsafe has(SQLITE_INTEGER, value, column) else { return 0 }
        return unsafe sqlite3_value_int64(value)
    }

    public func optionalInt(_ column: Int) -> Int64? {
        isNull(column) ? nil : int(column)
    }

    /// 0 and 1; any other value is unexpected.
    public func bool(_ column: Int) -> Bool {
        let value = int(column)
        if value != 0 && value != 1 { note("a boolean (0 or 1)", column) }
        return value == 1
    }

    public func text(_ column: Int) -> String {
        let value = unsafe value(column)
        guard unsafe has(SQLITE_TEXT, value, column) else { return "" }
        return unsafe String(decoding: bytes(of: value), as: UTF8.self)
    }

    public func optionalText(_ column: Int) -> String? {
        isNull(column) ? nil : text(column)
    }

    public func blob(_ column: Int) -> [UInt8] {
        let value = unsafe value(column)
        guard unsafe has(SQLITE_BLOB, value, column) else { return [] }
        return unsafe Array(bytes(of: value))
    }

    public func optionalBlob(_ column: Int) -> [UInt8]? {
        isNull(column) ? nil : blob(column)
    }

    /// Lends the column's bytes where SQLite keeps them, without a copy.
    public func withBlob<Answer, Failure: Error>(
        _ column: Int, _ body: (Span<UInt8>) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
        let value = unsafe value(column)
        guard unsafe has(SQLITE_BLOB, value, column) else { return try body(Span()) }
        let bytes = unsafe bytes(of: value)
        return try unsafe body(bytes.span)
    }

    public func isNull(_ column: Int) -> Bool {
        unsafe sqlite3_value_type(value(column)) == SQLITE_NULL
    }

    /// Any type as SQLite writes it, nil for NULL: for pragmas, whose columns have no fixed type.
    func anyText(_ column: Int) -> String? {
        isNull(column) ? nil : unsafe String(decoding: bytes(of: value(column)), as: UTF8.self)
    }

    /// The column itself; NULL for one that is not there. Looked up once per reader: sqlite3_column_int64 and its kin do that and more each time. The value is
    /// "unprotected" (https://www.sqlite.org/c3ref/column_blob.html), which matters only where threads share a connection.
    private func value(_ column: Int) -> OpaquePointer? {
        unsafe sqlite3_column_value(pointer, Int32(clamping: column))
    }

    /// A value as text or blob, valid until the statement moves on. sqlite3_value_blob before _bytes, as its documentation asks.
    private func bytes(of value: OpaquePointer?) -> UnsafeBufferPointer<UInt8> {
        let start = unsafe sqlite3_value_blob(value)
        let count = unsafe sqlite3_value_bytes(value)
        return unsafe UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: start == nil ? 0 : Int(count))
    }

    private func has(_ type: Int32, _ value: OpaquePointer?, _ column: Int) -> Bool {
        if unsafe sqlite3_value_type(value) == type { return true }
        note(type == SQLITE_INTEGER ? "an integer" : type == SQLITE_TEXT ? "text" : "bytes", column)
        return false
    }

    private func note(_ expected: String, _ column: Int) {
        let connection = unsafe connection
        guard connection.rowDefect == nil else { return }
        connection.rowDefect = StorageError(
            .unexpectedValue, "Column \(column) does not hold \(expected). The file is damaged or the query is wrong.")
    }
}
