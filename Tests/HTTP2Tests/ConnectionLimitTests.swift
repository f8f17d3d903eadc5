import NIOCore
import Testing

@testable import HTTP2

/// Sizes and windows of a server's connection, just below, at and just above their limits.
struct ConnectionLimitTests {
    @Test(arguments: [(16_383, nil), (16_384, nil), (16_385, .frameSizeError)] as [(Int, ErrorCode?)])
    func aFrameHasItsLargestSize(size: Int, code: ErrorCode?) throws {
        let server = try BareServer()
        let (_, found) = server.fault {
            try server.receive([.headers(1), .data(1, [UInt8](repeating: 0, count: size))])
        }
        #expect(found == code)
    }

    @Test(arguments: [(7, false), (8, false), (9, true)]) func settingsHaveSoManyEntries(count: Int, isCut: Bool) throws {
        let server = try BareServer { $0.settingsEntries = 8 }
        let entries = (0..<count).map { (UInt16(0x4000 + $0), UInt32(1)) }
        let (error, code) = server.fault { try server.receive([.settings(entries)]) }
        #expect((error != nil || code != nil) == isCut)
    }

    @Test(arguments: [(999, false), (1_000, false), (1_001, true)]) func aStreamTakesItsWindowAndNoMore(size: Int, isOver: Bool) throws {
        let server = try BareServer { $0.streamWindow = 1_000 }
        let (_, code) = server.fault {
            try server.receive([.headers(1)])
            try server.receive([.data(1, [UInt8](repeating: 0, count: size))])
        }
        let reset = server.sent.contains(.reset(1, 3)) || code == .flowControlError
        #expect(reset == isOver)
    }

    @Test func aValueThatIsNotUTF8GrowsByNoByte() throws {
        let server = try BareServer()
        let text: [UInt8] = [0, 6] + Array("x-text".utf8) + [101, UInt8(ascii: "a")] + [UInt8](repeating: 0xff, count: 100)
        try server.receive([RawFrame(type: 1, flags: 4, stream: 1, payload: RawFrame.block(RawFrame.request) + text)])
        let lists = server.connection.takeEvents().compactMap { event -> [HeaderField]? in
            if case .headers(_, let fields, _) = event { fields } else { nil }
        }
        #expect(lists.first?.last?.value == "a" + String(repeating: "?", count: 100))
    }

    @Test func theConnectionsWindowIsAnnounced() throws {
        let server = try BareServer { $0.connectionWindow = 500_000 }
        #expect(server.sent.contains(.window(0, 500_000 - 65_535)))
    }

    @Test func oneSweepIsBounded() throws {
        let server = try BareServer { $0.sweep = 40_000 }
        try server.receive([.settings([(4, 1_000_000)]), .window(0, 1_000_000), .headers(1)])
        server.connection.respond(StreamID(rawValue: 1), [HeaderField(":status", "200")])
        server.connection.write(StreamID(rawValue: 1)) { $0.writeRepeatingByte(7, count: 200_000) }
        var sizes: [Int] = []
        var more = true
        while more {
            let (bytes, rest) = try server.connection.sweep()
            sizes.append(bytes.readableBytes)
            more = rest
        }
        #expect(sizes.count >= 4)
        #expect(sizes.allSatisfy { $0 < 40_000 + 16_384 + 64 })
        #expect(sizes.dropLast().allSatisfy { $0 >= 40_000 })
        #expect(sizes.reduce(0, +) > 200_000)
    }
}
