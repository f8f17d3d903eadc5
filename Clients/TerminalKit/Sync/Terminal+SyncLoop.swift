// The shell around `SyncSession`: opens the stream, obeys the machine, comes back after a while when the stream is lost.

import RPC
import Wire

/// The machine asked for the stream to end; no error of anybody.
private struct StreamClosed: Error {}

/// No Welcome came in time.
private struct NoWelcome: Error {}

extension Terminal {
    // MARK: What the person decides

    /// Works without the server from now on; entries wait.
    public func goOffline() throws(TerminalError) {
        try keep { $0.isOffline = true }
        connection = .offline
        leave()
    }

    /// Connects again, also after a stop that a person may lift.
    public func goOnline() throws(TerminalError) {
        try keep { $0.isOffline = false }
        session.resume()
        isLeaving = false
        if case .stopped(let reason) = session.state { connection = .stopped(reason) } else { connection = .waiting }
        attemptBell.ring()
        changed()
    }

    /// Ends `run` after a planned good-bye; what waits stays in the queue.
    public func stop() {
        isStopping = true
        leave()
        attemptBell.ring()
    }

    private func leave() {
        isLeaving = true
        sendBell.ring()
        changed()
    }

    // MARK: The loop

    func syncLoop() async {
        while !Task.isCancelled, !isStopping {
            guard mayConnect else {
                await attemptBell.wait()
                continue
            }
            isLeaving = false
            setConnection(.connecting)
            do {
                try await openStream()
            } catch {
                obeyAfterStream(refusal(in: error))
            }
            obeyAfterStream(session.disconnected(random: configuration.clock.random()))
            await pause()
        }
    }

    private var mayConnect: Bool {
        if connection == .offline { return false }
        if case .stopped = session.state { return false }
        return true
    }

