// Scale labels: the counter scale prints an item number and the weight or price of this very piece into thirteen digits.
// Every country and many a shop has its own layout, so the layout is data: a template such as `21IIIIIWWWWWC`.

/// The layout of the scale labels with one prefix.
///
/// A pattern has one character per digit of the code:
/// a digit stands for itself; `I` item number; `W` weight in kilograms, `P` price, `N` count (one of the three, at most);
/// `K` check digit of that measure; `?` any digit; and at the end `C`, the check digit of the code, or `c`, a last digit
/// that the scale does not keep right and that is not checked.
public struct ScaleTemplate: Hashable, Sendable {
    /// What the measure of a label is.
    public enum Measure: String, Sendable { case weight, price, count, none }

    /// How scans name the template: the name given, or the pattern.
    public let name: String
    /// The pattern.
    public let pattern: String
    /// What the label measures.
    public let measure: Measure
    /// Figures behind the point: of kilograms, or of the currency unit.
    public let decimals: Int
    /// ISO 4217 numeric code of the price, if known.
    public let currency: Int?
    /// Whether a wrong last digit refuses the label.
    public let verifiesCheckDigit: Bool

    private let literals: [UInt8]
    let item: Range<Int>
    let measured: Range<Int>
    let measureCheck: Int?

    /// A template from its pattern; throws what is wrong with it.
    ///
    /// The widths must add up to the code: 12 digits (UPC-A) or 13 (EAN-13). `decimals` is 3 for weights and 2 for prices
    /// unless given. `text` may carry everything at once, as `deli=21IIIIIWWWWWC:3` or `20IIIIIKPPPPC:2:826`:
    /// name, pattern, decimals, currency.
    public init(
        parsing text: some StringProtocol, name: String? = nil, decimals: Int? = nil, currency: Int? = nil
    ) throws(ScanError) {
        let named = text.split(separator: "=", maxSplits: 1)
        let body = (named.last ?? "").split(separator: ":", omittingEmptySubsequences: false)
        let pattern = String(body.first ?? "")
        let cells = Array(pattern.utf8)
        func refuse(_ words: String) -> ScanError {
            ScanError(.badTemplate, "Scale template \(pattern): \(words).")
        }
        guard cells.count == 12 || cells.count == 13 else {
            throw refuse("its widths add up to \(cells.count) digits, but codes have 12 or 13")
        }
        guard cells.allSatisfy({ $0.isDigit || "IWPNK?Cc".utf8.contains($0) }) else {
            throw refuse("only digits, I, W, P, N, K, ? and a final C or c are understood")
        }
        guard cells.last == 0x43 || cells.last == 0x63, cells.dropLast().allSatisfy({ $0 != 0x43 && $0 != 0x63 }) else {
            throw refuse("it must end in C (check digit) or c (unchecked last digit), once")
        }
        let runs = try Self.runs(cells, refuse)
        guard let item = runs[0x49], (1...10).contains(item.count) else { throw refuse("it needs an item number, I") }
        let measures: [(UInt8, Measure)] = [(0x57, .weight), (0x50, .price), (0x4E, .count)]
        let present = measures.filter { runs[$0.0] != nil }
        guard present.count <= 1 else { throw refuse("it may have only one of W, P and N") }
        measure = present.first?.1 ?? .none
        measured = present.first.flatMap { runs[$0.0] } ?? 0..<0
        measureCheck = runs[0x4B]?.lowerBound
        if measureCheck != nil {
            guard runs[0x4B]?.count == 1, (4...5).contains(measured.count) else {
                throw refuse("K is one digit and checks a measure of 4 or 5 digits")
            }
        }
        guard cells[0].isDigit else { throw refuse("it must start with the prefix of the labels, as 21") }
        self.name = name ?? (named.count == 2 ? String(named[0]) : pattern)
        self.pattern = pattern
        let written = try Self.figures(body.dropFirst(), refuse)
        self.decimals = decimals ?? written.decimals ?? (measure == .weight ? 3 : measure == .price ? 2 : 0)
        self.currency = currency ?? written.currency
        guard (0...measured.count).contains(self.decimals) else {
            throw refuse("\(self.decimals) decimals do not fit a measure of \(measured.count) digits")
        }
        self.item = item
        verifiesCheckDigit = cells.last == 0x43
        literals = cells.count == 12 ? [0x30] + cells : cells
    }

    /// The unbroken run of each letter.
    private static func runs(_ cells: [UInt8], _ refuse: (String) -> ScanError) throws(ScanError) -> [UInt8: Range<Int>] {
        // Codes of 12 digits are read with a zero in front, so everything moves by one.
        let shift = cells.count == 12 ? 1 : 0
        var runs: [UInt8: Range<Int>] = [:]
        for (place, cell) in cells.enumerated() where "IWPNK".utf8.contains(cell) {
            let index = place + shift
            guard let run = runs[cell] else {
                runs[cell] = index..<index + 1
                continue
            }
            guard run.upperBound == index else {
                throw refuse("\(Character(Unicode.Scalar(cell))) must be in one piece")
            }
            runs[cell] = run.lowerBound..<index + 1
        }
        return runs
    }

    private static func figures(
        _ fields: ArraySlice<some StringProtocol>, _ refuse: (String) -> ScanError
    ) throws(ScanError) -> (decimals: Int?, currency: Int?) {
        guard fields.count <= 2, fields.allSatisfy({ Int($0) != nil }) else {
            throw refuse("behind the pattern only :decimals and :currency may follow")
        }
        let numbers = fields.compactMap { Int($0) }
        return (numbers.first, numbers.count == 2 ? numbers[1] : nil)
    }

    /// Whether all its labels have a prefix kept for shops, 02 or 20 to 29, so that no supplier's number can match.
    var isRegional: Bool {
        literals.first == 0x32 && literals.dropFirst().first?.isDigit == true || literals.starts(with: [0x30, 0x32])
    }

    /// Whether a 13-digit code has the prefix of this template.
    func matches(_ digits: some RandomAccessCollection<UInt8>) -> Bool {
        digits.count == 13
            && zip(digits, literals).allSatisfy { digit, cell in !cell.isDigit || cell == digit }
    }
}
