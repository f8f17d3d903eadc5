/// `grpc-timeout` as it travels (gRPC document "gRPC over HTTP2"): one to eight digits and a unit of
/// `H M S m u n`.
enum GRPCTimeout {
    private static let mostDigits = 99_999_999 as Int64
    private static let units: [(letter: UInt8, nanoseconds: Int64)] = [
        (UInt8(ascii: "n"), 1),
        (UInt8(ascii: "u"), 1_000),
        (UInt8(ascii: "m"), 1_000_000),
        (UInt8(ascii: "S"), 1_000_000_000),
        (UInt8(ascii: "M"), 60_000_000_000),
        (UInt8(ascii: "H"), 3_600_000_000_000),
    ]

    /// - Returns: Nanoseconds, at most `Int64.max` (292 years); nil for text that is not a timeout.
    static func parse(_ text: String) -> Int64? {
        guard let letter = text.utf8.last, let unit = units.first(where: { $0.letter == letter }) else { return nil }
        let digits = text.utf8.dropLast()
        guard (1...8).contains(digits.count) else { return nil }
        var number: Int64 = 0
        for digit in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            number = number * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        let (product, overflow) = number.multipliedReportingOverflow(by: unit.nanoseconds)
        return overflow ? Int64.max : product
    }

    /// The finest unit in which it fits eight digits, rounded up: the server must not give up before the client does.
    static func text(nanoseconds: Int64) -> String {
        let nanoseconds = max(nanoseconds, 1)
        for unit in units {
            let number = (nanoseconds - 1) / unit.nanoseconds + 1
            if number <= mostDigits { return "\(number)\(Character(Unicode.Scalar(unit.letter)))" }
        }
        return "\(mostDigits)H"
    }
}
