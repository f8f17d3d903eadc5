/// EAN-13 codes that a shop gives to goods without one.
///
/// They start with 04, a prefix that GS1 keeps for use within one company: they can never collide with a supplier's
/// number nor with a scale label.
public enum InternalCode {
    /// Numbers that fit behind the prefix.
    public static let numbers: ClosedRange<Int64> = 0...9_999_999_999

    /// The code with this running number; nil outside ``numbers``.
    public static func gtin(number: Int64) -> GTIN? {
        guard numbers.contains(number) else { return nil }
        return GTIN(completing: "04" + number.text(width: 10))
    }

    /// The running number of an internal code; nil for any other code.
    public static func number(of gtin: GTIN) -> Int64? {
        guard gtin.value / 100_000_000_000 == 4 else { return nil }
        return gtin.value % 100_000_000_000 / 10
    }
}
