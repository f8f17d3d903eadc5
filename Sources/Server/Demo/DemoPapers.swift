// What the demo's handheld is told to do: scripts for `handheld script`, made from the demo's goods so that every code is right.

public import Barcodes
import Inventory

/// Scripts for receiving the open order and for counting what arrived.
public struct DemoPapers: Sendable {
    private let shop: DemoShop
    private let today: CalendarDate

    public init(_ shop: DemoShop, today: CalendarDate) {
        self.shop = shop
        self.today = today
    }

    /// The clerk receives the order: case codes with lot and expiry, plain codes with a typed lot, scale labels, a slip taken back.
    public var receiving: String {
        let milk = goods("MILK-1L"), yoghurt = goods("YOG-NAT"), butter = goods("BUTTER-250"), juice = goods("JUICE-APL")
        return script(
            signIn("anna"),
            "say The truck is here: receiving the open order",
            "receive order \(shop.order.number) note DN-4711",
            "say Milk: four cases, lot and expiry are in the code",
            "scan \(elementString(milk, lot: "M4711", days: 10)) x4 ]C1",
            "say Yoghurt: the case code has no lot, so it is typed first",
            "lot Y118 expiry \(date(24))",
            "scan \(caseCode(yoghurt)) x4",
            "say Butter: counted by hand",
            "lot B0925 expiry \(date(55))",
            "scan \(code(butter))",
            "count 19",
            "lot none",
            "say Juice: one case too many was scanned and is taken back",
            "scan \(elementString(juice, lot: "J77", days: 250)) x3 ]C1",
            "undo",
            "scan \(elementString(juice, lot: "J77", days: 250)) x2 ]C1",
            "say Oats and rice: plain goods; one bag of rice is missing",
            "scan \(caseCode(goods("OATS-500"))) x2",
            "scan \(caseCode(goods("RICE-1K")))",
            "scan \(code(goods("RICE-1K"))) x9",
            "say Gouda: four wheels with scale labels",
            scaleLabel(goods("CHEESE-GOU"), grams: 1_240), scaleLabel(goods("CHEESE-GOU"), grams: 1_265),
            scaleLabel(goods("CHEESE-GOU"), grams: 1_250), scaleLabel(goods("CHEESE-GOU"), grams: 1_245),
            "wait-synced 20s",
            "finish delivery complete but for one bag of rice",
            "wait-synced 20s")
    }

    /// The counter counts what stands at the dock; `number` is the stocktake's.
    public func counting(stocktake number: String) -> String {
        script(
            signIn("cara"),
            "say Counting the dock",
            "stocktake \(number)",
            "place DOCK",
            "scan \(elementString(goods("MILK-1L"), lot: "M4711", days: 10)) x3 ]C1",
            "say one case of milk is open: eleven single cartons",
            "lot M4711 expiry \(date(10))",
            "scan \(code(goods("MILK-1L"))) x11",
            "lot Y118 expiry \(date(24))",
            "scan \(caseCode(goods("YOG-NAT"))) x4",
            "lot B0925 expiry \(date(55))",
            "scan \(code(goods("BUTTER-250"))) x20",
            "lot J77 expiry \(date(250))",
            "scan \(caseCode(goods("JUICE-APL"))) x2",
            "lot none",
            "scan \(code(goods("OATS-500"))) x25",
            "scan \(code(goods("RICE-1K"))) x19",
            "scan \(code(goods("CHEESE-GOU")))",
            "location-counted DOCK",
            "finish",
            "wait-synced 20s")
    }

    // MARK: Lines

    private func script(_ lines: String...) -> String { lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n" }

    private func signIn(_ userName: String) -> String {
        shop.account(userName).map { "sign-in \(userName) \($0.pin)" } ?? ""
    }

    private func goods(_ sku: String) -> DemoProduct? { DemoCatalog.product(sku) }

    private func date(_ days: Int) -> String { today.adding(days: days)?.text ?? "" }

    /// The code on one piece; on weighed goods the label of 5,000 g.
    private func code(_ product: DemoProduct?) -> String {
        product?.gtin?.ean13Text ?? product?.scaleLabel(grams: 5_000) ?? ""
    }

    private func caseCode(_ product: DemoProduct?) -> String { product?.caseGTIN?.text ?? "" }

    private func scaleLabel(_ product: DemoProduct?, grams: Int64) -> String {
        product?.scaleLabel(grams: grams).map { "scan \($0)" } ?? ""
    }

    /// GS1-128 of a case: number, expiry, lot (GS1 General Specifications 3.2, 3.4.6, 3.4.1).
    private func elementString(_ product: DemoProduct?, lot: String, days: Int) -> String {
        let expiry = date(days).replacing("-", with: "").dropFirst(2)
        return "01\(caseCode(product))17\(expiry)10\(lot)"
    }
}
