/// One body waiting to read, without its type.
struct ReadJob: Sendable {
    private let attempt: @Sendable (borrowing Snapshot) -> Attempt
    let refuse: @Sendable (StorageError) -> Void

    init<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Snapshot) throws -> Answer,
        completion: @escaping @Sendable (Result<Answer, any Error>) -> Void
    ) {
        attempt = { snapshot in
            do {
                let answer = try body(snapshot)
                return Attempt(error: nil) { completion(.success(answer)) }
            } catch {
                return Attempt(error: error) { completion(.failure(error)) }
            }
        }
        refuse = { completion(.failure($0)) }
    }

    /// Runs the body on a snapshot of its own; the answer is to be told after the snapshot has been given up.
    func run(on connection: Connection, clock: @Sendable () -> Int64) -> @Sendable () -> Void {
        do throws(StorageError) {
            return try connection.reading(nowMilliseconds: clock()) { attempt($0) }.tell
        } catch {
            return { [refuse] in refuse(error) }
        }
    }
}
