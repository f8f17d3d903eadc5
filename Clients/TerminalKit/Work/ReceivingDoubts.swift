// What the device itself finds odd about goods before it books them in, from what it knows without the server. The reasons are those
// of the server, which has the last word.

public import Barcodes
import Wire

/// Something odd about goods that arrive. The person answers it: book them all the same, or not.
public enum Doubt: Hashable, Sendable {
    case notOnOrder(product: String)
    case moreThanOrdered(product: String, ordered: Int64, received: Int64)
    case expired(product: String, expiry: String)
    case shortDated(product: String, expiry: String, days: Int64)
    case lotHasAnotherExpiry(lot: String, known: String, said: String)
    case unitDiffers(product: String, printed: PrintedMeasure, unit: QuantityUnit)

    /// Stable; the same as of the server's warning.
    public var reason: String {
        switch self {
        case .notOnOrder: "NOT_ON_ORDER"
        case .moreThanOrdered: "MORE_THAN_ORDERED"
        case .expired: "EXPIRED"
        case .shortDated: "SHORT_DATED"
        case .lotHasAnotherExpiry: "LOT_HAS_ANOTHER_EXPIRY"
        case .unitDiffers: "UNIT_DIFFERS"
        }
    }

    /// Warnings of the server that the person has to answer where the device did not ask before.
    public static let answered: Set<String> = [
        "NOT_ON_ORDER", "MORE_THAN_ORDERED", "EXPIRED", "SHORT_DATED", "LOT_HAS_ANOTHER_EXPIRY", "UNIT_DIFFERS", "ON_HOLD",
    ]
}

/// What the device knows of the receipt at hand. Pure.
struct ReceivingDoubts {
    /// What the order still expects, by product; empty = nothing is known, or nothing was ordered.
    var expected: [Int64: Int64]
    /// Of the product on this receipt so far, as far as the device knows.
    var received: Int64
    /// The expiry that the device knows of the lot; nil = none.
    var knownExpiry: String?
    var today: CalendarDate

    func doubts(on goods: ResolvedGoods, quantity: Int64) -> [Doubt] {
        guard let product = goods.product else { return [] }
        return orderDoubts(product.productID, product.name, quantity) + lotDoubts(goods, product.name, product.minimumLifeDays)
            + unitDoubts(goods, product.name, QuantityUnit(product.unit))
    }

    private func orderDoubts(_ product: Int64, _ name: String, _ quantity: Int64) -> [Doubt] {
        guard !expected.isEmpty else { return [] }
        guard let ordered = expected[product] else { return [.notOnOrder(product: name)] }
        let (total, overflow) = received.addingReportingOverflow(quantity)
        guard overflow || total > ordered else { return [] }
        return [.moreThanOrdered(product: name, ordered: ordered, received: overflow ? .max : total)]
    }

    private func lotDoubts(_ goods: ResolvedGoods, _ name: String, _ minimumDays: Int32) -> [Doubt] {
        var doubts: [Doubt] = []
        if let knownExpiry, !goods.expiry.isEmpty, knownExpiry != goods.expiry {
            doubts.append(.lotHasAnotherExpiry(lot: goods.lot, known: knownExpiry, said: goods.expiry))
        }
        let expiry = goods.expiry.isEmpty ? knownExpiry ?? "" : goods.expiry
        guard let ends = CalendarDate(expiry) else { return doubts }
        if ends < today {
            doubts.append(.expired(product: name, expiry: expiry))
        } else if CalendarDate.days(from: today, to: ends) < Int(minimumDays) {
            doubts.append(.shortDated(product: name, expiry: expiry, days: Int64(minimumDays)))
        }
        return doubts
    }

    private func unitDoubts(_ goods: ResolvedGoods, _ name: String, _ unit: QuantityUnit) -> [Doubt] {
        let own: PrintedMeasure = switch unit {
        case .each: .pieces
        case .gram: .weight
        case .millilitre: .volume
        }
        return goods.code.measure(otherThan: own).map { [.unitDiffers(product: name, printed: $0, unit: unit)] } ?? []
    }
}

/// Which questions a scan may be answered with instead of being saved.
public struct ScanQuestions: OptionSet, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// A lot or an expiry that the label does not carry.
    public static let lot = ScanQuestions(rawValue: 1)
    /// What is odd about goods that arrive.
    public static let doubts = ScanQuestions(rawValue: 2)
    public static let all: ScanQuestions = [.lot, .doubts]
}

/// The expiry of each lot that the task has met, as printed first or as the server knows it.
struct KnownLots {
    private struct Key: Hashable {
        var product: Int64
        var lot: String
    }

    private var expiries: [Key: String] = [:]
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    var count: Int { expiries.count }

    func expiry(of lot: String, product: Int64) -> String? { expiries[Key(product: product, lot: lot.uppercased())] }

    /// - Parameter isCertain: the server says so; else the first word counts. At the limit nothing new is learnt.
    mutating func learn(_ lot: String, expiry: String, product: Int64, isCertain: Bool) {
        guard product != 0, !lot.isEmpty, !expiry.isEmpty else { return }
        let key = Key(product: product, lot: lot.uppercased())
        if expiries[key] == nil ? expiries.count < limit : isCertain { expiries[key] = expiry }
    }
}
