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

    /// Of them from one device: a flood from one place leaves room for the others.
    public static let perDevice = 8

    private struct Line {
        var admitted = 0
        var byDevice: [String: Int] = [:]
        var next = 0

        mutating func admit(_ device: String) -> Int? {
            let ofDevice = byDevice[device] ?? 0
            let isCrowding = !device.isEmpty && ofDevice >= SecretHasher.perDevice
            guard admitted < SecretHasher.parallel + SecretHasher.waiting, !isCrowding else { return nil }
            admitted += 1
            byDevice[device] = ofDevice + 1
            next = (next + 1) % SecretHasher.parallel
            return next
        }

        mutating func leave(_ device: String) {
            admitted -= 1
            byDevice[device] = byDevice[device].flatMap { $0 > 1 ? $0 - 1 : nil }
        }
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

    /// The hash of a new secret, as text. Who sets secrets is signed in, and counts as no device.
    func hash(_ secret: String, salt: [UInt8]) async throws -> String {
        let cost = cost
        return try await run(for: "") { try SecretHash(secret, salt: salt, cost: cost).text }
    }

    /// Whether `secret` fits `stored`. Text that is no hash costs the same and fits nothing.
    func matches(_ secret: String, _ stored: String, for device: String) async throws -> Bool {
        let (known, compared) = comparison(with: stored)
        return try await run(for: device) {
            let fits = try compared?.matches(secret) ?? false
            return fits && known != nil
        }
    }

    /// What is stored, if it is a hash, and what a guess is compared with in any case.
    func comparison(with stored: String) -> (known: SecretHash?, compared: SecretHash?) {
        (known: SecretHash(parsing: stored), compared: SecretHash(parsing: stored) ?? decoy)
    }

    /// Runs `work` on one of the threads, in turn.
    func run<Answer: Sendable>(for device: String, _ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
        guard let place = line.withLock({ $0.admit(device) }) else { throw HashingOverloaded() }
        defer { line.withLock { $0.leave(device) } }
        return try await withCheckedThrowingContinuation { continuation in
            queues[place].async { continuation.resume(with: Result { try work() }) }
        }
    }
}
