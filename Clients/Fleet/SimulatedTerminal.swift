// The shell around `Flight`: one connection, one stream, batches up when they are due, answers down to the judge.

import Foundation
import NIOCore
import RPC
import Synchronization
import Wire

/// What all terminals of a run share.
struct Rehearsal: Sendable {
    let group: any EventLoopGroup
    let tally: Tally
    let start: StartGate
    let stop: StopSign
    /// Nil = everybody connects at once.
    let turnstile: Turnstile?
    let batch: Int
    let window: Int
    /// Entries that each terminal sends; nil = until the stop.
    let entriesPerTerminal: Int64?

    static var nanoseconds: Int64 { Int64(NIODeadline.now().uptimeNanoseconds) }
}

final class SimulatedTerminal: Sendable {
    private struct Line {
        var flight: Flight
        var waiter: CheckedContinuation<Void, Never>?
        var isOver = false
    }

    let workload: Workload
    private let pace: Pace?
    private let endpoint: ServerEndpoint
    private let shared: Rehearsal
    private let line: Mutex<Line>
    private let boot = UInt64.random(in: 1...UInt64(Int64.max))

    /// - Parameter pace: nil for a stream that stays idle.
    init(_ workload: Workload, pace: Pace?, to endpoint: ServerEndpoint, _ shared: Rehearsal) {
        self.workload = workload
        self.pace = pace
        self.endpoint = endpoint
        self.shared = shared
        line = Mutex(Line(flight: Flight(workload)))
    }

    var flight: Flight { line.withLock { $0.flight } }

    /// One stream from Hello to good-bye. Failures are counted; one that is `dropped` from outside is none.
    func play() async {
        await shared.turnstile?.enter()
        let began = Rehearsal.nanoseconds
        let entered = Mutex(shared.turnstile != nil)
        let leave: @Sendable () -> Void = { [shared] in
            let wasInside = entered.withLock { inside in
                defer { inside = false }
                return inside
            }
            if wasInside { shared.turnstile?.leave() }
        }
        defer { leave() }
        do {
            try await endpoint.withClient(on: shared.group) { client in
                var options = CallOptions(waitsForReady: true)
                options.metadata.add(name: "authorization", value: self.workload.terminal.authorization)
                try await TerminalsClient(client).work(options: options) { writer, replies in
                    try await self.converse(writer, replies) {
                        leave()
                        self.shared.tally.attached(afterNanoseconds: Rehearsal.nanoseconds - began)
                    }
                }
            }
        } catch {
            if !Task.isCancelled { shared.tally.failed(error) }
        }
    }

    private func converse(
        _ writer: RequestWriter<TerminalMessage>, _ replies: ReplyStream<ServerMessage>, attached: @Sendable () -> Void
    ) async throws {
        try await writer.write(TerminalMessage(body: .hello(hello)))
        var answers = replies.makeAsyncIterator()
        guard case .welcome(let welcome)? = try await answers.next()?.body else {
            throw RPCError(.internalError, "Hello was not answered with Welcome")
        }
        shared.tally.broken(line.withLock { $0.flight.welcomed(welcome) }, by: workload.terminal.id)
        attached()
        defer {
            shared.tally.detached()
            close()
        }
        // The sender lives in a task of its own; this one reads until the server ends the stream.
        let sender = Task { try await self.send(writer) }
        try await withTaskCancellationHandler {
            defer {
                sender.cancel()
                close()
            }
            while let message = try await answers.next() { try take(message) }
            try await sender.value
        } onCancel: {
            sender.cancel()
            close()
        }
    }

    private var hello: Hello {
        Hello(
            terminalID: workload.terminal.id, epoch: workload.terminal.epoch, nextSequence: flight.appliedThrough + 1, protocolMin: 1,
            protocolMax: 1, appVersion: "fleet/\(FleetProgram.version)", wallMs: Self.wallMs,
            monotonicMs: Rehearsal.nanoseconds / 1_000_000, bootID: boot, language: "en")
    }

