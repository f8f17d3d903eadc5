// A parsed scan for people and for scripts. `shelfwire barcode` prints it; support staff paste it into mails, scripts
// read it, so the keys and their order never change.

/// The outcome of one scan as text.
public struct ScanReport: Sendable {
    /// What was reported on.
    public let outcome: Result<ScannedCode, ScanError>

    public init(_ outcome: Result<ScannedCode, ScanError>) {
        self.outcome = outcome
    }

    /// One line of JSON (RFC 8259). All keys are always there, null where the scan says nothing.
    public var json: String {
        switch outcome {
        case .success(let code): json(code)
        case .failure(let error): json(error)
        }
    }

    private func json(_ code: ScannedCode) -> String {
        JSONText.object([
            ("ok", "true"),
            ("symbology", JSONText.string(code.symbology.rawValue)),
            ("gtin", JSONText.string(code.gtin?.text)),
            ("elements", JSONText.array(code.elements.map {
                JSONText.object([("ai", JSONText.string($0.ai)), ("value", JSONText.string($0.value))])
            })),
            ("lot", JSONText.string(code.lot)),
            ("expiry", JSONText.string(code.expiry?.text)),
            ("quantity", JSONText.number(code.quantity)),
            ("weight_g", JSONText.number(code.weightGrams)),
            ("serial", JSONText.string(code.serial)),
            ("best_before", JSONText.string(code.bestBefore?.text)),
            ("production_date", JSONText.string(code.productionDate?.text)),
            ("packaging_date", JSONText.string(code.packagingDate?.text)),
            ("sell_by", JSONText.string(code.sellBy?.text)),
            ("gross_weight_g", JSONText.number(code.grossWeightGrams)),
            ("volume_ml", JSONText.number(code.volumeMillilitres)),
            ("price", code.price.map(json) ?? "null"),
            ("sscc", JSONText.string(code.sscc)),
            ("in_store_item", code.inStoreItem.map(json) ?? "null"),
            ("circulation", JSONText.string(code.gtin?.circulation.rawValue)),
            ("key", JSONText.string(code.key.text)),
            ("warnings", JSONText.array(code.warnings.map {
                JSONText.object([
                    ("code", JSONText.string($0.code.rawValue)), ("message", JSONText.string($0.message)),
                ])
            })),
        ])
    }

    private func json(_ price: ScannedPrice) -> String {
        JSONText.object([
            ("amount", JSONText.number(price.amount)), ("decimals", JSONText.number(Int64(price.decimals))),
            ("currency", JSONText.string(price.currency.map { Int64($0).text(width: 3) })),
        ])
    }

    private func json(_ item: InStoreItem) -> String {
        JSONText.object([("number", JSONText.string(item.number)), ("template", JSONText.string(item.template))])
    }

    private func json(_ error: ScanError) -> String {
        JSONText.object([
            ("ok", "false"),
            ("error", JSONText.string(error.code.rawValue)),
            ("message", JSONText.string(error.message)),
            ("position", JSONText.number(error.position.map(Int64.init))),
        ])
    }

    /// Lines for people: a name and a value each, only what the scan says.
    public var text: String {
        switch outcome {
        case .failure(let error): return "refused      \(error.code.rawValue)\n             \(error.message)"
        case .success(let code):
            var lines: [(String, String?)] = [
                ("symbology", code.symbology.rawValue),
                ("product", code.gtin.map { "\($0.shortText)  (GTIN \($0.text))" }),
                ("item", code.inStoreItem.map { "\($0.number)  (scale label \($0.template))" }),
                ("unit", code.sscc),
                ("key", code.gtin == nil ? code.key.text : nil),
                ("lot", code.lot),
                ("serial", code.serial),
                ("expiry", code.expiry?.text),
                ("best before", code.bestBefore?.text),
                ("produced", code.productionDate?.text),
                ("packed", code.packagingDate?.text),
                ("sell by", code.sellBy?.text),
                ("quantity", code.quantity.map { "\($0)" }),
                ("weight", code.weightGrams.map { "\(Self.decimal($0, 3)) kg" }),
                ("gross weight", code.grossWeightGrams.map { "\(Self.decimal($0, 3)) kg" }),
                ("volume", code.volumeMillilitres.map { "\(Self.decimal($0, 3)) l" }),
                ("price", code.price.map(Self.text)),
            ]
            lines += code.elements.map { ("(\($0.ai))", Self.title(of: $0)) }
            lines += code.warnings.map { ("warning", $0.message) }
            return lines.compactMap { name, value in
                value.map { name + String(repeating: " ", count: max(1, 13 - name.utf8.count)) + $0 }
            }.joined(separator: "\n")
        }
    }

    private static func title(of element: GS1Element) -> String {
        let entry = ApplicationIdentifier(element.ai).flatMap(IdentifierCatalogue.standard.entry)
        return element.value + (entry.map { "  \($0.title)" } ?? "")
    }

    private static func text(_ price: ScannedPrice) -> String {
        decimal(price.amount, price.decimals) + (price.currency.map { "  currency " + Int64($0).text(width: 3) } ?? "")
    }

    /// `amount` / 10^decimals with all its decimals.
    private static func decimal(_ amount: Int64, _ decimals: Int) -> String {
        guard decimals > 0 else { return "\(amount)" }
        let digits = amount.text(width: decimals + 1)
        return "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
    }
}

/// JSON from parts that are already JSON.
private enum JSONText {
    static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { string($0) + ":" + $1 }.joined(separator: ",") + "}"
    }

    static func array(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }

    static func number(_ value: Int64?) -> String { value.map { String($0) } ?? "null" }

    static func string(_ value: String?) -> String {
        guard let value else { return "null" }
        let figures = Array("0123456789abcdef")
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{0}"..<"\u{20}", "\u{7F}":
                text += "\\u00\(figures[Int(scalar.value >> 4)])\(figures[Int(scalar.value & 15)])"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
