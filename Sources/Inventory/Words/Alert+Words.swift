// What an alert says, without a figure: it is told to terminals on which somebody may count without knowing what is expected.

extension Alert {
    /// The stable code.
    public var reason: String { kind.reason }

    public func sentence(_ language: Language) -> Sentence {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    /// For more at once than anybody reads one by one.
    public static func many(_ language: Language) -> Sentence {
        switch language {
        case .english: Sentence("Many alerts came up at once.", next: "Look at the list of alerts.")
        case .chinese: Sentence("同时出现了许多提醒。", next: "请查看提醒列表。")
        }
    }

    private var english: Sentence {
        switch kind {
        case .lowStock: Sentence("\(productName) is running out.", next: "Order it, or have it sent from another store.")
        case .overStock: Sentence("There is too much of \(productName).", next: "Order less, or offer it to another store.")
        case .nearExpiry: Sentence("\(productName), lot \(lotCode), expires on \(expiry).", next: "Sell it first, or reduce its price.")
        case .expired: Sentence("\(productName), lot \(lotCode), expired on \(expiry).", next: "Take it off the shelf and write it off.")
        }
    }

    private var chinese: Sentence {
        switch kind {
        case .lowStock: Sentence("\(productName) 库存不足。", next: "请订货，或从其他门店调入。")
        case .overStock: Sentence("\(productName) 库存过多。", next: "请减少订货，或调往其他门店。")
        case .nearExpiry: Sentence("\(productName) 批次 \(lotCode) 将于 \(expiry) 到期。", next: "请优先销售，或降价处理。")
        case .expired: Sentence("\(productName) 批次 \(lotCode) 已于 \(expiry) 过期。", next: "请下架并报损。")
        }
    }
}

extension AlertKind {
    public var reason: String {
        switch self {
        case .lowStock: "LOW_STOCK"
        case .overStock: "OVER_STOCK"
        case .nearExpiry: "NEAR_EXPIRY"
        case .expired: "EXPIRED_STOCK"
        }
    }
}
