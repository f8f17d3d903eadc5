// One product of the demo shop, and how its codes are made. The numbers come from GS1 prefix 952, which GS1 keeps for
// demonstrations and examples, so no code here can be a real product's.

public import Barcodes

/// What the demo shop sells.
public struct DemoProduct: Hashable, Sendable {
    /// Where in the shop it is kept.
    public enum Zone: String, Sendable, CaseIterable { case cold, dry, front }

    /// How much of it one base unit is.
    public enum Measure: Sendable, Hashable {
        case piece
        /// Base unit gram, weighed at the counter: the item number on its scale labels.
        case weighed(scaleItem: Int64)
    }

    public let sku: String
    public let name: String
    public let zone: Zone
    /// Cost of one base unit in 1/10,000 of the currency unit.
    public let unitCostE4: Int64
    /// Pieces in a case; nil where no case is traded.
    public let caseQuantity: Int64?
    /// Days from production to expiry; nil where goods are not followed by lot.
    public let shelfLifeDays: Int?
    public let measure: Measure
    /// The product's place in the table: what its codes are made of.
    let number: Int64

    /// Whether lots and expiry are followed.
    public var isLotTracked: Bool { shelfLifeDays != nil }

    /// EAN-13 under prefix 952. Nil for weighed goods, whose labels the scale prints.
    public var gtin: GTIN? {
        guard case .piece = measure else { return nil }
        return GTIN(completing: "952" + Self.digits(number, width: 9))
    }

    /// GTIN-14 of the case: packaging indicator 1 before the piece's number.
    public var caseGTIN: GTIN? {
        guard caseQuantity != nil, case .piece = measure else { return nil }
        return GTIN(completing: "1952" + Self.digits(number, width: 9))
    }

    /// The label a scale would print for so many grams; nil for what is not weighed.
    public func scaleLabel(grams: Int64) -> String? {
        guard case .weighed(let item) = measure, (0...99_999).contains(grams) else { return nil }
        let body = DemoCatalog.scalePrefix + Self.digits(item, width: 5) + Self.digits(grams, width: 5)
        return GTIN(completing: body)?.ean13Text
    }

    private static func digits(_ number: Int64, width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
