// What a message says. Prices are not told: they are looked up by whoever may see them.

extension InboxMessage {
    /// The stable code.
    public var reason: String { "DISCREPANCY" }

    public func sentence(_ language: Language) -> Sentence {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    private var english: Sentence {
        let quantity = discrepancy.quantity
        let goods = discrepancy.lotCode.isEmpty ? discrepancy.productName : "\(discrepancy.productName), lot \(discrepancy.lotCode),"
        let what =
            switch discrepancy.kind {
            case .damaged: "\(quantity) of \(goods) arrived damaged"
            case .short: "\(quantity) of \(goods) did not arrive"
            case .over: "\(quantity) of \(goods) arrived beyond what was ordered"
            case .wrongItem: "\(quantity) of \(goods) arrived without being ordered"
            case .price: "\(goods) has another price than was ordered"
            }
        let done =
            switch discrepancy.action {
            case .accept: "accepted"
            case .refuse: "refused, gone back with the driver"
            case .sendBack: "set aside, to be sent back"
            case .claim: "to be claimed from the supplier"
            }
        let why = discrepancy.reason.isEmpty ? "" : " Reason: \(discrepancy.reason)."
        let said = "\(receiptNumber): \(what) (\(done)).\(why)"
        if isWithdrawn { return Sentence("\(said) The note was taken back.") }
        if discrepancy.settled != nil { return Sentence("\(said) Settled: \(discrepancy.settlement).") }
        return Sentence(said, next: "See to it, then settle discrepancy \(discrepancy.id) and say what was done.")
    }

    private var chinese: Sentence {
        let quantity = discrepancy.quantity
        let goods = discrepancy.lotCode.isEmpty ? discrepancy.productName : "\(discrepancy.productName) 批次 \(discrepancy.lotCode)"
        let what =
            switch discrepancy.kind {
            case .damaged: "\(goods) 到货破损 \(quantity)"
            case .short: "\(goods) 短少 \(quantity)"
            case .over: "\(goods) 超出订货 \(quantity)"
            case .wrongItem: "\(goods) 未订货而到货 \(quantity)"
            case .price: "\(goods) 价格与订单不符"
            }
        let done =
            switch discrepancy.action {
            case .accept: "已接受"
            case .refuse: "已拒收退回"
            case .sendBack: "已隔离待退"
            case .claim: "向供应商索赔"
            }
        let why = discrepancy.reason.isEmpty ? "" : "原因：\(discrepancy.reason)。"
        let said = "\(receiptNumber)：\(what)（\(done)）。\(why)"
        if isWithdrawn { return Sentence("\(said)该登记已撤回。") }
        if discrepancy.settled != nil { return Sentence("\(said)已处理：\(discrepancy.settlement)。") }
        return Sentence(said, next: "请处理，然后结清差异 \(discrepancy.id) 并说明处理结果。")
    }
}
