// A task keeps the memory of the deepest way that it ever went until it ends. A call that lasts for a shift must not go deep itself.

/// Runs what a long call does once, in a child task that is gone afterwards. Where the caller runs, by the same rules, cancelled with it.
enum PassingTask {
    // Never inlined: what it needs while it runs would be held by its caller until that ends.
    @inline(never) static func run<Answer: Sendable>(_ work: @escaping @Sendable () async throws -> Answer) async throws -> Answer {
        try await withThrowingTaskGroup(of: Answer.self) { group in
            group.addTask(operation: work)
            guard let answer = try await group.next() else { throw CancellationError() }
            return answer
        }
    }
}
