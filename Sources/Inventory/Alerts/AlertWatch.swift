// What is so in a store now against what was told: which alerts to raise, to wake and to clear. Pure; the facts are read beside it.

/// Everything that a sweep's decision depends on.
struct AlertFacts {
    /// An alert that is not cleared.
    struct Standing: Hashable {
        var id: AlertID
        var subject: AlertSubject
        var state: AlertState
        var snoozedUntil: Instant
    }

    /// What a store has of a product.
    struct Level: Hashable {
        var onHand: Int64
        var available: Int64
        var isActive: Bool
    }

    /// A lot with goods on the shelves that may be sold but for its date.
    struct DatedLot: Hashable {
        var product: ProductID
        var lot: LotID
        var expiry: String
        var onHand: Int64
    }

    /// Key 0 is the store's own rule.
    var rules: [Int64: AlertRule]
    /// Products that have, or had, goods in the store, and those with a rule of their own.
    var levels: [ProductID: Level]
    var lots: [DatedLot]
    /// The store's date.
    var today: String
    var standing: [Standing]
}

/// What becomes of one alert.
enum AlertChange: Hashable {
    case raise(AlertFinding)
    /// It was snoozed, and is still so.
    case wake(AlertID, AlertSubject)
    case clear(AlertID, AlertSubject)

    var product: ProductID {
        switch self {
        case .raise(let finding): finding.subject.product
        case .wake(_, let subject), .clear(_, let subject): subject.product
        }
    }
}

enum AlertWatch {
    /// In the order of products, lots and kinds.
    static func changes(_ facts: AlertFacts, now: Instant) -> [AlertChange] {
        let found = findings(facts)
        var changes: [AlertChange] = []
        var told: Set<AlertSubject> = []
        for standing in facts.standing {
            told.insert(standing.subject)
            if found[standing.subject] == nil {
                changes.append(.clear(standing.id, standing.subject))
            } else if standing.state == .snoozed, standing.snoozedUntil <= now {
                changes.append(.wake(standing.id, standing.subject))
            }
        }
        changes += found.values.filter { !told.contains($0.subject) }.map(AlertChange.raise)
        return changes.sorted { $0.order < $1.order }
    }

    /// Everything that is so now.
    static func findings(_ facts: AlertFacts) -> [AlertSubject: AlertFinding] {
        var found: [AlertSubject: AlertFinding] = [:]
        func note(_ kind: AlertKind, _ product: ProductID, lot: LotID? = nil, _ quantity: Int64, bound: Int64, expiry: String = "", _ rule: AlertRule) {
            let subject = AlertSubject(kind: kind, product: product, lot: lot)
            found[subject] = AlertFinding(subject: subject, quantity: quantity, bound: bound, expiry: expiry, owner: rule.owner)
        }
        for (product, level) in facts.levels {
            let rule = facts.rule(of: product)
            // Nobody waits for goods that are no longer bought.
            if rule.least > 0, level.isActive, level.available < rule.least { note(.lowStock, product, level.available, bound: rule.least, rule) }
            if rule.most > 0, level.onHand > rule.most { note(.overStock, product, level.onHand, bound: rule.most, rule) }
        }
        for lot in facts.lots {
            let rule = facts.rule(of: lot.product)
            if lot.expiry < facts.today {
                note(.expired, lot.product, lot: lot.lot, lot.onHand, bound: 0, expiry: lot.expiry, rule)
            } else if rule.nearExpiryDays > 0, lot.expiry <= Horizon.date(facts.today, days: rule.nearExpiryDays) {
                note(.nearExpiry, lot.product, lot: lot.lot, lot.onHand, bound: rule.nearExpiryDays, expiry: lot.expiry, rule)
            }
        }
        return found
    }
}

extension AlertFacts {
    func rule(of product: ProductID) -> AlertRule { rules[product.rawValue] ?? rules[0] ?? .none }
}

extension AlertChange {
    fileprivate var order: (Int64, Int64, Int64) {
        let subject: AlertSubject =
            switch self {
            case .raise(let finding): finding.subject
            case .wake(_, let subject), .clear(_, let subject): subject
            }
        return (subject.product.rawValue, subject.lot?.rawValue ?? 0, subject.kind.rawValue)
    }
}
