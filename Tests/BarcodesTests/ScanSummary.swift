import Barcodes

/// A scan in one line, so that a table of cases reads like a list and compares everything at once.
func summary(_ code: ScannedCode) -> String {
    var parts = [code.symbology.rawValue]
    func add(_ name: String, _ value: String?) {
        if let value { parts.append("\(name)=\(value)") }
    }
    add("gtin", code.gtin?.shortText)
    add("lot", code.lot)
    add("expiry", code.expiry?.text)
    add("best", code.bestBefore?.text)
    add("made", code.productionDate?.text)
    add("packed", code.packagingDate?.text)
    add("sell", code.sellBy?.text)
    add("pieces", code.quantity.map { "\($0)" })
    add("g", code.weightGrams.map { "\($0)" })
    add("grossG", code.grossWeightGrams.map { "\($0)" })
    add("ml", code.volumeMillilitres.map { "\($0)" })
    add("price", code.price.map { "\($0.amount)e-\($0.decimals)" + ($0.currency.map { "@\($0)" } ?? "") })
    add("serial", code.serial)
    add("sscc", code.sscc)
    add("item", code.inStoreItem.map { "\($0.number)/\($0.template)" })
    if code.gtin == nil { add("key", code.key.text) }
    if !code.elements.isEmpty {
        parts.append(code.elements.map { "(\($0.ai))\($0.value)" }.joined())
    }
    for warning in code.warnings { parts.append("!\(warning.code.rawValue)") }
    return parts.joined(separator: " ")
}

/// What a parser makes of a scan, refusals included.
func outcome(_ parser: ScanParser, _ bytes: [UInt8], identifier: String? = nil) -> String {
    do {
        return summary(try parser.parse(bytes, symbologyIdentifier: identifier))
    } catch {
        return "refused \(error.code.rawValue)"
    }
}

func outcome(_ parser: ScanParser, _ text: String) -> String {
    outcome(parser, Array(text.utf8))
}

/// Today's year in all tests.
let testYear = 2026

func parser(
    separators: String = "", templates: [ScaleTemplate] = [], profile: ScanParser.Profile = .automatic,
    eightDigits: ScanParser.EightDigits = .ean8
) -> ScanParser {
    ScanParser(
        ScanParser.Configuration(
            currentYear: testYear, separators: Array(separators.utf8), scaleTemplates: templates, profile: profile,
            eightDigits: eightDigits))
}
