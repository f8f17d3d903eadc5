// One call of Work: Hello, then batches up and results down, with news pushed in between, until somebody ends it.

import Inventory
import Logging
import RPC
import Wire

/// The conversation with one terminal over one stream. Lives as long as the call; runs on the connection's event loop.
///
/// While nobody says anything there is no task: the terminal's next message, its end, or news (by a nudge) begin one. A task that waited
/// would cost each of ten thousand silent terminals some kilobytes.
struct TerminalStream {
    let books: Books
    let registry: TerminalRegistry
    let entries: EntryTally
    let limits: GatewayLimits
    let logger: Logger
    /// Which terminal the call's credential is of; throws for none.
    let identify: @Sendable () async throws -> TerminalID
    let requests: RequestStream<ReceivedTerminalMessage>
    let replies: ReplyWriter<ServerMessage>
    let pause: Pause
    /// The connection's round trip in milliseconds, once it was measured.
    let roundTrip: @Sendable () -> Int64?

    /// What is known of the terminal once it has said Hello.
    private struct Greeting: Sendable {
        /// What the terminal's clock said.
        var wallMilliseconds: Int64
        var clock: TerminalClock
        /// Half the round trip: what the clock's offset may be wrong by.
        var clockError: Int64?
        var attachment: AttachedTerminal
        var session: Int64
        /// What the books held of the terminal's entries when it was attached.
        var appliedThrough: Int64

        var terminal: TerminalID { attachment.terminal }
        var language: Language { attachment.language }
    }

    /// Returns when nobody says anything; goes on then by itself until the terminal says good-bye, is drained, or closes its side.
    func run() async throws {
        guard let greeting = try await admit() else { return }
        try await goOn(nil, greeting, toldThrough: greeting.appliedThrough)
    }

    private func goOn(_ step: RequestStream<ReceivedTerminalMessage>.Step?, _ greeting: Greeting, toldThrough: Int64) async throws {
        do {
            if try await converse(from: step, greeting, toldThrough) { return }
        } catch {
            lost(greeting, error)
            throw error
        }
        registry.detach(greeting.attachment)
        logger.info("terminal detached", metadata: ["terminal": "\(greeting.terminal)"])
    }

    private func lost(_ greeting: Greeting, _ error: any Error) {
        registry.detach(greeting.attachment)
        logger.info("terminal lost", metadata: ["terminal": "\(greeting.terminal)", "reason": "\(error)"])
    }

    /// Up and down by turns: news that wait are told, then the terminal's next message is taken up.
    ///
    /// - Returns: Whether it rests; false when one of both ended the stream.
    private func converse(
        from first: RequestStream<ReceivedTerminalMessage>.Step?, _ greeting: Greeting, _ before: Int64
    ) async throws -> Bool {
        var step = first
        var toldThrough = before
        while true {
            switch step {
            case .end: return false
            // What comes while the terminal is being sent away is left; it will be sent again.
            case .request(let message) where !greeting.attachment.isLeaving:
                guard try await takeUp(message, greeting, &toldThrough) else { return false }
            case .request, .nudged, nil: break
            }
            if greeting.attachment.hasNews, try await tellNews(greeting.attachment) { return false }
            step = try requests.nextIfHere()
            if step == nil { break }
        }
        requests.rest { [toldThrough] step in
            switch step {
            case .success(let step): try await goOn(step, greeting, toldThrough: toldThrough)
            case .failure(let error):
                lost(greeting, error)
                throw error
            }
        }
        return true
    }

    /// Whether the stream is to end with what was told.
    private func tellNews(_ attachment: AttachedTerminal) async throws -> Bool {
        while let news = attachment.take() {
            switch news {
            case .push(let push):
                try await replies.write(ServerMessage(body: .push(push)))
            case .drain(let drain):
                try await replies.write(ServerMessage(body: .drain(drain)))
                return true
            }
        }
        return false
    }

    // MARK: hello

