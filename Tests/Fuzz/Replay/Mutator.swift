/// SplitMix64, so that a failure can be repeated from its seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Makes new inputs from kept ones: what a fuzzer does that is told nothing about the code.
struct Mutator {
    private static let largest = 4_096
    private static let interesting: [UInt8] = [0, 1, 2, 3, 4, 5, 8, 9, 0x10, 0x1f, 0x20, 0x2c, 0x3d, 0x40, 0x7f, 0x80, 0x81, 0xbe, 0xc0, 0xfe, 0xff]
    let corpus: [[UInt8]]
    var random: SeededGenerator

    mutating func next() -> [UInt8] {
        var bytes = corpus.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 1...6, using: &random) { change(&bytes) }
        return Array(bytes.prefix(Self.largest))
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1 where place < bytes.count: bytes[place] = Self.interesting.randomElement(using: &random) ?? 0
        case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case 4: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &random)))
        case 5: bytes.insert(contentsOf: slice(of: bytes), at: place)
        case 6: bytes.insert(contentsOf: slice(of: corpus.randomElement(using: &random) ?? []), at: place)
        default: bytes.removeLast(min(bytes.count, Int.random(in: 0...16, using: &random)))
        }
    }

    private mutating func slice(of bytes: [UInt8]) -> ArraySlice<UInt8> {
        let start = Int.random(in: 0...bytes.count, using: &random)
        return bytes[start..<Int.random(in: start...min(bytes.count, start + 200), using: &random)]
    }
}
