import NIOCore
import Testing

@testable import HTTP2

/// A server's connection under each kind of flood: so many are borne, the next one ends it with ENHANCE_YOUR_CALM.
struct FloodTests {
    struct Flood: CustomTestStringConvertible {
        var abuse: Abuse
        var before: [RawFrame] = []
        /// The nth attempt, from 0.
        var attempt: @Sendable (Int) -> [RawFrame]
        var cost = 1.0
        var testDescription: String { abuse.rawValue }
    }

    static func stream(_ number: Int) -> Int32 { Int32(number * 2 + 1) }

    static let floods: [Flood] = [
        Flood(abuse: .resets) { [.headers(stream($0)), .reset(stream($0))] },
        Flood(abuse: .invalidFrames) { [.headers(stream($0), [])] },
        Flood(abuse: .continuations) { [.headers(stream($0), endHeaders: false), .continuation(stream($0))] },
        Flood(abuse: .settings) { _ in [.settings()] },
        Flood(abuse: .pings) { _ in [.ping(ack: true)] },
        Flood(abuse: .priorities) { _ in [.priority(1)] },
        Flood(abuse: .emptyBodies, before: [.headers(1)]) { _ in [.data(1)] },
        Flood(abuse: .dribble, before: [.headers(1)], attempt: { _ in [RawFrame(type: 0, flags: 8, stream: 1, payload: [1, 0])] }, cost: 0.2),
        Flood(abuse: .windowUpdates) { _ in [.window(0, 1)] },
        Flood(abuse: .goAways) { _ in [.goAway()] },
        Flood(abuse: .unknownFrames) { _ in [RawFrame(type: 0x42, payload: [1, 2])] },
        Flood(abuse: .headerLists) { [.headers(stream($0), RawFrame.request + [("x", String(repeating: "y", count: 9_000))])] },
    ]

    @Test(arguments: floods) func theBurstIsBorneAndNoMore(flood: Flood) throws {
        // The preface brings a SETTINGS of its own.
        let most = Int(20 / flood.cost)
        for (count, isCut) in [(most - 1, false), (most, false), (most + 1, true)] {
            let server = try BareServer {
                $0.badFrames = 21
                $0.badFramesPerSecond = 0
                $0.concurrentStreams = 1_000
            }
            try server.receive(flood.before)
            let (error, code) = server.fault { for number in 0..<count { try server.receive(flood.attempt(number)) } }
            #expect(error?.code == (isCut ? .flood(flood.abuse) : nil), "\(count) attempts: \(error as Any)")
            #expect(code == (isCut ? .enhanceYourCalm : nil))
        }
    }

    @Test(arguments: floods) func aFloodInOneReadIsCutToo(flood: Flood) throws {
        let server = try BareServer { $0.concurrentStreams = 2_000 }
        let (error, code) = server.fault { try server.receive(flood.before + (0..<1_100).flatMap(flood.attempt)) }
        #expect(error?.code == .flood(flood.abuse))
        #expect(code == .enhanceYourCalm)
    }

    @Test func everyKindHasItsTest() {
        let elsewhere: Set<Abuse> = [.acknowledgements, .bombs]
        #expect(Set(Self.floods.map(\.abuse)).union(elsewhere) == Set(Abuse.allCases))
    }

    @Test(arguments: [(63, false), (64, false), (65, true)]) func answersThatNobodyReadsAreNotHeaped(count: Int, isCut: Bool) throws {
        let server = try BareServer()
        let pings = [RawFrame](repeating: .ping(), count: count)
        let (error, code) = server.fault { try server.receive(pings) }
        #expect(error?.code == (isCut ? .flood(.acknowledgements) : nil))
        #expect(code == (isCut ? .enhanceYourCalm : nil))
    }

    @Test(arguments: [(7, false), (8, false), (9, true)]) func aHeaderListHasFewContinuations(count: Int, isCut: Bool) throws {
        let server = try BareServer()
        let pieces = (1...count).map { RawFrame.continuation(1, endHeaders: $0 == count) }
        let (error, _) = server.fault { try server.receive([.headers(1, endHeaders: false)] + pieces) }
        #expect(error?.code == (isCut ? .flood(.continuations) : nil))
    }

    /// One entry of 3,900 bytes in HPACK's table, named again and again by one byte each (RFC 7541, 6.1).
    @Test(arguments: [(7, false), (8, true)]) func anUnfoldingHeaderListEndsTheConnectionAtItsLimit(count: Int, isCut: Bool) throws {
        let server = try BareServer()
        let entry: [UInt8] = [0x40, 0x01, UInt8(ascii: "x"), 0x7f, 0xbd, 0x1d] + [UInt8](repeating: 97, count: 3_900)
        let bomb = RawFrame.block(RawFrame.request) + entry + [UInt8](repeating: 0xbe, count: count)
        let (error, code) = server.fault { try server.receive([RawFrame(type: 1, flags: 4, stream: 1, payload: bomb)]) }
        #expect(error?.code == (isCut ? .flood(.headerLists) : nil))
        #expect(code == (isCut ? .enhanceYourCalm : nil))
    }

    @Test(arguments: [(-1, false), (0, false), (1, true)]) func headersAreCountedBeforeTheyAreCopied(excess: Int, isOversize: Bool) throws {
        let server = try BareServer { $0.headerListSize = 1_000 }
        let used = RawFrame.request.reduce(0) { $0 + HeaderField($1.0, $1.1).size }
        let value = String(repeating: "v", count: 1_000 - used - 33 + excess)
        try server.receive([.headers(1, RawFrame.request + [("x", value)])])
        guard case .headers(_, let fields, let kind) = server.connection.takeEvents().last else {
            Issue.record("no headers")
            return
        }
        #expect(kind == (isOversize ? .oversize : .head))
        #expect(fields.contains { $0.name == "x" } == !isOversize)
    }

    /// Many small replies, each answered by two window updates and a change of settings now and then: as honest clients do.
    @Test func aChattyClientIsNeverCut() throws {
        let server = try BareServer { $0.badFramesPerSecond = 0 }
        try server.receive([.headers(1)])
        server.connection.respond(StreamID(rawValue: 1), [HeaderField(":status", "200")])
        for _ in 0..<5_000 {
            server.connection.write(StreamID(rawValue: 1)) { $0.writeRepeatingByte(7, count: 60) }
            try server.sweep()
            try server.receive([.window(0, 60), .window(1, 60), .ping()])
        }
    }

    @Test func callsThatEndPayForTheResetsThatFollowThem() throws {
        let server = try BareServer { $0.badFramesPerSecond = 0 }
        for number in 0..<2_000 {
            let id = StreamID(rawValue: Self.stream(number))
            try server.receive([.headers(id.rawValue)])
            server.connection.respond(id, [HeaderField(":status", "200")], end: true)
            try server.sweep()
            try server.receive([.reset(id.rawValue), .window(0, 1)])
        }
    }

    /// A peer that opens its window byte by byte gets frames of a byte, and no credit for them.
    @Test func crumbsOfWindowEarnNothing() throws {
        let server = try BareServer { $0.badFramesPerSecond = 0 }
        try server.receive([.settings([(4, 0)]), .headers(1)])
        server.connection.respond(StreamID(rawValue: 1), [HeaderField(":status", "200")])
        server.connection.write(StreamID(rawValue: 1)) { $0.writeRepeatingByte(7, count: 60_000) }
        let (error, _) = server.fault { for _ in 0..<1_000 { try server.receive([.window(1, 1)]) } }
        #expect(error?.code == .flood(.windowUpdates))
    }
}
