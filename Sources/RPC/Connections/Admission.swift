/// Decides which connections are let in: so many on a listener, from an address, and of those that have not said anything
/// sensible yet.
///
/// Pure: told who comes, who has introduced itself (TLS, preface, SETTINGS), and who leaves.
struct Admission {
    private struct Tally {
        var open = 0
        /// Have not introduced themselves.
        var strangers = 0
        var isEmpty: Bool { open == 0 && strangers == 0 }
    }

    private var listeners: [String: Tally] = [:]
    private var addresses: [String: Tally] = [:]

    /// - Returns: nil if let in; else the limit that forbids it.
    mutating func enter(_ address: String, _ listener: String, _ limits: ServerLimits) -> ServerCounters.Limit? {
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
