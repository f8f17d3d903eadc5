// One call of Work: Hello, then batches up and results down, with news pushed in between, until somebody ends it.

import Inventory
import Logging
import RPC
import Wire

/// The conversation with one terminal over one stream. Lives as long as the call; runs on the connection's event loop.
struct TerminalStream {
    let books: Books
    let registry: TerminalRegistry
    let limits: GatewayLimits
    let logger: Logger
    let terminal: TerminalID
    let requests: RequestStream<ReceivedTerminalMessage>
    let replies: ReplyWriter<ServerMessage>
    let pause: Pause
    /// The connection's round trip in milliseconds, once it was measured.
    let roundTrip: @Sendable () -> Int64?

    /// What the two halves of the conversation share.
    private struct Greeting {
        var hello: Hello
        var standing: TerminalStanding
        var clock: TerminalClock
        /// Half the round trip: what the clock's offset may be wrong by.
        var clockError: Int64?
        var language: Language
        var attachment: AttachedTerminal
        var session: Int64
    }

    /// How one half of the conversation ended.
    private enum Ending {
        /// The terminal said good-bye or closed its side.
        case terminalLeft
        /// A message was left unread because the stream is draining.
        case leftForDrain
        /// The Drain message is written.
        case drained
        /// The line of news was closed.
        case newsClosed
    }

    /// Returns when the terminal said good-bye, was drained, or closed its side.
    func run() async throws {
        guard let first = try await firstMessage() else { return }
        guard case .hello(let hello) = first.body else {
            throw Self.malformed("body", "the first message of a stream must be Hello")
        }
        let greeting = try await greet(hello)
        defer { registry.detach(greeting.attachment) }
        guard registry.attach(greeting.attachment) else {
            return try await replies.write(ServerMessage(body: .drain(Drain(reason: .restart, reconnectAfterMs: 1_000))))
        }
        // Read after attaching: what an older stream still applied is in it.
        let appliedThrough = try await books.terminalStanding(terminal)?.appliedThrough ?? greeting.standing.appliedThrough
        try await welcome(greeting, appliedThrough)
        logger.info("terminal attached", metadata: Self.about(greeting, appliedThrough))
        try await withTaskCancellationHandler {
            try await converse(greeting, appliedThrough)
        } onCancel: {
            greeting.attachment.close()
        }
        logger.info("terminal detached", metadata: ["terminal": "\(terminal)"])
    }

    /// Both halves at once, until one of them ends the stream.
    private func converse(_ greeting: Greeting, _ appliedThrough: Int64) async throws {
        try await withThrowingTaskGroup(of: Ending.self) { group in
            group.addTask { try await listen(greeting, appliedThrough) }
            group.addTask { try await tellNews(greeting.attachment) }
            defer {
                greeting.attachment.close()
                group.cancelAll()
            }
            while let ending = try await group.next() {
                switch ending {
                case .terminalLeft, .drained, .newsClosed: return
                case .leftForDrain: continue
                }
            }
        }
    }

    // MARK: hello

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

    private func greet(_ hello: Hello) async throws -> Greeting {
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
            limit: limits.pushesPerTerminal)
        return Greeting(
            hello: hello, standing: standing, clock: clock, clockError: clockError, language: language, attachment: attachment,
            session: registry.nextSession())
    }

    static let protocolVersion: Int32 = 1

    private func welcome(_ greeting: Greeting, _ appliedThrough: Int64) async throws {
        let (offset, overflow) = greeting.clock.serverMilliseconds.subtractingReportingOverflow(greeting.hello.wallMs)
        let isOff = overflow || offset.magnitude > UInt64(limits.clockWarningMilliseconds)
        let storeClock = try await books.storeClock(greeting.standing.store)
        let warnings = isOff ? [Warning(.clockUncertain, greeting.language)] : []
        try await replies.write(
            ServerMessage(
                body: .welcome(
                    Welcome(
                        sessionID: greeting.session, protocol: Self.protocolVersion,
                        appliedThrough: appliedThrough, serverMs: books.nowMilliseconds, creditEntries: credit,
                        maxBatchBytes: limits.maximumBatchBytes, keepaliveS: limits.keepaliveSeconds,
                        storeID: greeting.standing.store.rawValue, clockOffsetMs: overflow ? 0 : offset,
                        warnings: warnings, clockErrorMs: greeting.clockError, utcOffsetS: Int32(clamping: storeClock.secondsFromUTC),
                        utcOffsetChangesMs: storeClock.next?.at.milliseconds ?? 0,
                        nextUtcOffsetS: Int32(clamping: storeClock.next?.secondsFromUTC ?? 0)))))
    }

    // MARK: up

    private func listen(_ greeting: Greeting, _ appliedThrough: Int64) async throws -> Ending {
        var toldThrough = appliedThrough
        for try await message in requests {
            guard greeting.attachment.beginWork() else { return .leftForDrain }
            defer { greeting.attachment.endWork() }
            switch message.body {
            case .batch(let batch):
                try await apply(batch, greeting, &toldThrough)
            case .watch(let watch):
                guard watch.productIDs.count <= limits.watchedProducts else {
                    throw Self.malformed("watch.product_ids", "holds more than \(limits.watchedProducts)")
                }
                greeting.attachment.watch(watch.productIDs)
            case .bye:
                return .terminalLeft
            case .hello:
                throw Self.malformed("body", "Hello was said already; open a new stream")
            case nil:
                throw Self.malformed("body", "is missing or of a kind this server does not know")
            }
        }
        return .terminalLeft
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
                terminal: terminal, epoch: greeting.standing.epoch, clock: greeting.clock,
                firstSequence: entries.first?.sequence ?? firstSequence, entries: entries))
    }

    /// Tells the terminal how its batch ended; false when the rest of it makes no sense any more.
    private func answer(
        _ outcome: BatchOutcome, _ part: [Inventory.Entry], _ greeting: Greeting, _ toldThrough: inout Int64
    ) async throws -> Bool {
        switch outcome {
        case .applied(let through, let results):
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

    // MARK: down

    private func tellNews(_ attachment: AttachedTerminal) async throws -> Ending {
        while let news = await attachment.next() {
            switch news {
            case .push(let push):
                try await replies.write(ServerMessage(body: .push(push)))
            case .drain(let drain):
                await attachment.quiesce()
                try await replies.write(ServerMessage(body: .drain(drain)))
                return .drained
            }
        }
        return .newsClosed
    }

    private static func malformed(_ field: String, _ problem: String) -> RPCError {
        RejectionStatus.error(Refusal(.malformed(field: field, problem: problem)), .english)
    }

    private static func about(_ greeting: Greeting, _ appliedThrough: Int64) -> Logger.Metadata {
        [
            "terminal": "\(greeting.attachment.terminal)", "session": "\(greeting.session)", "epoch": "\(greeting.standing.epoch)",
            "applied_through": "\(appliedThrough)", "next_sequence": "\(greeting.hello.nextSequence)",
            "app": "\(greeting.hello.appVersion)",
        ]
    }
}
