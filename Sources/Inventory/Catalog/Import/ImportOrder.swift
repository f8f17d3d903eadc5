// In which order the lines of a batch are written. Pure.

enum ImportOrder {
    /// In the order of their keys, so that neighbours in the trees of the books are written one after the other. In the order of the file where
    /// two lines name the same thing: the first of them speaks for it.
    static func byKey(_ rows: [ImportRow]) -> [ImportRow] {
        var keys: Set<String> = []
        var codes: Set<StoredCode> = []
        var scaleItems: Set<Int64> = []
        keys.reserveCapacity(rows.count)
        codes.reserveCapacity(rows.count)
        for row in rows {
            guard keys.insert(row.sku).inserted, row.codes.allSatisfy({ codes.insert($0.code).inserted }) else { return rows }
            if let item = row.scaleItem, !scaleItems.insert(item).inserted { return rows }
        }
        // Lines are large: their places are sorted.
        return rows.indices.sorted { rows[$0].sku < rows[$1].sku }.map { rows[$0] }
    }
}
