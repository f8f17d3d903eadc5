// The demo shop's stores, places, people and the order that is under way: what `shelfwire demo` puts into empty books.

/// A store of the demo.
public struct DemoStore: Hashable, Sendable {
    public let code: String
    public let name: String

    public static let all = [
        DemoStore(code: "01", name: "Riverside"),
        DemoStore(code: "02", name: "Hilltop"),
    ]
    public static let timeZone = "Asia/Shanghai"
    public static let currency = "CNY"
}

/// A shelf place of every store of the demo.
public struct DemoPlace: Hashable, Sendable {
    public let code: String
    public let name: String
    public let zone: DemoProduct.Zone

    public static let all: [DemoPlace] =
        (1...4).map { DemoPlace(code: "C\($0)", name: "Cold shelf \($0)", zone: .cold) }
        + (1...8).map { DemoPlace(code: "D\($0)", name: "Dry shelf \($0)", zone: .dry) }
        + (1...3).map { DemoPlace(code: "F\($0)", name: "Front rack \($0)", zone: .front) }
}

/// A line of the demo's open order.
public struct DemoOrderLine: Hashable, Sendable {
    public let sku: String
    public let quantity: Int64

    /// What the supplier is to bring: whole cases of goods with and without lots.
    public static let open = [
        DemoOrderLine(sku: "MILK-1L", quantity: 48),
        DemoOrderLine(sku: "YOG-NAT", quantity: 24),
        DemoOrderLine(sku: "BUTTER-250", quantity: 20),
        DemoOrderLine(sku: "OATS-500", quantity: 24),
        DemoOrderLine(sku: "RICE-1K", quantity: 20),
        DemoOrderLine(sku: "JUICE-APL", quantity: 24),
        DemoOrderLine(sku: "CHEESE-GOU", quantity: 5_000),
    ]
}
