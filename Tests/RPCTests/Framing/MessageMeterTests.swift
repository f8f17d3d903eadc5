import NIOCore
import Testing

@testable import RPC

struct MessageMeterTests {
    @Test func messagesAreCountedAtEverySplit() {
        let bytes = ["", "a", "hello", "", String(repeating: "z", count: 300)].flatMap { ScriptedPeer.framed($0) }
        for first in 0...bytes.count {
            var meter = MessageMeter()
            let counts = [bytes[..<first], bytes[first...]].map { meter.took(ByteBuffer(bytes: $0)) }
            #expect(counts[0] + counts[1] == 5)
            #expect(meter.messages == 5)
            #expect(!meter.isInside)
        }
        var meter = MessageMeter()
        for byte in bytes { _ = meter.took(ByteBuffer(bytes: [byte])) }
        #expect(meter.messages == 5)
    }

    @Test func aBegunMessageIsSeen() {
        var meter = MessageMeter()
        for length in 1..<8 {
            let count = meter.took(ByteBuffer(bytes: [UInt8(length == 5 ? 3 : 0)]))
            #expect(count == 0)
            #expect(meter.isInside)
        }
        let last = meter.took(ByteBuffer(bytes: [0]))
        #expect(last == 1)
        #expect(!meter.isInside)
    }

    /// Prefix and message apart, a message in ten pieces, large messages in frames with a small rest: all are honest.
    @Test func honestWaysOfCuttingLeaveNoCrumbs() {
        for pieces in [[5, 60], [10, 10, 10, 10, 10, 10, 10, 10, 10], [16_384, 16_384, 16_384, 7]] {
            var count = CrumbCount()
            for _ in 0..<1_000 {
                for piece in pieces.dropLast() { count.took(bytes: piece, messages: 0) }
                count.took(bytes: pieces.last ?? 0, messages: 1)
            }
            #expect(count.crumbs <= 1)
        }
    }

    @Test(arguments: [(63, 1), (64, 0), (65, 0)]) func onlySmallChunksAreCrumbs(bytes: Int, crumbs: Int) {
        var count = CrumbCount()
        count.took(bytes: bytes, messages: 0)
        #expect(count.crumbs == crumbs)
    }
}
