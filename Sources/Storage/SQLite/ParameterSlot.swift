import CSQLite

/// The place of one `$n` in a statement being bound; a ``Bindable`` value puts itself in, once.
///
/// Text and bytes are copied into the connection's scratch memory (or by SQLite when they are large), so the value need not
/// outlive the call. Borrowed, noncopyable: it cannot be kept.
@safe
public struct ParameterSlot: ~Copyable {
    // Both outlive the slot, which is only ever lent.
    private unowned(unsafe) let connection: Connection
    private let pointer: OpaquePointer
    private let index: Int32

    init(connection: Connection, pointer: OpaquePointer, index: Int32) {
        unsafe self.connection = connection
        unsafe self.pointer = pointer
        self.index = index
    }

    public func set(_ value: Int64) throws(StorageError) {
        try check(unsafe sqlite3_bind_int64(pointer, index, value))
    }

    public func setNull() throws(StorageError) {
        try check(unsafe sqlite3_bind_null(pointer, index))
    }

    /// Text as UTF-8; a NUL inside is kept.
    public func set(_ value: String) throws(StorageError) {
        var value = value
        try check(
            value.withUTF8 { bytes in
                if let kept = unsafe connection.scratch.keep(UnsafeRawBufferPointer(bytes)) {
                    return unsafe csqlite_bind_text_static(
                        pointer, index, kept.assumingMemoryBound(to: CChar.self), UInt64(bytes.count))
                }
                let start = unsafe UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
                return unsafe csqlite_bind_text_copied(pointer, index, start, UInt64(bytes.count))
            })
    }

    /// Bytes; none at all is an empty blob and not NULL.
    public func set(bytes: Span<UInt8>) throws(StorageError) {
        try check(
            unsafe bytes.withUnsafeBytes { bytes in
                if let kept = unsafe connection.scratch.keep(bytes) {
                    return unsafe csqlite_bind_blob_static(pointer, index, kept, UInt64(bytes.count))
                }
                return unsafe csqlite_bind_blob_copied(pointer, index, bytes.baseAddress, UInt64(bytes.count))
            })
    }

    /// sqlite3_bind_*: SQLITE_OK; SQLITE_RANGE for a parameter too many; SQLITE_TOOBIG, SQLITE_NOMEM.
    private func check(_ code: Int32) throws(StorageError) {
        if code != SQLITE_OK { throw failure(code) }
    }

    private func failure(_ code: Int32) -> StorageError {
        if code == SQLITE_RANGE {
            return StorageError(
                .invalidStatement, "The statement was given more parameters than it takes (\(index - 1)).",
                extendedCode: code)
        }
        return unsafe connection.failure(code, in: "parameter $\(index)")
    }
}

/// Memory for the bound text and blobs of the statements in use, given out from the bottom up and taken back as each statement
/// ends.
///
/// Statements nest (a statement inside another's `forEach`) and end in reverse order, so one mark per statement suffices.
@safe
final class Scratch {
    private let memory: UnsafeMutableRawBufferPointer
    var used = 0

    init(capacity: Int) {
        unsafe memory = .allocate(byteCount: capacity, alignment: 8)
    }

    deinit {
        unsafe memory.deallocate()
    }

    /// A copy that stays until `used` is set back below it, or nil when there is no room.
    func keep(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawPointer? {
        guard unsafe bytes.count <= memory.count - used, let start = unsafe memory.baseAddress else { return nil }
        let place = unsafe start + used
        if let source = bytes.baseAddress { unsafe place.copyMemory(from: source, byteCount: bytes.count) }
        used += bytes.count
        return UnsafeRawPointer(place)
    }
}
