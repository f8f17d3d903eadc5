import NIOCore
import Testing

@testable import RPC

struct GzipTests {
    /// "shelf " twenty times, written by another implementation (Python's gzip).
    static let vector: [UInt8] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2b, 0xce, 0x48, 0xcd, 0x49, 0x53, 0x28, 0xa6, 0x3b, 0x09, 0x00,
        0x2c, 0xe9, 0xdc, 0x4e, 0x78, 0x00, 0x00, 0x00,
    ]
    static let plain = String(repeating: "shelf ", count: 20)

    static func inflated(_ bytes: [UInt8], limit: Int = 1_000) throws -> String {
        String(buffer: try Gzip.decompress(ByteBuffer(bytes: bytes), limit: limit))
    }

    @Test func whatAnotherWroteIsRead() throws {
        #expect(try Self.inflated(Self.vector) == Self.plain)
        #expect(try Self.inflated(Self.vector + Self.vector) == Self.plain + Self.plain, "members are joined")
    }

    @Test(arguments: [0, 1, 511, 512, 513, 1_023, 1_024, 65_535, 65_536, 1_000_000])
    func aMessageOfAnySizeSurvives(size: Int) throws {
        var generator = SystemRandomNumberGenerator()
        for bytes in [
            [UInt8](repeating: 7, count: size), (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) },
        ] {
            var buffer = ByteBuffer(string: "before")
            buffer.writeBytes(bytes)
            let packed = try Gzip.compress(buffer, at: 6, count: size)
            #expect(try Gzip.decompress(packed, limit: size) == ByteBuffer(bytes: bytes))
        }
    }

    @Test(arguments: [(119, false), (120, true), (121, true)])
    func theLimitIsJudgedAgainWhenInflated(limit: Int, isTaken: Bool) throws {
        if isTaken {
            #expect(try Self.inflated(Self.vector, limit: limit) == Self.plain)
        } else {
            let error = #expect(throws: RPCError.self) { try Self.inflated(Self.vector, limit: limit) }
            #expect(error?.code == .resourceExhausted)
        }
    }

    @Test func aBombIsInflatedNoFurtherThanTheLimit() throws {
        let zeros = ByteBuffer(repeating: 0, count: 50_000_000)
        let bomb = try Gzip.compress(zeros, at: 0, count: zeros.readableBytes)
        #expect(bomb.readableBytes < 300_000)
        let error = #expect(throws: RPCError.self) { try Gzip.decompress(bomb, limit: 1_000_000) }
        #expect(error?.code == .resourceExhausted)
    }

    @Test func aMessageCutOffAnywhereIsRefused() {
        for length in Self.vector.indices {
            let error = #expect(throws: RPCError.self) { try Self.inflated(Array(Self.vector.prefix(length))) }
            #expect(error?.code == .internalError)
        }
    }

    @Test func aMessageWithAnyByteSpoiltIsRefusedOrUnchanged() {
        for index in Self.vector.indices {
            var bytes = Self.vector
            bytes[index] ^= 0x20
            // The checksum covers what was packed, not how: a changed header or distance may yield the same bytes, never others.
            let text = try? Self.inflated(bytes)
            #expect(text == nil || text == Self.plain, "byte \(index)")
        }
    }

    @Test(arguments: ["", "plain text", "\u{1f}"]) func whatIsNotGzipIsRefused(text: String) {
        let error = #expect(throws: RPCError.self) { try Self.inflated(Array(text.utf8)) }
        #expect(error?.code == .internalError)
    }

    @Test(arguments: [
        ("gzip", true), ("identity,gzip", true), ("identity, deflate ,gzip ", true), ("", false), ("gzipped", false),
        ("x-gzip", false), ("identity", false), (",,", false),
    ])
    func gzipIsFoundInTheListOfWhatIsAccepted(list: String, isFound: Bool) {
        #expect(Compression.gzip.isAccepted(by: list) == isFound)
    }

    @Test(arguments: [
        (1_023, nil, false), (1_024, nil, true), (1_025, nil, true), (10, true, true), (2_000, false, false),
    ] as [(Int, Bool?, Bool)])
    func largeMessagesAndWishedOnesAreCompressed(length: Int, wish: Bool?, isCompressed: Bool) throws {
        for algorithm in Compression.allCases {
            var buffer = ByteBuffer(string: "queue")
            try buffer.writeFramed(Text(String(repeating: "a", count: length)), limit: 10_000)
            try buffer.compressFramed(from: 5, OutboundCompression(algorithm: algorithm), wish: wish)
            let flag: UInt8 = algorithm == .gzip && isCompressed ? 1 : 0
            #expect(buffer.getInteger(at: 5, as: UInt8.self) == flag)
            let prefixed = buffer.getInteger(at: 6, as: UInt32.self)
            #expect(prefixed == UInt32(buffer.readableBytes - 10))
        }
    }

    @Test func whatDoesNotShrinkIsLeftAsItIs() throws {
        struct Noise: Message {
            var bytes = ByteBuffer()
            init(serialized bytes: ByteBuffer) { self.bytes = bytes }
            func serialize(into buffer: inout ByteBuffer) { buffer.writeImmutableBuffer(bytes) }
        }
        var generator = SystemRandomNumberGenerator()
        let noise = Noise(serialized: ByteBuffer(bytes: (0..<4_000).map { _ in UInt8.random(in: 0...255, using: &generator) }))
        var buffer = ByteBuffer()
        try buffer.writeFramed(noise, limit: 10_000)
        let before = buffer
        try buffer.compressFramed(from: 0, OutboundCompression(algorithm: .gzip), wish: nil)
        #expect(buffer == before)
        try buffer.compressFramed(from: 0, OutboundCompression(algorithm: .gzip), wish: true)
        #expect(buffer.readableBytes > before.readableBytes, "a wish is obeyed all the same")
    }
}
