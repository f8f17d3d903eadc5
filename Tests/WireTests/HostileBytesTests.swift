// Bytes from anybody: cut off, altered, or made to cost memory. Nothing here may trap.

import Testing

@testable import Wire

@Suite struct HostileBytesTests {
    @Test func everyTruncationIsRefusedOrReadAsAShorterMessage() throws {
        var refused = 0
        for vector in try Vector.all(in: "named_vectors.txt") + Vector.all(in: "random_vectors.txt") {
            let type = try #require(EveryMessage.type(named: vector.message) ?? nil, "\(vector.message)")
            for length in 0..<vector.bytes.count {
                guard let settled = type.settled(Array(vector.bytes[..<length])) else {
                    refused += 1
                    continue
                }
                #expect(settled.isStable, "\(vector.message) \(vector.name) cut to \(length)")
            }
        }
        #expect(refused > 10_000)
    }

    /// 100,000 mutations of the vectors: refused, or read as a value that comes back the same.
    @Test(arguments: 1...10)
    func mutationsAreRefusedOrReadAsSomethingStable(seed: UInt64) throws {
        var source = SampleSource(seed: seed)
        let vectors = try (Vector.all(in: "named_vectors.txt") + Vector.all(in: "random_vectors.txt"))
            .filter { !$0.bytes.isEmpty }
        var outcomes = (refused: 0, read: 0)
        for _ in 0..<10_000 {
            let vector = vectors[source.below(vectors.count)]
            guard let type = EveryMessage.type(named: vector.message) else { continue }
            let bytes = mutated(vector.bytes, &source)
            if let settled = type.settled(bytes) {
                outcomes.read += 1
                #expect(settled.isStable, "seed \(seed): \(vector.message) \(bytes.hexText)")
            } else {
                outcomes.refused += 1
            }
        }
        #expect(outcomes.refused > 100 && outcomes.read > 100)
    }

    private func mutated(_ original: [UInt8], _ source: inout SampleSource) -> [UInt8] {
        var bytes = original
        for _ in 0...source.below(3) {
            let index = source.below(bytes.count)
            switch source.below(5) {
            case 0: bytes[index] ^= 1 << UInt8(source.below(8))
            case 1: bytes[index] = source.value()
            case 2: bytes.insert(source.value(), at: index)
            case 3 where bytes.count > 1: bytes.remove(at: index)
            default: bytes.replaceSubrange(index..., with: original.suffix(source.below(original.count) + 1))
            }
        }
        return bytes
    }

    @Test(arguments: [
        ("an unterminated varint", "08 ff"),
        ("a varint of eleven bytes", "08 ff ff ff ff ff ff ff ff ff ff 01"),
        ("a length beyond the end", "12 05 61"),
        ("a length of four gigabytes", "12 ff ff ff ff 0f 61"),
        ("a group", "1b 1c"),
        ("a text where a number belongs", "0a 01 61"),
        ("a number where a text belongs", "10 01"),
    ])
    func malformedBytesAreRefused(what: String, text: String) throws {
        let error = #expect(throws: WireError.self) { try Leaf(bytes: hex(text)) }
        #expect(error?.code == .malformed)
    }

    @Test(arguments: [
        ("a varint", "08 05 18 96 01"),
        ("64 bits", "08 05 19 01 02 03 04 05 06 07 08"),
        ("a length-delimited field", "08 05 1a 03 61 62 63"),
        ("32 bits", "08 05 1d 01 02 03 04"),
        ("a large field number", "08 05 f8 ff ff ff 0f 01"),
    ])
    func unknownFieldsAreSkipped(what: String, text: String) throws {
        #expect(try Leaf(bytes: hex(text)) == Leaf(number: 5))
    }

    @Test func theLastOfSeveralValuesCounts() throws {
        #expect(try Leaf(bytes: hex("08 05 12 01 61 08 06 12 01 62")) == Leaf(number: 6, name: "b"))
        #expect(try Choices(bytes: hex("08 01 22 01 61")) == Choices(body: .text("a")))
        #expect(try Choices(bytes: hex("22 01 61 08 01")) == Choices(body: .small(1)))
        #expect(try Choices(bytes: hex("2a 01 61 3a 02 08 01 22 00")) == Choices(body: .text("")))
    }

    /// protobuf-c merges texts, bytes, lists and messages as stock protobuf does, but takes numbers from the last.
    /// No encoder writes a field twice.
    @Test func aSubMessageGivenTwiceIsMergedExceptItsNumbers() throws {
        let bytes = try hex("0a 05 08 05 12 01 61 0a 02 08 06")
        #expect(try Presence(bytes: bytes) == Presence(leaf: Leaf(number: 6, name: "a")))
        #expect(try Presence(bytes: hex("0a 02 08 05 0a 03 12 01 61")) == Presence(leaf: Leaf(name: "a")))
    }

    @Test func listsOfNumbersAreReadPackedAndUnpacked() throws {
        #expect(try Lists(bytes: hex("08 01 08 02 0a 02 03 04")) == Lists(small: [1, 2, 3, 4]))
    }
}
