// Hashing a password is slow on purpose. It happens on threads of its own, few at a time and with a bounded line, so that a flood of
// sign-ins can neither hold up the writer nor fill the memory.

import Dispatch
import Synchronization

/// Too many sign-ins wait; nothing was done. Try again shortly.
public struct HashingOverloaded: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String { "Too many sign-ins are waiting. Nothing was done; try again shortly." }
}

/// Computes and checks secret hashes. Sendable; the mutex guards the line.
public final class SecretHasher: Sendable {
    /// Hashes computed at the same time: 2 x 128 MiB at the standard cost.
    public static let parallel = 2
    /// Computations that may wait behind them; one more is refused.
    public static let waiting = 64

    private struct Line {
        var admitted = 0
        var next = 0
    }

    let cost: ScryptCost
    private let line = Mutex(Line())
    private let queues = (0..<SecretHasher.parallel).map { DispatchQueue(label: "shelfwire.secrets.\($0)") }
    /// What unknown people's guesses are compared with: costs the same, fits nothing.
    private let decoy: SecretHash?

    public init(cost: ScryptCost = .standard) {
        self.cost = cost
        decoy = SecretHash(
            parsing: "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$"
                + String(repeating: "00", count: SecretHash.saltBytes) + "$" + String(repeating: "00", count: SecretHash.keyBytes))
    }

    /// The hash of a new secret, as text.
    func hash(_ secret: String, salt: [UInt8]) async throws -> String {
        let cost = cost
        return try await run { try SecretHash(secret, salt: salt, cost: cost).text }
    }

    /// Whether `secret` fits `stored`. Text that is no hash costs the same and fits nothing.
    func matches(_ secret: String, _ stored: String) async throws -> Bool {
        let known = SecretHash(parsing: stored)
        let decoy = decoy
        return try await run {
            let fits = try (known ?? decoy)?.matches(secret) ?? false
            return fits && known != nil
        }
    }

    private func run<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
        let queue: DispatchQueue? = line.withLock { line in
            guard line.admitted < Self.parallel + Self.waiting else { return nil }
            line.admitted += 1
            line.next = (line.next + 1) % queues.count
            return queues[line.next]
        }
        guard let queue else { throw HashingOverloaded() }
        defer { line.withLock { $0.admitted -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
