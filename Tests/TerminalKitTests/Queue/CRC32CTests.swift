import Testing

@testable import TerminalKit

@Suite struct CRC32CTests {
    private static let vectors: [(bytes: [UInt8], checksum: UInt32)] = [
        (.init(repeating: 0, count: 32), 0x8A91_36AA),
        (.init(repeating: 0xFF, count: 32), 0x62A8_AB43),
        (.init(0 ..< 32), 0x46DD_794E),
        (.init((0 ..< 32).reversed()), 0x113F_DB5C),
        (.init("123456789".utf8), 0xE306_9283),
        ([], 0),
    ]

    /// RFC 3720, appendix B.4, and the check value of the CRC catalogue.
    @Test(arguments: vectors.indices)
    func publishedVectorsMatch(index: Int) {
        #expect(CRC32C.checksum(Self.vectors[index].bytes) == Self.vectors[index].checksum)
    }

    @Test func piecesGiveTheSameAsTheWhole() {
        let bytes = (0 ..< 100).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        for cut in 0 ... bytes.count {
            var crc = CRC32C()
            crc.update(bytes[..<cut])
            crc.update(bytes[cut...])
            #expect(crc.value == CRC32C.checksum(bytes))
        }
    }
}
