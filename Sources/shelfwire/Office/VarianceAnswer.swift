import Wire

/// A variance report, for people or scripts.
struct VarianceAnswer: Encodable {
    struct Line: Encodable {
        let product: String
        let lot: String
        let location: String
        let counted: Int64
        let expected: Int64
        let variance: Int64
        /// 1/10,000 of the currency unit; absent without the right to see cost.
        let valueE4: Int64?
        let movedDuringCount: Bool
        let unseen: Bool
    }

    let number: String
    let lines: [Line]
    let linesTotal: Int64
    let linesDifferent: Int64
    let valueE4Total: Int64?

    init(_ number: String, _ reply: GetVarianceReply) {
        self.number = number
        lines = reply.lines.map { line in
            Line(product: line.productName, lot: line.lotCode, location: line.locationCode, counted: line.counted, expected: line.expected,
                variance: line.variance, valueE4: line.valueE4, movedDuringCount: line.movedDuringCount, unseen: line.unseen)
        }
        linesTotal = reply.linesTotal
        linesDifferent = reply.linesDifferent
        valueE4Total = reply.valueE4Total
    }

    func tell(json: Bool) throws {
        if json { return try JSONPrinter.print(self) }
        var table = TextTable(
            ("PRODUCT", .left), ("LOT", .left), ("PLACE", .left), ("COUNTED", .right), ("EXPECTED", .right), ("VARIANCE", .right),
            ("VALUE", .right), ("REMARKS", .left))
        for line in lines {
            let remarks = [line.unseen ? "not seen" : "", line.movedDuringCount ? "moved during the count" : ""].filter { !$0.isEmpty }
            table.add(line.product, line.lot, line.location, "\(line.counted)", "\(line.expected)", Money.signed(line.variance),
                line.valueE4.map(Money.text) ?? "", remarks.joined(separator: ", "))
        }
        for line in table.lines { print(line) }
        print("\(linesTotal) lines, \(linesDifferent) differ" + (valueE4Total.map { ", value \(Money.text(e4: $0))" } ?? ""))
    }
}

/// Amounts as people read them.
enum Money {
    /// 1/10,000 of the unit with two decimals, halves away from zero.
    static func text(e4: Int64) -> String {
        let cents = (e4.magnitude + 50) / 100
        let fraction = String(cents % 100)
        return (e4 < 0 && cents > 0 ? "-" : "") + "\(cents / 100)." + (fraction.count < 2 ? "0" : "") + fraction
    }

    static func signed(_ quantity: Int64) -> String {
        quantity > 0 ? "+\(quantity)" : "\(quantity)"
    }
}
