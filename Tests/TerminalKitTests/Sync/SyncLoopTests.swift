// The terminal against a server that cuts, loses, delays, drains and refuses.

import RPC
import SystemPackage
import Testing
import Wire

@testable import TerminalKit

@Suite struct SyncLoopTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Codes that are no trade item numbers, so that any text is a readable scan.
    private func scan(_ numbers: ClosedRange<Int>, on terminal: Terminal) async throws {
        for number in numbers { _ = try await terminal.scan(Array("CODE-\(number)".utf8)) }
    }

    private func begin(_ terminal: Terminal) async throws {
        _ = try await terminal.startReceipt(supplier: 3, deliveryNote: "DN-1")
    }

    @Test func entriesReachTheServerInOrderAndLeaveTheQueue() async throws {
        try await ScriptedServer.serving { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await begin(terminal)
                try await scan(1 ... 20, on: terminal)
                #expect(await terminal.waitSynced(milliseconds: 30_000))
                let applied = server.look { $0.applied }
                #expect(applied.dropFirst().map(\.scannedText) == (1 ... 20).map { "CODE-\($0)" })
                #expect(applied.dropFirst().allSatisfy { $0.task == .startedBy(1) && $0.feedback })
                let hello = try #require(server.look { $0.hellos }.first)
                #expect(hello.terminalID == 7 && hello.epoch == 2 && hello.bootID != 0 && hello.language == "en")
                #expect(server.look { $0.metadata["authorization"] }?.hasPrefix("Terminal 7:000102") == true)
            }
            try await eventually { server.look { $0.byes } == ["switched off"] }
        }
    }

    /// The heart of the matter: the stream is cut at message after message, before it takes effect or after.
    @Test(arguments: [false, true])
    func aStreamCutAtEveryMessageLosesNothingAndDoublesNothing(isApplied: Bool) async throws {
        let cuts = (0 ..< 60).map { ScriptedServer.Cut(message: $0 % 6, isApplied: isApplied) }
        try await ScriptedServer.serving { $0.cuts = cuts; $0.credit = 5 } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await begin(terminal)
                for number in 1 ... 60 {
                    try await scan(number ... number, on: terminal)
                    if number % 3 == 0 { try await Task.sleep(for: .milliseconds(8)) }
                }
                #expect(await terminal.waitSynced(milliseconds: 30_000))
                server.look { state in
                    #expect(state.applied.dropFirst().map(\.scannedText) == (1 ... 60).map { "CODE-\($0)" })
                    #expect(state.identitiesReused == 0)
                    #expect(state.largestUnanswered <= 5)
                    #expect(state.streams > 5, "the cuts happened")
                }
            }
        }
    }

    @Test func aBatchLostWithinTheServerIsSentAgainAfterTheGap() async throws {
        try await ScriptedServer.serving { $0.lostBatches = [2] } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await begin(terminal)
                #expect(await terminal.waitSynced(milliseconds: 30_000))
                try await scan(1 ... 1, on: terminal)  // lost
                try await eventually { server.look { $0.batches } == 2 }
                try await scan(2 ... 2, on: terminal)  // a gap
                #expect(await terminal.waitSynced(milliseconds: 30_000))
                server.look { state in
                    #expect(state.applied.dropFirst().map(\.scannedText) == ["CODE-1", "CODE-2"])
                    #expect(state.streams == 1)
                }
            }
        }
    }

    @Test func batchesStayWithinTheServersBytesAndCredit() async throws {
        try await ScriptedServer.serving { $0.maxBatchBytes = 200; $0.credit = 3 } _: { server, port in
            try await TestTerminal.running(port: port, in: folder, { $0.limits.backoffFirstMilliseconds = 1 }) { terminal in
                try await terminal.goOffline()
                try await begin(terminal)
                try await scan(1 ... 40, on: terminal)
                try await terminal.goOnline()
                #expect(await terminal.waitSynced(milliseconds: 30_000))
                server.look { state in
                    #expect(state.applied.count == 41)
                    #expect(state.largestUnanswered <= 3)
                    // One may have begun before the device went offline. A batch too many would end each.
                    #expect(state.streams <= 2)
                }
            }
        }
    }

    @Test func workGoesOnOfflineAndIsSentLater() async throws {
        try await ScriptedServer.serving { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await terminal.goOffline()
                try await begin(terminal)
                try await scan(1 ... 5, on: terminal)
                let status = await terminal.status
                #expect(status.unsent == 6)
                #expect(status.connection == .offline)
                #expect(status.oldestUnsentMilliseconds != nil)
                try await Task.sleep(for: .milliseconds(50))
                #expect(server.look { $0.applied.isEmpty })
                try await terminal.goOnline()
                #expect(await terminal.waitSynced(milliseconds: 30_000))
                #expect(server.look { $0.applied.count } == 6)
            }
        }
    }

    @Test func aServerThatDoesNotSayGoodbyeIsNotWaitedFor() async throws {
        try await ScriptedServer.serving { $0.ignoresGoodbye = true } _: { server, port in
            try await TestTerminal.running(port: port, in: folder, { $0.limits.goodbyeTimeoutMilliseconds = 30 }) { terminal in
                try await eventually { await terminal.status.connection == .connected }
                try await terminal.goOffline()
                try await eventually { server.look { $0.byes } == ["offline"] }
                try await begin(terminal)
                try await terminal.goOnline()
                #expect(await terminal.waitSynced(milliseconds: 30_000))
                #expect(server.look { $0.streams } == 2)
            }
        }
    }

    @Test func aRestartedDeviceSendsWhatItHadNotSentAndKnowsItsTask() async throws {
        try await ScriptedServer.serving { server, port in
            do {
                let terminal = try TestTerminal.open(port: port, in: folder)
                try await terminal.goOffline()
                try await begin(terminal)
                try await scan(1 ... 3, on: terminal)
            }
            try await TestTerminal.running(port: port, in: folder) { terminal in
                #expect(await terminal.status.task?.title == "DN-1")
                #expect(await terminal.status.connection == .offline)
                try await terminal.goOnline()
                try await scan(4 ... 4, on: terminal)
                #expect(await terminal.waitSynced(milliseconds: 30_000))
                #expect(server.look { $0.applied.dropFirst().map(\.scannedText) } == ["CODE-1", "CODE-2", "CODE-3", "CODE-4"])
            }
        }
    }

    @Test func refusedAndParkedEntriesNeverBlockTheQueue() async throws {
        try await ScriptedServer.serving { state in
            state.result = { sequence, _ in
                EntryResult(
                    sequence: sequence, verdict: sequence % 2 == 0 ? .rejected : .parked, reason: "CLOSED", message: "The receipt is closed.",
                    nextStep: "Open a new one.")
            }
        } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await begin(terminal)
                try await scan(1 ... 3, on: terminal)
                #expect(await terminal.waitSynced(milliseconds: 30_000))
                let readings = await readings(4, of: terminal)
                #expect(readings.map(\.state) == [.parked, .rejected, .parked, .rejected])
                #expect(readings.allSatisfy { $0.nextStep == "Open a new one." })
                #expect(server.look { $0.applied.count } == 4)
            }
        }
    }

    @Test func theServersFiguresReplaceTheDevices() async throws {
        try await ScriptedServer.serving { state in
            state.result = { sequence, _ in
                let feedback = Feedback(
                    productID: 11, productName: "Milk", unit: .each, lotCode: "L1", expiry: "2027-01-31", quantity: 12,
                    lineQuantity: 100 + sequence, expectedQuantity: 144, warnings: [Warning(reason: "SHORT_LIFE", message: "Only 9 days left.")])
                return EntryResult(sequence: sequence, verdict: .accepted, feedback: feedback)
            }
        } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await begin(terminal)
                try await scan(1 ... 1, on: terminal)
                let reading = try #require(await readings(2, of: terminal).last)
                #expect(reading.productName == "Milk" && reading.lot == "L1" && reading.expiry == "2027-01-31")
                #expect(reading.quantity == 12 && reading.total == 102 && reading.expected == 144)
                #expect(reading.remarks.map(\.reason).contains("SHORT_LIFE"))
                #expect(!reading.remarks.map(\.reason).contains("UNKNOWN_PRODUCT"))
            }
        }
    }

    @Test func eachAnswerTellsItsOwnTotalAndWhatTheLineHasComeTo() async throws {
        try await ScriptedServer.serving { state in
            state.result = { sequence, _ in
                // 1 begins the receipt; then 1, 5 and 7 pieces.
                let totals: [Int64: Int64] = [2: 1, 3: 6, 4: 13]
                let feedback = Feedback(productID: 11, productName: "Milk", unit: .each, quantity: 1, lineQuantity: totals[sequence] ?? 0)
                return EntryResult(sequence: sequence, verdict: .accepted, feedback: feedback)
            }
        } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await terminal.goOffline()
                try await begin(terminal)
                try await scan(1 ... 1, on: terminal)
                for quantity: Int64 in [5, 7] { _ = try await terminal.add(quantity: quantity) }
                try await terminal.goOnline()
                let readings = await readings(4, of: terminal).dropFirst()
                #expect(readings.map(\.total) == [1, 6, 13])
                #expect(readings.last?.lineTotal == 13)
            }
        }
    }

    private func readings(_ count: Int, of terminal: Terminal) async -> [Reading] {
        var found: [Reading] = []
        for await event in terminal.events {
            if case .reading(let reading) = event { found.append(reading) }
            if found.count == count { break }
        }
        return found
    }

    // MARK: Ends

    @Test(arguments: [(DrainReason.superseded, StopReason.superseded), (.revoked, .revoked)])
    func takenOverOrRevokedItStopsAndKeepsTheQueue(reason: DrainReason, stop: StopReason) async throws {
        try await ScriptedServer.serving { $0.drain = Drain(reason: reason) } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await eventually { await terminal.status.connection == .stopped(stop) }
                try await begin(terminal)
                try await scan(1 ... 2, on: terminal)
                try await Task.sleep(for: .milliseconds(100))
                #expect(server.look { $0.streams } == 1)
                #expect(await terminal.status.unsent == 3)
                server.look { $0.drain = nil }
                try await terminal.goOnline()
                if stop == .revoked {
                    try await Task.sleep(for: .milliseconds(50))
                    #expect(server.look { $0.streams } == 1)
                } else {
                    #expect(await terminal.waitSynced(milliseconds: 30_000))
                }
            }
        }
    }

    @Test func aPlannedRestartIsWaitedOut() async throws {
        try await ScriptedServer.serving { $0.drain = Drain(reason: .restart, reconnectAfterMs: 300) } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await begin(terminal)
                try await eventually { await terminal.status.connection == .draining }
                server.look { $0.drain = nil }
                let began = ContinuousClock.now
                #expect(await terminal.waitSynced(milliseconds: 30_000))
                #expect(began.duration(to: .now) > .milliseconds(150))
                #expect(server.look { $0.streams } == 2)
            }
        }
    }

    @Test func aDeviceTheServerDoesNotKnowStopsUntilSomebodyAsks() async throws {
        try await ScriptedServer.serving { $0.refusal = RPCError(.unauthenticated, "who is this?") } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await eventually { await terminal.status.connection == .stopped(.notRecognised) }
                server.look { $0.refusal = nil }
                try await begin(terminal)
                try await terminal.goOnline()
                #expect(await terminal.waitSynced(milliseconds: 30_000))
            }
        }
    }

    @Test(arguments: [StatusCode.unavailable, .resourceExhausted, .internalError])
    func passingTroubleIsTriedAgain(code: StatusCode) async throws {
        try await ScriptedServer.serving { $0.refusal = RPCError(code, "not now") } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await begin(terminal)
                try await eventually { server.look { $0.streams } > 3 }
                server.look { $0.refusal = nil }
                #expect(await terminal.waitSynced(milliseconds: 30_000))
            }
        }
    }

    @Test func aServerThatKnowsMoreThanTheDeviceStopsIt() async throws {
        try await ScriptedServer.serving { $0.appliedThroughLie = 50 } _: { server, port in
            try await TestTerminal.running(port: port, in: folder) { terminal in
                try await eventually { await terminal.status.connection == .stopped(.deviceMemoryTooOld) }
                #expect(server.look { $0.batches } == 0)
            }
        }
    }

    @Test func aServerThatNeverWelcomesIsLeft() async throws {
        try await ScriptedServer.serving { $0.isSilent = true } _: { server, port in
            try await TestTerminal.running(port: port, in: folder, { $0.limits.welcomeTimeoutMilliseconds = 30 }) { terminal in
                try await begin(terminal)
                try await eventually { server.look { $0.streams } > 2 }
                server.look { $0.isSilent = false }
                #expect(await terminal.waitSynced(milliseconds: 30_000))
            }
        }
    }
}
