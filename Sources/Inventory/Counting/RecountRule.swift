// Which counted lines need a second pair of eyes: the store's own rule, and rules of their own for classes of goods. Pure.

/// From when on somebody else counts a line again.
public struct RecountRule: Hashable, Sendable {
    /// Whatever was counted; the limits do not matter then.
    public var isAlways: Bool
    /// A line that differs by more than this share of what was expected; 0 = no such rule.
    public var permille: Int64
    /// A line whose difference is worth more than this; 0 = no such rule.
    public var value: Value

    public init(isAlways: Bool = false, permille: Int64 = 0, value: Value = .zero) {
        self.isAlways = isAlways
        self.permille = permille
        self.value = value
    }

    var isSet: Bool { isAlways || permille > 0 || value.e4 > 0 }

    /// Whether a line has to be counted by somebody else.
    func wants(_ variance: CountVariance, worth: Value) -> Bool {
        // An empty bucket that nobody saw is no line.
        if isAlways { return !(variance.isUnseen && variance.expected == 0) }
        guard variance.difference != 0 else { return false }
        if value.e4 > 0, worth.e4.magnitude > value.e4.magnitude { return true }
        guard permille > 0 else { return false }
        // Of nothing expected every difference is more than any share.
        return Int128(variance.difference.magnitude) * 1_000 > Int128(permille) * Int128(max(variance.expected, 0))
    }

    /// What is wrong with it; `prefix` names it.
    func problems(_ prefix: String) -> [Rejection] {
        var problems: [Rejection] = []
        if !(0...1_000).contains(permille) {
            problems.append(.malformed(field: "\(prefix)recount_permille", problem: "is not between 0 and 1000"))
        }
        if !(0...Limits.lineValueE4).contains(value.e4) {
            problems.append(.malformed(field: "\(prefix)recount_value_e4", problem: "is not between 0 and \(Limits.lineValueE4)"))
        }
        if isAlways && (permille != 0 || value.e4 != 0) {
            problems.append(.malformed(field: "\(prefix)always", problem: "leaves no room for a limit beside it"))
        }
        return problems
    }
}

/// The rule of a class of goods, in place of the store's. One without limits spares the class every recount.
public struct ClassRecountRule: Hashable, Sendable {
    public var salesClass: SalesClass
    public var rule: RecountRule

    public init(_ salesClass: SalesClass, _ rule: RecountRule) {
        self.salesClass = salesClass
        self.rule = rule
    }

    /// What is wrong with the rules of a store's classes.
    static func problems(_ rules: [ClassRecountRule]) throws(Refusal) -> [Rejection] {
        guard rules.count <= Limits.classRecountRules else {
            throw Refusal(.tooMany(field: "class_recounts", limit: Limits.classRecountRules))
        }
        var problems: [Rejection] = []
        for (index, one) in rules.enumerated() {
            problems += one.rule.problems("class_recounts[\(index)].")
            if rules.prefix(index).contains(where: { $0.salesClass == one.salesClass }) {
                problems.append(.malformed(field: "class_recounts[\(index)].sales_class", problem: "was named before"))
            }
        }
        return problems
    }
}
