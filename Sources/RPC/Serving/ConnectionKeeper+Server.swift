// What a server's limits mean to the keeper of its connections, and which of them a connection ended by.

import NIOCore

extension ConnectionKeeper.Reason {
    /// The limit behind it; nil where a connection ends as it should.
    var limit: ServerCounters.Limit? {
        switch self {
        case .drained: nil
        case .graceOver: .ageGrace
        case .noPreface: .prefaceTimeout
        case .noSettingsAnswer: .settingsTimeout
        case .slowHeaders: .headersTimeout
        case .noPingAnswer: .keepaliveTimeout
        case .noWriteProgress: .writeTimeout
        case .pingFlood: .pingStrikes
        }
    }
}

extension ConnectionKeeper.Policy {
    static func server(_ limits: ServerLimits, jitter: Double) -> Self {
        Self(
            keepalive: limits.keepalive, keepaliveTimeout: limits.keepaliveTimeout,
            prefaceTimeout: limits.prefaceTimeout, settingsTimeout: limits.settingsTimeout,
            headersTimeout: limits.headersTimeout, writeProgress: limits.leastProgress,
            writeTimeout: limits.writeTimeout, idle: limits.idle,
            age: limits.age.map { .nanoseconds(Int64(Double($0.nanoseconds) * jitter)) }, ageGrace: limits.ageGrace,
            pingInterval: limits.pingInterval, pingStrikes: limits.pingStrikes)
    }
}
