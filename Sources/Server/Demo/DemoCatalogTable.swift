// The demo shop's goods: made up, and enough of every kind to show what the server does.

/// All products of the demo shop.
public enum DemoCatalog {
    /// Scale labels of the demo shop: 21, item number of five digits, weight in grams of five digits, check digit.
    public static let scalePattern = "21IIIIIWWWWWC"
    static let scalePrefix = "21"

    public static let products: [DemoProduct] = rows.enumerated().map { index, row in row.product(1_001 + Int64(index)) }

    /// The product of a SKU; nil if there is none.
    public static func product(_ sku: String) -> DemoProduct? {
        products.first { $0.sku == sku }
    }

    private struct Row {
        var sku: String
        var name: String
        var zone: DemoProduct.Zone
        var cost: Int64
        var caseOf: Int64?
        var lasts: Int?
        var scaleItem: Int64?

        func product(_ number: Int64) -> DemoProduct {
            DemoProduct(
                sku: sku, name: name, zone: zone, unitCostE4: cost, caseQuantity: caseOf, shelfLifeDays: lasts,
                measure: scaleItem.map { .weighed(scaleItem: $0) } ?? .piece, number: number)
        }
    }

    /// Dry goods by the piece.
    private static func dry(_ sku: String, _ name: String, _ cost: Int64, caseOf: Int64? = nil) -> Row {
        Row(sku: sku, name: name, zone: .dry, cost: cost, caseOf: caseOf)
    }

    /// Dry goods whose lots and expiry are followed.
    private static func dated(_ sku: String, _ name: String, _ cost: Int64, lasts days: Int, caseOf: Int64? = nil) -> Row {
        Row(sku: sku, name: name, zone: .dry, cost: cost, caseOf: caseOf, lasts: days)
    }

    /// From the cold room: always followed by lot.
    private static func cold(_ sku: String, _ name: String, _ cost: Int64, lasts days: Int, caseOf: Int64? = nil) -> Row {
        Row(sku: sku, name: name, zone: .cold, cost: cost, caseOf: caseOf, lasts: days)
    }

    /// Weighed at the counter; cost per gram.
    private static func weighed(_ sku: String, _ name: String, _ cost: Int64, item: Int64) -> Row {
        Row(sku: sku, name: name, zone: .cold, cost: cost, scaleItem: item)
    }

    /// Near the tills.
    private static func front(_ sku: String, _ name: String, _ cost: Int64, caseOf: Int64? = nil) -> Row {
        Row(sku: sku, name: name, zone: .front, cost: cost, caseOf: caseOf)
    }

