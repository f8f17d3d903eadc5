/// What an item of an entry means: which goods, how much per scan, of which lot.
struct ResolvedGoods: Hashable {
    var product: ProductFacts
    /// Base units one scan stands for. Zero only for a typed quantity of goods whose code carries no measure.
    var quantityPerScan: Quantity
    /// The packaging level of the code: "each", "inner", "case", "pallet".
    var level: String
    /// Normalised; empty = none, and always empty for goods that are not followed by lot.
    var lotCode: String
    /// As printed or typed.
    var shownLotCode: String
    /// `YYYY-MM-DD`; empty = none.
    var expiry: String
    /// `YYYY-MM-DD`; empty = none.
    var productionDate: String
    var remarks: [Remark]
}