    /// Waits out the back-off; somebody who asks for the server now is not kept waiting.
    private func pause() async {
        guard let milliseconds = nextAttemptMilliseconds, !isStopping else { return }
        nextAttemptMilliseconds = nil
        if mayConnect { setConnection(connection == .draining ? .draining : .waiting) }
        let clock = configuration.clock
        let bell = attemptBell
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await clock.sleep(milliseconds) }
            group.addTask { await bell.wait() }
            await group.next()
            group.cancelAll()
        }
    }

    /// The moment the server can be reached again is the moment to greet it. A wait that the server asked for is kept.
    func followConnection() async {
        var told: String?
        var broken = 0
        for await state in client.states {
            if state == .ready, connection == .waiting { attemptBell.ring() }
            if state == .ready { (told, broken) = (nil, 0) }
            // Bad Wi-Fi comes and goes and needs no words; this does not go away by itself.
            guard state == .transientFailure, let failure = client.lastFailure?.cause as? TLSFailure, failure.reason != told else { continue }
            // A handshake that breaks off may be bad Wi-Fi; again and again it is not.
            if failure.code == .handshake {
                broken += 1
                guard broken >= configuration.limits.brokenHandshakes else { continue }
            }
            told = failure.reason
            tell(.notice(failure.remark))
        }
    }

    /// A status that says "not you", as against one that says "not now".
    private func refusal(in error: any Error) -> [SyncSession.Action] {
        guard let error = error as? RPCError else { return [] }
        switch error.code {
        case .unauthenticated, .permissionDenied: return session.refused(error.reason == "TERMINAL_REVOKED" ? .revoked : .notRecognised)
        case .failedPrecondition where error.reason == "UPDATE_NEEDED": return session.refused(.updateNeeded)
        default: return []
        }
    }

    private func openStream() async throws {
        let options = ServerConnection.options(identity: identity, person: nil, language: configuration.language)
        try await TerminalsClient(client).work(options: options) { @Sendable writer, replies in
            try await self.converse(writer, replies)
        }
    }

    private func converse(_ writer: RequestWriter<TerminalMessage>, _ replies: ReplyStream<ServerMessage>) async throws {
        for case .sendHello(let next) in session.connected() {
            try await writer.write(TerminalMessage(body: .hello(hello(nextSequence: next))))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.receive(replies) }
            group.addTask { try await self.send(writer) }
            group.addTask { try await self.watchForWelcome() }
            // The receiver's end is the stream's end; the others end early only by failing.
            defer { group.cancelAll() }
            while try await group.next() != nil {
                if hasStreamEnded { return }
            }
        }
    }

    private func hello(nextSequence: Int64) -> Hello {
        let clock = configuration.clock
        return Hello(
            terminalID: identity.terminalID, epoch: identity.epoch, nextSequence: nextSequence,
            protocolMin: Self.protocols.lowerBound, protocolMax: Self.protocols.upperBound,
            appVersion: configuration.appVersion, catalogCursor: master.cursor, wallMs: clock.wallMilliseconds(),
            monotonicMs: clock.monotonicMilliseconds(), bootID: clock.bootID, language: configuration.language)
    }

    private func watchForWelcome() async throws {
        try await configuration.clock.sleep(configuration.limits.welcomeTimeoutMilliseconds)
        if session.state == .greeting { throw NoWelcome() }
    }

    // MARK: Up

    private func send(_ writer: RequestWriter<TerminalMessage>) async throws {
        while !Task.isCancelled {
            if isLeaving {
                try await writer.write(TerminalMessage(body: .bye(Bye(reason: isStopping ? "switched off" : "offline"))))
                try await writer.finish()
                // The server ends the stream when it has answered; one that does not is not waited for.
                try await configuration.clock.sleep(configuration.limits.goodbyeTimeoutMilliseconds)
                throw StreamClosed()
            }
            if let batch = try nextBatch() {
                try await writer.write(TerminalMessage(body: .batch(batch)))
            } else {
                await sendBell.wait()
            }
        }
    }

    private func nextBatch() throws -> Batch? {
        let queue = queue
        guard let range = session.nextBatch(durableThrough: queue.durableThrough, entryBytes: { queue[$0]?.bytes.count ?? 0 })
        else { return nil }
        let entries = try range.map { sequence in
            guard let waiting = queue[sequence] else { throw StreamClosed() }
            return try Entry(bytes: waiting.bytes)
        }
        return Batch(firstSequence: range.lowerBound, entries: entries)
    }

    // MARK: Down

    private func receive(_ replies: ReplyStream<ServerMessage>) async throws {
        hasStreamEnded = false
        defer { hasStreamEnded = true }
        for try await message in replies {
            switch message.body {
            case .welcome(let welcome)?: try obey(welcomed(welcome))
            case .result(let result)?: try obey(answered(result))
            case .push(let push)?: take(push)
            case .drain(let drain)?: try obey(drained(drain))
            case nil: break  // something a later protocol adds
            }
        }
    }

    private func welcomed(_ welcome: Welcome) -> [SyncSession.Action] {
        for warning in welcome.warnings { tell(.notice(Remark(reason: warning.reason, message: warning.message))) }
        let actions = session.welcomed(
            appliedThrough: welcome.appliedThrough, protocol: welcome.protocol, credit: welcome.creditEntries,
            maxBatchBytes: welcome.maxBatchBytes, oldestKept: queue.oldestKept, lastSequence: queue.durableThrough)
        clockOffsetMilliseconds = welcome.clockOffsetMs
        let day = StoreDay(
            offsetSeconds: Int64(welcome.utcOffsetS), changesMilliseconds: welcome.utcOffsetChangesMs,
            nextOffsetSeconds: Int64(welcome.nextUtcOffsetS))
        // A note that could not be written is told again with the next Welcome.
        if note.storeDay != day { try? keep { $0.storeDay = day } }
        if session.state == .live {
            setConnection(.connected)
            certificateBell.ring()
        }
        return actions
    }

    private func answered(_ result: Result) -> [SyncSession.Action] {
        // Nobody is told of an answer that cannot be: the machine judges first.
        let actions = session.answered(through: result.appliedThrough, credit: result.creditEntries)
        guard !actions.contains(.closeStream) else { return actions }
        for entry in result.entries { take(entry) }
        return actions
    }

    private func drained(_ drain: Drain) -> [SyncSession.Action] {
        let cause: DrainCause = switch drain.reason {
        case .restart: .restart
        case .superseded: .superseded
        case .revoked: .revoked
        case .upgrade: .upgrade
        }
        let actions = session.drained(cause, reconnectAfterMilliseconds: drain.reconnectAfterMs)
        if case .draining = session.state { setConnection(.draining) }
        return actions
    }

    // MARK: Obeying

    private func obey(_ actions: [SyncSession.Action]) throws {
        for action in actions {
            switch action {
            case .confirm(let through):
                try queue.acknowledge(through: through)
                unanswered = unanswered.filter { $0.key > through }
                changed()
            case .offerAgain(let after):
                // The machine has looked at what is kept.
                guard let count = try queue.offerAgain(after: after) else { throw StreamClosed() }
                tell(.notice(.serverRestored(count)))
                changed()
            case .refresh:
                catalogBell.ring()
            case .stop(let reason):
                setConnection(.stopped(reason))
            case .closeStream:
                throw StreamClosed()
            case .sendHello, .reconnect:
                break  // said only when a stream opens or has ended
            }
        }
        sendBell.ring()
    }

    private func obeyAfterStream(_ actions: [SyncSession.Action]) {
        for action in actions {
            switch action {
            case .reconnect(let milliseconds): nextAttemptMilliseconds = milliseconds
            case .stop(let reason): setConnection(.stopped(reason))
            case .sendHello, .confirm, .offerAgain, .refresh, .closeStream: break
            }
        }
    }

    private func setConnection(_ new: ConnectionState) {
        guard connection != new, connection != .offline else { return }
        connection = new
        changed()
    }
}
