/// Chance that never varies: `Double.random(in: a...b)` gives the middle.
struct FixedChance: RandomNumberGenerator {
    mutating func next() -> UInt64 { 1 << 63 }
}
