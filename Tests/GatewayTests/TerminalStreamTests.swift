import RPC
import Testing
import Wire

@testable import Gateway
@testable import Inventory

@Suite struct TerminalStreamTests {
    private static func payload(_ number: Int) -> Wire.Entry {
        Wire.Entry(capturedMs: 1_000, monotonicMs: 1, bootID: 7, body: .scan(ScanEntry(raw: Array("CODE-\(number)".utf8))))
    }

    /// A device was cut off and greets again while a batch of its older stream still waits to be written. The new stream confirms
    /// nothing whose verdict it has not told.
    @Test func whatAnOlderStreamAppliedMeanwhileIsToldBeforeItIsConfirmed() async throws {
        try await TwoStores.with { shop in
            let device = shop.things.terminals[0]
            let now = shop.books.nowMilliseconds
            let hello = Hello(
                terminalID: device.terminal.rawValue, epoch: device.epoch, nextSequence: 1, protocolMin: 1, protocolMax: 1,
                wallMs: now, monotonicMs: 1, bootID: 7, language: "en")
            let options = CallOptions(metadata: TwoStores.device(device), timeout: .seconds(60))
            let told = try await TerminalsClient(shop.client).work(options: options) { requests, replies in
                var told: [(through: Int64, sequences: [Int64], isRepeat: Bool)] = []
                try await requests.write(TerminalMessage(body: .hello(hello)))
                for try await reply in replies {
                    switch reply.body {
                    case .welcome:
                        try await Self.applyFromAnOlderStream(1...5, device, shop)
                        for part in [1...2, 3...5, 1...1, 6...6] {
                            let batch = Batch(firstSequence: Int64(part.lowerBound), entries: part.map(Self.payload))
                            try await requests.write(TerminalMessage(body: .batch(batch)))
                        }
                    case .result(let result):
                        told.append((result.appliedThrough, result.entries.map(\.sequence), result.entries.allSatisfy { $0.verdict == .repeated }))
                        if told.count == 4 { try await requests.write(TerminalMessage(body: .bye(Bye(reason: "done")))) }
                    default: break
                    }
                }
                return told
            }
            #expect(told.map(\.through) == [2, 5, 5, 6])
            #expect(told.map(\.sequences) == [[1, 2], [3, 4, 5], [1], [6]])
            #expect(told.map(\.isRepeat) == [true, true, true, false])
            // Those of the older stream were told by this one alone.
            let ends = shop.gateway.entryEnds
            #expect(ends[.repeated] == 6 && ends.values.reduce(0, +) == 7)
        }
    }

    @Test func aDeviceIsToldTheClocksOfItsStore() async throws {
        try await TwoStores.with { shop in
            let device = shop.things.terminals[0]
            let now = shop.books.nowMilliseconds
            let hello = Hello(
                terminalID: device.terminal.rawValue, epoch: device.epoch, nextSequence: 1, protocolMin: 1, protocolMax: 1,
                wallMs: now, monotonicMs: 1, bootID: 7, language: "en")
            let options = CallOptions(metadata: TwoStores.device(device), timeout: .seconds(60))
            let welcome = try await TerminalsClient(shop.client).work(options: options) { requests, replies -> Welcome? in
                try await requests.write(TerminalMessage(body: .hello(hello)))
                for try await reply in replies {
                    guard case .welcome(let welcome)? = reply.body else { continue }
                    try await requests.write(TerminalMessage(body: .bye(Bye(reason: "done"))))
                    return welcome
                }
                return nil
            }
            let clock = try await shop.books.storeClock(TwoStores.stores[0])
            #expect(clock.secondsFromUTC != 0)
            #expect(welcome?.utcOffsetS == Int32(clock.secondsFromUTC))
            #expect(welcome?.utcOffsetChangesMs == clock.next?.at.milliseconds ?? 0)
            #expect(welcome?.nextUtcOffsetS == Int32(clock.next?.secondsFromUTC ?? 0))
        }
    }

    private static func applyFromAnOlderStream(_ numbers: ClosedRange<Int>, _ device: EnrolledTerminal, _ shop: TwoStores) async throws {
        let now = shop.books.nowMilliseconds
        let entries = try numbers.map { Inventory.Entry(parsing: try Self.payload($0).bytes, sequence: Int64($0)) }
        let clock = TerminalClock(serverMilliseconds: now, wallMilliseconds: now, monotonicMilliseconds: 1, boot: 7)
        let batch = EntryBatch(terminal: device.terminal, epoch: 1, clock: clock, firstSequence: Int64(numbers.lowerBound), entries: entries)
        guard case .applied(Int64(numbers.upperBound), _) = try await shop.books.apply(batch) else {
            Issue.record("the older stream's batch was not applied")
            return
        }
    }
}
