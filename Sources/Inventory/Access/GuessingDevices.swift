// Where a guess comes from: an enrolled terminal, or an address. And where a person has signed in before, so that guesses from elsewhere
// cannot keep them from working.

import Storage

/// What wrong guesses are counted under.
enum GuessingDevice: Hashable {
    case terminal(TerminalID)
    /// A network: an address without its port, of IPv6 the 64 bits that one customer has.
    case network(String)

    /// A peer as the connection names it: `192.0.2.7:51234`, `[2001:db8::7]:51234`.
    ///
    /// Every connection has another port, so the port is nobody; and a host may take any of 2^64 addresses of its IPv6 network
    /// (RFC 4291, section 2.5.4).
    static func desk(peer: String) -> GuessingDevice {
        let peer = peer.prefix(64)
        if peer.hasPrefix("["), let end = peer.firstIndex(of: "]") {
            return .network(network(ofIPv6: peer[peer.index(after: peer.startIndex)..<end]))
        }
        let parts = peer.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2 { return .network(String(parts[0])) }
        return .network(parts.count > 2 ? network(ofIPv6: peer) : String(peer))
    }

    /// The first four groups, written out.
    private static func network(ofIPv6 address: Substring) -> String {
        let plain = address.prefix { $0 != "%" }.lowercased()
        let halves = plain.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        func groups(_ text: Substring) -> [Substring] { text.split(separator: ":") }
        let front = halves.first.map { groups($0[...]) } ?? []
        let back = halves.count > 1 ? groups(halves[1][...]) : []
        // An IPv4 address inside counts by itself (RFC 4291, section 2.5.5.2).
        if let last = (back.isEmpty ? front : back).last, last.contains(".") { return String(last) }
        let missing = halves.count > 1 ? max(0, 8 - front.count - back.count) : 0
        let all = front + [Substring](repeating: "0", count: missing) + back
        return all.prefix(4).map { group in
            let digits = group.drop { $0 == "0" }
            return digits.isEmpty ? "0" : String(digits)
        }.joined(separator: ":") + "::/64"
    }

    var text: String {
        switch self {
        case .terminal(let id): "terminal \(id)"
        case .network(let address): "desk \(address)"
        }
    }
}

extension GuessingDevice {
    /// What the journal keeps of a guess. A name that nobody has may be a password typed into the wrong field: it is not written down.
    func told(of account: Account?) -> String { "\(account?.name ?? "")\n\(text)" }
}

/// Networks from which a person has signed in.
enum KnownDevices {
    static let memoryMilliseconds: Int64 = 30 * 86_400_000
    /// Of one person; the oldest goes first.
    static let perPerson: Int64 = 20

    static func knows(_ device: GuessingDevice, _ user: UserID, in source: borrowing some Reading & ~Copyable) throws -> Bool {
        let last = try source.first(find, user.rawValue, device.text) { row in row.int(0) }
        return last.map { source.nowMilliseconds - $0 < memoryMilliseconds } ?? false
    }

    static func note(_ device: GuessingDevice, of user: UserID, in transaction: borrowing Transaction) throws {
        guard case .network = device else { return }
        try transaction.run(put, user.rawValue, device.text, transaction.nowMilliseconds)
        try transaction.run(forgetOldest, user.rawValue, perPerson)
    }

    private static let find = SQL("SELECT last_ms FROM known_device WHERE app_user = $1 AND device = $2")
    private static let put = SQL(
        """
        INSERT INTO known_device (app_user, device, last_ms) VALUES ($1, $2, $3)
        ON CONFLICT (app_user, device) DO UPDATE SET last_ms = excluded.last_ms
        """)
    private static let forgetOldest = SQL(
        """
        DELETE FROM known_device WHERE app_user = $1 AND device NOT IN
            (SELECT kept.device FROM known_device kept WHERE kept.app_user = $1 ORDER BY kept.last_ms DESC, kept.device LIMIT $2)
        """)
}
