import NIOCore
import Testing

@testable import HTTP2

struct FrameScannerTests {
    static let frames: [RawFrame] = [
        .settings(), .headers(1, endHeaders: false), .continuation(1, [1, 2, 3]), .data(1, Array(repeating: 9, count: 20)),
        .data(1, end: true), RawFrame(type: 0xfa, flags: 0xff, stream: -1, payload: [1]), .ping(),
    ]

    static func scan(_ parts: [ArraySlice<UInt8>], preface: Int = 0) -> [FrameHeader] {
        var scanner = FrameScanner(preface: preface)
        var found: [FrameHeader] = []
        for part in parts {
            let bytes = ByteBuffer(bytes: part)
            var index = bytes.readerIndex
            while let frame = scanner.next(in: bytes, from: &index) { found.append(frame) }
            #expect(index == bytes.writerIndex)
        }
        return found
    }

    @Test func framesAreFoundAtEverySplit() {
        let bytes = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + Self.frames.flatMap(\.bytes)
        let expected = Self.frames.map {
            FrameHeader(length: $0.payload.count, type: $0.type, flags: $0.flags, stream: $0.stream & 0x7fff_ffff)
        }
        for first in 0...bytes.count {
            #expect(Self.scan([bytes[..<first], bytes[first...]], preface: 24) == expected, "split at \(first)")
        }
        #expect(Self.scan(bytes.indices.map { bytes[$0...$0] }, preface: 24) == expected, "byte by byte")
    }

    @Test func anUnfinishedHeaderListIsSeen() {
        var scanner = FrameScanner(preface: 0)
        func take(_ bytes: [UInt8]) -> Bool {
            let buffer = ByteBuffer(bytes: bytes)
            var index = buffer.readerIndex
            while scanner.next(in: buffer, from: &index) != nil {}
            return scanner.isInsideHeaders
        }
        let whole = RawFrame.headers(1).bytes
        #expect(take(Array(whole.dropLast())), "the last byte is missing")
        #expect(!take([whole[whole.count - 1]]))
        #expect(take(RawFrame.headers(3, endHeaders: false).bytes), "END_HEADERS is missing")
        #expect(take(RawFrame.continuation(3, endHeaders: false).bytes))
        #expect(!take(RawFrame.continuation(3).bytes))
        #expect(!take(Array(RawFrame.data(1, [1, 2, 3]).bytes.dropLast())), "a body is no header list")
    }
}