    /// From the credential to Welcome; the terminal is attached then. Nil when there was no Hello or the server is stopping.
    private func admit() async throws -> Greeting? {
        let terminal = try await identify()
        guard let first = try await firstMessage() else { return nil }
        guard case .hello(let hello) = first.body else {
            throw Self.malformed("body", "the first message of a stream must be Hello")
        }
        var greeting = try await greet(hello, of: terminal)
        guard registry.attach(greeting.attachment) else {
            try await replies.write(ServerMessage(body: .drain(Drain(reason: .restart, reconnectAfterMs: 1_000))))
            return nil
        }
        do {
            // Read after attaching: what an older stream still applied is in it.
            greeting.appliedThrough = try await books.terminalStanding(terminal)?.appliedThrough ?? greeting.appliedThrough
            try await welcome(greeting, greeting.appliedThrough)
        } catch {
            registry.detach(greeting.attachment)
            throw error
        }
        logger.info(
            "terminal attached",
            metadata: [
                "terminal": "\(terminal)", "session": "\(greeting.session)", "epoch": "\(greeting.attachment.epoch)",
                "applied_through": "\(greeting.appliedThrough)", "next_sequence": "\(hello.nextSequence)", "app": "\(hello.appVersion)",
            ])
        return greeting
    }

    /// The first message, or DEADLINE_EXCEEDED when none comes in time.
    private func firstMessage() async throws -> ReceivedTerminalMessage? {
        try await withThrowingTaskGroup(of: ReceivedTerminalMessage?.self) { group in
            group.addTask {
                var iterator = requests.makeAsyncIterator()
                return try await iterator.next()
            }
            group.addTask {
                try await pause(limits.helloTimeoutMilliseconds)
                throw RPCError(.deadlineExceeded, "no Hello within \(limits.helloTimeoutMilliseconds) ms")
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    private func greet(_ hello: Hello, of terminal: TerminalID) async throws -> Greeting {
        let language = Language(tag: hello.language)
        guard hello.terminalID == terminal.rawValue else {
            throw Self.malformed("hello.terminal_id", "is \(hello.terminalID), but the credential is that of \(terminal)")
        }
        guard let standing = try await books.terminalStanding(terminal), !standing.isRevoked else {
            throw RejectionStatus.error(Refusal(.terminalRevoked), language)
        }
        guard hello.epoch == standing.epoch else {
            throw RejectionStatus.error(Refusal(.terminalFenced(epoch: standing.epoch)), language)
        }
        guard hello.protocolMin <= Self.protocolVersion, hello.protocolMax >= Self.protocolVersion else {
            throw Self.malformed(
                "hello.protocol_min", "this server speaks protocol \(Self.protocolVersion), the app \(hello.protocolMin) to \(hello.protocolMax)")
        }
        let clockError = roundTrip().map { max(0, $0 / 2) }
        let clock = TerminalClock(
            serverMilliseconds: books.nowMilliseconds - (clockError ?? 0), wallMilliseconds: hello.wallMs,
            monotonicMilliseconds: hello.monotonicMs, boot: hello.bootID)
        let attachment = AttachedTerminal(
            terminal: terminal, epoch: standing.epoch, store: standing.store, language: language,
            limit: limits.pushesPerTerminal, nudge: { [requests] in requests.nudge() })
        return Greeting(
            wallMilliseconds: hello.wallMs, clock: clock, clockError: clockError, attachment: attachment, session: registry.nextSession(),
            appliedThrough: standing.appliedThrough)
    }

    static let protocolVersion: Int32 = 1

    private func welcome(_ greeting: Greeting, _ appliedThrough: Int64) async throws {
        let (offset, overflow) = greeting.clock.serverMilliseconds.subtractingReportingOverflow(greeting.wallMilliseconds)
        let isOff = overflow || offset.magnitude > UInt64(limits.clockWarningMilliseconds)
        let storeClock = try await books.storeClock(greeting.attachment.store)
        let warnings = isOff ? [Warning(.clockUncertain, greeting.language)] : []
        try await replies.write(
            ServerMessage(
                body: .welcome(
                    Welcome(
                        sessionID: greeting.session, protocol: Self.protocolVersion,
                        appliedThrough: appliedThrough, serverMs: books.nowMilliseconds, creditEntries: credit,
                        maxBatchBytes: limits.maximumBatchBytes, keepaliveS: limits.keepaliveSeconds,
                        storeID: greeting.attachment.store.rawValue, clockOffsetMs: overflow ? 0 : offset,
                        warnings: warnings, clockErrorMs: greeting.clockError, utcOffsetS: Int32(clamping: storeClock.secondsFromUTC),
                        utcOffsetChangesMs: storeClock.next?.at.milliseconds ?? 0,
                        nextUtcOffsetS: Int32(clamping: storeClock.next?.secondsFromUTC ?? 0)))))
    }

    // MARK: up

    /// False when the terminal said good-bye.
    private func takeUp(_ message: ReceivedTerminalMessage, _ greeting: Greeting, _ toldThrough: inout Int64) async throws -> Bool {
        switch message.body {
        case .batch(let batch):
            try await apply(batch, greeting, &toldThrough)
        case .watch(let watch):
            guard watch.productIDs.count <= limits.watchedProducts else {
                throw Self.malformed("watch.product_ids", "holds more than \(limits.watchedProducts)")
            }
            greeting.attachment.watch(watch.productIDs)
        case .bye:
            return false
        case .hello:
            throw Self.malformed("body", "Hello was said already; open a new stream")
        case nil:
            throw Self.malformed("body", "is missing or of a kind this server does not know")
        }
        return true
    }

    /// - Parameter toldThrough: The highest `applied_through` that this stream has told.
    private func apply(_ batch: ReceivedBatch, _ greeting: Greeting, _ toldThrough: inout Int64) async throws {
        guard batch.firstSequence >= 1, batch.firstSequence < Int64.max - Int64(batch.entries.count) else {
            throw Self.malformed("batch.first_sequence", "must be 1 or more")
        }
        let entries = batch.entries.enumerated().map { index, payload in
            Inventory.Entry(parsing: payload, sequence: batch.firstSequence + Int64(index))
        }
        var rest = entries[...]
        repeat {
            let part = Array(rest.prefix(Inventory.Limits.entriesPerBatch))
            rest = rest.dropFirst(part.count)
            let outcome = try await commit(part, batch.firstSequence, greeting)
            guard try await answer(outcome, part, greeting, &toldThrough) else { return }
        } while !rest.isEmpty
    }

    private func commit(_ entries: [Inventory.Entry], _ firstSequence: Int64, _ greeting: Greeting) async throws -> BatchOutcome {
        try await books.apply(
            EntryBatch(
                terminal: greeting.terminal, epoch: greeting.attachment.epoch, clock: greeting.clock,
                firstSequence: entries.first?.sequence ?? firstSequence, entries: entries))
    }

    /// Tells the terminal how its batch ended; false when the rest of it makes no sense any more.
    private func answer(
        _ outcome: BatchOutcome, _ part: [Inventory.Entry], _ greeting: Greeting, _ toldThrough: inout Int64
    ) async throws -> Bool {
        switch outcome {
        case .applied(let through, let results):
            entries.note(results, of: greeting.terminal, at: books.nowMilliseconds)
            // An older stream of this terminal may have applied more meanwhile. Its verdicts were told to nobody, so this stream covers
            // only what it tells itself: the rest is sent here too and answered as repeated.
            toldThrough = min(through, max(toldThrough, part.last?.sequence ?? 0))
            try await replies.write(
                ServerMessage(
                    body: .result(
                        Result(
                            appliedThrough: toldThrough, entries: results.map { Wire.EntryResult($0, greeting.language) },
                            creditEntries: credit))))
            return true
        case .gap(let appliedThrough):
            toldThrough = appliedThrough
            try await welcome(greeting, appliedThrough)
            return false
        case .fenced(let epoch):
            throw RejectionStatus.error(Refusal(.terminalFenced(epoch: epoch)), greeting.language)
        case .revoked:
            throw RejectionStatus.error(Refusal(.terminalRevoked), greeting.language)
        }
    }

    private var credit: Int32 {
        let line = books.writerLine
        return Credit.entries(waiting: line.waiting, capacity: line.capacity, attached: registry.count, limits)
    }

    private static func malformed(_ field: String, _ problem: String) -> RPCError {
        RejectionStatus.error(Refusal(.malformed(field: field, problem: problem)), .english)
    }
}
