/// A write transaction, borrowed by one body on the writer's thread.
///
/// Many bodies share one database transaction (see ``Database/write(_:)``), so a body checks before it writes and answers
/// refusals as values. A body that throws leaves no trace; because its neighbours are then run again, **a body may run twice**
/// and must have no effect outside the transaction. It cannot begin, commit or roll back. Noncopyable and borrowed: it cannot
/// be stored or sent.
public struct Transaction: ~Copyable, Reading {
    public let connection: Connection
    public let nowMilliseconds: Int64
    private let randomness: @Sendable (Int) -> [UInt8]

    // Not inlined: Swift 6.3.1 aborts when it specialises a generic around this initialiser (optimised builds only).
    @inline(never)
    init(connection: Connection, nowMilliseconds: Int64, randomness: @escaping @Sendable (Int) -> [UInt8]) {
        self.connection = connection
        self.nowMilliseconds = nowMilliseconds
        self.randomness = randomness
    }

    /// Runs a statement to its end; rows it answers are passed over.
    @inlinable
    public func run<each Parameter: Bindable>(_ sql: SQL, _ parameters: repeat each Parameter) throws(StorageError) {
        var cursor = try Cursor(sql, on: connection)
        defer { cursor.end() }
        for parameter in repeat each parameters {
            try parameter.bind(to: cursor.nextSlot())
        }
        try cursor.finish()
    }

    /// Runs a statement to its end and answers how many rows it inserted, updated or deleted (triggers not counted).
    @inlinable
    public func changes<each Parameter: Bindable>(
        _ sql: SQL, _ parameters: repeat each Parameter
    ) throws(StorageError) -> Int {
        var cursor = try Cursor(sql, on: connection)
        defer { cursor.end() }
        for parameter in repeat each parameters {
            try parameter.bind(to: cursor.nextSlot())
        }
        try cursor.finish()
        return cursor.changedRows
    }

    /// `count` bytes from the injected source of randomness: a secure one in the shop, a seeded one in simulations.
    public func randomBytes(_ count: Int) -> [UInt8] {
        randomness(count)
    }
}
