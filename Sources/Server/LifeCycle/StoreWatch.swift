// Whether the books take writes, told to those who watch the server from outside.

import Inventory
import Logging
import RPC
import ServiceLifecycle
import Storage

/// Tells health and the log when the store begins or ceases to take writes. Called on the writer's thread.
struct StoreWatch: Sendable {
    /// What health calls it: no service of ours, for calls that only read go on.
    static let name = "shelfwire.writes"

    let health: HealthService
    let logger: Logger

    init(health: HealthService, logger: Logger) {
        self.health = health
        self.logger = logger
        health.set(Self.name, .serving)
    }

    func tell(_ condition: StoreCondition) {
        health.set(Self.name, condition.takesWrites ? .serving : .notServing)
        switch condition {
        case .writable: logger.notice("the books take writes again")
        case .diskFull: logger.error("the disk is full: nothing can be booked until there is room; reading goes on")
        case .readOnlyDisk: logger.error("the disk takes no writes: nothing can be booked until it does; reading goes on")
        case .stopped: break
        }
    }
}

/// Tries every second whether a store that refuses writes takes them again: who watches health may send none until it says so.
struct StoreTrial: Service {
    let books: Books

    static let interval = Duration.seconds(1)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: Self.interval)
                if [.diskFull, .readOnlyDisk].contains(books.database.condition) { try? await books.database.tryWriting() }
            }
        }
    }
}
