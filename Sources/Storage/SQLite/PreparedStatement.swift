import CSQLite

/// A prepared statement: the owner of the `sqlite3_stmt` pointer, and what is asked of it at every use.
///
/// Zone: its connection's.
@safe
@usableFromInline
final class PreparedStatement {
    let pointer: OpaquePointer
    /// As written, for messages.
    let text: String
    let parameterCount: Int32
    let isReadOnly: Bool
    var isInUse = false
    /// Lives for one use only.
    var isNested = false

    init(owning pointer: OpaquePointer, text: String) {
        unsafe self.pointer = pointer
        self.text = text
        parameterCount = unsafe sqlite3_bind_parameter_count(pointer)
        isReadOnly = unsafe sqlite3_stmt_readonly(pointer) != 0
    }

    deinit {
        unsafe sqlite3_finalize(pointer)
    }
}
