// Quantities and values: whole numbers, checked at the door and at every sum. No floating point in stock or money.

/// A number of base units (each, gram or millilitre) of one product. May be negative (a difference, a correction).
public struct Quantity: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let units: Int64

    /// The largest quantity one entry or line may carry, in base units: a thousand tonnes in grams.
    public static let limit: Int64 = 1_000_000_000

    public static let zero = Quantity(trusted: 0)

    /// Nil beyond ±`limit`.
    public init?(_ units: Int64) {
        guard units >= -Self.limit, units <= Self.limit else { return nil }
        self.units = units
    }

    init(trusted units: Int64) {
        self.units = units
    }

    public var description: String { String(units) }
    public var isNegative: Bool { units < 0 }
    public var negated: Quantity { Quantity(trusted: 0 &- units) }

    /// Nil where the sum leaves ±`limit`.
    public func adding(_ other: Quantity) -> Quantity? {
        let (sum, overflow) = units.addingReportingOverflow(other.units)
        return overflow ? nil : Quantity(sum)
    }

    /// Nil where the product leaves ±`limit`.
    public func times(_ factor: Int64) -> Quantity? {
        let (product, overflow) = units.multipliedReportingOverflow(by: factor)
        return overflow ? nil : Quantity(product)
    }

    public static func < (left: Self, right: Self) -> Bool { left.units < right.units }
}

/// An amount of money in 1/10,000 of the store's currency unit.
public struct Value: Hashable, Comparable, Sendable {
    public let e4: Int64

    public static let zero = Value(e4: 0)

    public init(e4: Int64) {
        self.e4 = e4
    }

    public var negated: Value { Value(e4: 0 &- e4) }

    /// The cost of `quantity` base units at `unitCost` each; nil on overflow.
    public static func cost(of quantity: Quantity, at unitCost: Value) -> Value? {
        let (product, overflow) = quantity.units.multipliedReportingOverflow(by: unitCost.e4)
        return overflow || product == .min ? nil : Value(e4: product)
    }

    /// The share of this value that `part` of `whole` base units takes, rounded half away from zero; all of it where
    /// part is the whole, so that a bucket that empties keeps nothing. Zero where `whole` is not positive.
    public func share(of part: Quantity, in whole: Int64) -> Value {
        guard whole > 0 else { return .zero }
        if part.units == whole { return self }
        let wide = e4.multipliedFullWidth(by: part.units)
        let magnitude = Self.dividingRounded(wide, by: whole)
        return Value(e4: magnitude)
    }

    private static func dividingRounded(_ wide: (high: Int64, low: UInt64), by divisor: Int64) -> Int64 {
        let number = Int128(wide.high) << 64 | Int128(wide.low)
        let wideDivisor = Int128(divisor)
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: wideDivisor)
        let roundsAway = remainder.magnitude * 2 >= wideDivisor.magnitude
        let rounded = roundsAway ? quotient + (number < 0 ? -1 : 1) : quotient
        return Int64(clamping: rounded)
    }

    public static func < (left: Self, right: Self) -> Bool { left.e4 < right.e4 }
}

extension Value {
    /// `-1234.50`: whole units and hundredths, rounded half away from zero.
    var text: String {
        let cents = (e4.magnitude + 50) / 100
        let (whole, part) = cents.quotientAndRemainder(dividingBy: 100)
        return (e4 < 0 ? "-" : "") + "\(whole)." + (part < 10 ? "0" : "") + "\(part)"
    }
}
