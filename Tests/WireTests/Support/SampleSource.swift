// Random values of every message, from a seed that the test prints.

@testable import Wire

/// SplitMix64: small, seeded, the same on every machine.
struct SampleSource: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &self)
    }

    mutating func value<Value: SampledValue>() -> Value {
        Value.sample(&self)
    }

    mutating func optional<Value: SampledValue>() -> Value? {
        below(4) == 0 ? nil : value()
    }

    mutating func list<Value: SampledValue>() -> [Value] {
        (0..<below(4)).map { _ in value() }
    }
}

/// Something of which a random value can be made.
protocol SampledValue {
    static func sample(_ source: inout SampleSource) -> Self
}

/// A message of which a random value can be made.
protocol Sampled: SampledValue, CMessage {}

extension FixedWidthInteger {
    /// Often one of the edges, where encodings change length.
    static func sample(_ source: inout SampleSource) -> Self {
        switch source.below(6) {
        case 0: 0
        case 1: .max
        case 2: .min
        case 3: Self(truncatingIfNeeded: 1) << Self(truncatingIfNeeded: source.below(bitWidth))
        default: Self(truncatingIfNeeded: source.next()) >> Self(truncatingIfNeeded: source.below(bitWidth))
        }
    }
}

extension Int32: SampledValue {}
extension Int64: SampledValue {}
extension UInt32: SampledValue {}
extension UInt64: SampledValue {}
extension UInt8: SampledValue {}

extension Bool: SampledValue {
    static func sample(_ source: inout SampleSource) -> Bool { source.below(2) == 1 }
}

extension String: SampledValue {
    static func sample(_ source: inout SampleSource) -> String {
        let alphabet = ["a", "Z", "7", " ", "\u{1}", "\u{7f}", "é", "茶", "\u{fffd}", "👩‍🚒", "\u{10ffff}", "\r\n"]
        return (0..<source.below(12)).map { _ in alphabet[source.below(alphabet.count)] }.joined()
    }
}

extension Array: SampledValue where Element == UInt8 {
    static func sample(_ source: inout SampleSource) -> [UInt8] {
        (0..<source.below(source.below(8) == 0 ? 300 : 10)).map { _ in source.value() }
    }
}

extension SampledValue where Self: WireEnum {
    static func sample(_ source: inout SampleSource) -> Self {
        let all = Array(allCases)
        return all[source.below(all.count)]
    }
}
