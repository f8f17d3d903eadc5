// How the GS1 member organisations divide the prefixes 20 to 29. A shop picks its country and adds its own templates.

extension ScaleTemplate {
    /// Countries with known rules, by ISO 3166-1 letters: DK EE FI DE GB LV LT NO SE.
    public static let countries = ["DE", "DK", "EE", "FI", "GB", "LT", "LV", "NO", "SE"]

    /// The templates of a country, named as `NO-23`; empty for a country without known rules.
    ///
    /// Sources: the variable-measure guides of GS1 Denmark, Sweden, Finland, Germany, UK and Latvia; Norwegian labels
    /// follow the Swedish guide.
    public static func national(_ country: some StringProtocol) -> [ScaleTemplate] {
        let letters = country.uppercased()
        let rows: [Row] =
            switch letters {
            case "NO": nordic(priceCurrency: 578)
            case "SE": nordic(priceCurrency: 752)
            case "FI", "EE", "LV", "LT": weightsOfFourDigits
            case "DK":
                ["21", "22", "23", "24"].map { Row($0 + "IIIIPPPPPPC", 2, 208) }
                    + [Row("26IIIIWWWWWWC", 3), Row("27IIIIIWWWWWC", 3), Row("28IIIIWWWWWWC", 3)]
            case "DE":
                ["22", "23"].map { Row($0 + "IIIIKPPPPPC", 2, 978) } + ["25", "26"].map { Row($0 + "IIIIKNNNNNC", 0) }
                    + ["28", "29"].map { Row($0 + "IIIIKWWWWWC", 3) }
            case "GB": [Row("20IIIIIKPPPPC", 2, 826)]
            default: []
            }
        return rows.compactMap { row in
            try? ScaleTemplate(
                parsing: row.pattern, name: "\(letters)-\(row.pattern.prefix(2))", decimals: row.decimals,
                currency: row.currency)
        }
    }

    private struct Row {
        let pattern: String
        let decimals: Int
        let currency: Int?

        init(_ pattern: String, _ decimals: Int, _ currency: Int? = nil) {
            self.pattern = pattern
            self.decimals = decimals
            self.currency = currency
        }
    }

    private static let weightsOfFourDigits = [
        Row("23IIIIIIWWWWC", 3), Row("24IIIIIIWWWWC", 2), Row("25IIIIIIWWWWC", 1),
    ]

    private static func nordic(priceCurrency: Int) -> [Row] {
        [
            Row("20IIIIIIPPPPC", 2, priceCurrency), Row("21IIIIIIPPPPC", 1, priceCurrency),
            Row("22IIIIIIPPPPC", 0, priceCurrency),
        ] + weightsOfFourDigits
    }
}
