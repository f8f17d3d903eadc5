import NIOCore

/// Decides which connections are let in: so many on a listener, from an address, and of those that have not said anything
/// sensible yet; and for a moment none from an address whose connections were cut for floods again and again.
///
/// Pure: told who comes, who has introduced itself (TLS, preface, SETTINGS), who floods, and who leaves.
struct Admission {
    private struct Tally {
        var open = 0
        /// Have not introduced themselves.
        var strangers = 0
        var isEmpty: Bool { open == 0 && strangers == 0 }
    }

    private var listeners: [String: Tally] = [:]
    private var addresses: [String: Tally] = [:]
    private var offenders: [String: (cuts: Int, last: NIODeadline)] = [:]

    /// Addresses whose cuts are remembered at once; when there are more, all are forgotten.
    static let mostOffenders = 10_000

    /// - Returns: nil if let in; else the limit that forbids it.
    mutating func enter(_ address: String, _ listener: String, _ limits: ServerLimits, now: NIODeadline) -> ServerCounters.Limit? {
        if let offender = offenders[address] {
            if now >= offender.last + limits.penalty {
                offenders[address] = nil
            } else if offender.cuts >= limits.cutsBorne {
                return .cutsBorne
            }
        }
        let here = listeners[listener] ?? Tally()
        let there = addresses[address] ?? Tally()
        if here.open >= limits.connections { return .connections }
        if there.open >= limits.connectionsPerAddress { return .connectionsPerAddress }
        if here.strangers >= limits.halfOpen { return .halfOpen }
        if there.strangers >= limits.halfOpenPerAddress { return .halfOpenPerAddress }
        change(address, listener, open: 1, strangers: 1)
        return nil
    }

    /// The connection has introduced itself; once for each.
    mutating func settle(_ address: String, _ listener: String) {
        change(address, listener, open: 0, strangers: -1)
    }

    /// A connection from there was cut for a flood. The penalty begins with the last of several cuts, each soon after the other.
    mutating func offended(_ address: String, _ limits: ServerLimits, now: NIODeadline) {
        if offenders.count >= Self.mostOffenders { offenders = [:] }
        let before = offenders[address].flatMap { now < $0.last + limits.penalty ? $0.cuts : nil } ?? 0
        offenders[address] = (before + 1, now)
    }

    mutating func leave(_ address: String, _ listener: String, isStranger: Bool) {
        change(address, listener, open: -1, strangers: isStranger ? -1 : 0)
    }

    private mutating func change(_ address: String, _ listener: String, open: Int, strangers: Int) {
        Self.change(&listeners[listener], open, strangers)
        Self.change(&addresses[address], open, strangers)
    }

    private static func change(_ tally: inout Tally?, _ open: Int, _ strangers: Int) {
        var changed = tally ?? Tally()
        changed.open += open
        changed.strangers += strangers
        tally = changed.isEmpty ? nil : changed
    }
}
