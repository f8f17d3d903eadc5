/// The verbs that read, the same in a write ``Transaction`` and in a read-only ``Snapshot``.
///
/// A query function is written once for both: `func lot(_ id: LotID, in store: borrowing some Reading & ~Copyable) throws ->
/// Lot?`. Zone: the thread that runs the body; neither the reader nor a ``Row`` can leave it.
public protocol Reading: ~Copyable {
    /// The connection the body runs on; it has no verbs of its own outside this module.
    var connection: Connection { get }

    /// The instant this body runs at: milliseconds since 1970, UTC, from the injected clock, the same throughout the body.
    var nowMilliseconds: Int64 { get }
}

extension Reading where Self: ~Copyable {
    /// The first row, or nil when there is none. A statement that writes (`... RETURNING`) has written all its rows by then.
    @inlinable
    public func first<each Parameter: Bindable, Answer>(
        _ sql: SQL, _ parameters: repeat each Parameter, row read: (borrowing Row) throws -> Answer
    ) throws -> Answer? {
        var cursor = try Cursor(sql, on: connection)
        defer { cursor.end() }
        for parameter in repeat each parameters {
            try parameter.bind(to: cursor.nextSlot())
        }
        return try cursor.step() ? cursor.read(read) : nil
    }

    /// All rows, in the statement's order. The caller's SQL bounds their number.
    @inlinable
    public func all<each Parameter: Bindable, Answer>(
        _ sql: SQL, _ parameters: repeat each Parameter, row read: (borrowing Row) throws -> Answer
    ) throws -> [Answer] {
        var cursor = try Cursor(sql, on: connection)
        defer { cursor.end() }
        for parameter in repeat each parameters {
            try parameter.bind(to: cursor.nextSlot())
        }
        var answers: [Answer] = []
        while try cursor.step() {
            answers.append(try cursor.read(read))
        }
        return answers
    }

    /// Row by row until the closure answers false or the rows end; holds one row at a time.
    @inlinable
    public func forEach<each Parameter: Bindable>(
        _ sql: SQL, _ parameters: repeat each Parameter, row read: (borrowing Row) throws -> Bool
    ) throws {
        var cursor = try Cursor(sql, on: connection)
        defer { cursor.end() }
        for parameter in repeat each parameters {
            try parameter.bind(to: cursor.nextSlot())
        }
        while try cursor.step() {
            guard try cursor.read(read) else { return }
        }
    }
}
