import CSQLite

/// What SQLite's result codes mean to the store (https://www.sqlite.org/rescode.html).
struct ResultCode {
    /// The extended code, for example SQLITE_IOERR_FSYNC.
    let extended: Int32
    /// Whether the file's disk takes no writes at all now; matters to a failed write only.
    let isReadOnlyDisk: Bool

    init(_ extended: Int32, isReadOnlyDisk: Bool = false) {
        self.extended = extended
        self.isReadOnlyDisk = isReadOnlyDisk
    }

    /// The low byte: SQLITE_IOERR for all of its kinds.
    var primary: Int32 { extended & 0xFF }

    /// SQLITE_IOERR_WRITE: what was to be written is not there, and nothing was synchronised yet.
    var isFailedWrite: Bool { extended == SQLITE_IOERR | (3 << 8) }

    var code: StorageError.Code {
        if isFailedWrite, isReadOnlyDisk { return .readOnlyDisk }
        return switch primary {
        case SQLITE_FULL: .diskFull
        case SQLITE_NOMEM: .outOfMemory
        case SQLITE_IOERR, SQLITE_PROTOCOL: .inputOutput
        case SQLITE_CORRUPT: .corrupt
        case SQLITE_NOTADB: .notOurs
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .cannotOpen
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH: .constraint
        case SQLITE_READONLY: .readOnly
        case SQLITE_TOOBIG: .tooBig
        case SQLITE_ERROR, SQLITE_RANGE, SQLITE_MISUSE, SQLITE_SCHEMA: .invalidStatement
        default: .other
        }
    }

    /// Whether the transaction must not go on after it, even if the statement's caller would. SQLite rolls back by itself
    /// after some of these, and not always.
    var endsTransaction: Bool {
        switch code {
        case .diskFull, .readOnlyDisk, .outOfMemory, .inputOutput, .corrupt, .notOurs, .cannotOpen, .readOnly: true
        default: primary == SQLITE_INTERRUPT
        }
    }

    func error(saying text: String, statement: String) -> StorageError {
        StorageError(code, "\(text). \(advice) Statement: \(statement)", extendedCode: extended)
    }

    private var advice: String {
        switch code {
        case .diskFull: "The disk is full: free space, then try again."
        case .readOnlyDisk: "The disk takes no writes (is it mounted read-only?): mend it, then try again."
        case .outOfMemory: "The machine is out of memory."
        case .inputOutput: "Reading or writing the database file failed: check the disk before starting again."
        case .corrupt, .notOurs: "The database file is damaged: stop, keep a copy of the folder, restore the last backup."
        case .cannotOpen, .readOnly: "Check that the data folder exists and that the server's user may write to it."
        case .busy: "Another program is using the database file: close it."
        case .constraint: "A rule of the database refused it."
        case .tooBig: "A value is larger than allowed."
        default: "This is a mistake in the program."
        }
    }
}
