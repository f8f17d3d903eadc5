// The terminal's half of the stream (Protos/README.md, "The stream"), without sockets, clocks or disks: what came goes
// in, what to do comes out. `SyncLoop` obeys it.

/// Where the talk with the server stands.
///
///     apart --connected--> greeting --welcomed--> live --drained--> draining
///       ^                     |                    |                  |
///       +------ disconnected -+--------------------+------------------+
///     any --superseded, revoked, refused, impossible numbers--> stopped (until a person asks again)
///
/// Entries up to `appliedThrough` are the server's; up to `sentThrough` they are on their way; above, they wait. What was
/// sent is sent again only after a new Welcome, never on a timer.
struct SyncSession: Hashable, Sendable {
    enum State: Hashable, Sendable {
        case apart
        case greeting
        case live
        /// The server will close; it has answered or will answer all it received, and takes no more.
        case draining(reconnectAfterMilliseconds: Int64)
        case stopped(StopReason)
    }

    /// What the shell must do.
    enum Action: Hashable, Sendable {
        case sendHello(nextSequence: Int64)
        /// The server has these for ever: drop them from the queue.
        case confirm(through: Int64)
        /// The server was restored from a backup and has forgotten what it confirmed after this one: it waits again.
        case offerAgain(after: Int64)
        /// A first Welcome on this stream: pull the product master, renew the watch.
        case refresh
        /// End the stream from this side.
        case closeStream
        case reconnect(afterMilliseconds: Int64)
        case stop(StopReason)
    }

    private(set) var state: State = .apart
    private(set) var appliedThrough: Int64
    private(set) var sentThrough: Int64
    private(set) var credit: Int64 = 0
    private(set) var maxBatchBytes: Int = 0
    private(set) var backOff: BackOff
    private let batchEntries: Int
    private let protocols: ClosedRange<Int32>

    init(appliedThrough: Int64, protocols: ClosedRange<Int32>, limits: Limits) {
        self.appliedThrough = appliedThrough
        sentThrough = appliedThrough
        self.protocols = protocols
        batchEntries = max(1, limits.batchEntries)
        backOff = BackOff(
            firstMilliseconds: limits.backoffFirstMilliseconds, longestMilliseconds: limits.backoffLongestMilliseconds)
    }

    var unanswered: Int64 { sentThrough - appliedThrough }

    // MARK: Up

    /// A stream is open.
    mutating func connected() -> [Action] {
        guard state == .apart else { return [.closeStream] }
        state = .greeting
        return [.sendHello(nextSequence: appliedThrough + 1)]
    }

    /// The sequences of the next batch, or nil when nothing may be sent now.
    ///
    /// At most `credit` entries are unanswered and the serialized message stays within the server's `max_batch_bytes`; an
    /// entry that is alone too large for it goes alone, since the queue must never block itself.
    mutating func nextBatch(durableThrough: Int64, entryBytes: (Int64) -> Int) -> ClosedRange<Int64>? {
        guard state == .live, sentThrough < durableThrough else { return nil }
        let room = min(credit - unanswered, Int64(batchEntries), durableThrough - sentThrough)
        guard room > 0 else { return nil }
        let first = sentThrough + 1
        var last = first
        var bytes = BatchSize.ofHead(firstSequence: first) + BatchSize.ofEntry(entryBytes(first))
        while last - first + 1 < room {
            let more = BatchSize.ofEntry(entryBytes(last + 1))
            if BatchSize.ofMessage(bytes + more) > maxBatchBytes { break }
            bytes += more
            last += 1
        }
        sentThrough = last
        return first ... last
    }

    // MARK: Down

    /// The server's answer to Hello, or, on a live stream, to a gap: it says where to go on.
    ///
    /// - Parameter oldestKept: The oldest entry that the device can still send.
    mutating func welcomed(
        appliedThrough confirmed: Int64, protocol version: Int32, credit: Int32, maxBatchBytes: Int32, oldestKept: Int64, lastSequence: Int64
    ) -> [Action] {
        guard state == .greeting || state == .live else { return unexpected() }
        guard protocols.contains(version) else { return stop(.updateNeeded) }
        // Numbers the server has seen and this device has never given out: its memory is an old copy.
        guard confirmed <= lastSequence else { return stop(.deviceMemoryTooOld) }
        // The server confirmed more once than it knows now: it was restored from an older backup.
        let hasForgotten = confirmed < appliedThrough
        guard !hasForgotten || confirmed >= oldestKept - 1 else { return stop(.serverMemoryTooOld) }
        if hasForgotten { appliedThrough = confirmed }
        let isFirst = state == .greeting
        state = .live
        self.credit = Int64(max(0, credit))
        self.maxBatchBytes = Int(max(0, maxBatchBytes))
        sentThrough = confirmed
        return (hasForgotten ? [.offerAgain(after: confirmed)] : confirmThrough(confirmed)) + (isFirst ? [.refresh] : [])
    }

