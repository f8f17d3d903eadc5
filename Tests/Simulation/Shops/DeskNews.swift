import Inventory
import Storage

/// What people at desks see on their screens before they say something: papers, goods that are free, goods that are on their way or promised.
struct DeskNews {
    /// Oldest first.
    private(set) var receipts: [Int64] = []
    private(set) var stocktakes: [Int64] = []
    private(set) var transfers: [Int64] = []
    private(set) var promises: [Int64] = []
    /// What is there, and not promised.
    private(set) var free: [PaperTransfer.Portion] = []
    /// By transfer: what has not arrived; the place is not told.
    private(set) var inTransit: [Int64: [PaperTransfer.Portion]] = [:]
    /// By promise: what is not picked.
    private(set) var open: [Int64: [PaperTransfer.Portion]] = [:]

    init() {}

    init(_ books: Books) throws {
        self = try books.database.readSync { snapshot in try DeskNews(snapshot) }
    }

    private init(_ snapshot: borrowing Snapshot) throws {
        for (id, kind) in try snapshot.all(Self.kinds, row: { ($0.int(0), $0.int(1)) }) {
            switch kind {
            case 2: receipts.append(id)
            case 3: stocktakes.append(id)
            case 12: transfers.append(id)
            default: promises.append(id)
            }
        }
        free = try snapshot.all(Self.piles) { row in Self.portion(row).portion }
        for (id, portion) in try snapshot.all(Self.transit, row: { Self.portion($0) }) { inTransit[id, default: []].append(portion) }
        for (id, portion) in try snapshot.all(Self.unpicked, row: { Self.portion($0) }) { open[id, default: []].append(portion) }
    }

    private static func portion(_ row: borrowing Row) -> (id: Int64, portion: PaperTransfer.Portion) {
        let pile = PaperStock.Pile(product: row.int(1), lot: row.text(2), place: row.int(3))
        return (row.int(0), PaperTransfer.Portion(pile: pile, quantity: row.int(4)))
    }

    private static let kinds = SQL("SELECT id, kind FROM document WHERE kind IN (2, 3, 11, 12) ORDER BY id")
    private static let piles = SQL(
        """
        SELECT 0, product, coalesce((SELECT code FROM lot WHERE lot.id = balance.lot), ''), location, on_hand - reserved
        FROM balance JOIN location ON location.id = balance.location
        WHERE location.kind IN (1, 2) AND on_hand > reserved ORDER BY product, lot, location
        """)
    private static let transit = SQL(
        """
        SELECT document, product, coalesce((SELECT code FROM lot WHERE lot.id = transfer_goods.lot), ''), 0, shipped - received - closed
        FROM transfer_goods WHERE shipped > received + closed ORDER BY document, line
        """)
    private static let unpicked = SQL(
        """
        SELECT document, product, coalesce((SELECT code FROM lot WHERE lot.id = reservation_line.lot), ''), location, open
        FROM reservation_line WHERE picked = 0 AND open > 0 ORDER BY document, line
        """)
}