    private static let rows: [Row] = [
        dry("OATS-500", "Rolled oats 500 g", 52_000, caseOf: 12),
        dry("RICE-1K", "Jasmine rice 1 kg", 118_000, caseOf: 10),
        dry("RICE-5K", "Jasmine rice 5 kg", 545_000, caseOf: 4),
        dry("FLOUR-1K", "Wheat flour 1 kg", 41_000, caseOf: 10),
        dry("FLOUR-RYE", "Rye flour 1 kg", 58_000, caseOf: 10),
        dry("PASTA-SPA", "Spaghetti 500 g", 36_000, caseOf: 24),
        dry("PASTA-PEN", "Penne 500 g", 36_000, caseOf: 24),
        dry("NOODLE-EGG", "Egg noodles 400 g 鸡蛋面", 62_000, caseOf: 20),
        dry("NOODLE-CUP", "Cup noodles beef 红烧牛肉杯面", 34_000, caseOf: 24),
        dry("SUGAR-1K", "White sugar 1 kg", 57_000, caseOf: 10),
        dry("SUGAR-BR", "Brown sugar 500 g", 49_000, caseOf: 12),
        dry("SALT-500", "Sea salt 500 g", 19_000, caseOf: 20),
        dry("PEPPER-50", "Black pepper 50 g", 88_000, caseOf: 12),
        dry("LENTIL-500", "Red lentils 500 g", 74_000, caseOf: 12),
        dry("BEAN-KID", "Kidney beans tin 400 g", 45_000, caseOf: 12),
        dry("BEAN-CHI", "Chickpeas tin 400 g", 43_000, caseOf: 12),
        dry("TOMATO-400", "Chopped tomatoes tin 400 g", 39_000, caseOf: 12),
        dry("TOMATO-PST", "Tomato paste 200 g", 47_000, caseOf: 24),
        dry("TUNA-160", "Tuna in brine 160 g", 96_000, caseOf: 24),
        dry("CORN-340", "Sweet corn tin 340 g", 51_000, caseOf: 12),
        dry("SOY-500", "Soy sauce 500 ml 酱油", 68_000, caseOf: 12),
        dry("VINEGAR-500", "Rice vinegar 500 ml 米醋", 61_000, caseOf: 12),
        dry("OIL-SUN-1L", "Sunflower oil 1 l", 132_000, caseOf: 12),
        dry("OIL-OLI-500", "Olive oil 500 ml", 395_000, caseOf: 6),
        dry("TEA-GREEN", "Green tea 100 g 绿茶", 210_000, caseOf: 20),
        dry("TEA-BLACK", "Black tea 50 bags", 124_000, caseOf: 12),
        dry("COFFEE-250", "Ground coffee 250 g", 289_000, caseOf: 12),
        dry("COCOA-200", "Cocoa powder 200 g", 175_000, caseOf: 12),
        dry("HONEY-350", "Blossom honey 350 g", 248_000, caseOf: 6),
        dry("WATER-1L5", "Still water 1.5 l", 18_000, caseOf: 6),
        dry("WATER-SPK", "Sparkling water 1 l", 24_000, caseOf: 6),
        dry("TISSUE-10", "Pocket tissues 10 packs", 66_000, caseOf: 24),
        dry("PAPER-8", "Toilet paper 8 rolls", 199_000, caseOf: 6),
        dry("SOAP-HAND", "Hand soap 300 ml", 79_000, caseOf: 12),
        dry("DISH-500", "Washing-up liquid 500 ml", 84_000, caseOf: 12),
        dated("CRISP-SALT", "Potato crisps salted 150 g", 63_000, lasts: 120, caseOf: 18),
        dated("CRISP-PAP", "Potato crisps paprika 150 g", 63_000, lasts: 120, caseOf: 18),
        dated("BISC-OAT", "Oat biscuits 300 g", 82_000, lasts: 180, caseOf: 16),
        dated("BREAD-TOAST", "Toast bread 500 g", 69_000, lasts: 9),
        dated("BREAD-RYE", "Rye bread sliced 500 g", 91_000, lasts: 14),
        dated("BABY-PEAR", "Baby food pear 190 g", 57_000, lasts: 365, caseOf: 6),
        dated("JUICE-APL", "Apple juice 1 l", 72_000, lasts: 270, caseOf: 12),
        cold("MILK-1L", "Whole milk 1 l", 61_000, lasts: 12, caseOf: 12),
        cold("MILK-SKIM", "Skimmed milk 1 l", 59_000, lasts: 12, caseOf: 12),
        cold("YOG-NAT", "Natural yoghurt 500 g", 77_000, lasts: 28, caseOf: 6),
        cold("YOG-BERRY", "Berry yoghurt 150 g", 31_000, lasts: 28, caseOf: 20),
        cold("BUTTER-250", "Butter 250 g", 183_000, lasts: 60, caseOf: 20),
        cold("CREAM-200", "Whipping cream 200 ml", 74_000, lasts: 21, caseOf: 12),
        cold("CHEESE-MOZ", "Mozzarella 125 g", 88_000, lasts: 24, caseOf: 12),
        cold("EGG-10", "Eggs, box of 10", 146_000, lasts: 28, caseOf: 18),
        cold("TOFU-400", "Firm tofu 400 g 老豆腐", 65_000, lasts: 21, caseOf: 12),
        cold("DUMPL-500", "Pork dumplings 500 g 猪肉水饺", 189_000, lasts: 30, caseOf: 12),
        cold("SALMON-100", "Smoked salmon 100 g", 342_000, lasts: 21, caseOf: 10),
        cold("HAM-150", "Cooked ham 150 g", 158_000, lasts: 18, caseOf: 12),
        weighed("CHEESE-GOU", "Gouda from the counter", 1_250, item: 101),
        weighed("CHEESE-EMM", "Emmental from the counter", 1_680, item: 102),
        weighed("HAM-COUNTER", "Ham from the counter", 1_890, item: 103),
        weighed("OLIVE-MIX", "Mixed olives", 980, item: 104),
        weighed("BANANA", "Bananas, loose 香蕉", 110, item: 201),
        weighed("APPLE-FUJI", "Fuji apples, loose 富士苹果", 165, item: 202),
        weighed("TOMATO-VINE", "Vine tomatoes, loose", 240, item: 203),
        front("GUM-MINT", "Chewing gum mint", 21_000, caseOf: 30),
        front("CHOC-MILK", "Milk chocolate 100 g", 64_000, caseOf: 20),
        front("CHOC-DARK", "Dark chocolate 70 % 100 g", 86_000, caseOf: 20),
        front("BATTERY-AA4", "Batteries AA, 4", 175_000, caseOf: 12),
        front("LIGHTER", "Lighter", 28_000, caseOf: 50),
        front("BAG-COTTON", "Cotton shopping bag", 45_000),
        front("UMBRELLA", "Folding umbrella", 298_000),
    ]
}
