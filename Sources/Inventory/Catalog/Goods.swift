// From what a terminal sends to what it means in this shop: the one way in which receiving, counting and queries read a scan.
// A plain EAN-13, nine scans of ten, costs one integer lookup; all other codes take the long way through the parser.

import Barcodes
import Storage

enum Goods {
    /// What `item` means in the entry's circumstances.
    ///
    /// - Parameter typed: the entry carries its own quantity, so the code need not tell one.
    /// - Throws: `Setback.rejected` for what can never be a scan, `Setback.parked` for a code that a person must look at.
    static func resolve(
        _ item: Entry.Item, typed: Bool = false, _ context: EntryContext, in source: borrowing some Reading & ~Copyable
    ) throws -> ResolvedGoods {
        try resolve(item, typed: typed, store: context.store, today: context.today, scanners: context.scanners, in: source)
    }

    /// The same without an entry. `today` is the store's own date.
    static func resolve(
        _ item: Entry.Item, typed: Bool = false, store: StoreID, today: String, scanners: Scanners,
        in source: borrowing some Reading & ~Copyable
    ) throws -> ResolvedGoods {
        let said = try WrittenByHand(item)
        switch item.goods {
        case .product(let id):
            guard let product = try Products.find(id, in: source) else {
                throw Setback.parked(.unknown(subject: .product, reference: "\(id)"))
            }
            return said.merged(with: nil, of: product, quantity: Quantity(trusted: 1), level: "each")
        case .code(let raw, let symbology):
            guard !raw.isEmpty else { throw Setback.rejected(.malformed(field: "raw", problem: "is empty")) }
            guard raw.count <= Limits.scanBytes else {
                throw Setback.rejected(.malformed(field: "raw", problem: "is longer than \(Limits.scanBytes) bytes"))
            }
            if let gtin = plainArticle(raw, symbology) {
                guard let target = try Products.target(gtin: gtin.value, in: source) else {
                    throw Setback.parked(.unknownBarcode(code: gtin.shortText))
                }
                let counted = typed ? .zero : target.quantity
                return said.merged(with: nil, of: target.product, quantity: counted, level: target.level)
            }
            let reading = CodeReading(raw: raw, symbology: symbology, typed: typed)
            let parser = try scanners.parser(of: store, today: today, in: source)
            let found = try reading.find(by: parser, store: store, in: source)
            return said.merged(with: found.code, of: found.product, quantity: found.quantity, level: found.level)
        }
    }

    /// The number of a bare EAN-13 or UPC-A that is no label of the shop's own.
    private static func plainArticle(_ raw: [UInt8], _ symbology: String) -> GTIN? {
        guard raw.count == 13, symbology.isEmpty || symbology == "]E0", let gtin = GTIN(digits: raw),
            gtin.circulation == .global
        else { return nil }
        return gtin
    }
}

/// What the person added to the scan, understood.
private struct WrittenByHand {
    var lot: LotCode
    var expiry: String
    var productionDate: String

    init(_ item: Entry.Item) throws(Setback) {
        guard let lot = LotCode(item.lotCode) else {
            let problem = "has more than \(Limits.codeLength) bytes or control characters"
            throw .rejected(.malformed(field: "lot_code", problem: problem))
        }
        self.lot = lot
        expiry = try Self.date(item.expiry, field: "expiry")
        productionDate = try Self.date(item.productionDate, field: "production_date")
    }

    private static func date(_ text: String, field: String) throws(Setback) -> String {
        guard text.isEmpty || CalendarDate(text) != nil else { throw .rejected(.invalidDate(field: field)) }
        return text
    }

    /// The person's word goes before the label's; where both speak and differ, staff are told.
    func merged(with code: ScannedCode?, of product: ProductFacts, quantity: Quantity, level: String) -> ResolvedGoods {
        var goods = ResolvedGoods(
            product: product, quantityPerScan: quantity, level: level, lotCode: lot.normalised, shownLotCode: lot.shown,
            expiry: expiry, productionDate: productionDate, remarks: [])
        if let code {
            let printed = code.lot.flatMap { LotCode($0) } ?? .none
            if lot.isEmpty {
                (goods.lotCode, goods.shownLotCode) = (printed.normalised, printed.shown)
            } else if !printed.isEmpty, printed.normalised != lot.normalised {
                goods.remarks.append(.labelDisagrees(field: "lot_code", label: printed.shown, said: lot.shown))
            }
            let printedExpiry = (code.expiry ?? code.bestBefore ?? code.sellBy)?.text ?? ""
            goods.merge(printedExpiry, into: \.expiry, field: "expiry")
            goods.merge(code.productionDate?.text ?? "", into: \.productionDate, field: "production_date")
            if let other = code.measure(otherThan: product.unit.measure) {
                goods.remarks.append(.unitDiffers(product: product.name, printed: other, unit: product.unit))
            }
            if code.warnings.contains(where: { $0.code == .separatorMayBeMissing }), !printed.isEmpty {
                goods.remarks.append(.suspiciousLot(code: printed.shown))
            }
        }
        if product.tracking == .none { (goods.lotCode, goods.shownLotCode) = ("", "") }
        return goods
    }
}

extension ResolvedGoods {
    fileprivate mutating func merge(_ printed: String, into path: WritableKeyPath<ResolvedGoods, String>, field: String) {
        let said = self[keyPath: path]
        if said.isEmpty {
            self[keyPath: path] = printed
        } else if !printed.isEmpty, printed != said {
            remarks.append(.labelDisagrees(field: field, label: printed, said: said))
        }
    }
}

extension Unit {
    fileprivate var measure: PrintedMeasure {
        switch self {
        case .each: .pieces
        case .gram: .weight
        case .millilitre: .volume
        }
    }
}
