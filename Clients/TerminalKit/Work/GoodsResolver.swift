// What a scan means here and now, from the device's own knowledge: the barcode rules and the product master.

import Barcodes
import Wire

/// What the device made of one scan.
struct ResolvedGoods: Hashable {
    var code: ScannedCode
    var product: CatalogProduct?
    /// Base units of one such scan.
    var quantity: Int64
    var lot: String
    var expiry: String

    /// Whether the product asks for a lot or an expiry that neither label nor person has given.
    var lacksLot: Bool { product?.tracking == .lot && lot.isEmpty }
    var lacksExpiry: Bool { product?.expiryRequired == true && expiry.isEmpty }
}

/// Resolves scans against the product master. Rebuilt when the shop's scale labels change.
struct GoodsResolver {
    private let parser: ScanParser

    /// A template that this program cannot read is left out: its labels show as unknown and are still sent.
    init(templates: some Sequence<CatalogScaleTemplate>, today: CalendarDate) {
        let readable = templates.compactMap {
            try? ScaleTemplate(parsing: $0.pattern, decimals: Int($0.decimals))
        }
        parser = ScanParser(ScanParser.Configuration(
            currentYear: today.year, scaleTemplates: readable.sorted { $0.pattern < $1.pattern }))
    }

    func resolve(_ raw: [UInt8], symbology: String, in catalog: CatalogContent) throws(ScanError) -> ResolvedGoods {
        let code = try parser.parse(raw, symbologyIdentifier: symbology.isEmpty ? nil : symbology)
        let target = Self.target(of: code, in: catalog)
        let product = target.flatMap { catalog.products[$0.productID] }
        return ResolvedGoods(
            code: code,
            product: product,
            quantity: Self.quantity(code, product: product, perScan: max(1, target?.quantity ?? 1)),
            lot: code.lot ?? "",
            expiry: (code.expiry ?? code.bestBefore)?.text ?? "")
    }

    private static func target(of code: ScannedCode, in catalog: CatalogContent) -> CatalogContent.Target? {
        if let item = code.inStoreItem { return Int64(item.number).flatMap { catalog.target(ofScaleItem: $0) } }
        return catalog.target(of: code.gtin.map { BarcodeKey($0) } ?? code.key)
    }

    /// Measured goods by their measure, counted goods by the count printed times what one piece of the code holds.
    private static func quantity(_ code: ScannedCode, product: CatalogProduct?, perScan: Int64) -> Int64 {
        switch product?.unit {
        case .gram: if let grams = code.weightGrams { return grams }
        case .millilitre: if let volume = code.volumeMillilitres { return volume }
        case .each, nil: break
        }
        guard let count = code.quantity else { return perScan }
        let (product, overflow) = count.multipliedReportingOverflow(by: perScan)
        return overflow ? perScan : product
    }
}