    private static var wallMs: Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }

    // MARK: up

    private func send(_ writer: RequestWriter<TerminalMessage>) async throws {
        if let pace {
            try await sendEntries(pace, writer)
        } else {
            await shared.stop.raised()
        }
        while await waits({ !$0.isAnswered }) {}
        try await writer.write(TerminalMessage(body: .bye(Bye(reason: "done"))))
        // The server may have ended the call already: good-bye was said.
        try? await writer.finish()
    }

    private func sendEntries(_ pace: Pace, _ writer: RequestWriter<TerminalMessage>) async throws {
        let start = await shared.start.passed()
        var left = shared.entriesPerTerminal ?? .max
        var index: Int64 = 0
        while left > 0, !shared.stop.isRaised, !Task.isCancelled {
            var intended: Int64?
            if let due = pace.due(index) {
                let wait = start + due - Rehearsal.nanoseconds
                if wait > 0 { try await Task.sleep(for: .nanoseconds(wait)) }
                // A timer that woke late is the fleet's fault; a batch that was due while the server held the window is not.
                intended = wait > 0 ? Rehearsal.nanoseconds : start + due
                if shared.stop.isRaised { return }
            }
            // A credit smaller than the batch sends it in parts, all of them due at the same instant.
            var rest = Int(min(left, Int64(shared.batch)))
            while rest > 0 {
                let count = try await sendPart(of: rest, intended, writer)
                if count == 0 { return }
                rest -= count
                left -= Int64(count)
            }
            index += 1
        }
    }

    /// Sends up to `most` entries when there is room; answers how many, 0 when the stream is over.
    private func sendPart(of most: Int, _ intended: Int64?, _ writer: RequestWriter<TerminalMessage>) async throws -> Int {
        let window = shared.window
        while await waits({ $0.room(most: most, window: window) == 0 }) {}
        let now = Rehearsal.nanoseconds
        let (first, count) = line.withLock { line -> (Int64, Int) in
            let count = line.isOver ? 0 : line.flight.room(most: most, window: window)
            let first = line.flight.sentThrough + 1
            if count > 0 { line.flight.sent(count, intendedNanoseconds: intended ?? now) }
            return (first, count)
        }
        guard count > 0 else { return 0 }
        let wall = Self.wallMs
        let entries = (0..<Int64(count)).map { offset in
            workload.entry(first + offset, wallMs: wall, monotonicMs: now / 1_000_000, boot: boot)
        }
        try await writer.write(TerminalMessage(body: .batch(Batch(firstSequence: first, entries: entries))))
        return count
    }

    /// Suspends until the next answer if `condition` holds and the stream lives; false when there is nothing to wait for.
    private func waits(_ condition: @Sendable (Flight) -> Bool) async -> Bool {
        let mustWait = line.withLock { !$0.isOver && condition($0.flight) }
        guard mustWait else { return false }
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let goesOn = line.withLock { line in
                guard !line.isOver, condition(line.flight) else { return true }
                line.waiter = continuation
                return false
            }
            if goesOn { continuation.resume() }
        }
        return true
    }

    // MARK: down

    private func take(_ message: ServerMessage) throws {
        switch message.body {
        case .result(let result)?:
            let (judged, waiter) = line.withLock { line in
                let judged = line.flight.answered(result)
                defer { line.waiter = nil }
                return (judged, line.waiter)
            }
            shared.tally.answered(judged.landed, judged.verdicts, atNanoseconds: Rehearsal.nanoseconds)
            shared.tally.broken(judged.breaches, by: workload.terminal.id)
            waiter?.resume()
        case .welcome(let welcome)?:
            let (breaches, waiter) = line.withLock { line in
                let breaches = line.flight.welcomed(welcome)
                defer { line.waiter = nil }
                return (breaches, line.waiter)
            }
            shared.tally.broken(breaches, by: workload.terminal.id)
            waiter?.resume()
        case .drain(let drain)?:
            throw RPCError(.unavailable, "the server sent the terminal away: \(drain.reason)")
        case .push?, nil:
            break
        }
    }

    private func close() {
        let waiter = line.withLock { line in
            line.isOver = true
            defer { line.waiter = nil }
            return line.waiter
        }
        waiter?.resume()
    }
}
