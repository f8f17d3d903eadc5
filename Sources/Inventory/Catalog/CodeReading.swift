// The long way of a scan: read by the store's parser, looked up by what the code turned out to be, measured by its label.

import Barcodes
import Storage

/// One code that is not a bare EAN-13.
struct CodeReading {
    let raw: [UInt8]
    /// Empty = the scanner did not say.
    let symbology: String
    /// The entry carries its own quantity, so the code need not tell one.
    let typed: Bool

    /// What the code stands for.
    struct Found {
        /// Nil where the code is known only as it is printed.
        var code: ScannedCode?
        var product: ProductFacts
        var quantity: Quantity
        var level: String
    }

    func find(
        by parser: ScanParser, store: StoreID, in source: borrowing some Reading & ~Copyable
    ) throws -> Found {
        let code: ScannedCode
        do throws(ScanError) {
            code = try parser.parse(raw, symbologyIdentifier: symbology.isEmpty ? nil : symbology)
        } catch {
            return try asPrinted(error, in: source)
        }
        if let item = code.inStoreItem { return try scaleLabel(item, code, store: store, in: source) }
        guard let target = try target(of: code, in: source) else {
            throw Setback.parked(.unknownBarcode(code: code.gtin?.shortText ?? Self.shown(raw)))
        }
        let quantity = try quantity(of: code, on: target)
        return Found(code: code, product: target.product, quantity: quantity, level: target.level)
    }

    /// A code with a wrong check digit may still be one that the shop has on its shelves, loaded exactly as printed.
    private func asPrinted(_ error: ScanError, in source: borrowing some Reading & ~Copyable) throws -> Found {
        if error.code == .badCheckDigit {
            let key = BarcodeKey(text: String(decoding: raw, as: UTF8.self)).text
            if let target = try Products.target(plainCode: key, in: source) {
                let quantity = typed ? .zero : target.quantity
                return Found(code: nil, product: target.product, quantity: quantity, level: target.level)
            }
        }
        if error.code == .empty { throw Setback.rejected(.malformed(field: "raw", problem: "holds nothing but blanks")) }
        throw Setback.parked(.invalidBarcode(code: Self.shown(raw), problem: error.message))
    }

    private func target(of code: ScannedCode, in source: borrowing some Reading & ~Copyable) throws -> BarcodeTarget? {
        if let gtin = code.gtin {
            if let target = try Products.target(gtin: gtin.value, in: source) { return target }
            // In-store numbers are kept with the plain codes: they mean something in this shop only.
            guard gtin.circulation != .global else { return nil }
        }
        return try Products.target(plainCode: code.key.text, in: source)
    }

    /// The weight or volume on the label for goods followed by it, else the pieces it speaks of, else one of its kind.
    private func quantity(of code: ScannedCode, on target: BarcodeTarget) throws(Setback) -> Quantity {
        if typed { return .zero }
        let measured: Int64? =
            switch target.product.unit {
            case .gram: code.weightGrams
            case .millilitre: code.volumeMillilitres
            case .each: nil
            }
        if let measured { return try Self.checked(Quantity(measured)) }
        guard let pieces = code.quantity else { return target.quantity }
        return try Self.checked(target.quantity.times(pieces))
    }

    private func scaleLabel(
        _ item: InStoreItem, _ code: ScannedCode, store: StoreID, in source: borrowing some Reading & ~Copyable
    ) throws -> Found {
        let number = Int64(item.number) ?? 0
        guard let product = try Products.find(scaleItem: number, store: store, in: source) else {
            throw Setback.parked(.unknownBarcode(code: Self.shown(raw)))
        }
        let quantity = typed ? .zero : try labelQuantity(code, of: product)
        return Found(code: code, product: product, quantity: quantity, level: "each")
    }

    /// Goods by the piece: the count, else the one piece that carries the label. Goods by weight need a weight.
    private func labelQuantity(_ code: ScannedCode, of product: ProductFacts) throws(Setback) -> Quantity {
        switch product.unit {
        case .each: return try Self.checked(Quantity(code.quantity ?? 1))
        case .gram:
            guard let grams = code.weightGrams else { throw .parked(.measureMissing(product: product.name)) }
            return try Self.checked(Quantity(grams))
        case .millilitre: throw .parked(.measureMissing(product: product.name))
        }
    }

    private static func checked(_ quantity: Quantity?) throws(Setback) -> Quantity {
        guard let quantity, quantity.units > 0 else { throw .rejected(.quantityOutOfRange(field: "raw")) }
        return quantity
    }

    /// The code as staff may read it in a message: control characters visible, not endless.
    private static func shown(_ raw: [UInt8]) -> String {
        let text = String(decoding: raw.prefix(100), as: UTF8.self)
        let visible = text.unicodeScalars.map { scalar in
            scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) ?? scalar : scalar
        }
        return String(String.UnicodeScalarView(visible)) + (raw.count > 100 ? "..." : "")
    }
}
