import Storage

@testable import Inventory

/// A shop with a receipt that anna has open, and a look at everything that a delivery may change.
struct DeliveryStage {
    let shop: Shop
    let receipt: Entry.Task

    init() throws {
        shop = try Shop()
        let opened = try shop.perform(OpenReceipt(store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: ""), as: .anna)
        guard case .done(let reply, _, _) = opened else { throw BooksError(description: "no receipt was opened") }
        receipt = .document(reply.id.rawValue)
    }

    /// `count` scans of tea.
    static func scans(_ count: Int) -> [Entry.Body] {
        Array(repeating: .scan(Shop.item(Shop.Code.tea), times: 1), count: count)
    }

    func batch(_ count: Int, from sequence: Int64) -> EntryBatch {
        shop.batch(Self.scans(count), on: receipt, from: sequence)
    }

    /// Applies and answers the results; nil where nothing was applied.
    func results(of batch: EntryBatch) throws -> [EntryResult]? {
        if case .applied(_, let results) = try shop.books.applySync(batch) { results } else { nil }
    }

    /// What is taken down of tea, and how many rows it took.
    struct Standing: Hashable {
        var tea: Int64
        var rows: Int64
        var reviews: Int64
        var appliedThrough: Int64
    }

    func standing(_ terminal: TerminalID = Shop.handheld) throws -> Standing {
        let standing = try shop.read { snapshot in
            try snapshot.first(Self.look, terminal.rawValue) { row in
                Standing(tea: row.int(0), rows: row.int(1), reviews: row.int(2), appliedThrough: row.int(3))
            }
        }
        return standing ?? Standing(tea: 0, rows: 0, reviews: 0, appliedThrough: -1)
    }

    private static let look = SQL(
        """
        SELECT (SELECT coalesce(sum(quantity), 0) FROM receipt_line), (SELECT count(*) FROM journal), (SELECT count(*) FROM review),
            applied_through
        FROM terminal WHERE id = $1
        """)
}
