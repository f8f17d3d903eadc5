import HTTP2

extension ServerLimits {
    /// What a connection that has ended is held against its address for: a flood, or rules of HTTP/2 broken when that took many calls with
    /// it. Each of those has cost the server a handler and the client a few bytes: cheaper than resetting them one by one.
    ///
    /// - Parameters:
    ///   - error: What ended the connection.
    ///   - sent: The code of the last GOAWAY that told the client.
    ///   - lost: Calls that were open at the end, and frames that were charged before it: a call that was reset is one of these.
    func offence(_ error: (any Error)?, sent: ErrorCode?, lost: Int) -> ServerCounters.Limit? {
        let ending = (error as? HTTP2Error)?.code
        if case .flood(let abuse) = ending { return ServerCounters.Limit(abuse) ?? .invalidFrames }
        let isPeersFault = ending == .peer || sent.map(Self.peersFaults.contains) ?? false
        return isPeersFault && lost > lostCalls ? .lostCalls : nil
    }

    private static let peersFaults: Set<ErrorCode> = [
        .protocolError, .flowControlError, .streamClosed, .frameSizeError, .compressionError,
    ]
}