    /// A durable answer. Covers every sequence up to `through`.
    mutating func answered(through: Int64, credit: Int32) -> [Action] {
        switch state {
        case .live, .draining: break
        case .apart, .greeting, .stopped: return unexpected()
        }
        // An answer to what was never sent on this stream: trust nothing more of it.
        guard through <= sentThrough else { return unexpected() }
        self.credit = Int64(max(0, credit))
        backOff.reset()
        return confirmThrough(through)
    }

    private mutating func confirmThrough(_ sequence: Int64) -> [Action] {
        guard sequence > appliedThrough else { return [] }
        appliedThrough = sequence
        return [.confirm(through: sequence)]
    }

    mutating func drained(_ reason: DrainCause, reconnectAfterMilliseconds: Int64) -> [Action] {
        switch (state, reason) {
        case (.stopped, _): return []
        case (_, .superseded): return stop(.superseded)
        case (_, .revoked): return stop(.revoked)
        case (_, .restart), (_, .upgrade):
            state = .draining(reconnectAfterMilliseconds: max(0, reconnectAfterMilliseconds))
            return []
        }
    }

    // MARK: The end of a stream

    /// The stream ended, for whatever reason, or could not be opened.
    mutating func disconnected(random: UInt64) -> [Action] {
        sentThrough = appliedThrough
        credit = 0
        switch state {
        case .stopped:
            return []
        case .draining(let after):
            state = .apart
            // The server named the time for everybody: jitter keeps them apart.
            let (wait, overflow) = after.addingReportingOverflow(backOff.nextMilliseconds(random: random))
            return [.reconnect(afterMilliseconds: min(overflow ? .max : wait, Self.longestDrainMilliseconds))]
        case .apart, .greeting, .live:
            state = .apart
            return [.reconnect(afterMilliseconds: backOff.nextMilliseconds(random: random))]
        }
    }

    /// The server said in its status that it will not talk to this device.
    mutating func refused(_ reason: StopReason) -> [Action] {
        stop(reason)
    }

    /// A person asks to try again after a stop. A revoked device stays stopped.
    mutating func resume() {
        guard case .stopped(let reason) = state, reason != .revoked else { return }
        state = .apart
        sentThrough = appliedThrough
        backOff.reset()
    }

    private mutating func stop(_ reason: StopReason) -> [Action] {
        state = .stopped(reason)
        return [.stop(reason), .closeStream]
    }

    /// Out of step with the server: a new stream begins from its Welcome.
    private func unexpected() -> [Action] {
        if case .stopped = state { return [] }
        return [.closeStream]
    }

    /// A planned absence longer than this is asked about again meanwhile.
    static let longestDrainMilliseconds: Int64 = 300_000
}

/// The server's reason for a planned close, without its numbers on the wire.
enum DrainCause: Hashable, Sendable, CaseIterable {
    case restart, superseded, revoked, upgrade
}

/// Why the terminal no longer tries to reach the server by itself. The queue is kept in every case.
public enum StopReason: String, Hashable, Sendable, CaseIterable {
    /// Another device or program works under this terminal's name.
    case superseded
    /// A manager has revoked the device.
    case revoked
    /// The server does not accept the device's credential.
    case notRecognised
    /// Server and app have no protocol version in common.
    case updateNeeded
    /// The server has entries with numbers that this device never gave out.
    case deviceMemoryTooOld
    /// The server has forgotten entries that it confirmed, and the device does not keep them any more.
    case serverMemoryTooOld
}

/// Serialized sizes (protobuf encoding, "Message Structure"), so that a batch can be cut without serializing it.
enum BatchSize {
    static func varint(_ value: UInt64) -> Int {
        max(1, (UInt64.bitWidth - value.leadingZeroBitCount + 6) / 7)
    }

    /// Field 1 of Batch with its tag.
    static func ofHead(firstSequence: Int64) -> Int { 1 + varint(UInt64(bitPattern: firstSequence)) }

    /// One element of field 2 of Batch with tag and length.
    static func ofEntry(_ bytes: Int) -> Int { 1 + varint(UInt64(max(0, bytes))) + bytes }

    /// The TerminalMessage around a batch of so many bytes.
    static func ofMessage(_ batch: Int) -> Int { 1 + varint(UInt64(max(0, batch))) + batch }
}
