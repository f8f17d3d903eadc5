import NIOCore
import Testing

@testable import HTTP2

@Suite("The room that connections share for their frames")
struct OutputRoomTests {
    private func place(of buffer: ByteBuffer) -> UInt {
        unsafe buffer.withVeryUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
    }

    @Test func whatTheSocketTookIsWrittenOver() {
        let room = OutputRoom()
        var first = room.take(capacity: 100)
        first.writeString("one")
        let place = place(of: first)
        room.give(first)
        first = ByteBuffer()
        let second = room.take(capacity: 100)
        #expect(self.place(of: second) == place && second.readableBytes == 0)
    }

    @Test func whatTheSocketHoldsIsNot() {
        let room = OutputRoom()
        var held = room.take(capacity: 100)
        held.writeString("one")
        room.give(held)
        var next = room.take(capacity: 100)
        next.writeString("two")
        #expect(held.readableBytesView.elementsEqual("one".utf8))
    }

    @Test("only small ones are kept", arguments: [(8 * 1_024, true), (16 * 1_024, true), (16 * 1_024 + 1, false)])
    func kept(capacity: Int, isKept: Bool) {
        let room = OutputRoom()
        var buffer = room.take(capacity: capacity)
        buffer.writeString("one")
        let place = place(of: buffer)
        room.give(buffer)
        buffer = ByteBuffer()
        #expect((self.place(of: room.take(capacity: 1)) == place) == isKept)
    }
}
