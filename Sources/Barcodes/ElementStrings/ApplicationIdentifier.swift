// One line of the catalogue as a value, and the index by which the reader finds it.

/// A number of 2, 3 or 4 digits that says what the value behind it is. 21 and 0021 differ, so the width belongs to it.
struct ApplicationIdentifier: Hashable, Comparable {
    let number: Int
    let width: Int

    init(number: Int, width: Int) {
        self.number = number
        self.width = width
    }

    init?(_ text: some StringProtocol) {
        guard (2...4).contains(text.utf8.count), let number = text.utf8.decimalValue else { return nil }
        self.init(number: Int(number), width: text.utf8.count)
    }

    var text: String { Int64(number).text(width: width) }

    /// The first two digits, which fix the width of an identifier and whether its length is predefined.
    var prefix: Int { width == 2 ? number : width == 3 ? number / 10 : number / 100 }

    static func < (left: Self, right: Self) -> Bool { (left.width, left.number) < (right.width, right.number) }
}

/// Identifiers that share leading digits: "31nn" is 3100 to 3199.
struct IdentifierPattern: Hashable {
    let width: Int
    let numbers: ClosedRange<Int>

    init?(_ text: some StringProtocol) {
        let digits = text.prefix { $0 != "n" }
        guard let number = digits.utf8.decimalValue, let span = powerOfTen(text.utf8.count - digits.utf8.count) else {
            return nil
        }
        width = text.utf8.count
        numbers = Int(number * span)...Int(number * span + span - 1)
    }

    func matches(_ identifier: ApplicationIdentifier) -> Bool {
        identifier.width == width && numbers.contains(identifier.number)
    }
}

/// One part of a value.
struct ValueComponent: Hashable {
    enum Characters: Character { case digits = "N", set82 = "X", set39 = "Y", base64 = "Z" }

    let characters: Characters
    let least: Int
    let most: Int
    let mayBeAbsent: Bool
    let rules: [ValueRule]

    /// A component written `N6.day`, `X..20`, `?N4.clock`.
    init?(_ text: Substring) {
        var rest = text
        mayBeAbsent = rest.first == "?"
        if mayBeAbsent { rest.removeFirst() }
        guard let letter = rest.popFirst(), let characters = Characters(rawValue: letter) else { return nil }
        self.characters = characters
        let isVariable = rest.hasPrefix("..")
        if isVariable { rest.removeFirst(2) }
        let parts = rest.split(separator: ".")
        guard let width = parts.first, let most = Int(width), most > 0 else { return nil }
        self.most = most
        least = isVariable ? 1 : most
        var rules: [ValueRule] = []
        for name in parts.dropFirst() {
            guard let rule = ValueRule(rawValue: String(name)) else { return nil }
            rules.append(rule)
        }
        self.rules = rules
    }
}

/// What the catalogue says about one identifier (or a range of them).
struct IdentifierEntry {
    let identifiers: ClosedRange<Int>
    let width: Int
    let components: [ValueComponent]
    /// Alternatives, each a set of identifiers that must all be there.
    let needs: [[IdentifierPattern]]
    /// Whether a missing companion makes the scan unusable.
    let refusesAlone: Bool
    let neverWith: [IdentifierPattern]
    let title: String

    var longest: Int { components.reduce(0) { $0 + $1.most } }

    /// A line of ``ApplicationIdentifierTable``, or nil when it breaks the notation.
    init?(line: Substring) {
        let columns = line.split(separator: "|", omittingEmptySubsequences: false).map { column in
            column.split(separator: " ").joined(separator: " ")
        }
        guard columns.count == 5, !columns[4].isEmpty else { return nil }
        let bounds = columns[0].split(separator: "-")
        guard let first = bounds.first, let last = bounds.last, first.count == last.count,
            let low = Int(first), let high = Int(last), low <= high
        else { return nil }
        identifiers = low...high
        width = first.count
        components = columns[1].split(separator: " ").compactMap { ValueComponent($0) }
        refusesAlone = columns[2].hasSuffix("!")
        needs = columns[2].filter { $0 != "!" }.split(separator: " ").map { alternative in
            alternative.split(separator: "+").compactMap { IdentifierPattern($0) }
        }
        neverWith = columns[3].split(separator: " ").compactMap { IdentifierPattern($0) }
        title = columns[4]
        guard !components.isEmpty, components.count == columns[1].split(separator: " ").count,
            needs.allSatisfy({ !$0.isEmpty })
        else { return nil }
    }
}

/// All identifiers, indexed.
struct IdentifierCatalogue {
    /// The one catalogue, read from ``ApplicationIdentifierTable`` at first use.
    static let standard = IdentifierCatalogue(table: ApplicationIdentifierTable.text)

    let entries: [IdentifierEntry]
    /// Lines of the table that could not be understood; a test keeps this at none.
    let unreadableLines: [String]
    private let index: [ApplicationIdentifier: Int]
    private let widths: [Int]

    init(table: String) {
        var entries: [IdentifierEntry] = []
        var unreadable: [String] = []
        var index: [ApplicationIdentifier: Int] = [:]
        var widths = [Int](repeating: 0, count: 100)
        for line in table.split(separator: "\n") {
            guard let entry = IdentifierEntry(line: line) else {
                unreadable.append(String(line))
                continue
            }
            for number in entry.identifiers {
                let identifier = ApplicationIdentifier(number: number, width: entry.width)
                index[identifier] = entries.count
                if widths.indices.contains(identifier.prefix) { widths[identifier.prefix] = entry.width }
            }
            entries.append(entry)
        }
        self.entries = entries
        self.unreadableLines = unreadable
        self.index = index
        self.widths = widths
    }

    /// How many digits the identifiers with these first two have; 0 where GS1 has assigned none.
    func width(ofPrefix prefix: Int) -> Int { widths.indices.contains(prefix) ? widths[prefix] : 0 }

    func entry(_ identifier: ApplicationIdentifier) -> IdentifierEntry? {
        index[identifier].map { entries[$0] }
    }

    /// The length of values whose identifier starts with these two digits, if no separator ever follows them.
    ///
    /// GS1 General Specifications, figure 7.8.5-2, less the digits of the identifier.
    static func predefinedLength(_ identifier: ApplicationIdentifier) -> Int? {
        let total: Int? =
            switch identifier.prefix {
            case 0: 20
            case 1...3: 16
            case 4: 18
            case 11...19: 8
            case 20: 4
            case 31...36: 10
            case 41: 16
            default: nil
            }
        return total.map { $0 - identifier.width }
    }
}
